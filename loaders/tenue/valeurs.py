"""The bits that stand for values in the masks of `recherche_session`: given once, in the order values come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from loaders.offre.publics import VALEUR_DU_PUBLIC
from models.recherche import BITS, MASQUES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from psycopg import Connection

# Those in use alone, so that they hold in as few words as can be.
_EN_USAGE = f"""
  SELECT 'MOIS_DEBUT' AS axe, to_char(session.debut, 'YYYY-MM') AS valeur
  FROM session JOIN action ON action.id = session.action_id
  WHERE session.debut_precision IN ('JOUR', 'MOIS') AND {{parmi}}
  UNION SELECT 'TYPE_DISPOSITIF', dispositif.type_code
  FROM action JOIN session ON session.action_id = action.id JOIN dispositif ON dispositif.session_id = session.id
  WHERE {{parmi}}
  UNION SELECT 'PUBLIC', {VALEUR_DU_PUBLIC} FROM public_vise WHERE public_vise.id IN (
    SELECT p.public_id FROM action JOIN session ON session.action_id = action.id
    JOIN dispositif ON dispositif.session_id = session.id JOIN dispositif_public AS p ON p.dispositif_id = dispositif.id
    WHERE {{parmi}}
    UNION ALL SELECT p.public_id FROM action JOIN action_public AS p ON p.action_id = action.id WHERE {{parmi}})
  UNION SELECT 'CHAMP', formacode.champ_code
  FROM action JOIN formation_formacode AS l ON l.formation_id = action.formation_id
  JOIN formacode ON formacode.id = l.formacode_id WHERE formacode.champ_code IS NOT NULL AND {{parmi}}
  UNION SELECT 'DEPARTEMENT', commune.departement_code
  FROM action JOIN session ON session.action_id = action.id JOIN session_site AS l ON l.session_id = session.id
  JOIN site ON site.id = l.site_id JOIN adresse ON adresse.id = site.adresse_id
  JOIN commune ON commune.id = adresse.commune_id WHERE {{parmi}}"""  # noqa: S608  our own names

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
        manque = connexion.execute(self.manque, parametres).fetchone()
        if manque and manque[0]:
            connexion.execute("SELECT pg_advisory_xact_lock(%s)", (VERROU,))
            connexion.execute(self.donner, parametres)


def _attribution(valeurs: str) -> Attribution:
    nouvelles = _NOUVELLES.format(valeurs=valeurs)
    return Attribution(
        _Y_EN_A_T_IL.format(nouvelles=nouvelles), _DONNER.format(nouvelles=nouvelles, capacites=_CAPACITES)
    )


NOUVELLES = _attribution(_EN_USAGE.format(parmi="action.id = ANY(%(touches)s::bigint[])"))
TOUTES = _attribution(_EN_USAGE.format(parmi="true"))


def bits(axe: str, valeur: str) -> list[str]:
    """SQL of the words of a mask that holds one value, each null when the value has no bit in it."""
    return [
        f"CASE WHEN {valeur}.rang / {BITS} = {mot} THEN 1::bigint << mod({valeur}.rang, {BITS}) END"
        for mot in range(MASQUES[axe])
    ]
