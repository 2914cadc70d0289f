"""No statement is made of what somebody sent: texts are constants, values are parameters, names go by psycopg.sql."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

MOTS = "SELECT|INSERT|UPDATE|DELETE|WITH|CREATE|ALTER|DROP|TRUNCATE|COPY|SET|BEGIN|LOCK"
ORDRE = re.compile(rf"\s*(--[^\n]*\n\s*)*({MOTS})\s")
EXECUTE = {"execute", "executemany", "exec_driver_sql", "copy", "stream"}
# names that our own code declares and nobody sends
NOS_NOMS = {Path("loaders/formation.py"): {"table", "colonne"}, Path("importers/references.py"): {"table"}}


def ordres(arbre: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and source of each value that an f-string puts into a statement, constants (in capitals) apart."""
    for noeud in ast.walk(arbre):
        if isinstance(noeud, ast.JoinedStr) and ORDRE.match(lisible(noeud)):
            for valeur in noeud.values:
                if isinstance(valeur, ast.FormattedValue) and not ast.unparse(valeur.value).isupper():
                    yield noeud.lineno, ast.unparse(valeur.value)


def lisible(noeud: ast.JoinedStr) -> str:
    return "".join(str(v.value) if isinstance(v, ast.Constant) else "?" for v in noeud.values)


def executions(arbre: ast.Module) -> Iterator[int]:
    """Lines where a statement is put together as it is run: `execute("..." + x)`, `execute("...".format(x))`."""
    for noeud in ast.walk(arbre):
        match noeud:
            case ast.Call(ast.Attribute(_, methode), [ast.BinOp(), *_]) if methode in EXECUTE:
                yield noeud.lineno
            case ast.Call(ast.Attribute(_, methode), [ast.Call(ast.Attribute(ast.Constant())), *_]) if (
                methode in EXECUTE
            ):
                yield noeud.lineno


def test_no_statement_is_an_f_string_of_variables(modules: dict[Path, ast.Module]):
    fautes = [
        f"{chemin}:{ligne} {valeur}"
        for chemin, arbre in modules.items()
        for ligne, valeur in ordres(arbre)
        if valeur not in NOS_NOMS.get(chemin, ())
    ]
    assert fautes == []


def test_no_statement_is_put_together_as_it_is_run(modules: dict[Path, ast.Module]):
    assert [f"{chemin}:{ligne}" for chemin, arbre in modules.items() for ligne in executions(arbre)] == []


@pytest.mark.parametrize("texte", ['f"SELECT {code}"', 'f"-- {nom}\\nSELECT 1"', 'f"""\n  UPDATE t SET x = {x!r}"""'])
def test_a_statement_made_of_a_variable_is_seen(texte: str):
    assert len(list(ordres(ast.parse(texte)))) == 1


@pytest.mark.parametrize(
    "texte", ['c.execute("SELECT " + x)', 'c.execute("SELECT %s" % x)', 'c.execute("{}".format(x))']
)
def test_a_statement_put_together_is_seen(texte: str):
    assert list(executions(ast.parse(texte))) == [1]
