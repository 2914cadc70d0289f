"""How many actions the filter on a value would show: those that have a session which is active today."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from psycopg.sql import SQL

from loaders.objets import ACTION, SESSION
from loaders.requete import Requete
from loaders.visibilite import PAR_DEFAUT, parmi, visible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.requete import Regard
    from models.lecteur import Lecteur

_NOMBRES = SQL("""\
-- nombres_d_actions
SELECT CASE p.type
    WHEN 'METIER' THEN (SELECT count(*) FROM action WHERE {active} AND action.formation_id IN (
      SELECT formation_id FROM formation_rome WHERE rome_code = p.valeur))
    WHEN 'FORMACODE' THEN (SELECT count(*) FROM action WHERE {active} AND action.formation_id IN (
      WITH RECURSIVE dessous (id, version, code) AS (
        SELECT id, version, code FROM formacode WHERE code = p.valeur
        UNION SELECT f.id, f.version, f.code FROM dessous
        JOIN formacode AS f ON (f.version, f.generique_code) = (dessous.version, dessous.code))
      SELECT formation_id FROM formation_formacode WHERE formacode_id IN (SELECT id FROM dessous)))
    WHEN 'CERTIFICATION' THEN (SELECT count(*) FROM action WHERE {active} AND action.formation_id IN (
      SELECT formation_id FROM formation_certification WHERE certification_id IN (
        SELECT c.id FROM certification AS c WHERE c.code_certifinfo = p.valeur
        UNION SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.valeur)))
    WHEN 'ORGANISME' THEN (SELECT count(*) FROM action WHERE {active} AND action.organisme_id = (
      SELECT id FROM organisme WHERE numero = p.valeur))
    ELSE (SELECT count(DISTINCT action.id) FROM adresse JOIN site ON site.adresse_id = adresse.id
      JOIN session_site ON session_site.site_id = site.id JOIN session ON session.id = session_site.session_id
      JOIN action ON action.id = session.action_id
      WHERE {action} AND {session} AND adresse.commune_id IN (SELECT id FROM commune
        WHERE CASE p.type WHEN 'COMMUNE' THEN code ELSE departement_code END = p.valeur))
  END AS nombre
FROM unnest(%(types)s::text[], %(valeurs)s::text[]) WITH ORDINALITY AS p(type, valeur, rang)
ORDER BY p.rang""")
_ACTIVE = SQL("{action} AND EXISTS (SELECT FROM session WHERE session.action_id = action.id AND {session})")


def nombres(cles: Sequence[tuple[str, str]], regard: Regard) -> Requete:
    """The numbers for these types and values, one row each, in their order."""
    parametres = {
        "types": [genre for genre, _ in cles],
        "valeurs": [valeur for _, valeur in cles],
        "aujourdhui": regard.aujourdhui,
    }
    return Requete(_enonce(regard.lecteur), parametres)


@cache
def _enonce(lecteur: Lecteur) -> str:
    action = SQL(" AND ".join((parmi(ACTION, PAR_DEFAUT), *visible(ACTION, lecteur))))
    session = SQL(" AND ".join((parmi(SESSION, PAR_DEFAUT), *visible(SESSION, lecteur, prouves=SESSION.requis))))
    active = _ACTIVE.format(action=action, session=session)
    return _NOMBRES.format(action=action, session=session, active=active).as_string()
