"""The merge of lists: links by rank, the dispositifs of a session (which keep their number) and its recrutements."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg import sql

from importers.lignes import LigneDispositif, LigneRecrutement

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg import Connection

    from models.liens import Lien

_DIFFERENCES = """-- comparer_{nom}
CREATE TEMP TABLE differe ON COMMIT DROP AS
SELECT t.id, a.liste FROM {transit} t
LEFT JOIN (SELECT {parent} AS id, array_agg({enfant} ORDER BY rang) AS liste FROM {cible}
           WHERE {parent} IN (SELECT id FROM {transit} WHERE NOT nouveau) GROUP BY 1) a USING (id)
WHERE NOT t.nouveau AND t.{champ} IS DISTINCT FROM coalesce(a.liste, '{{}}')"""

_ECRIRE = """-- ecrire_{nom}
INSERT INTO {cible} ({parent}, {enfant}, rang)
SELECT t.id, l.enfant, l.rang - 1 FROM {transit} t, unnest(t.{champ}) WITH ORDINALITY l (enfant, rang)
WHERE t.nouveau OR t.id IN (SELECT id FROM differe)"""


def reecrire(connexion: Connection[Any], lien: Lien) -> None:
    """A list of links: written for new parents, rewritten whole for those whose list differs."""
    noms = {
        "nom": sql.SQL(lien.table),
        "noun": sql.Literal(lien.noun),
        "liste": sql.Literal(lien.champ),
        "cible": sql.Identifier(lien.table),
        "transit": sql.Identifier(f"t_{lien.noun}"),
        "parent": sql.Identifier(f"{lien.noun}_id"),
        "enfant": sql.Identifier(lien.enfant),
        "champ": sql.Identifier(lien.champ),
    }
    connexion.execute(sql.SQL(_DIFFERENCES).format(**noms))
    connexion.execute(sql.SQL("DELETE FROM {cible} WHERE {parent} IN (SELECT id FROM differe)").format(**noms))
    connexion.execute(sql.SQL(_ECRIRE).format(**noms))
    connexion.execute(
        sql.SQL(
            """INSERT INTO changement
            SELECT {noun}, id, jsonb_build_object({liste}, coalesce(to_jsonb(liste), '[]')) FROM differe"""
        ).format(**noms)
    )
    connexion.execute("DROP TABLE differe")


def _colonnes(noms: Iterable[str]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, noms))


# A D is itself as long as its type, financeur, programme and marché stay; twins are told apart by their order.
IDENTITE = ("session_id", "type_code", "financeur_code", "programme", "reference_marche")
_RESOUDRE = """-- resoudre_dispositif
CREATE TEMP TABLE r_dispositif ON COMMIT DROP AS
WITH actuel AS (
    SELECT *, row_number() OVER (PARTITION BY {identite} ORDER BY rang) AS jumeau
    FROM dispositif WHERE session_id IN (SELECT id FROM t_session WHERE NOT nouveau)),
voulu AS (SELECT *, row_number() OVER (PARTITION BY {identite} ORDER BY rang) AS jumeau FROM t_dispositif)
SELECT v.*, a.id IS NULL AS nouveau, coalesce(a.id, nextval('dispositif_id_seq')) AS id
FROM voulu v LEFT JOIN actuel a
  ON a.session_id = v.session_id AND a.type_code = v.type_code AND a.jumeau = v.jumeau
  AND a.financeur_code IS NOT DISTINCT FROM v.financeur_code AND a.programme IS NOT DISTINCT FROM v.programme
  AND a.reference_marche IS NOT DISTINCT FROM v.reference_marche"""

_DISPOSITIFS_DIFFERENTS = """-- comparer_dispositif
CREATE TEMP TABLE differe ON COMMIT DROP AS
WITH publics AS (
    SELECT dispositif_id AS id, array_agg(public_id ORDER BY rang) AS publics FROM dispositif_public
    WHERE dispositif_id IN (SELECT id FROM dispositif WHERE session_id IN (SELECT id FROM t_session WHERE NOT nouveau))
    GROUP BY 1),
actuel AS (
    SELECT session_id AS id, array_agg(ROW ({valeurs}, coalesce(publics, '{{}}'))::text ORDER BY rang) AS liste
    FROM dispositif LEFT JOIN publics USING (id)
    WHERE session_id IN (SELECT id FROM t_session WHERE NOT nouveau) GROUP BY 1),
voulu AS (
    SELECT session_id AS id, array_agg(ROW ({valeurs}, publics)::text ORDER BY rang) AS liste
    FROM t_dispositif GROUP BY 1)
