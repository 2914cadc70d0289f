"""What is declared is what is read: relations and fields against the tables, and against a real database."""

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from types import CodeType, FunctionType, ModuleType
from typing import Any

import psycopg
import pytest
from graphql import get_named_type, is_leaf_type

import loaders
from graph.execution import schema_graphql
from graph.plan.verification import declarees, fautes, verifier
from graph.plan.verification.champs import ChampServi, champs_servis
from graph.plan.verification.colonnes import tient, type_sql
from graph.plan.verification.types import ecart
from graph.schema import schema
from loaders import sql
from loaders.relation import Relation, Tri
from models.lecteur import Portee
from models.tables import METADONNEES

PARAMETRE = re.compile(r"%\(\w+\)s")
DECLAREES = declarees()
NOUNS = {relation.vers.nom: relation.vers for relation in DECLAREES}
CHAMPS = list(champs_servis(schema_graphql(schema), NOUNS))
SUIVIS = [champ for champ in CHAMPS if champ.suivi is not None]
MODULES = [importlib.import_module(m.name) for m in pkgutil.walk_packages(loaders.__path__, "loaders.")]


def test_nothing_that_is_declared_is_wrong():
    assert list(map(str, fautes(schema, METADONNEES, DECLAREES))) == []


def test_the_start_waits_less_than_a_tenth_of_a_second_for_it():
    durees = []
    for _ in range(5):
        debut = time.process_time()
        verifier(schema, METADONNEES)
        durees.append(time.process_time() - debut)
    assert min(durees) < 0.1


def test_every_relation_of_the_loaders_is_looked_at():
    autres = {v.nom for module in MODULES for v in vars(module).values() if isinstance(v, Relation)}
    assert autres == {relation.nom for relation in DECLAREES}


@pytest.mark.parametrize("champ", SUIVIS, ids=lambda champ: champ.nom)
def test_a_field_says_which_relations_its_code_chooses_among(champ: ChampServi):
    suivi = champ.suivi
    nommees = {suivi.relation} if suivi.fixe else set(relations_nommees(suivi.viser))
    assert {relation.nom for relation in suivi.relations} == {relation.nom for relation in nommees}


def relations_nommees(fonction: FunctionType) -> Iterator[Relation]:
    """Those that it names, or the functions beside it that it calls, or those that it calls by their module."""
    noms = list(noms_de(fonction.__code__))
    lus = [fonction.__globals__.get(nom) for nom in noms] + [c.cell_contents for c in fonction.__closure__ or ()]
    par_module = [getattr(module, nom, None) for module in lus if isinstance(module, ModuleType) for nom in noms]
    voisines = [lu for lu in lus if getattr(lu, "__module__", None) == fonction.__module__]
    for lu in lus:
        if isinstance(lu, Relation):
            yield lu
        elif isinstance(lu, dict):
            yield from (valeur for valeur in lu.values() if isinstance(valeur, Relation))
    for lu in (*par_module, *voisines):
        if isinstance(lu, FunctionType):
            yield from relations_nommees(lu)


def noms_de(code: CodeType) -> Iterator[str]:
    yield from code.co_names
    for constante in code.co_consts:
        if isinstance(constante, CodeType):
            yield from noms_de(constante)


Types = dict[str, str]


def types_lus(connexion: psycopg.Connection, relation: Relation, ordre: tuple[Tri, ...]) -> Types:
    """By name, the SQL types of what its statement gives: `tri_1`…, then attributes."""
    cles: dict[str, Any] = {cle: [] for cle in relation.cles}
    lues = connexion.execute(
        texte_de(relation, ordre), {"aujourdhui": date(2026, 11, 23), "compte": None, "limite": 0, **cles}
    ).description
    types = connexion.execute(
        "SELECT format_type(lu, NULL) FROM unnest(%s::oid[]) WITH ORDINALITY AS lus(lu, rang) ORDER BY rang",
        [[colonne.type_code for colonne in lues]],
    )
    return {colonne.name: type_sql(nom) for colonne, (nom,) in zip(lues, types, strict=True)}


