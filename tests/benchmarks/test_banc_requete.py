"""`make bench`: one organisme read over five levels, against its own statements in pgbench."""

import asyncio
import http.client
import json
import os
import re
import statistics
import subprocess
import time
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import psycopg
import pytest
from rich.table import Table

from graph.contexte import Contexte
from graph.execution import Requete, executer
from graph.schema import schema
from loaders.requete import Ligne
from loaders.requete import Requete as Enonce
from models.lecteur import PUBLIC
from service.jour import aujourdhui
from service.parametres import parametres
from service.pool import ouvrir_pool
from service.postgres.binaires import trouver_binaires
from service.reglages import lire_reglages
from tests.benchmarks.serveur import serveur_http

pytestmark = pytest.mark.benchmark

FOIS = 300
CINQ_NIVEAUX = """
query CinqNiveaux($numero: String!) {
  organisme(numero: $numero) {
    numero raisonSociale
    formations(first: 10) {
      edges {
        node { numero intitule formacodes { code libelle } certification { codeCertifinfo intitule } }
        actions(first: 10) {
          nodes {
            numero modaliteEnseignement
            sessions(first: 10) {
              nodes {
                numero debut fin
                site { nom adresse { ville } }
                dispositifs { type { code libelle } financeur { code libelle } publics { code libelle } }
              }
            }
          }
        }
      }
    }
  }
}
"""
ORGANISME_MEDIAN = """
SELECT numero FROM (
    SELECT o.numero, row_number() OVER (ORDER BY count(*), o.numero) AS rang, count(*) OVER () AS nombre
    FROM organisme o JOIN session s ON s.organisme_id = o.id GROUP BY o.id) AS c
WHERE rang = nombre / 2 + 1"""


@pytest.fixture
def requete(imports: dict[int, SimpleNamespace]) -> Requete:
    """The operation, for the organisme that has the median number of sessions."""
    with psycopg.connect(url_de(imports), autocommit=True) as connexion:
        connexion.execute("ANALYZE")
        ligne = connexion.execute(ORGANISME_MEDIAN).fetchone()
    assert ligne
    return Requete(CINQ_NIVEAUX, {"numero": ligne[0]})


def test_five_levels_of_one_organisme(
    imports: dict[int, SimpleNamespace],
    requete: Requete,
    place: Path,
    tailles: tuple[int, int],
    montrer: Callable[[Table], None],
):
    url = url_de(imports)
    enonces, lignes, en_processus = asyncio.run(executer_ici(url, requete))
    par_http, octets = executer_par_http(url, requete)
    pgbench = executer_par_pgbench(url, enonces, place)
    table = Table(
        "through",
        "p50",
        "× pgbench",
        title=f"Five levels of one organisme among {tailles[1]:,} sessions, one reader, {FOIS} times",
        caption=f"{len(enonces)} statements, {lignes:,} rows, an answer of {octets / 1024:.0f} kB",
    )
    for nom, duree in (("pgbench -M prepared", pgbench), ("graph, in process", en_processus), ("HTTP", par_http)):
        table.add_row(nom, f"{duree * 1000:.2f} ms", f"{duree / pgbench:.1f}")
    montrer(table)
    assert lignes > len(enonces) > 5


def url_de(imports: dict[int, SimpleNamespace]) -> str:
    *_, grand = imports.values()
    return grand.url


async def executer_ici(url: str, requete: Requete) -> tuple[list[Enonce], int, float]:
    """The statements of the operation, how many rows they give, and its median time."""
    reglages, durees = lire_reglages(), []
    lus: list[tuple[Enonce, int]] = []

    def noter(enonce: Enonce, lignes: list[Ligne]) -> None:
        lus.append((enonce, len(lignes)))

    async with ouvrir_pool(url, reglages) as pool:
        for _ in range(FOIS):
            lus.clear()
            debut = time.perf_counter()
            async with Contexte(pool, PUBLIC, aujourdhui(reglages), parametres(reglages), noter) as contexte:
                reponse = await executer(schema, requete, contexte)
                json.dumps(reponse.en_json())
            durees.append(time.perf_counter() - debut)
            assert reponse.erreurs == []
    return [enonce for enonce, _ in lus], sum(lignes for _, lignes in lus), statistics.median(durees)


def executer_par_http(url: str, requete: Requete) -> tuple[float, int]:
    """The median time of the operation over one kept connection to another process, and the size of its answer."""
    corps = json.dumps({"query": requete.texte, "variables": requete.variables})
    durees, octets = [], 0
    with serveur_http(url) as port:
        connexion = http.client.HTTPConnection("127.0.0.1", port)
        for _ in range(FOIS):
            debut = time.perf_counter()
            connexion.request("POST", "/graphql", corps, {"content-type": "application/json"})
            reponse = connexion.getresponse()
            octets = len(reponse.read())
            durees.append(time.perf_counter() - debut)
            assert reponse.status == 200
        connexion.close()
    return statistics.median(durees), octets


def executer_par_pgbench(url: str, enonces: list[Enonce], place: Path) -> float:
    """The median time of the same statements, prepared, in the same transaction, by PostgreSQL's own client."""
    script, journal = place / "cinq_niveaux.sql", place / "pgbench"
    definitions: list[str] = []
    ordres = [traduire(rang, enonce, definitions) for rang, enonce in enumerate(enonces)]
    debut = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
    script.write_text("".join(f"{ordre};\n" for ordre in (debut, *ordres, "COMMIT")), encoding="utf-8")
    pgbench = trouver_binaires(lire_reglages().pg_bindir) / "pgbench"
    commande = [
        str(pgbench),
        "-n",
        "-M",
        "prepared",
        "-t",
        str(FOIS),
        "-f",
        str(script),
        "-l",
        f"--log-prefix={journal}",
    ]
    environnement = os.environ | {"PGOPTIONS": "-c jit=off -c timezone=UTC"}
    subprocess.run([*commande, *definitions, url], check=True, capture_output=True, cwd=place, env=environnement)
    (mesures,) = place.glob("pgbench.*")
    return statistics.median(int(ligne.split()[2]) / 1e6 for ligne in mesures.read_text(encoding="ascii").splitlines())


def traduire(rang: int, enonce: Enonce, definitions: list[str]) -> str:
    """The statement in pgbench's words; its parameters join the definitions, each under a name of its own."""

    def variable(trouve: re.Match[str]) -> str:
        nom = f"e{rang}_{trouve[1]}"
        valeur = enonce.parametres[trouve[1]]
        texte = "{" + ",".join(map(str, valeur)) + "}" if isinstance(valeur, list) else str(valeur)
        if f"{nom}={texte}" not in definitions:
            definitions.extend(["-D", f"{nom}={texte}"])
        return f":{nom}"

    return re.sub(r"%\((\w+)\)s", variable, enonce.texte)