SELECT t.id FROM t_session t LEFT JOIN actuel a USING (id) LEFT JOIN voulu v USING (id)
WHERE NOT t.nouveau AND a.liste IS DISTINCT FROM v.liste"""

_JOURNALISER_DISPOSITIFS = """-- journaliser_dispositif
WITH ancien AS (
    SELECT d.session_id AS id, d.rang, to_jsonb(d) || jsonb_build_object('publics', (
        SELECT coalesce(jsonb_agg(public_id ORDER BY rang), '[]') FROM dispositif_public WHERE dispositif_id = d.id
    )) AS dispositif
    FROM dispositif d WHERE d.session_id IN (SELECT id FROM differe))
INSERT INTO changement
SELECT 'session', f.id,
    jsonb_build_object('dispositifs',
        coalesce(jsonb_agg(dispositif ORDER BY rang) FILTER (WHERE rang IS NOT NULL), '[]'))
FROM differe f LEFT JOIN ancien USING (id) GROUP BY f.id"""

_ECRIRE_DISPOSITIFS = (
    """DELETE FROM dispositif_public WHERE dispositif_id IN
       (SELECT id FROM dispositif WHERE session_id IN (SELECT id FROM differe))""",
    """DELETE FROM dispositif WHERE session_id IN (SELECT id FROM differe)
       AND id NOT IN (SELECT id FROM r_dispositif WHERE NOT nouveau)""",
    """UPDATE dispositif d SET ({valeurs}) = (SELECT {valeurs} FROM r_dispositif r WHERE r.id = d.id)
       WHERE session_id IN (SELECT id FROM differe) AND id IN (SELECT id FROM r_dispositif)""",
    """INSERT INTO dispositif (id, session_id, {valeurs})
       SELECT id, session_id, {valeurs} FROM r_dispositif WHERE nouveau ORDER BY session_id, rang""",
    """INSERT INTO dispositif_public (dispositif_id, public_id, rang)
       SELECT r.id, l.public_id, l.rang - 1 FROM r_dispositif r, unnest(r.publics) WITH ORDINALITY l (public_id, rang)
       WHERE r.nouveau OR r.session_id IN (SELECT id FROM differe)""",
)


def dispositifs(connexion: Connection[Any]) -> None:
    """The D of every session of the lot, publics included; a session whose D differ has changed."""
    valeurs = [champ for champ in LigneDispositif._fields if champ not in {"session_id", "publics"}]
    noms = {"identite": _colonnes(IDENTITE), "valeurs": _colonnes(valeurs)}
    for ordre in (_RESOUDRE, _DISPOSITIFS_DIFFERENTS, _JOURNALISER_DISPOSITIFS, *_ECRIRE_DISPOSITIFS):
        connexion.execute(sql.SQL(ordre).format(**noms))
    connexion.execute("DROP TABLE differe, r_dispositif")


_RECRUTEMENTS = """-- comparer_recrutement
CREATE TEMP TABLE differe ON COMMIT DROP AS
WITH actuel AS (
    SELECT session_id AS id, array_agg(ROW ({colonnes})::text ORDER BY rang) AS liste FROM recrutement
    WHERE session_id IN (SELECT id FROM t_session WHERE NOT nouveau) GROUP BY 1),
voulu AS (
    SELECT session_id AS id, array_agg(ROW ({colonnes})::text ORDER BY rang) AS liste FROM t_recrutement GROUP BY 1)
SELECT t.id FROM t_session t LEFT JOIN actuel a USING (id) LEFT JOIN voulu v USING (id)
WHERE NOT t.nouveau AND a.liste IS DISTINCT FROM v.liste"""

_ECRIRE_RECRUTEMENTS = (
    """INSERT INTO changement
       SELECT 'session', f.id, jsonb_build_object('recrutements',
           coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.rang, r.id) FILTER (WHERE r.id IS NOT NULL), '[]'))
       FROM differe f LEFT JOIN recrutement r ON r.session_id = f.id GROUP BY f.id""",
    "DELETE FROM recrutement WHERE session_id IN (SELECT id FROM differe)",
    """INSERT INTO recrutement ({colonnes}) SELECT {colonnes} FROM t_recrutement
       WHERE session_id IN (SELECT id FROM t_session WHERE nouveau UNION ALL SELECT id FROM differe)""",
)


def recrutements(connexion: Connection[Any]) -> None:
    """The recruitment events of every session of the lot: values, rewritten whole where they differ."""
    colonnes = _colonnes(LigneRecrutement._fields)
    for ordre in (_RECRUTEMENTS, *_ECRIRE_RECRUTEMENTS):
        connexion.execute(sql.SQL(ordre).format(colonnes=colonnes))
    connexion.execute("DROP TABLE differe")
