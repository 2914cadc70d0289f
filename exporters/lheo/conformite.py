"""What the official XSD demands of a kept fragment beyond the grammar of feeds, which lets more in than may go out.

Attributes: those of the grammar, no `id` (a fragment may be written twice), real moments. `extras`: only `extras` and
`extra`, without text; in an `extra`, whatever is not Lhéo, and Lhéo elements only when they are right.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from models.lheo.controle import controler
from models.lheo.espaces import ESPACES
from models.lheo.grammaire import grammaire

if TYPE_CHECKING:
    from lxml.etree import _Element

_LHEO: Final = f"{{{ESPACES['2.3']}}}"
_EXTRA, _EXTRAS, _SIRET = f"{_LHEO}extra", f"{_LHEO}extras", f"{_LHEO}SIRET"
_A_REGARDER: Final = frozenset({_EXTRA, _EXTRAS, _SIRET})
_IDENTIFIANTS: Final = frozenset({"id", "idref"})
_INSTANT: Final = re.compile(
    r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-](0\d|1[0-3]):[0-5]\d)?"
)
LONGUEUR_SIRET: Final = 14


def faute(fragment: _Element) -> str | None:
    """Why a fragment cannot be written, in French; attributes that cannot are taken away."""
    if trouvees := controler(fragment, "2.3"):
        return trouvees[0].message
    for noeud in fragment.iter(f"{_LHEO}*"):
        if noeud.keys():
            _garder_les_attributs(noeud)
        if noeud.tag in _A_REGARDER and (message := _faute_propre(noeud)):
            return message
    return None


def permis(element: str, nom: str, valeur: str) -> bool:
    """Whether an element may carry this attribute with this value; unknown elements may carry any."""
    regle = grammaire("2.3").get(element)
    libre = regle is None or element == "extra" or nom in regle.attributs
    return (
        libre and nom not in _IDENTIFIANTS and (not nom.startswith("horodatage-") or bool(_INSTANT.fullmatch(valeur)))
    )


def _garder_les_attributs(noeud: _Element) -> None:
    for nom, valeur in noeud.attrib.items():
        if not permis(str(noeud.tag)[len(_LHEO) :], str(nom), str(valeur)):
            del noeud.attrib[nom]


def _faute_propre(noeud: _Element) -> str | None:
    if noeud.tag == _SIRET and len(noeud.text or "") != LONGUEUR_SIRET:
        return f"Le SIRET « {noeud.text} » n'a pas 14 caractères."
    if noeud.tag == _EXTRAS:
        textes = [noeud.text, *(enfant.tail for enfant in noeud)]
        if any((texte or "").strip() for texte in textes) or any(e.tag not in {_EXTRA, _EXTRAS} for e in noeud):
            return "<extras> ne peut contenir que des <extra> : ce bloc ne peut pas être écrit tel quel."
    if noeud.tag == _EXTRA and len(noeud):
        connus = (e for e in noeud.iter(f"{_LHEO}*") if str(e.tag)[len(_LHEO) :] in grammaire("2.3"))
        if any(controler(e, "2.3") for e in connus if e is not noeud):
            return "Un <extra> contient un élément Lhéo fautif : ce bloc ne peut pas être écrit tel quel."
    return None