def texte_de(relation: Relation, ordre: tuple[Tri, ...], **forme: Any) -> str:
    redige = sql.page if ordre else sql.selection
    return redige(relation, replace(sql.Forme(Portee.PUBLIQUE), ordre=ordre, **forme))


@pytest.fixture
def lus(connexion: psycopg.Connection) -> list[tuple[Relation, tuple[Tri, ...], Types]]:
    """Each relation by each of its orders, with the types that PostgreSQL says it gives."""
    return [
        (relation, ordre, types_lus(connexion, relation, ordre))
        for relation in DECLAREES
        for ordre in dict.fromkeys((relation.ordre, *relation.ordres.values()))
    ]


def test_what_postgresql_reads_is_what_fields_show(lus: list[tuple[Relation, tuple[Tri, ...], Types]]):
    simples = [
        champ
        for champ in CHAMPS
        if champ.noun and champ.strawberry.base_resolver is None and is_leaf_type(get_named_type(champ.type))
    ]
    ecarts = {
        (champ.nom, relation.nom, motif)
        for relation, _, types in lus
        for champ in simples
        if champ.noun is relation.vers and (motif := ecart(champ.type, types[champ.strawberry.python_name]))
    }
    assert (len(simples) > 100, ecarts) == (True, set())


def test_what_postgresql_sorts_by_is_what_cursors_are_made_of(lus: list[tuple[Relation, tuple[Tri, ...], Types]]):
    ecarts = {
        (relation.nom, tri.expression, tri.type, types[f"tri_{rang}"])
        for relation, ordre, types in lus
        for rang, tri in enumerate(ordre, 1)
        if not tient(types[f"tri_{rang}"], tri.type)
    }
    assert ecarts == set()


def test_keys_that_postgresql_reads_are_what_relations_start_from(
    lus: list[tuple[Relation, tuple[Tri, ...], Types]],
):
    ecarts = {
        (champ.nom, relation.nom, cle.type, types[attribut])
        for vers, _, types in lus
        for champ in SUIVIS
        if champ.noun is vers.vers
        for relation in champ.suivi.relations
        for attribut, cle in zip(champ.suivi.attributs, relation.par, strict=bool(champ.suivi.attributs))
        if attribut != "noun" and not tient(types[attribut], cle.type)
    }
    assert ecarts == set()


def refuse(connexion: psycopg.Connection, texte: str) -> str | None:
    """Why PostgreSQL does not run a statement, every value of which is null."""
    try:
        with connexion.transaction(force_rollback=True):
            connexion.execute(PARAMETRE.sub("NULL", texte))
    except psycopg.Error as erreur:
        return str(erreur)
    return None


def test_postgresql_runs_every_filter(connexion: psycopg.Connection):
    refus = {
        (relation.nom, nom): motif
        for relation in DECLAREES
        for nom in relation.filtres
        if (motif := refuse(connexion, texte_de(relation, relation.ordre, filtres=(nom,))))
    }
    assert refus == {}


def filtre_des_offres(champ: ChampServi) -> bool:
    """Whether its filter asks something of offers."""
    donne = champ.graphql.args.get("filtre")
    genre = donne and get_named_type(donne.type)
    return genre is not None and (genre.name == "OffreFiltre" or "offre" in genre.fields)


def test_postgresql_finds_the_offers_of_all_that_is_filtered_by_them(connexion: psycopg.Connection):
    filtrees = {r for champ in SUIVIS if filtre_des_offres(champ) for r in champ.suivi.relations}
    refus = {r.nom: motif for r in filtrees if (motif := refuse(connexion, texte_de(r, r.ordre, offre=())))}
    assert (len(filtrees) > 10, refus) == (True, {})
