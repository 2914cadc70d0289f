"""What was measured, against what is to be reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from rich.table import Table

from tests.benchmarks.pair.mesure import CONNEXIONS, SECONDES, TOURS, Operation, Serie, Series
from tests.benchmarks.pair.serveurs import PAIR


@dataclass(frozen=True)
class Barre:
    """Times better than the peer: the least to reach, and what the best prototype did."""

    p50: float
    debit: float
    visee: float


BARRES: Final = {
    "q1": Barre(1.4, 1.5, 3.3),
    "q2": Barre(1.2, 1.4, 1.8),
    "q3": Barre(4, 4, 7.4),
    "q4": Barre(1.5, 1.8, 2.9),
}
CROISSANCE: Final = {"q1": 1.3, "q2": 1.5, "q4": 1.3}


def comparaison(operations: list[Operation], series: Series, sessions: int) -> Table:
    """Each operation through each server, with how much better than the peer it is."""
    table = Table(
        *("", "server", "p50, 1 connection", "× peer", f"req/s, {CONNEXIONS} connections", "× peer", "unseen text"),
        title=f"SOFI beside {PAIR}, {sessions:,} sessions",
        caption=f"{TOURS} rounds of {SECONDES:.0f} s; medians, of their ratios too; ± half of what parts the rounds",
    )
    for operation in operations:
        pair, barre = series[operation.nom][PAIR], BARRES[operation.nom]
        for nom, serie in series[operation.nom].items():
            table.add_row(operation.nom.upper(), nom, *_ligne(serie, pair))
        vise = f"≥ {barre.debit}, aim {barre.visee}"
        table.add_row("", "to reach", "", f"≥ {barre.p50}", "", vise, "", style="dim", end_section=True)
    return table


def _ligne(serie: Serie, pair: Serie) -> list[str]:
    return [
        _duree(serie.p50),
        f"{rapport(pair.p50, serie.p50):.2f}",
        f"{median(serie.debit):,.0f} ± {ecart(serie.debit) / 2:.0%}",
        f"{rapport(serie.debit, pair.debit):.2f}",
        _duree(serie.inedit),
    ]


def _duree(secondes: Sequence[float]) -> str:
    return f"{median(secondes) * 1000:.2f} ms ± {ecart(secondes) / 2:.0%}"


def ecart(valeurs: Sequence[float]) -> float:
    """How far the rounds are apart: the largest less the smallest, as a share of their median."""
    return (max(valeurs) - min(valeurs)) / median(valeurs)


def rapport(dividendes: Sequence[float], diviseurs: Sequence[float]) -> float:
    """The median of what each round says: what slows the whole machine for a while slows both sides of one."""
    return median(dividende / diviseur for dividende, diviseur in zip(dividendes, diviseurs, strict=True))


def processeur(operations: list[Operation], series: Series) -> Table:
    """Where the time goes, and what the ratio would be on a machine of one's own."""
    titre = f"Processor time of one request, {CONNEXIONS} connections"
    table = Table("", "server", "of the server", "of PostgreSQL", "both", "× peer", title=titre)
    for operation in operations:
        pair = [sum(usage) for usage in series[operation.nom][PAIR].processeur]
        for nom, serie in series[operation.nom].items():
            sommes = [sum(usage) for usage in serie.processeur]
            parts = map(_duree, (*zip(*serie.processeur, strict=True), sommes))
            table.add_row(operation.nom.upper(), nom, *parts, f"{rapport(pair, sommes):.2f}")
        table.add_section()
    return table


def tailles(operations: list[Operation], objets: dict[str, float], series: Series) -> Table:
    """What each operation asks for, and how large its answers are, on average over the keys."""
    noms = list(series[operations[0].nom])
    table = Table(
        "", "operation", "keys", "objects", *(f"kB, {nom}" for nom in noms), title="Answers, equal on all sides"
    )
    for operation in operations:
        octets = [f"{series[operation.nom][nom].octets / 1024:.1f}" for nom in noms]
        cles = str(len(operation.variables[PAIR]))
        table.add_row(operation.nom.upper(), operation.titre, cles, f"{objets[operation.nom]:.0f}", *octets)
    return table


def croissance(petites: Series, grandes: Series, tailles: tuple[int, int]) -> Table:
    """The latency of each operation over two catalogues, one connection, and the processor time that it takes."""
    petit, grand = (f"{taille:,} sessions" for taille in tailles)
    titre = "Growth, p50 at one connection"
    table = Table("", "server", petit, grand, "growth", "of processor time", "at most", title=titre)
    for nom, serveurs in grandes.items():
        for serveur, serie in serveurs.items():
            avant = petites[nom][serveur]
            borne = f"× {CROISSANCE[nom]}" if nom in CROISSANCE and serveur != PAIR else ""
            usages = (list(map(sum, une.processeur_seul)) for une in (serie, avant))
            rapports = (f"× {rapport(*valeurs):.2f}" for valeurs in ((serie.p50, avant.p50), usages))
            table.add_row(nom.upper(), serveur, _duree(avant.p50), _duree(serie.p50), *rapports, borne)
        table.add_section()
    return table
