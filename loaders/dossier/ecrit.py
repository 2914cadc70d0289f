"""An object as it will be, in SQL: its row, its pending edit over it, over both what is being written.

Within a statement, of each noun: `action_avant` is the row, `action_ecrit.valeurs` what is written over it, `action`
the result. The one that is asked for comes from `demande`, and may not exist yet. Those around it are as they are, or
as they will be once what is handed in of them is validated: what somebody only began to write of them is nothing yet.
"""

from __future__ import annotations

from models.liens import LIENS

_DEMANDES = """unnest(%(ids)s::bigint[], %(valeurs)s::text[]) WITH ORDINALITY AS demande (id, valeurs, rang)
  LEFT JOIN {noun} AS {noun}_avant ON {noun}_avant.id = demande.id
  LEFT JOIN modification ON %(avec_modification)s
    AND modification.noun = '{noun}' AND modification.objet_id = {noun}_avant.id
  CROSS JOIN LATERAL (
    SELECT coalesce(modification.valeurs, '{{}}') || demande.valeurs::jsonb AS valeurs) AS {noun}_ecrit
  CROSS JOIN LATERAL jsonb_populate_record({noun}_avant, {noun}_ecrit.valeurs) AS {noun}
WHERE demande.id IS NULL OR {noun}_avant.id IS NOT NULL"""

_PRESENT = """{noun} AS {noun}_avant
  LEFT JOIN modification AS {noun}_remise ON %(avec_remises)s AND {noun}_remise.statut = 'SOUMISE'
    AND {noun}_remise.noun = '{noun}' AND {noun}_remise.objet_id = {noun}_avant.id
  CROSS JOIN LATERAL (SELECT coalesce({noun}_remise.valeurs, '{{}}') AS valeurs) AS {noun}_ecrit
  CROSS JOIN LATERAL jsonb_populate_record({noun}_avant, {noun}_ecrit.valeurs) AS {noun}
WHERE {noun}_avant.id = {cle}"""

# what all objects have, as pairs of jsonb_build_object; a new one has no row
_SOCLE = """'id', {noun}_avant.id, 'numero', {noun}_avant.numero,
    'statut', coalesce({noun}_avant.statut, 'EN_COURS_DE_SAISIE'), 'source', coalesce({noun}.source, 'SAISIE'),
    'modifies', (SELECT jsonb_agg(cle) FROM jsonb_object_keys({noun}_ecrit.valeurs) AS cle)"""

_ELEMENTS = """jsonb_array_elements_text(coalesce(CASE WHEN {noun}_ecrit.valeurs ? '{champ}'
      THEN nullif({noun}_ecrit.valeurs -> '{champ}', 'null') ELSE (SELECT jsonb_agg({enfant} ORDER BY rang)
        FROM {table} WHERE {noun}_id = {noun}_avant.id) END, '[]')) WITH ORDINALITY AS element (cle, rang)"""

_ENFANTS = """jsonb_array_elements(coalesce(CASE WHEN session_ecrit.valeurs ? '{champ}'
      THEN nullif(session_ecrit.valeurs -> '{champ}', 'null') ELSE ({lignes}) END, '[]'))
    WITH ORDINALITY AS element (valeur, rang)"""

_VERS = "CROSS JOIN LATERAL (SELECT * FROM {table} WHERE {cle} OFFSET 0) AS {alias}"


def demandes(noun: str) -> str:
    """FROM: those that are asked for, by rank; what has no row and is not being made is left out by the condition."""
    return _DEMANDES.format(noun=noun)


def present(noun: str, cle: str) -> str:
    """FROM: the one that another refers to by this key."""
    return _PRESENT.format(noun=noun, cle=cle)


def socle(noun: str) -> str:
    """What all objects have, as pairs of jsonb_build_object."""
    return _SOCLE.format(noun=noun)


def elements(noun: str, champ: str) -> str:
    """FROM: the keys of a list, `element.cle`, by `element.rang`."""
    lien = next(lien for lien in LIENS if lien.noun == noun and lien.champ == champ)
    return _ELEMENTS.format(noun=noun, champ=champ, enfant=lien.enfant, table=lien.table)


def vers(table: str, alias: str, cle: str = "id = element.cle::bigint") -> str:
    """FROM: the row of a table that a key of a list names, after the list; a key that names nothing is left out.

    PostgreSQL counts on a hundred keys in any list of a jsonb, and would read whole tables to find the two that there
    are: `OFFSET 0` keeps it to one search in the index for each.
    """
    return _VERS.format(table=table, cle=cle, alias=alias)


def enfants(champ: str, lignes: str) -> str:
    """FROM: what a session has as whole rows, `element.valeur`; `lignes` makes the list that is stored."""
    return _ENFANTS.format(champ=champ, lignes=lignes)
