"""How many actions the filter on a value would show, by the criteria of that filter."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.offre.criteres import CRITERES
from loaders.requete import Requete
from models.suggestion import TypeSuggestion

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.requete import Regard

# the fields of the filter that take the values of each type
_CHAMPS: Final = {
    TypeSuggestion.METIER: ("codes_rome",),
    TypeSuggestion.FORMACODE: ("formacodes",),
    TypeSuggestion.CERTIFICATION: ("codes_rncp", "codes_rs", "codes_certifinfo"),
    TypeSuggestion.ORGANISME: ("organismes",),
    TypeSuggestion.COMMUNE: ("communes",),
    TypeSuggestion.DEPARTEMENT: ("departements",),
}

_NOMBRE: Final = """
  WHEN '{type}' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND ({critere}))"""

_NOMBRES: Final = """\
-- nombres_d_actions
SELECT CASE p.type{nombres}
  END AS nombre
FROM unnest(%(types)s::text[], %(valeurs)s::text[]) WITH ORDINALITY AS p(type, valeur, rang)
ORDER BY p.rang"""


def _critere(champ: str) -> str:
    """The criterion of a field, on one value of a row rather than on those of a parameter."""
    return CRITERES[champ].replace(f"%(offre_{champ})s", "ARRAY[p.valeur]")


_ENONCE: Final = _NOMBRES.format(
    nombres="".join(
        _NOMBRE.format(type=genre, critere=" OR ".join(map(_critere, champs))) for genre, champs in _CHAMPS.items()
    )
)


def nombres(cles: Sequence[tuple[str, str]], regard: Regard) -> Requete:
    """The numbers for these types and values, one row each, in their order."""
    parametres = {
        "types": [genre for genre, _ in cles],
        "valeurs": [valeur for _, valeur in cles],
        "aujourdhui": regard.aujourdhui,
    }
    return Requete(_ENONCE, parametres)
