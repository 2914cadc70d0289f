"""Keeping what full text reads: the words of actions in `recherche_action`, and all that follows from them.

Words are counted against the rows that are there, which are therefore replaced afterwards, in the same transaction.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from psycopg.sql import SQL, Identifier
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateIndex

from loaders.tenue.mots import COMPTER, GRAPHIES, MOTS, OUBLIER, PARENTES, RACINE_DU_MOT
from loaders.tenue.textes import TEXTES
from models.tables import METADONNEES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from psycopg import Connection

    from loaders.tenue.table import TableTenue

TABLES: Final[tuple[TableTenue, ...]] = (TEXTES, MOTS, PARENTES, GRAPHIES)
BEAUCOUP: Final = 1_000  # actions: from there on, a copy is worth it, and knowing whether most of them differ

_TOUCHEES: Final = "action_id = ANY(%(touches)s::bigint[])"
_PREPARER: Final = """\
-- preparer_les_paroles
CREATE TEMP TABLE IF NOT EXISTS parole_voulue (LIKE recherche_action) ON COMMIT DROP"""
_VIDER: Final = "-- vider_les_paroles\nTRUNCATE parole_voulue"
_VOULOIR: Final = "-- vouloir_les_paroles\nINSERT INTO parole_voulue {lignes}"
_ANALYSER: Final = "-- analyser_les_paroles\nANALYZE parole_voulue"
_AUTRES: Final = """\
-- compter_les_paroles
SELECT (SELECT count(*) FROM recherche_action), count(*)
FROM parole_voulue AS v FULL JOIN (SELECT * FROM recherche_action WHERE {touchees}) AS p USING (action_id)
WHERE (v.court, v.long) IS DISTINCT FROM (p.court, p.long)"""
_REMPLACER: Final = """\
-- remplacer_les_paroles
WITH posee AS (
  INSERT INTO recherche_action AS p SELECT * FROM parole_voulue
  ON CONFLICT (action_id) DO UPDATE SET (formation_id, organisme_id, court, long)
    = ROW (excluded.formation_id, excluded.organisme_id, excluded.court, excluded.long)
  WHERE (p.formation_id, p.organisme_id, p.court, p.long)
    IS DISTINCT FROM (excluded.formation_id, excluded.organisme_id, excluded.court, excluded.long))
DELETE FROM recherche_action AS p WHERE {touchees}
  AND NOT EXISTS (SELECT FROM parole_voulue AS v WHERE v.action_id = p.action_id)"""

# A GIN index is made fifty times faster than it is filled row by row; who searches waits for the end of the lot.
_INDEX: Final = tuple(METADONNEES.tables[TEXTES.nom].indexes)
_DIALECTE: Final = postgresql.dialect()  # type: ignore[no-untyped-call]
_DEFAIRE: Final = SQL("-- defaire_l_index\nDROP INDEX {}")
_FAIRE: Final = SQL("-- faire_l_index\n{}")


def tenir(connexion: Connection[Any], actions: Sequence[int]) -> None:
    """Set right what is of these actions, in the transaction that changed what they say."""
    touches = {"touches": list(actions)}
    if len(actions) > BEAUCOUP:
        _vouloir(connexion, "action.id = ANY(%(touches)s::bigint[])", touches)
        connexion.execute(_COMPTER_LES_VOULUES, touches)
        _poser(connexion, _TOUCHEES, touches)
    else:
        connexion.execute(_COMPTER_LES_TOUCHEES, touches)
        connexion.execute(TEXTES.tenir, touches)
    connexion.execute(OUBLIER)


def refaire(connexion: Connection[Any]) -> None:
    """Set right all of it: references have changed, or nobody knows what did; what is right is not written again."""
    _vouloir(connexion, "true", {})
    _poser(connexion, "true", {})
    for table in (MOTS, PARENTES, GRAPHIES):
        connexion.execute(table.refaire)


def _vouloir(connexion: Connection[Any], parmi: str, touches: Mapping[str, object]) -> None:
    """Write aside the rows as they should be."""
    connexion.execute(_PREPARER)
    connexion.execute(_VIDER)
    connexion.execute(_texte(_VOULOIR, lignes=TEXTES.lignes.replace("{parmi}", parmi)), touches)
    connexion.execute(_ANALYSER)


def _poser(connexion: Connection[Any], touchees: str, touches: Mapping[str, object]) -> None:
    """Put them in the table, without its indexes meanwhile when most of what it holds differs."""
    presentes, autres = connexion.execute(_texte(_AUTRES, touchees=touchees), touches).fetchone() or (0, 0)
    refaits = _INDEX if autres > BEAUCOUP and autres > presentes / 2 else ()
    for index in refaits:
        connexion.execute(_DEFAIRE.format(Identifier(str(index.name))))
    connexion.execute(_texte(_REMPLACER, touchees=touchees), touches)
    for index in refaits:
        connexion.execute(_FAIRE.format(SQL(str(CreateIndex(index).compile(dialect=_DIALECTE)))))
    connexion.execute(_VIDER)


def _texte(modele: str, **parties: str) -> str:
    return SQL(modele).format(**{nom: SQL(partie) for nom, partie in parties.items()}).as_string()


_COMPTER_LES_TOUCHEES: Final = _texte(
    COMPTER,
    voulue=TEXTES.lignes.replace("{parmi}", "action.id = ANY(%(touches)s::bigint[])"),
    touchees=_TOUCHEES,
    racine=RACINE_DU_MOT,
)
_COMPTER_LES_VOULUES: Final = _texte(
    COMPTER, voulue="SELECT * FROM parole_voulue", touchees=_TOUCHEES, racine=RACINE_DU_MOT
)
