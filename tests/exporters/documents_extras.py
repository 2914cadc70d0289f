"""The `extras` of a document: those of the national feed where it puts them, and some that nobody knows anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from lxml import etree

from models.lheo.espaces import ESPACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.exporters.documents_sort import Ou, Sort

# `{}` is a text of its own; Lhéo within an extra is checked, XML of elsewhere is not.
INCONNUS: Final = (
    '<extras info="carif"><extra info="note">{}</extra><extra info="note" ref="2">{}</extra></extras>',
    '<extras info="imbriques"><extras info="dedans"><extra info="fond">{}</extra></extras><extra>{}</extra></extras>',
    '<extras info="contact"><extra info="suivi"><coordonnees><nom>{}</nom></coordonnees></extra></extras>',
    '<extras info="atom"><extra info="fil"><a:entry xmlns:a="http://www.w3.org/2005/Atom"><a:title type="text">{}'
    "</a:title><a:link/></a:entry></extra></extras>",
    '<extras info="mêlé"><extra info="avis">lire <b xmlns="">{}</b> puis {}</extra></extras>',
    '<extras tag="ordre" ref="3"><extra z="1" a="2" info="attributs">{}</extra><extra info="vide"/></extras>',
)
NATIONAUX: Final[Mapping[str, tuple[str, ...]]] = {
    "formation": ('<extras info="FLUX-CARIF"><extra info="numero-CARIF">{rang}</extra></extras>',),
    "action": (
        '<extras info="dispositif"><extra info="contrat-apprentissage">{oui}</extra>'
        '<extra info="contrat-professionnalisation">{oui}</extra></extras>',
        '<extras info="type-action"><extra info="formation-initiale">{oui}</extra>'
        '<extra info="action-perimee">{oui}</extra></extras>',
        '<extras info="duree-hebdo"><extra info="duree-hebdo">{rang}</extra></extras>',
        '<extras info="complements"><extra info="complement-intitule">{}</extra>'
        '<extra info="complement-descriptif">{}</extra></extras>',
        '<extras info="validation"><extra info="code-type-validation">{rang}</extra></extras>',
    ),
    "session": (
        '<extras info="session-perimee"><extra info="session-perimee">{oui}</extra></extras>',
        '<extras info="eligibilite-cpf" numero="2360{rang}"><extra info="source">{}</extra>'
        '<extra info="debut-validite">20190101</extra><extra info="region">52</extra><extra info="region">53</extra>'
        "</extras>",
        '<extras info="eligibilite-cpf" numero="2370{rang}"><extra info="france-entiere">1</extra></extras>',
    ),
    "organisme-financeur": (
        '<extras info="specificites"><extra info="code-public-vise" ref="V12">800{rang}</extra>'
        '<extra info="code-public-vise" ref="V14">820{rang}</extra>'
        '<extra info="programme-financeur">{programme}</extra>'
        '<extra info="ref-action-marche-financeur">{}</extra></extras>',
        '<extras info="specificites"><extra info="code-perimetre-recrutement">3</extra></extras>',
    ),
    "organisme-formation-responsable": (
        '<extras info="categorie-organisme"><extra info="code-categorie-organisme">{rang}</extra></extras>',
    ),
}
PROGRAMMES: Final = ("POEC", "ASL", "Programme régional : PRÉPA", "AIF", "", "1 emploi = 1 formation", "-")
LONGUEUR: Final = 50


def extras(sort: Sort, ou: Ou) -> Iterator[etree._Element]:
    """The `extras` of an element."""
    for rang, forme in enumerate(NATIONAUX.get(ou.nom, ())):
        if sort.garde(ou, f"extras {rang}", objet=True):
            yield _lire(forme, sort, ou.dans(f"national {rang}"))
    for rang in range(sort.extras(ou)):
        la = ou.dans("extras", rang)
        yield _lire(INCONNUS[sort.entier(la, "inconnus", len(INCONNUS))], sort, la)


def _lire(forme: str, sort: Sort, ou: Ou) -> etree._Element:
    textes = [escape(sort.libre(ou.dans("extra", rang), 1, LONGUEUR)) for rang in range(forme.count("{}"))]
    rang = 10 + sort.entier(ou, "extra", 89)
    programme = PROGRAMMES[rang % len(PROGRAMMES)] if sort.parfois(ou, "programme", 100) else f"Programme {rang}"
    oui = "0" if sort.parfois(ou, "non", 100) else "1"
    xml = forme.format(*textes, rang=rang, oui=oui, programme=programme)
    return etree.fromstring(f'<x xmlns="{ESPACES["2.3"]}">{xml}</x>')[0]
