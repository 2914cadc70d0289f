"""Keeping what full text reads: the words of actions in `recherche_action`, and all that follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from psycopg.sql import SQL

from loaders.tenue.mots import GRAPHIES, MOTS, PARENTES, RACINE_DU_MOT
from loaders.tenue.textes import TEXTES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psycopg import Connection

    from loaders.tenue.table import TableTenue

TABLES: Final[tuple[TableTenue, ...]] = (TEXTES, MOTS, PARENTES, GRAPHIES)

# Words are counted against the rows that were there, which one statement still sees while it replaces them. They are
# written in their order, so that of two transactions one waits for the other, and never both.
_TENIR: Final = """\
-- {nom}
WITH voulue AS MATERIALIZED (
{lignes}),
posee AS MATERIALIZED (SELECT * FROM recherche_action WHERE {touchees}),
change AS MATERIALIZED (
  SELECT posee.court AS court_pose, posee.long AS long_pose, voulue.court, voulue.long
  FROM posee FULL JOIN voulue USING (action_id)
  WHERE (posee.court, posee.long) IS DISTINCT FROM (voulue.court, voulue.long)),
compte AS (
  SELECT mot, sum(n)::integer AS nb, sum(n_court)::integer AS nb_court FROM (
    SELECT unnest(tsvector_to_array(long)) AS mot, 1 AS n, 0 AS n_court FROM change
    UNION ALL SELECT unnest(tsvector_to_array(court)), 0, 1 FROM change
    UNION ALL SELECT unnest(tsvector_to_array(long_pose)), -1, 0 FROM change
    UNION ALL SELECT unnest(tsvector_to_array(court_pose)), 0, -1 FROM change) AS m
  GROUP BY mot HAVING sum(n) <> 0 OR sum(n_court) <> 0 ORDER BY mot),
mot AS (
  INSERT INTO recherche_mot AS tenu (mot, nb, nb_court, racine) SELECT mot, nb, nb_court, {racine} FROM compte
  ON CONFLICT (mot) DO UPDATE SET (nb, nb_court) = (tenu.nb + excluded.nb, tenu.nb_court + excluded.nb_court)),
ecrite AS (
  INSERT INTO recherche_action AS p SELECT * FROM voulue
  ON CONFLICT (action_id) DO UPDATE SET (formation_id, organisme_id, court, long)
    = ROW (excluded.formation_id, excluded.organisme_id, excluded.court, excluded.long)
  WHERE (p.formation_id, p.organisme_id, p.court, p.long)
    IS DISTINCT FROM (excluded.formation_id, excluded.organisme_id, excluded.court, excluded.long))
DELETE FROM recherche_action WHERE action_id IN (SELECT action_id FROM posee EXCEPT SELECT action_id FROM voulue)"""

_OUBLIER: Final = "-- oublier_les_mots\nDELETE FROM recherche_mot WHERE nb = 0"

# Searches would read the whole list of what waits.
_RANGER: Final = """\
-- ranger_les_paroles
SELECT gin_clean_pending_list('recherche_action_court_idx'), gin_clean_pending_list('recherche_action_long_idx')"""


def _texte(nom: str, parmi: str, touchees: str) -> str:
    lignes = TEXTES.lignes.replace("{parmi}", parmi)
    parties = {"nom": nom, "lignes": lignes, "touchees": touchees, "racine": RACINE_DU_MOT}
    return SQL(_TENIR).format(**{partie: SQL(texte) for partie, texte in parties.items()}).as_string()


_TENIR_LES_TOUCHEES: Final = _texte(
    "tenir_les_paroles", "action.id = ANY(%(touches)s::bigint[])", "action_id = ANY(%(touches)s::bigint[])"
)
_TENIR_TOUT: Final = _texte("refaire_les_paroles", "true", "true")


def tenir(connexion: Connection[Any], actions: Sequence[int]) -> None:
    """Set right what is of these actions, in the transaction that changed what they say."""
    _ecrire(connexion, _TENIR_LES_TOUCHEES, {"touches": list(actions)})


def refaire(connexion: Connection[Any]) -> None:
    """Set right all of it: references have changed, or nobody knows what did; what is right is not written again."""
    _ecrire(connexion, _TENIR_TOUT, {})
    for table in (MOTS, PARENTES, GRAPHIES):
        connexion.execute(table.refaire)


def _ecrire(connexion: Connection[Any], ordre: str, touches: Mapping[str, object]) -> None:
    connexion.execute(ordre, touches)
    connexion.execute(_OUBLIER)
    connexion.execute(_RANGER)
