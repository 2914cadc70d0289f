"""What the migrations build is what models/ declares: two databases, compared in PostgreSQL's own words."""

from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row
from sqlalchemy import Sequence

from models.colonnes import PREFIXES
from models.migrer import moteur
from models.tables import METADONNEES

TABLES = """
SELECT c.relname AS nom, c.relkind::text AS genre, c.relpersistence::text AS persistance
FROM pg_class c
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm')"""
COLONNES = """
SELECT c.relname || '.' || a.attname AS nom, format_type(a.atttypid, a.atttypmod) AS type,
    a.attnotnull AS obligatoire, pg_get_expr(d.adbin, d.adrelid) AS defaut,
    a.attidentity::text AS identite, a.attgenerated::text AS calculee, a.attcollation::regcollation::text AS collation
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
LEFT JOIN pg_attrdef d ON (d.adrelid, d.adnum) = (c.oid, a.attnum)
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped"""
CONTRAINTES = """
SELECT conrelid::regclass || '.' || conname AS nom, pg_get_constraintdef(oid) AS definition, convalidated AS validee
FROM pg_constraint WHERE connamespace = 'public'::regnamespace"""
INDEX = """
SELECT c.relname AS nom, pg_get_indexdef(i.indexrelid) AS definition, i.indisvalid AS valide
FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE c.relnamespace = 'public'::regnamespace"""
SEQUENCES = """
SELECT c.relname AS nom, s.seqtypid::regtype::text AS type, s.seqstart AS debut, s.seqincrement AS pas,
    s.seqcycle AS cycle, d.refobjid::regclass || '.' || d.refobjsubid AS de
FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
LEFT JOIN pg_depend d ON d.objid = c.oid AND d.refobjsubid > 0
WHERE c.relnamespace = 'public'::regnamespace"""


def lire(url: str, requete: str) -> dict[str, dict[str, Any]]:
    with psycopg.connect(url, row_factory=dict_row) as connexion:
        lignes = connexion.execute(requete).fetchall()
    return {ligne["nom"]: ligne for ligne in lignes if not ligne["nom"].startswith("alembic_version")}


@pytest.fixture
def declaree(base_vide: str) -> str:
    """The URL of a database made of the tables alone."""
    with moteur(base_vide).begin() as connexion:
        for noun in PREFIXES:
            Sequence(f"{noun}_numero").create(connexion)
        METADONNEES.create_all(connexion)
    return base_vide


def test_migrations_build_the_tables_that_models_declare(base: str, declaree: str):
    for requete in (TABLES, COLONNES, CONTRAINTES, INDEX, SEQUENCES):
        migre, declare = lire(base, requete), lire(declaree, requete)
        assert {nom: ligne for nom, ligne in migre.items() if declare.get(nom) != ligne} == {}
        assert declare.keys() - migre.keys() == set()


def test_every_noun_with_a_number_takes_it_from_its_own_sequence(base: str):
    colonnes = lire(base, COLONNES)
    defauts = {noun: colonnes[f"{noun}.numero"]["defaut"] for noun in PREFIXES}
    assert defauts == {
        noun: f"('{prefixe}_'::text || lpad((nextval('{noun}_numero'::regclass))::text, 10, '0'::text))"
        for noun, prefixe in PREFIXES.items()
    }
