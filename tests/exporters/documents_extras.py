"""The `extras` of a document: those of the national feed where it puts them, and some that nobody knows anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import escape

from lxml import etree

from models.lheo.espaces import ESPACES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from tests.exporters.documents_sort import Ou, Sort


def _bloc(attributs: str, *dits: tuple[str, str]) -> str:
    """An `extras` and its `extra`, each by its attributes and what it says."""
    return f"<extras {attributs}>{''.join(f'<extra {qui}>{dit}</extra>' for qui, dit in dits)}</extras>"


# `{}` is a text of its own; Lhéo within an extra is checked, XML of elsewhere is not.
INCONNUS: Final = (
    _bloc('info="carif"', ('info="note"', "{}"), ('info="note" ref="2"', "{}")),
    _bloc('info="contact"', ('info="suivi"', "<coordonnees><nom>{}</nom></coordonnees>")),
    _bloc(
        'info="atom"', ('info="fil"', '<a:entry xmlns:a="http://www.w3.org/2005/Atom"><a:title>{}</a:title></a:entry>')
    ),
    _bloc('info="mêlé"', ('info="avis"', 'lire <b xmlns="">{}</b> puis {}')),
    _bloc('tag="ordre" ref="3"', ('z="1" a="2" info="attributs"', "{}"), ('info="vide"', "")),
    '<extras info="imbriqués"><extras info="dedans"><extra info="fond">{}</extra></extras><extra>{}</extra></extras>',
)
NATIONAUX: Final[Mapping[str, tuple[str, ...]]] = {
    "formation": (_bloc('info="FLUX-CARIF"', ('info="numero-CARIF"', "{rang}")),),
    "action": (
        _bloc(
            'info="dispositif"',
            ('info="contrat-apprentissage"', "{oui}"),
            ('info="contrat-professionnalisation"', "{oui}"),
        ),
        _bloc('info="type-action"', ('info="formation-initiale"', "{oui}"), ('info="action-perimee"', "{oui}")),
        _bloc('info="duree-hebdo"', ('info="duree-hebdo"', "{rang}")),
        _bloc('info="complements"', ('info="complement-intitule"', "{}"), ('info="complement-descriptif"', "{}")),
        _bloc('info="validation"', ('info="code-type-validation"', "{rang}")),
    ),
    "session": (
        _bloc('info="session-perimee"', ('info="session-perimee"', "{oui}")),
        # a Carif's own, repeated under other numbers as the national eligibilite-cpf is, which is derived and not kept
        _bloc('info="suivi-regional" numero="2360{rang}"', ('info="region"', "52"), ('info="region"', "53")),
        _bloc('info="suivi-regional" numero="2370{rang}"', ('info="source"', "{}"), ('info="france-entiere"', "1")),
    ),
    "organisme-financeur": (
        _bloc(
            'info="specificites"',
            ('info="code-public-vise" ref="V12"', "800{rang}"),
            ('info="code-public-vise" ref="V14"', "820{rang}"),
            ('info="programme-financeur"', "{programme}"),
            ('info="ref-action-marche-financeur"', "{}"),
        ),
        _bloc('info="specificites"', ('info="code-perimetre-recrutement"', "3")),
    ),
    "organisme-formation-responsable": (
        _bloc('info="categorie-organisme"', ('info="code-categorie-organisme"', "{rang}")),
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
