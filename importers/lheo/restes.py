"""What an offer says that has no column: kept in `complement`, to be written back."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING
from xml.sax.saxutils import quoteattr

from importers.lheo import valeurs
from importers.lheo.arbre import incompris
from models.lheo.grammaire import grammaire

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from importers.lheo.arbre import Enfants, Noeud

# Attributes that columns hold, and those that only mean something within a file.
_AILLEURS = frozenset(
    {"numero", "datecrea", "datemaj", "horodatage-creation", "horodatage-modification", "id", "idref"}
)
_GUILLEMET = {'"': "&quot;"}
EXTRAS = "{*}extras"


def attributs(noeud: Noeud, nom: str) -> list[str]:
    """The attributes of an object of that name that have no column, as one element `attributs`; none: nothing."""
    gardes = _gardes(nom)
    if gardes.isdisjoint(noeud.keys()):
        return []
    dits = [(str(cle), str(dit)) for cle, dit in noeud.items() if cle in gardes and dit.strip()]
    ecrits = [f" {cle}={quoteattr(dit, _GUILLEMET)}" for cle, dit in sorted(dits)]
    return [f"<attributs{''.join(ecrits)}/>"] if ecrits else []


@cache
def _gardes(nom: str) -> frozenset[str]:
    """The attributes of this element that Lhéo knows and no column holds."""
    return grammaire("2.3")[nom].attributs - _AILLEURS


def parmi(de: Enfants, noms: Iterable[str]) -> list[Noeud]:
    """The children of those names, in the order of the names."""
    return [noeud for nom in noms for noeud in de.get(nom, ())]


def parlants(noeuds: Iterable[Noeud]) -> list[Noeud]:
    """Those that say something, were it in a corner."""
    return [noeud for noeud in noeuds if any(map(valeurs.texte, map(str, noeud.itertext())))]


def extras_gardes(
    de: Enfants, porteurs: Iterable[Noeud], connus: Mapping[str, AbstractSet[str]] | None = None
) -> list[Noeud]:
    """The `extras` of an object to keep: first those of its elements that have a column (`porteurs`), then its own.

    `connus`: those that are understood, see `incompris`.
    """
    enfouis = [bloc for porteur in porteurs for bloc in porteur.iterchildren(EXTRAS)]
    if connus is None:
        return [*enfouis, *de.get("extras", ())]
    return [*(bloc for bloc in enfouis if (bloc.get("info") or "") not in connus), *incompris(de, connus)]
