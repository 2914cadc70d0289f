"""What is measured side by side: SOFI and PostGraphile, one process each, over one database."""

import json
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest

from tests.benchmarks.serveur import SOFI, servir

PROJET: Final = Path(__file__).parents[1] / "postgraphile"
OPERATIONS: Final = Path(__file__).with_name("operations")
NODE_MINIMAL: Final = 22

PAIR: Final = "PostGraphile"
# each driver of SOFI: its name here, and the settings that choose it
MOTEURS: Final[dict[str, dict[str, str]]] = {"SOFI": {}, "SOFI, reference driver": {"SOFI_PLAN": "false"}}
PATIENCE: Final = {"SOFI_POOL_ATTENTE_S": "60"}  # the peer waits for a connection for ever: nor does SOFI refuse here


@dataclass(frozen=True)
class Serveur:
    """A server, the words that it is asked in, and the URL of its database."""

    nom: str
    langue: str
    base: str
    port: int
    pid: int

    def texte(self, operation: str) -> str:
        """The operation, as it is asked here."""
        return (OPERATIONS / f"{operation}.{self.langue}.graphql").read_text(encoding="utf-8")

    def demander(self, texte: str, variables: dict[str, Any]) -> Any:
        """The data that it answers."""
        corps = json.dumps({"query": texte, "variables": variables}).encode()
        entetes = {"content-type": "application/json", "accept": "application/json"}
        demande = urllib.request.Request(f"http://127.0.0.1:{self.port}/graphql", corps, entetes)
        with urllib.request.urlopen(demande) as reponse:  # noqa: S310  our own server
            lue = json.load(reponse)
        assert "errors" not in lue, lue["errors"]
        return lue["data"]


@contextmanager
def serveurs(url: str) -> Iterator[list[Serveur]]:
    """Each driver of SOFI, then the peer, over this catalogue; meanwhile it has one more schema, the peer's own."""
    node = installer()
    with ExitStack() as pile:
        connexion = pile.enter_context(psycopg.connect(url, autocommit=True))
        connexion.execute((PROJET / "pair.sql").read_text(encoding="utf-8"))
        pile.callback(connexion.execute, "DROP SCHEMA pair CASCADE")
        connexion.execute("ANALYZE")
        servis = {
            nom: pile.enter_context(servir(SOFI, {"DATABASE_URL": url} | PATIENCE | moteur))
            for nom, moteur in MOTEURS.items()
        }
        reglages = {"DATABASE_URL": url, "NODE_ENV": "production", "PGOPTIONS": "-c jit=off"}
        pair = pile.enter_context(servir([node, "node_modules/.bin/postgraphile"], reglages, PROJET))
        yield [
            *(Serveur(nom, "sofi", url, *servi) for nom, servi in servis.items()),
            Serveur(PAIR, "postgraphile", url, *pair),
        ]


@cache
def installer() -> str:
    """Install the peer as its lock says, when that changed; the path of node."""
    if not (npm := shutil.which("npm")):
        pytest.skip("PostGraphile is installed by npm, which is not there")
    verrou, installe = PROJET / "package-lock.json", PROJET / "node_modules/.package-lock.json"
    if not installe.exists() or installe.stat().st_mtime < verrou.stat().st_mtime:
        subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=PROJET, check=True)
    local = PROJET / "node_modules/.bin/node"
    node = str(local) if local.exists() else shutil.which("node")
    version = subprocess.run([node, "--version"], check=True, capture_output=True, text=True).stdout if node else "v0"
    if not node or int(version[1:].partition(".")[0]) < NODE_MINIMAL:
        pytest.skip(f"PostGraphile needs node >= {NODE_MINIMAL}, which npm has for Linux only: put one on PATH")
    return node
