"""Whole states of objects as the journal writes them: now, around an evenement, as they are proposed."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from psycopg.sql import SQL

from loaders.requete import Requete
from models.enumerations import Noun
from models.liens import liens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.requete import Ligne

Etat = dict[str, Any]

_LISTE = SQL("""(SELECT coalesce(jsonb_agg(l.{enfant} ORDER BY l.rang), '[]')
      FROM {lien} AS l WHERE l.{noun}_id = {noun}.id)""")
_AUTRES: dict[str, dict[str, str]] = {
    Noun.ORGANISME: {
        "qualiopi": """(SELECT coalesce(jsonb_agg(c.categorie ORDER BY c.categorie), '[]')
      FROM certification_qualite AS c
      WHERE c.organisme_id = organisme.id AND c.source = 'LISTE_PUBLIQUE' AND c.fin IS NULL)""",
    },
    Noun.SESSION: {
        "dispositifs": """(SELECT coalesce(jsonb_agg(to_jsonb(d) || jsonb_build_object('publics', (
        SELECT coalesce(jsonb_agg(l.public_id ORDER BY l.rang), '[]')
        FROM dispositif_public AS l WHERE l.dispositif_id = d.id)) ORDER BY d.rang), '[]')
      FROM dispositif AS d WHERE d.session_id = session.id)""",
        "recrutements": """(SELECT coalesce(jsonb_agg(to_jsonb(r) ORDER BY r.rang, r.id), '[]')
      FROM recrutement AS r WHERE r.session_id = session.id)""",
    },
}

_EVENEMENTS = SQL("""\
-- etats_par_evenement ({noun})
SELECT p.rang, e.apres || e.anciennes_valeurs AS avant, e.apres || e.proposition AS apres
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT e.anciennes_valeurs, coalesce(e.proposition, '{{}}') AS proposition, {etat} || coalesce((
    SELECT jsonb_object_agg(v.key, v.value) FROM (
      SELECT DISTINCT ON (a.key) a.key, a.value
      FROM evenement AS s CROSS JOIN jsonb_each(s.anciennes_valeurs) AS a
      WHERE s.objet_id = e.objet_id AND s.noun = '{noun}' AND s.id > e.id ORDER BY a.key, s.id
    ) AS v), '{{}}') AS apres
  FROM evenement AS e JOIN {noun} ON {noun}.id = e.objet_id
  WHERE e.id = p.cle AND e.anciennes_valeurs IS NOT NULL
) AS e
ORDER BY p.rang""")

_PROPOSITIONS = SQL("""\
-- etats_par_proposition ({noun})
SELECT p.rang, e.avant, e.avant || e.valeurs AS apres
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT m.valeurs, {etat} AS avant
  FROM modification AS m JOIN {noun} ON {noun}.id = m.objet_id WHERE m.objet_id = p.cle AND m.noun = '{noun}'
) AS e
ORDER BY p.rang""")


@cache
def present(noun: str) -> str:
    """SQL of the whole state of the row of this table that a statement reads under the table's name."""
    listes = {
        lien.champ: _LISTE.format(enfant=SQL(lien.enfant), lien=SQL(lien.table), noun=SQL(noun)).as_string()
        for lien in liens(noun)
    }
    toutes = {**listes, **_AUTRES.get(noun, {})}
    paires = ",\n    ".join(f"'{champ}', {sql}" for champ, sql in toutes.items())
    return f"(to_jsonb({noun}) || jsonb_build_object({paires}))"


def preparer_des_evenements(noun: str, cles: Sequence[int]) -> Requete:
    """The statement that gives the states of their object just before and just after these evenements.

    Of an edit that was to wait: as it was, and as it was proposed to be.
    """
    return Requete(_texte(noun, propose=False), {"cle": list(cles)}, preparee=True)


def preparer_des_propositions(noun: str, cles: Sequence[int]) -> Requete:
    """The statement that gives the states of objects of these keys as they are and as they are proposed."""
    return Requete(_texte(noun, propose=True), {"cle": list(cles)}, preparee=True)


def assembler(nombre: int, lignes: Sequence[Ligne]) -> list[tuple[Etat, Etat]]:
    """Both states for each key; twice nothing where nothing was there before, or nothing is proposed."""
    etats: list[tuple[Etat, Etat]] = [({}, {})] * nombre
    for rang, avant, apres in lignes:
        etats[rang - 1] = (avant, apres)
    return etats


@cache
def _texte(noun: str, *, propose: bool) -> str:
    modele = _PROPOSITIONS if propose else _EVENEMENTS
    return modele.format(noun=SQL(noun), etat=SQL(present(noun))).as_string()
