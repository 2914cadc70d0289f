"""`sofi effacer`: forget a person."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from models.effacement import Efface


def effacer(
    contact: Annotated[str, typer.Argument(metavar="CONTACT", help="Its number: CT_0000000042.", show_default=False)],
) -> None:
    """Blank what a contact says of a person, in its row, its history and what waits of it; it is published no more."""
    import psycopg

    from loaders.tenue.ensemble import tenir_les_objets
    from models.ecriture import Touche
    from models.effacement import effacer
    from models.enumerations import Noun
    from service.commandes.version import catalogue_ouvert

    with catalogue_ouvert() as url, psycopg.connect(url) as connexion:
        efface = effacer(connexion, contact)
        tenir_les_objets(connexion, [Touche(Noun.CONTACT, efface.id)])
    for ligne in lignes(contact, efface):
        typer.echo(ligne)


def lignes(numero: str, efface: "Efface") -> Iterator[str]:
    """What was done, and what is left to do elsewhere."""
    if not (efface.fiche or efface.historique or efface.en_attente):
        yield f"{numero} ne disait déjà plus rien : rien n'a changé."
        return
    lignes = "1 ligne" if efface.historique == 1 else f"{efface.historique} lignes"
    yield f"{numero} : effacé de sa fiche et de {lignes} de son historique ; il n'est plus publié."
    if efface.en_attente:
        yield "Ce qui attendait la décision du Carif à son sujet est abandonné."
    if efface.autres:
        yield f"Peut-être la même personne, dans le même organisme : {', '.join(efface.autres)}."
    yield "Demandez aussi son effacement à sa source : décrite autrement, elle reviendrait au prochain import."
