"""Rounds of the same load on each server in turn, and what they come to: medians, and how far rounds are apart."""

import json
import statistics
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any, Final, NamedTuple

from tests.benchmarks.pair.charge import INEDIT
from tests.benchmarks.pair.cles import Variables
from tests.benchmarks.pair.normalise import commune, du_pair, objets
from tests.benchmarks.pair.processeur import Compteur, Processeur
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
    processeur_seul: list[Processeur] = field(default_factory=list)  # of one request, one connection
    processeur: list[Processeur] = field(default_factory=list)  # of one request, all connections
    inedit: list[float] = field(default_factory=list)  # seconds, one connection, each text for the first time
    octets: float = 0


Series = dict[str, dict[str, Serie]]  # by operation, then by server


class Catalogue(NamedTuple):
    """What is served of one database, and what is asked of it."""

    serveurs: Sequence[Serveur]
    operations: Sequence[Operation]


class Sujet(NamedTuple):
    """One operation through one server, and what was measured of it so far."""

    serie: Serie
    serveur: Serveur
    operation: Operation

    def latence(self) -> None:
        """One connection."""
        lu = self._charger(1, self.serie.processeur_seul)
        self.serie.p50.append(lu["p50"])
        self.serie.octets = lu["octets"]

    def debit(self) -> None:
        """All connections."""
        self.serie.debit.append(self._charger(CONNEXIONS, self.serie.processeur)["debit"])

    def inedit(self) -> None:
        """One connection, each text for the first time."""
        lu = charger(self.serveur.port, self.operation.corps(self.serveur, f"\n# {INEDIT.decode()}"))
        self.serie.inedit.append(lu["p50"])

    def _charger(self, connexions: int, usages: list[Processeur]) -> Any:
        compteur = Compteur(self.serveur)
        lu = charger(self.serveur.port, self.operation.corps(self.serveur), connexions)
        usages.append(Processeur(*(usage / lu["nombre"] for usage in compteur.depuis())))
        return lu


def mesurer(catalogues: Sequence[Catalogue], mesures: Sequence[Callable[[Sujet], None]]) -> list[Series]:
    """Rounds; in each, what is compared is measured one after the other: all servers, of all catalogues."""
    series: list[Series] = [defaultdict(lambda: defaultdict(Serie)) for _ in catalogues]
    sujets = [
        Sujet(serie[operation.nom][serveur.nom], serveur, operation)
        for serie, (serveurs, operations) in zip(series, catalogues, strict=True)
        for operation, serveur in product(operations, serveurs)
    ]
    for sujet in sujets:  # statements prepared, caches filled, the hot code of both sides compiled
        charger(sujet.serveur.port, sujet.operation.corps(sujet.serveur), CONNEXIONS, 2 * SECONDES)
    for _, nom, mesure in product(range(TOURS), series[0], mesures):
        for sujet in sujets:
            if sujet.operation.nom == nom:
                mesure(sujet)
    return series


def charger(
    port: int, corps: list[str], connexions: int = 1, secondes: float = SECONDES, nombre: float = SANS_FIN
) -> Any:
    """One measure, by a client in a process of its own."""
    ordre = {"port": port, "connexions": connexions, "corps": corps, "secondes": secondes, "nombre": nombre}
    client = subprocess.run(
        [sys.executable, str(CHARGE)], input=json.dumps(ordre), check=True, stdout=subprocess.PIPE, text=True
    )
    return json.loads(client.stdout)


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
