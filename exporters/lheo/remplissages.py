"""What is written where Lhéo demands what the catalogue does not know: a neutral value, never an invented fact.

Elements filled so carry `tag="sofi"`: our own reader takes them away, so that unknown stays unknown. An element that
Lhéo demands and that is not here leaves its object out: a session without an address, an action without a session.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

NOTRE: Final = ' tag="sofi"'
NON_RENSEIGNE: Final = "Non renseigné"


class Remplissage(NamedTuple):
    """The element as written, and what the report says of it."""

    xml: str
    message: str


def _remplissage(nom: str, valeur: str, dit: str, attributs: str = "") -> tuple[str, Remplissage]:
    xml = f"<{nom}{attributs}{NOTRE}>{valeur}</{nom}>"
    return nom, Remplissage(xml, f"Le catalogue ne le dit pas : {dit}.")


def _texte(nom: str) -> tuple[str, Remplissage]:
    return _remplissage(nom, NON_RENSEIGNE, f"« {NON_RENSEIGNE} » a été écrit")


REMPLISSAGES: Final[Mapping[str, Remplissage]] = MappingProxyType(
    dict(
        [
            *map(_texte, ("objectif-formation", "resultats-attendus", "contenu-formation")),
            *map(_texte, ("rythme-formation", "modalites-alternance", "conditions-specifiques")),
            _remplissage("domaine-formation", "", "aucun domaine n'a été donné"),
            _remplissage("parcours-de-formation", "4", "« mixte » (4) a été écrit"),
            _remplissage("code-niveau-entree", "0", "« information non communiquée » (0) a été écrit"),
            _remplissage("niveau-entree-obligatoire", "0", "« non » (0) a été écrit"),
            _remplissage("modalites-enseignement", "0", "« entièrement présentielle » (0) a été écrit"),
            _remplissage("prise-en-charge-frais-possible", "0", "« non » (0) a été écrit"),
            _remplissage("code-public-vise", "83056", "« tout public » (83056, V14) a été écrit", ' ref="V14"'),
            _remplissage("contact-formation", "<coordonnees/>", "un contact vide a été écrit"),
            _remplissage("contact-organisme", "<coordonnees/>", "un contact vide a été écrit"),
            _remplissage("coordonnees", "", "des coordonnées vides ont été écrites"),
            _remplissage("numero-activite", "00000000000", "onze zéros ont été écrits"),
            _remplissage("SIRET", "00000000000000", "quatorze zéros ont été écrits"),
            _remplissage("raison-sociale-formateur", "", "un nom vide a été écrit"),
            _remplissage("ligne", "-", "« - » a été écrit"),
            _remplissage("codepostal", "00000", "cinq zéros ont été écrits"),
            _remplissage("ville", "-", "« - » a été écrit"),
        ]
    )
)
