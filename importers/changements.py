"""What a lot makes and changes of objects of the catalogue, set by set: one version and one evenement for each.

What is wanted of a noun waits in a table: `id`, `nouveau`, the columns, `cree_le` and `modifie_le` (null where nobody
says them). What objects were waits in `changement`, whatever changed them, until `conclure`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import sql

from models.enumerations import Geste, Statut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection

    Pieces = dict[str, sql.Composable]

# `source` is of changes that are not of the source of their lot.
_OUVRIR = """-- ouvrir_changement
CREATE TEMP TABLE IF NOT EXISTS changement (noun text, id bigint, anciennes jsonb, source text) ON COMMIT DROP"""

_CREER = """-- creer_{nom}
INSERT INTO {cible} (id, statut, source, emetteur, cree_le, modifie_le, {colonnes})
SELECT id, {statut}, {source}, {emetteur}, coalesce(cree_le, now()), coalesce(modifie_le, now()), {colonnes}
FROM {transit} WHERE nouveau"""

# Dates that a source does not give stay as they are. Words that the database keeps of a name change with it.
_MODIFIER = """-- modifier_{nom}
WITH ancien AS (
    SELECT o.* FROM {cible} o JOIN {transit} t USING (id)
    WHERE NOT t.nouveau
      AND ({anciennes}, o.cree_le, o.modifie_le)
          IS DISTINCT FROM ({nouvelles}, coalesce(t.cree_le, o.cree_le), coalesce(t.modifie_le, o.modifie_le))),
modifie AS (
    UPDATE {cible} n SET ({colonnes}, cree_le, modifie_le)
        = ROW ({nouvelles}, coalesce(t.cree_le, a.cree_le), coalesce(t.modifie_le, a.modifie_le))
    FROM ancien a JOIN {transit} t USING (id) WHERE n.id = a.id
    RETURNING n.id, (SELECT jsonb_object_agg(key, x.value)
        FROM jsonb_each(to_jsonb(a)) x JOIN jsonb_each(to_jsonb(n)) y USING (key)
        WHERE x.value IS DISTINCT FROM y.value AND key <> 'plie') AS anciennes)
INSERT INTO changement SELECT {noun}, id, anciennes FROM modifie"""

# First, for what touched an object last is the last of its evenements: see `_VERSIONNER`.
_JOURNALISER = """-- journaliser_{nom}
INSERT INTO evenement (geste, noun, objet_id, source, lot_id)
SELECT {geste}, {noun}, id, {source}, {lot} FROM {transit} WHERE nouveau ORDER BY id"""

# What another source says of a new object is an evenement too, of its first version. A version above those of its edits
# too, as in `models/ecriture.py`: the last evenement has the highest, since each is above the others.
_VERSIONNER = """-- versionner_{nom}
WITH change AS (
    SELECT c.id, coalesce(c.source, {source}) AS source, jsonb_object_agg(v.key, v.value) AS anciennes
    FROM changement c, jsonb_each(c.anciennes) v WHERE c.noun = {noun} GROUP BY 1, 2),
version AS (
    UPDATE {cible} n SET version = greatest(version, (
        SELECT e.version FROM evenement e WHERE (e.objet_id, e.noun) = (n.id, {noun}) ORDER BY e.id DESC LIMIT 1)) + 1,
        modifie_le = coalesce(t.modifie_le, now())
    FROM (SELECT DISTINCT id FROM change) c LEFT JOIN {transit} t USING (id)
    WHERE n.id = c.id AND t.nouveau IS NOT TRUE RETURNING n.id, n.version),
journal AS (
    INSERT INTO evenement (geste, noun, objet_id, source, lot_id, version, anciennes_valeurs)
    SELECT {geste}, {noun}, id, source, {lot}, version.version, anciennes FROM change LEFT JOIN version USING (id)
    ORDER BY id, source)
SELECT count(*) FROM version"""


class Origine(NamedTuple):
    """Where the rows of a lot come from."""

    lot: int
    emetteur: str
    source: str


def ouvrir(connexion: Connection[Any]) -> None:
    """Where old values wait."""
    connexion.execute(_OUVRIR)


def pieces(noun: str, voulu: str, colonnes: Sequence[str], origine: Origine) -> Pieces:
    """What the statements of one noun are made of; `voulu` is the table of what is wanted."""
    return {
        "nom": sql.SQL(noun),
        "noun": sql.Literal(noun),
        "cible": sql.Identifier(noun),
        "transit": sql.Identifier(voulu),
        "statut": sql.Literal(Statut.VALIDEE.value),
        "geste": sql.Literal(Geste.IMPORTER.value),
        "source": sql.Literal(origine.source),
        "emetteur": sql.Literal(origine.emetteur),
        "lot": sql.Literal(origine.lot),
        "colonnes": sql.SQL(", ").join(map(sql.Identifier, colonnes)),
        "anciennes": sql.SQL(", ").join(sql.Identifier("o", c) for c in colonnes),
        "nouvelles": sql.SQL(", ").join(sql.Identifier("t", c) for c in colonnes),
    }


def creer(connexion: Connection[Any], noms: Pieces) -> None:
    """Add those that are new."""
    connexion.execute(sql.SQL(_CREER).format(**noms))


def modifier(connexion: Connection[Any], noms: Pieces) -> None:
    """Update what differs, and keep what it was."""
    connexion.execute(sql.SQL(_MODIFIER).format(**noms))


def conclure(connexion: Connection[Any], noms: Pieces) -> tuple[int, int]:
    """Write the evenements and the versions; how many objects are new, how many changed."""
    crees = connexion.execute(sql.SQL(_JOURNALISER).format(**noms)).rowcount
    ((modifies,),) = connexion.execute(sql.SQL(_VERSIONNER).format(**noms)).fetchall()
    return crees, modifies
