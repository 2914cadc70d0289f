from pathlib import Path

import pytest
from typer.testing import CliRunner

from models.erreurs import EntreeInvalide, Indisponible
from service.cli import app

OPERATION = "query Q($n: Int) { organismes(first: $n) { total { valeur } nodes { id } } }"


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
        "-- 2 statements",
    ]


def test_the_plan_comes_with_analyse(operation: Path):
    resultat = CliRunner().invoke(app, ["explain", str(operation), "--analyse"])
    assert resultat.output.count("--   Execution Time:") == 2
    assert resultat.output.endswith("-- 2 statements\n")


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
