"""`sofi verifier`: whether what searches and mirrors read still follows from the catalogue."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from loaders.tenue.recherche import Ecarts

DIFFERENT = 1  # exit code


def verifier(
    refaire: Annotated[bool, typer.Option("--refaire", help="Set right what differs.")] = False,
) -> None:
    """Compare each table that follows from the catalogue with what it should be.

    Exit codes: 0 nothing differs, or all was set right; 1 something differs.
    """
    from service.commandes.version import exiger_a_jour
    from service.postgres.ouverture import base_ouverte
    from service.recherche_tenue import verifier_la_recherche
    from service.reglages import lire_reglages

    with base_ouverte(lire_reglages()) as url:
        exiger_a_jour(url)
        ecarts = verifier_la_recherche(url, refaire=refaire)
    for ligne in lignes(ecarts):
        typer.echo(ligne)
    if not ecarts:
        typer.echo("Tout suit le catalogue.")
    elif refaire:
        typer.echo("Tout a été refait et suit de nouveau le catalogue.")
    else:
        typer.echo("Pour les refaire : sofi verifier --refaire")
        raise typer.Exit(DIFFERENT)


def lignes(ecarts: "list[Ecarts]") -> Iterator[str]:
    """Each table that differs: of how many rows, the first of them by their keys."""
    from models.tables import METADONNEES
    from service.commandes.rapport import nombre

    for ecart in ecarts:
        s = "s" if ecart.nombre > 1 else ""
        suite = (", les premières :" if s else " :") if ecart.exemples else ""
        yield f"{ecart.table} : {nombre(ecart.nombre)} ligne{s} en écart{suite}"
        noms = [colonne.name for colonne in METADONNEES.tables[ecart.table].primary_key]
        for cle in ecart.exemples:
            dites = ", ".join(f"{nom} {valeur}" for nom, valeur in zip(noms, cle, strict=False))
            yield f"  {dites}{_sens(cle[len(noms) :])}"


def _sens(reste: tuple[object, ...]) -> str:
    """Whether the row should be there; where the comparison does not tell, nothing."""
    if not reste:
        return ""
    return " : absente, ou autre que le catalogue ne la donne" if reste[0] else " : en trop"
