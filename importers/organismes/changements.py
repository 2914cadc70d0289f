"""What the list changes of objects of the catalogue: one version and one evenement for each, whatever changed of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg import sql

if TYPE_CHECKING:
    from psycopg import Connection

_OUVRIR = "CREATE TEMP TABLE changement (noun text, id bigint, anciennes jsonb) ON COMMIT DROP"

# `voulu_<noun>` has the columns that are wanted, whoever owns the row.
_MODIFIER = """-- modifier_{nom}
WITH ancien AS (
    SELECT c.* FROM {table} c JOIN {voulu} v USING (id)
    WHERE NOT v.nouveau AND ({actuelles}) IS DISTINCT FROM ({voulues})),
modifie AS (
    UPDATE {table} n SET ({colonnes}) = ROW ({voulues}) FROM ancien a JOIN {voulu} v USING (id) WHERE n.id = a.id
    RETURNING n.id, (SELECT jsonb_object_agg(key, x.value)
        FROM jsonb_each(to_jsonb(a)) x JOIN jsonb_each(to_jsonb(n)) y USING (key)
        WHERE x.value IS DISTINCT FROM y.value) AS anciennes)
INSERT INTO changement SELECT {noun}, id, anciennes FROM modifie"""

_VERSIONNER = """-- versionner_{nom}
WITH change AS (
    SELECT c.id, jsonb_object_agg(v.key, v.value) AS anciennes
    FROM changement c, jsonb_each(c.anciennes) v WHERE c.noun = {noun} GROUP BY c.id),
version AS (
    UPDATE {table} n SET version = version + 1, modifie_le = now() FROM change c WHERE n.id = c.id)
INSERT INTO evenement (geste, noun, objet_id, source, lot_id, anciennes_valeurs)
SELECT 'IMPORTER', {noun}, id, 'LISTE_PUBLIQUE', %(lot)s, anciennes FROM change ORDER BY id"""

_JOURNALISER = """-- journaliser_{nom}
INSERT INTO evenement (geste, noun, objet_id, source, lot_id)
SELECT 'IMPORTER', {noun}, id, 'LISTE_PUBLIQUE', %(lot)s FROM {voulu} WHERE nouveau ORDER BY id"""


def ouvrir(connexion: Connection[Any]) -> None:
    """Where the old values wait."""
    connexion.execute(_OUVRIR)


def modifier(connexion: Connection[Any], noun: str, colonnes: tuple[str, ...]) -> None:
    """Update what differs, and keep what it was."""
    connexion.execute(sql.SQL(_MODIFIER).format(**_noms(noun), **_listes(colonnes)))


def conclure(connexion: Connection[Any], noun: str, parametres: dict[str, Any]) -> int:
    """Write the versions and the evenements; how many objects changed."""
    modifies = connexion.execute(sql.SQL(_VERSIONNER).format(**_noms(noun)), parametres).rowcount
    connexion.execute(sql.SQL(_JOURNALISER).format(**_noms(noun)), parametres)
    return modifies


def _noms(noun: str) -> dict[str, sql.Composable]:
    return {
        "nom": sql.SQL(noun),
        "noun": sql.Literal(noun),
        "table": sql.Identifier(noun),
        "voulu": sql.Identifier(f"voulu_{noun}"),
    }


def _listes(colonnes: tuple[str, ...]) -> dict[str, sql.Composable]:
    return {
        "colonnes": sql.SQL(", ").join(map(sql.Identifier, colonnes)),
        "actuelles": sql.SQL(", ").join(sql.Identifier("c", nom) for nom in colonnes),
        "voulues": sql.SQL(", ").join(sql.Identifier("v", nom) for nom in colonnes),
    }
