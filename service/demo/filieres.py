"""The kinds of offer, one file for each, as different sources would send them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.demo.vocabulaire import Modele, modeles

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class Filiere:
    """A kind of offer: the share of the sessions it makes (percent) and the season it begins in."""

    cle: str
    fichier: str
    part: int
    saison: str
    admet: Callable[[Modele], bool]

    def modeles(self) -> list[Modele]:
        """The formations that are offered this way."""
        return [modele for modele in modeles() if self.admet(modele)]


def _individuelle(modele: Modele) -> bool:
    """What is only ever bought by the public purse is left out."""
    return modele.repertoire is not None or not set("rbv").isdisjoint(modele.usages)


INDIVIDUELLE = Filiere("individuelle", "offre-individuelle.xml", 58, "continue", _individuelle)
FILIERES = (
    INDIVIDUELLE,
    Filiere("publique", "commande-publique.xml", 20, "region", lambda modele: "p" in modele.usages),
    Filiere("alternance", "alternance.xml", 15, "alternance", lambda modele: "a" in modele.usages),
    Filiere("initiale", "formation-initiale.xml", 7, "initiale", lambda modele: "i" in modele.usages),
)


def quotas(sessions: int) -> dict[str, int]:
    """How many sessions each kind of offer makes; they add up to `sessions`."""
    parts = {filiere.cle: sessions * filiere.part // 100 for filiere in FILIERES[1:]}
    return {INDIVIDUELLE.cle: sessions - sum(parts.values()), **parts}
