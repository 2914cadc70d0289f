"""A row as it was, or as it is proposed: the present one overlaid with the values that differ.

The expressions of a noun run over the overlaid row, which bears the name of its table; `ecarts` tells its lists.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from psycopg.sql import SQL

from loaders import sql
from loaders.objets import ORGANISME
from loaders.requete import Requete
from loaders.visibilite import par_un, visible
from models.lecteur import Portee

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.demande import Etat
    from loaders.noun import Noun
    from loaders.relation import Relation
    from loaders.requete import Ligne, Regard

ECARTS = "ecarts"  # the attribute of rows that holds what differs, by the names of the journal

_FIN = "((%(aujourdhui)s::date + 1)::timestamp AT TIME ZONE 'Europe/Paris')"  # of the day
_NAISSANCE = "e.anciennes_valeurs IS NULL AND e.geste IN ('CREER', 'IMPORTER', 'DUPLIQUER')"

_TEXTE = SQL("""\
-- {nom} ({etat})
SELECT p.rang,
  {colonnes},
  autre.valeurs AS ecarts
FROM (
  SELECT p.rang, {table} AS ligne, {table}.id, {table}.version, {table}.cree_le
  FROM unnest({cles}) WITH ORDINALITY AS p({noms}, rang)
  CROSS JOIN {source}
  WHERE {liens}
) AS p
CROSS JOIN LATERAL ({valeurs}) AS autre
CROSS JOIN LATERAL jsonb_populate_record(p.ligne, autre.valeurs) AS {table}
WHERE {conditions}
ORDER BY p.rang""")

_PROPOSEES = SQL("""
  SELECT m.valeurs || jsonb_build_object('statut', m.statut, 'version', m.version, 'modifie_le', m.modifie_le)
    AS valeurs
  FROM modification AS m WHERE m.objet_id = p.id AND m.noun = '{table}'
""")

# Of each value, the oldest that was replaced since. What was only proposed (`{}`) is nobody's business. The version is
# that of its last change; before changes told theirs, there was one for each lot, and for each change by hand.
_PASSEES = SQL("""
  SELECT CASE WHEN count(v.key) = 0 THEN '{{}}'::jsonb ELSE jsonb_build_object(
    'version', coalesce((SELECT e.version FROM evenement AS e
      WHERE e.objet_id = p.id AND e.noun = '{table}' AND e.le < {fin} AND e.anciennes_valeurs <> '{{}}'
      ORDER BY e.id DESC LIMIT 1), greatest(1, p.version - (
      SELECT count(*) FILTER (WHERE e.lot_id IS NULL) + count(DISTINCT e.lot_id) FROM evenement AS e
      WHERE e.objet_id = p.id AND e.noun = '{table}' AND e.le >= {fin} AND e.anciennes_valeurs <> '{{}}'))),
    'modifie_le', coalesce((SELECT max(e.le) FROM evenement AS e
      WHERE e.objet_id = p.id AND e.noun = '{table}' AND e.le < {fin}
        AND e.anciennes_valeurs IS DISTINCT FROM '{{}}'), p.cree_le)
  ) || jsonb_object_agg(v.key, v.value) FILTER (WHERE v.key IS NOT NULL) END AS valeurs
  FROM (
    SELECT DISTINCT ON (a.key) a.key, a.value
    FROM evenement AS e CROSS JOIN jsonb_each(e.anciennes_valeurs) AS a
    WHERE e.objet_id = p.id AND e.noun = '{table}' AND e.le >= {fin}
    ORDER BY a.key, e.id
  ) AS v
""")

# It is ours since its first evenement, whenever its source says that it was entered.
_NE_ALORS = SQL("""NOT EXISTS (SELECT FROM evenement AS e
    WHERE e.objet_id = p.id AND e.noun = '{table}' AND {naissance} AND e.le >= {fin})
  AND (p.cree_le < {fin} OR EXISTS (SELECT FROM evenement AS e
    WHERE e.objet_id = p.id AND e.noun = '{table}' AND {naissance}))""")


def preparer(relation: Relation, etat: Etat, cles: Sequence[Any], regard: Regard) -> Requete:
    """The statement that reads this state of what has these keys; a past day is what `aujourdhui` is then."""
    texte = _texte(relation, regard.lecteur.portee, propose=etat.le is None)
    jour = etat.le or regard.aujourdhui
    return Requete(texte, {**regard.parametres, "cle": list(cles), "aujourdhui": jour, "suffixe": etat.suffixe})


def assembler(relation: Relation, nombre: int, lignes: Sequence[Ligne]) -> list[Any]:
    """One row per key, or None."""
    faire = rangee(relation.vers)._make
    uniques: list[Any] = [None] * nombre
    for ligne in lignes:
        uniques[ligne[0] - 1] = faire(ligne[1:])
    return uniques


@cache
def rangee(noun: Noun) -> type[Any]:
    """The class of rows in another state: those of the noun, with what differs."""
    return noun.vue((*noun.colonnes, ECARTS))


@lru_cache(maxsize=256)
def _texte(relation: Relation, portee: Portee, *, propose: bool) -> str:
    noun = relation.vers
    table = SQL(noun.table)
    fin = SQL(_FIN)
    conditions = SQL("\n  AND ").join(map(SQL, _conditions(noun, portee, propose=propose)))
    valeurs = _PROPOSEES.format(table=table) if propose else _PASSEES.format(table=table, fin=fin)
    if not propose:
        ne_alors = _NE_ALORS.format(table=table, fin=fin, naissance=SQL(_NAISSANCE))
        conditions = SQL("\n  AND ").join([ne_alors, conditions])
    id_ = {"id": f"concat({noun.colonnes['id']}, '~', %(suffixe)s::text)"}
    dites = [f"{expression} AS {nom}" for nom, expression in ({**noun.colonnes, **id_}).items()]
    return _TEXTE.format(
        nom=SQL(relation.nom),
        etat=SQL("proposition" if propose else "passé"),
        colonnes=SQL(",\n  ".join(dites)),
        table=table,
        cles=SQL(sql.cles(relation)),
        noms=SQL(", ".join(relation.cles)),
        source=SQL(relation.source),
        liens=SQL(" AND ").join(map(SQL, _liens(relation, portee))),
        valeurs=valeurs,
        conditions=conditions,
    ).as_string()


def _liens(relation: Relation, portee: Portee) -> Iterator[str]:
    """What its key finds, by what is visible today."""
    yield from (f"{colonne} = p.{cle}" for colonne, cle in zip(relation.sur, relation.cles, strict=False))
    if relation.lien is not None:
        yield relation.lien
    yield from par_un(relation, portee)


def _conditions(noun: Noun, portee: Portee, *, propose: bool) -> Iterator[str]:
    """What is proposed is its organisme's and the Carif's; what is past, whoever's could see it then, and may today."""
    match portee:
        case Portee.SIENNE if propose:
            yield f"{noun.detenteur} = ANY(%(siens)s::bigint[])"
        case Portee.PUBLIQUE if propose:
            yield "false"
        case Portee.PUBLIQUE | Portee.SIENNE:
            yield from visible(noun, portee)
            if noun is ORGANISME:  # suspended since, it is no more shown as it was
                visibles = " AND ".join(visible(noun, portee))
                yield f"organisme.id IN (SELECT organisme.id FROM organisme WHERE {visibles})"  # noqa: S608
        case Portee.ENTIERE:
            yield "true"
