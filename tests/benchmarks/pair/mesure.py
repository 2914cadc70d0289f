"""Rounds of the same load on each server in turn, and what they come to: medians, and how far rounds are apart."""

import json
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from tests.benchmarks.pair.charge import INEDIT
from tests.benchmarks.pair.cles import Variables
from tests.benchmarks.pair.normalise import commune, du_pair, objets
from tests.benchmarks.pair.serveurs import PAIR, Serveur

CHARGE: Final = Path(__file__).with_name("charge.py")
TOURS, SECONDES, CONNEXIONS = 5, 2.0, 16
SANS_FIN: Final = 1e12


@dataclass(frozen=True)
class Operation:
    """One of the four: its title, and what is asked of each server, by its name."""

    nom: str
    titre: str
    variables: dict[str, Variables]

    def corps(self, serveur: Serveur, ajout: str = "") -> list[str]:
        """The bodies to send, one for each key."""
        texte = serveur.texte(self.nom) + ajout
        return [json.dumps({"query": texte, "variables": v}) for v in self.variables[serveur.nom]]


@dataclass
class Serie:
    """The measures of one server: one value a round."""

    p50: list[float] = field(default_factory=list)  # seconds, one connection
    debit: list[float] = field(default_factory=list)  # requests per second, all connections
    inedit: list[float] = field(default_factory=list)  # seconds, one connection, each text for the first time
    octets: float = 0


Series = dict[str, dict[str, Serie]]  # by operation, then by server


def mediane(valeurs: Sequence[float]) -> float:
    """Of the rounds."""
    return statistics.median(valeurs)


def ecart(valeurs: Sequence[float]) -> float:
    """How far the rounds are apart: the largest less the smallest, as a share of their median."""
    return (max(valeurs) - min(valeurs)) / mediane(valeurs)


def charger(
    port: int, corps: list[str], connexions: int = 1, secondes: float = SECONDES, nombre: float = SANS_FIN
) -> Any:
    """One measure, by a client in a process of its own."""
    ordre = {"port": port, "connexions": connexions, "corps": corps, "secondes": secondes, "nombre": nombre}
    client = subprocess.run(
        [sys.executable, str(CHARGE)], input=json.dumps(ordre), check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(client.stdout)


def chauffer(serveurs: Sequence[Serveur], operations: Sequence[Operation]) -> None:
    """Every statement prepared, every cache filled, the hot code of both sides compiled."""
    for operation in operations:
        for serveur in serveurs:
            charger(serveur.port, operation.corps(serveur), CONNEXIONS, 2 * SECONDES)


def mesurer(serveurs: Sequence[Serveur], operations: Sequence[Operation], *, croissance: bool = False) -> Series:
    """Rounds, the servers one after the other within each; `croissance`: the latency alone."""
    series: Series = {operation.nom: defaultdict(Serie) for operation in operations}
    chauffer(serveurs, operations)
    for _ in range(TOURS):
        for operation in operations:
            for serveur in serveurs:
                serie, corps = series[operation.nom][serveur.nom], operation.corps(serveur)
                seul = charger(serveur.port, corps)
                serie.p50.append(seul["p50"])
                serie.octets = seul["octets"]
                if not croissance:
                    serie.debit.append(charger(serveur.port, corps, CONNEXIONS)["debit"])
                    inedits = operation.corps(serveur, f"\n# {INEDIT.decode()}")
                    serie.inedit.append(charger(serveur.port, inedits)["p50"])
    return series


def comparer(serveurs: Sequence[Serveur], operation: Operation) -> float:
    """Assert that all servers answer the same to every key; how many objects an answer holds."""
    comptes = []
    for rang, _ in enumerate(operation.variables[PAIR]):
        lues = [lire(serveur, operation, rang) for serveur in serveurs]
        for serveur, lue in zip(serveurs, lues, strict=True):
            assert lue == lues[-1], (serveur.nom, operation.variables[serveur.nom][rang])
        comptes.append(objets(lues[-1]))
    return statistics.mean(comptes)


def lire(serveur: Serveur, operation: Operation, rang: int) -> Any:
    """The answer to one key, in the common form."""
    donnees = serveur.demander(serveur.texte(operation.nom), operation.variables[serveur.nom][rang])
    (racine,) = donnees.values()
    return EN_COMMUN[serveur.langue](racine)


EN_COMMUN: Final[dict[str, Callable[[Any], Any]]] = {
    "sofi": commune,
    "postgraphile": lambda racine: du_pair(commune(racine)),
}
