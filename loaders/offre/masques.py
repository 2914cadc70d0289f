"""What is asked of dispositifs, read off the masks of a row of `recherche_session`: fast, and exact one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.recherche import BITS, colonnes_du_masque

if TYPE_CHECKING:
    from collections.abc import Mapping

_VALEURS: Final = "SELECT unnest(%(offre_{nom})s::text[])"
_TYPES_DES_VOIES: Final = "SELECT t.code FROM type_dispositif AS t WHERE t.voie = ANY(%(offre_{nom})s::text[])"

# for each criterion: the axes of the masks, and the values that are looked for in them
_CHERCHEES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "types_dispositif": (("TYPE_DISPOSITIF", _VALEURS.format(nom="types_dispositif")),),
    "voies": (("TYPE_DISPOSITIF", _TYPES_DES_VOIES.format(nom="voies")),),
    "publics": (("PUBLIC", _VALEURS.format(nom="publics")),),
    "profil": (
        ("TYPE_DISPOSITIF", _VALEURS.format(nom="profil_types")),
        ("TYPE_DISPOSITIF", _TYPES_DES_VOIES.format(nom="profil_voies")),
        ("PUBLIC", _VALEURS.format(nom="profil_publics")),
    ),
}

_MASQUE: Final = """(SELECT coalesce(bit_or(1::bigint << mod(v.rang, {bits})), 0) FROM recherche_valeur AS v
    WHERE v.axe = '{axe}' AND v.rang BETWEEN {premier} AND {dernier} AND v.valeur IN ({valeurs}))"""


def peut_etre(nom: str) -> str | None:
    """SQL true of each row that satisfies this criterion, and of none that says otherwise; None when no mask tells.

    Values that share the last bit of their axis are all taken for one another: see `partage`.
    """
    cherchees = _CHERCHEES.get(nom)
    return None if cherchees is None else f"({' OR '.join(_porte(axe, valeurs) for axe, valeurs in cherchees)})"


def partage(nom: str) -> str:
    """SQL true of each row whose masks do not tell for sure."""
    return f"({' OR '.join(dict.fromkeys(_dernier(axe) for axe, _ in _CHERCHEES[nom]))})"


def _porte(axe: str, valeurs: str) -> str:
    mots = enumerate(colonnes_du_masque(axe))
    return " OR ".join(
        f"offre.{colonne} & {_MASQUE.format(axe=axe, bits=BITS, valeurs=valeurs, **_rangs(mot))} <> 0"
        for mot, colonne in mots
    )


def _rangs(mot: int) -> dict[str, int]:
    return {"premier": mot * BITS, "dernier": (mot + 1) * BITS - 1}


def _dernier(axe: str) -> str:
    return f"(offre.{colonnes_du_masque(axe)[-1]} >> {BITS - 1}) & 1 = 1"
