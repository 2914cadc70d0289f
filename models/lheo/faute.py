"""A fault found in a feed, and the path that leads a person to it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from models.lheo.grammaire import grammaire

if TYPE_CHECKING:
    from lxml.etree import _Element


# found again by their numero: their rank is lost when a feed is read as a stream
NUMEROTES: Final = frozenset({"formation", "organisme-formation-responsable"})
NUMERO_DIT: Final = 100  # characters, in a path


@dataclass(frozen=True, slots=True)
class Faute:
    """What is wrong at `chemin`, in French; a fault that is not `bloquante` leaves the offer usable."""

    chemin: str
    code: str
    message: str
    bloquante: bool = True


def faute(noeud: _Element, code: str, message: str, *, enfant: str = "", bloquante: bool = True) -> Faute:
    """The fault of `noeud`, or of its child named `enfant` that is not there."""
    return Faute(chemin(noeud) + (f"/{enfant}" if enfant else ""), code, message, bloquante)


def nom_local(noeud: _Element) -> str:
    """The name of an element without its namespace."""
    return str(noeud.tag).rpartition("}")[2]


def chemin(noeud: _Element) -> str:
    """`formation[numero=F1]/action[2]/session[1]/periode/debut`: from the nearest formation, or from the top."""
    etapes = [_etape(noeud)]
    while nom_local(noeud) != "formation" and (parent := noeud.getparent()) is not None:
        noeud = parent
        etapes.append(_etape(noeud))
    return "/".join(reversed(etapes))


def etape_numerotee(nom: str, numero: str) -> str:
    """A step by its number: enough of it to be found, where somebody made one of millions of letters."""
    return f"{nom}[numero={numero if len(numero) <= NUMERO_DIT else numero[:NUMERO_DIT] + '…'}]"


def _etape(noeud: _Element) -> str:
    nom = nom_local(noeud)
    numero = noeud.get("numero")
    if numero and nom in NUMEROTES:
        return etape_numerotee(nom, numero)
    avant = sum(1 for _ in noeud.itersiblings(str(noeud.tag), preceding=True))
    return f"{nom}[{avant + 1}]" if avant or nom in _repetables() else nom


@cache
def _repetables() -> frozenset[str]:
    """The names that some parent may hold several times: their rank is always said."""
    parents = grammaire("2.3").values()
    return frozenset(enfant.nom for parent in parents for enfant in parent.enfants if enfant.maximum != 1)
