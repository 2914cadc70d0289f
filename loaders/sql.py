"""SQL of a relation, generated from its declaration: batched over the parents, in the order declared."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from psycopg.sql import SQL, Composed

from loaders.demande import PLAFOND
from loaders.offre.conditions import conditions
from loaders.relation import Offres, descend
from loaders.visibilite import PAR_DEFAUT, non_publics, parmi, statuts_montres, visible, visible_par

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from loaders.noun import Noun, Requis
    from loaders.relation import Relation, Tri
    from models.enumerations import Statut
    from models.lecteur import Portee

COMPLETE = SQL("""\
-- {nom}
SELECT p.rang,
  {colonnes}
FROM unnest({cles}) WITH ORDINALITY AS p({noms}, rang)
CROSS JOIN {source}
WHERE {conditions}
ORDER BY {ordre}""")

PAGE = SQL("""\
-- {nom}
SELECT p.rang, t.*
FROM unnest({cles}) WITH ORDINALITY AS p({noms}, rang)
CROSS JOIN LATERAL (
  SELECT {tris},
  {colonnes}
  FROM {source}
  WHERE {conditions}
  ORDER BY {ordre}
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, {ordre_externe}""")

PAGE_RACINE = SQL("""\
-- {nom}
SELECT 1 AS rang, {tris},
  {colonnes}
FROM {source}
WHERE {conditions}
ORDER BY {ordre}
LIMIT %(limite)s""")

TOTAL = SQL("""\
-- {nom} (total)
SELECT p.rang, t.total
FROM unnest({cles}) WITH ORDINALITY AS p({noms}, rang)
CROSS JOIN LATERAL (
  SELECT count(*) AS total
  FROM (SELECT FROM {source} WHERE {conditions}{plafond}) AS u
) AS t""")

TOTAL_RACINE = SQL("""\
-- {nom} (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM {source} WHERE {conditions}{plafond}) AS u""")

RETENUS = SQL("SELECT {table}.id FROM {source} WHERE {conditions}")


@dataclass(frozen=True, slots=True)
class Forme:
    """What the text of a statement depends on, besides its relation; values are parameters."""

    portee: Portee
    statuts: tuple[Statut, ...] = ()
    filtres: tuple[str, ...] = ()
    offre: tuple[str, ...] | None = None  # the criteria that one of its offers must satisfy, with these statuses
    statuts_des_offres: tuple[Statut, ...] = PAR_DEFAUT
    bornes: tuple[str, ...] = ()  # "apres", "avant": the cursors that are given
    arriere: bool = False
    ordre: tuple[Tri, ...] = ()  # of a page
    plafonne: bool = True


@lru_cache(maxsize=2048)
def selection(relation: Relation, forme: Forme) -> str:
    """All objects of the parents, ordered: the parent's rank, then the noun's attributes."""
    ordre = ", ".join(["p.rang", *ordonner(relation.ordre)])
    return _texte(COMPLETE, relation, forme, ordre=SQL(ordre))


@lru_cache(maxsize=2048)
def page(relation: Relation, forme: Forme) -> str:
    """The first `limite` objects of each parent: its rank, the sort key, then the noun's attributes."""
    sens = " DESC" if forme.arriere != descend(forme.ordre) else ""
    noms = [f"tri_{rang}" for rang, _ in enumerate(forme.ordre, 1)]
    tris = [f"{tri.expression} AS {nom}" for tri, nom in zip(forme.ordre, noms, strict=True)]
    return _texte(
        PAGE if relation.par else PAGE_RACINE,
        relation,
        forme,
        tris=SQL(", ".join(tris)),
        ordre=SQL(", ".join(ordonner(forme.ordre, arriere=forme.arriere))),
        ordre_externe=SQL(", ".join(f"t.{nom}{sens}" for nom in noms)),
    )


@lru_cache(maxsize=2048)
def total(relation: Relation, forme: Forme) -> str:
    """How many objects each parent has, its rank first."""
    plafond = f" LIMIT {PLAFOND}" if forme.plafonne else ""
    return _texte(TOTAL if relation.par else TOTAL_RACINE, relation, forme, plafond=SQL(plafond))


@lru_cache(maxsize=2048)
def retenus(relation: Relation, forme: Forme) -> str:
    """The ids of what a list of the whole catalogue holds, to stand within a statement."""
    return _texte(RETENUS, relation, forme, table=SQL(relation.vers.table))


def _texte(modele: SQL, relation: Relation, forme: Forme, **parties: SQL) -> str:
    toutes: dict[str, SQL | Composed] = {
        "nom": SQL(relation.nom),
        "colonnes": SQL(attributs(relation.vers)),
        "cles": SQL(cles(relation)),
        "noms": SQL(", ".join(relation.cles)),
        "source": SQL(relation.source),
        "conditions": SQL("\n  AND ").join(map(SQL, conditions_de(relation, forme))),
        **parties,
    }
    return modele.format(**toutes).as_string()


def attributs(noun: Noun) -> str:
    """What SELECT reads of a noun."""
    dits = (sql if sql.endswith(f".{nom}") else f"{sql} AS {nom}" for nom, sql in noun.colonnes.items())
    return ",\n  ".join(dits)


def ordonner(ordre: tuple[Tri, ...], *, arriere: bool = False) -> list[str]:
    """What stands after ORDER BY, part by part."""
    sens = " DESC" if arriere != descend(ordre) else ""
    return [f"{tri.expression}{sens}" for tri in ordre]


def cles(relation: Relation) -> str:
    """The keys of the parents, an array for each of their parts."""
    return ", ".join(f"%({nom})s::{cle.type}[]" for nom, cle in zip(relation.cles, relation.par, strict=False))


def conditions_de(relation: Relation, forme: Forme, *, prouves: Iterable[Requis] = ()) -> Iterable[str]:
    """What the objects of a statement satisfy; `prouves`: what it finds visible otherwise."""
    traverses = _traverses(relation, forme)
    liens = [f"{colonne} = p.{cle}" for colonne, cle in zip(relation.sur, relation.cles, strict=False)]
    if relation.lien:
        liens.append(relation.lien.format_map(traverses))
    montres = statuts_montres(relation, forme.portee, forme.statuts)
    statuts = [parmi(relation.vers, montres)] if montres else []
    filtres = [relation.filtres[nom].format_map(traverses) for nom in forme.filtres]
    bornes = [_borne(forme.ordre, borne) for borne in forme.bornes]
    offre = [_a_une_offre(relation, forme)] if forme.offre is not None else []
    vus = visible_par(relation, forme.portee, montres, prouves=prouves)
    return [*liens, *vus, *statuts, *filtres, *offre, *bornes] or ["true"]


def _a_une_offre(relation: Relation, forme: Forme) -> str:
    """It is a session that satisfies all that is asked of offers, or has one."""
    table = relation.vers.table
    unite = "session" if relation.siennes else table
    lien, tables = relation.siennes or Offres(f"offre.{table}_id = {table}.id")
    siennes = [lien, *([relation.offres] if relation.offres else [])]
    voulue = " AND ".join([*siennes, *conditions(forme.offre or (), forme.statuts_des_offres, unite)])
    return f"EXISTS (SELECT FROM {tables} WHERE {voulue})"


def _traverses(relation: Relation, forme: Forme) -> Mapping[str, str]:
    """Conditions on the nouns a link or a filter goes through: visible, and VALIDEE as in any list of offers.

    What is not published hangs from what is not either.
    """
    statuts = (*PAR_DEFAUT, *non_publics(forme.statuts))
    return {
        nom: " AND ".join((parmi(noun, statuts), *visible(noun, forme.portee)))
        for nom, noun in relation.traverse.items()
    }


def _borne(ordre: tuple[Tri, ...], borne: str) -> str:
    valeurs = [f"%({borne}_{rang})s::{tri.type}" for rang, tri in enumerate(ordre, 1)]
    cles = ", ".join(tri.expression for tri in ordre)
    return f"({cles}) {'<' if (borne == 'avant') != descend(ordre) else '>'} ({', '.join(valeurs)})"
