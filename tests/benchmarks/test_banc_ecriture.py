"""`make bench`: mutations of a session, against their own statements in pgbench."""

import asyncio
import itertools
import statistics
import time
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest
from rich.table import Table

from graph.contexte import Contexte
from graph.execution import Requete, moteur
from graph.schema import schema
from models.autosaisie import Role
from models.lecteur import Lecteur
from service.jour import aujourdhui
from service.parametres import parametres
from service.pool import Pool, ouvrir_pool
from service.reglages import lire_reglages
from tests.benchmarks.chronometre import un
from tests.benchmarks.conftest import Montrer
from tests.benchmarks.ecritures import Registre, par_pgbench
from tests.graph.pilotes import repondre

pytestmark = pytest.mark.benchmark

FOIS, BARRE = 100, 5.0
CAPACITE = 10_000  # above what any session of the sample has at once
REPONSE = "session { version } anomalies { code niveau } conflit { modifieLe }"
MUTATIONS = {
    "modifierSession": f"""mutation ($numero: String!, $version: Int!, $rang: Int!) {{ dit: modifierSession(
      numero: $numero, version: $version, donnees: {{capaciteCumulee: $rang}}) {{ {REPONSE} }} }}""",
    "soumettreSession": f"""mutation ($numero: String!, $version: Int!) {{ dit: soumettreSession(
      numero: $numero, version: $version) {{ {REPONSE} }} }}""",
    "retournerSession": f"""mutation ($numero: String!, $version: Int!) {{ dit: retournerSession(
      numero: $numero, version: $version, motif: "À revoir.") {{ {REPONSE} }} }}""",
    "creerSession": f"""mutation ($action: String!, $rang: Int!) {{ dit: creerSession(
      action: $action, donnees: {{capaciteCumulee: $rang, debut: "2028-09", fin: "2029-06"}}) {{ {REPONSE} }} }}""",
}
# once written here, a D is no longer given publics by its action
CANDIDATES = """SELECT s.numero, a.numero FROM session s JOIN action a ON a.id = s.action_id
WHERE s.statut = 'VALIDEE' AND s.source = 'LHEO' AND s.debut > current_date
  AND NOT EXISTS (SELECT FROM dispositif d WHERE d.session_id = s.id
    AND NOT EXISTS (SELECT FROM dispositif_public p WHERE p.dispositif_id = d.id))
ORDER BY s.id LIMIT 300"""
COMPTE = """INSERT INTO compte (courriel, role) VALUES ('banc@carif.example', 'CARIF')
ON CONFLICT (courriel) DO UPDATE SET role = excluded.role RETURNING id"""


class Banc(NamedTuple):
    """What writes: the Carif, over the pool of the service."""

    url: str
    pool: Pool
    lecteur: Lecteur
    registre: Registre

    async def demander(self, nom: str, **variables: Any) -> tuple[float, dict[str, Any]]:
        """Seconds, and what the mutation answered."""
        reglages = lire_reglages()
        requete = Requete(MUTATIONS[nom], variables)
        self.registre.oublier()
        debut = time.perf_counter()
        with self.registre.ecoute():
            async with Contexte(
                self.pool, self.lecteur, aujourdhui(reglages), parametres(reglages), self.registre.noter
            ) as contexte:
                reponse = await repondre(moteur(schema), requete, contexte)
        assert reponse.erreurs == []
        return time.perf_counter() - debut, (reponse.donnees or {})["dit"]

    def version(self, numero: str) -> int:
        with psycopg.connect(self.url) as connexion:
            return int(un(connexion, "SELECT version FROM session WHERE numero = %s", [numero]))


async def _en_saisie(banc: Banc) -> tuple[str, str]:
    """A session, made a draft again, that the rules let through; and its action."""
    with psycopg.connect(banc.url) as connexion:
        candidates = connexion.execute(CANDIDATES.encode()).fetchall()
    for numero, action in candidates:
        with psycopg.connect(banc.url) as connexion:
            connexion.execute("UPDATE session SET statut = 'EN_COURS_DE_SAISIE' WHERE numero = %s", [numero])
        _, dit = await banc.demander("soumettreSession", numero=numero, version=banc.version(numero))
        if dit["session"] is not None:
            await banc.demander("retournerSession", numero=numero, version=banc.version(numero))
            return numero, action
        with psycopg.connect(banc.url) as connexion:
            connexion.execute("UPDATE session SET statut = 'VALIDEE' WHERE numero = %s", [numero])
    raise AssertionError("no session of the sample may be handed in")


async def _mesurer(url: str, lecteur: Lecteur, place: Path) -> dict[str, tuple[float, float, int]]:
    """For each mutation, median seconds here and in pgbench, and its statements."""
    mesures: dict[str, tuple[float, float, int]] = {}
    async with ouvrir_pool(url, lire_reglages()) as pool:
        banc = Banc(url, pool, lecteur, Registre())
        numero, action = await _en_saisie(banc)
        durees: dict[str, list[float]] = {nom: [] for nom in MUTATIONS}
        registres: dict[str, Registre] = {}
        for rang, nom in itertools.product(range(CAPACITE, CAPACITE + FOIS), MUTATIONS):
            variables = (
                {"numero": numero, "version": banc.version(numero)} if nom != "creerSession" else {"action": action}
            )
            if nom in {"modifierSession", "creerSession"}:
                variables["rang"] = rang
            duree, dit = await banc.demander(nom, **variables)
            assert dit["session"] is not None, dit
            durees[nom].append(duree)
            registres[nom] = Registre()
            registres[nom].ecrits, registres[nom].lus = [*banc.registre.ecrits], [*banc.registre.lus]
        for nom, registre in registres.items():
            enonces = len(registre.ecrits) + len(registre.lus)
            ailleurs = await asyncio.to_thread(par_pgbench, url, registre, place, FOIS)
            mesures[nom] = statistics.median(durees[nom]), ailleurs, enonces
    return mesures


def test_mutations_of_a_session(
    catalogue: psycopg.Connection[Any], exemple: str, place: Path, montrer: Montrer, tailles: tuple[int, int]
):
    lecteur = Lecteur(Role.CARIF, un(catalogue, COMPTE), "banc@carif.example")
    mesures = asyncio.run(_mesurer(exemple, lecteur, place))
    titre = f"Mutations of a session among {tailles[1]:,}, one writer, {FOIS} times each"
    table = Table("mutation", "statements", "p50", "pgbench -M prepared", "ratio", "goal", title=titre)
    for nom, (ici, ailleurs, enonces) in mesures.items():
        ratio = f"{ici / ailleurs:.1f} ×"
        table.add_row(nom, str(enonces), f"{ici * 1000:.1f} ms", f"{ailleurs * 1000:.1f} ms", ratio, f"≤ {BARRE:.0f} ×")
    montrer(table)
    assert all(ici <= BARRE * ailleurs for ici, ailleurs, _ in mesures.values())
