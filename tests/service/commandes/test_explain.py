import re
from pathlib import Path

import psycopg
import pytest
from click.testing import Result
from typer.testing import CliRunner

from models.erreurs import EntreeInvalide, Indisponible
from service.cli import app

OPERATION = "query Q($n: Int) { organismes(first: $n) { total { valeur } nodes { id } } }"
ILLISIBLE = "Curseur illisible : reprenez tel quel un `endCursor`, `startCursor` ou `cursor` reçu de la même liste."


@pytest.fixture
def operation(tmp_path: Path, base: str, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DATABASE_URL", base)
    fichier = tmp_path / "operation.graphql"
    fichier.write_text(OPERATION, encoding="utf-8")
    return fichier


def test_each_statement_is_told_with_its_parameters_and_its_rows(operation: Path):
    resultat = CliRunner().invoke(app, ["explain", str(operation), "--variables", '{"n": 5}'])
    assert resultat.exit_code == 0
    assert [ligne for ligne in resultat.output.splitlines() if ligne.startswith("--")] == [
        "-- organismes (total)",
        "-- 1 rows",
        "-- organismes",
        "-- limite = 6",
        "-- 0 rows",
        "-- 2 statements, by a plan",
    ]


def test_the_plan_comes_with_analyse(operation: Path):
    resultat = CliRunner().invoke(app, ["explain", str(operation), "--analyse"])
    assert resultat.output.count("--   Execution Time:") == 2
    assert resultat.output.endswith("-- 2 statements, by a plan\n")


def fin(resultat: Result) -> list[str]:
    """What is told of drivers, and of errors."""
    return [ligne for ligne in resultat.output.splitlines() if re.match(r"-- (\d+ statements|[A-Z_]+:)", ligne)]


def test_the_reference_driver_may_be_asked_for(operation: Path):
    resultat = CliRunner().invoke(app, ["explain", str(operation), "--reference"])
    assert fin(resultat) == ["-- 2 statements, by the reference driver"]


def test_a_server_without_plans_is_explained_as_it_answers(operation: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOFI_PLAN", "false")
    resultat = CliRunner().invoke(app, ["explain", str(operation)])
    assert fin(resultat) == ["-- 2 statements, by the reference driver"]


def test_what_no_plan_covers_is_told_with_the_reason(operation: Path):
    operation.write_text("{ __schema { queryType { name } } sessions { nodes { id } } }", encoding="utf-8")
    resultat = CliRunner().invoke(app, ["explain", str(operation)])
    assert fin(resultat) == [
        "-- 0 statements, and no answer by a plan: __schema is introspection",
        "-- 1 statements, by the reference driver",
    ]


def test_a_plan_that_gives_up_is_told_with_what_it_read_before(operation: Path, base: str):
    with psycopg.connect(base) as connexion:
        connexion.execute("INSERT INTO organisme (statut, source, raison_sociale) VALUES ('VALIDEE', 'LHEO', 'O')")
    formations = 'formations(after: "x") { nodes { id } pageInfo { hasNextPage } }'
    operation.write_text(f"{{ organismes {{ nodes {{ {formations} }} }} }}", encoding="utf-8")
    resultat = CliRunner().invoke(app, ["explain", str(operation)])
    assert fin(resultat) == [
        f"-- BAD_USER_INPUT: {ILLISIBLE}",
        f"-- 1 statements, and no answer by a plan: {ILLISIBLE}",
        "-- 1 statements, by the reference driver",
    ]


def test_how_plans_read_each_field_is_told_without_a_database(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", "postgresql://nulle-part.invalid/sofi")
    resultat = CliRunner().invoke(app, ["explain", "--couverture"])
    assert {"Session.debut: column, attribute", "Query.__schema: not covered (__schema is introspection)"} <= set(
        resultat.output.splitlines()
    )


@pytest.mark.parametrize("arguments", [[], ["--couverture", __file__]])
def test_either_an_operation_or_the_whole_coverage_is_asked_for(arguments: list[str]):
    assert CliRunner().invoke(app, ["explain", *arguments]).exit_code == 2


def test_an_operation_that_cannot_run_is_refused(operation: Path):
    operation.write_text("{ organisme }", encoding="utf-8")
    resultat = CliRunner().invoke(app, ["explain", str(operation)])
    assert isinstance(resultat.exception, EntreeInvalide)


def test_variables_that_are_not_an_object_are_refused(operation: Path):
    resultat = CliRunner().invoke(app, ["explain", str(operation), "--variables", "[1]"])
    assert str(resultat.exception).startswith("Les variables sont un objet JSON")


def test_a_database_without_tables_is_told_so(operation: Path, base_vide: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DATABASE_URL", base_vide)
    resultat = CliRunner().invoke(app, ["explain", str(operation)])
    assert isinstance(resultat.exception, Indisponible)
