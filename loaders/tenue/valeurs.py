"""The bits that stand for values in the masks of `recherche_session`: given once, in the order values come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from loaders.offre.publics import VALEUR_DU_PUBLIC
from models.recherche import BITS, MASQUES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psycopg import Connection

_DES_LISTES = f"""
  SELECT 'DEPARTEMENT' AS axe, code AS valeur FROM departement
  UNION SELECT 'TYPE_DISPOSITIF', code FROM type_dispositif
  UNION SELECT 'PUBLIC', {VALEUR_DU_PUBLIC} FROM public_vise
  UNION SELECT 'CHAMP', code FROM champ_semantique"""  # noqa: S608  our own names

_DES_SESSIONS = """
  SELECT DISTINCT 'MOIS_DEBUT' AS axe, to_char(session.debut, 'YYYY-MM') AS valeur
  FROM session JOIN action ON action.id = session.action_id WHERE session.debut_precision IN ('JOUR', 'MOIS')
  AND {parmi}"""

_CAPACITES = ", ".join(f"('{axe}', {mots * BITS})" for axe, mots in MASQUES.items())

_NOUVELLES = """(SELECT DISTINCT axe, valeur FROM ({valeurs}) AS v
  WHERE NOT EXISTS (SELECT FROM recherche_valeur AS r WHERE (r.axe, r.valeur) = (v.axe, v.valeur)))"""

_Y_EN_A_T_IL = "-- nouvelles_valeurs\nSELECT EXISTS {nouvelles}"

_DONNER = """\
-- donner_les_valeurs
INSERT INTO recherche_valeur (axe, valeur, rang)
SELECT axe, valeur, least(capacite - 1, coalesce((SELECT max(rang) FROM recherche_valeur AS r WHERE r.axe = n.axe), -1)
  + row_number() OVER (PARTITION BY axe ORDER BY valeur))
FROM {nouvelles} AS n JOIN (VALUES {capacites}) AS c(axe, capacite) USING (axe)"""

VERROU = 7_634_004  # advisory lock


class Attribution(NamedTuple):
    """Two statements: whether values have no bit yet, and the one that gives them theirs."""

    manque: str
    donner: str

    def faire(self, connexion: Connection[Any], parametres: Mapping[str, object]) -> None:
        """Give a bit to each value; two transactions at once would give one to both, so that one waits, if it must."""
        if self.a_faire(connexion, parametres):
            connexion.execute("SELECT pg_advisory_xact_lock(%s)", (VERROU,))
            connexion.execute(self.donner, parametres)

    def a_faire(self, connexion: Connection[Any], parametres: Mapping[str, object]) -> bool:
        """Whether a value has no bit yet."""
        manque = connexion.execute(self.manque, parametres).fetchone()
        return bool(manque and manque[0])


def _attribution(valeurs: str) -> Attribution:
    nouvelles = _NOUVELLES.format(valeurs=valeurs)
    return Attribution(
        _Y_EN_A_T_IL.format(nouvelles=nouvelles), _DONNER.format(nouvelles=nouvelles, capacites=_CAPACITES)
    )


NOUVEAUX_MOIS = _attribution(_DES_SESSIONS.format(parmi="action.id = ANY(%(touches)s::bigint[])"))
DES_LISTES = _attribution(_DES_LISTES)
TOUTES = _attribution(f"{_DES_LISTES} UNION {_DES_SESSIONS.format(parmi='true')}")


def bits(axe: str, valeur: str) -> list[str]:
    """SQL of the words of a mask that holds one value, each null when the value has no bit in it."""
    return [
        f"CASE WHEN {valeur}.rang / {BITS} = {mot} THEN 1::bigint << mod({valeur}.rang, {BITS}) END"
        for mot in range(MASQUES[axe])
    ]
