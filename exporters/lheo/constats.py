"""What an export had to decide about an offer, told in French to those who can mend it."""

from __future__ import annotations

from typing import NamedTuple

from models.enumerations import Enumeration


class Decision(Enumeration):
    """What became of an element."""

    REMPLI = "REMPLI", "rempli"
    COUPE = "COUPE", "coupé"
    LAISSE = "LAISSE", "laissé de côté"
    REFUSE = "REFUSE", "refusé"


class Constat(NamedTuple):
    """One decision: the Lhéo formation (`offre`), the object and the element it is about, what and why."""

    offre: str
    objet: str
    element: str
    code: Decision
    message: str


class Offre(NamedTuple):
    """An offer once rendered: how many sessions were written, and what had to be decided."""

    numero: str
    sessions: int
    constats: tuple[Constat, ...]
