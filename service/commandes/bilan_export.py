"""What an export tells those who ran it, in French: what was written, what had to be decided, what was left out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from exporters.lheo.constats import Constat, Decision, Offre
from service.commandes.rapport import nombre

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PREMIERS: Final = 5


class Bilan:
    """Counts over the offers of an export."""

    def __init__(self) -> None:
        self.offres = 0
        self.organismes = 0  # of the annuaire, without an offer
        self.sessions = 0
        self.octets = 0
        self.constats: Counter[Decision] = Counter()
        self.touchees: Counter[Decision] = Counter()  # offers with at least one such decision
        self.refus: list[Constat] = []  # the first ones

    def noter(self, offre: Offre) -> None:
        """Count an offer that was rendered, refused or not."""
        codes = Counter(constat.code for constat in offre.constats)
        self.constats += codes
        self.touchees.update(codes.keys())
        self.sessions += offre.sessions
        if offre.sessions:
            self.offres += 1
        elif not codes[Decision.REFUSE]:
            self.organismes += 1
        if len(self.refus) < PREMIERS:
            refus = [constat for constat in offre.constats if constat.code == Decision.REFUSE]
            self.refus += refus[: PREMIERS - len(self.refus)]


def lignes(bilan: Bilan, rapport: Path | None) -> Iterator[str]:
    """The lines of the report on an export; `rapport` is the file that holds every decision."""
    yield f"Export Lhéo : {', '.join(_volumes(bilan))}."
    if bilan.constats:
        yield f"  {'':<15}{'éléments':>11}{'offres':>11}"
    for decision in Decision:
        if fois := bilan.constats[decision]:
            yield f"  {decision.libelle:<15}{nombre(fois):>11}{nombre(bilan.touchees[decision]):>11}"
    yield from _refus(bilan)
    if bilan.constats:
        yield f"Le détail est dans {rapport}." if rapport else "Pour le détail, offre par offre : --rapport FICHIER.csv"


def _volumes(bilan: Bilan) -> Iterator[str]:
    yield pluriel(bilan.offres, "offre")
    yield pluriel(bilan.sessions, "session")
    if bilan.organismes:
        yield f"{pluriel(bilan.organismes, 'organisme')} sans offre"
    yield pluriel(bilan.octets, "octet")


def _refus(bilan: Bilan) -> Iterator[str]:
    if bilan.refus:
        tous = len(bilan.refus) == bilan.constats[Decision.REFUSE]
        yield "Refus :" if tous else f"Les {len(bilan.refus)} premiers refus :"
    for constat in bilan.refus:
        yield f"  {constat.offre}, {constat.objet}, {constat.element}"
        yield f"    {constat.message}"


def pluriel(combien: int, nom: str) -> str:
    """How many of them, as it is read."""
    return f"{nombre(combien)} {nom}{'s' if combien > 1 else ''}"
