"""How long an action lasts: hours in the centre and in the firm, hours a week, days from the start to the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from service.demo.hasard import Hasard
    from service.demo.vocabulaire import Modele

JOURNEE = 7
COURTE = 70  # hours: up to two weeks
TEMPS_PLEIN, TEMPS_PARTIEL, UN_JOUR = 35, 21, 7
LONGUE = 900  # hours in the centre: two years of alternance
ANNEE_SCOLAIRE = 285  # days from September to June


@dataclass(frozen=True, slots=True)
class Duree:
    """Hours, hours a week, days between the two dates, and all that in words."""

    centre: int
    entreprise: int
    hebdomadaire: int
    jours: int
    texte: str

    @property
    def courte(self) -> bool:
        """Two weeks at most."""
        return self.centre <= COURTE


def duree(alea: Hasard, modele: Modele, filiere: str) -> Duree:
    """A length close to that of the model; alternance and school follow school years."""
    centre = _arrondie(modele.heures_centre * alea.choice((0.9, 1, 1, 1, 1.1)))
    entreprise = _arrondie(modele.heures_entreprise * alea.choice((0.8, 1, 1, 1.2))) if modele.heures_entreprise else 0
    if filiere in {"alternance", "initiale"}:
        annees = 2 if centre > LONGUE else alea.choice((1, 1, 2))
        texte = "1 an" if annees == 1 else "2 ans"
        return Duree(centre, entreprise, TEMPS_PLEIN, ANNEE_SCOLAIRE + 365 * (annees - 1), texte)
    hebdomadaire = alea.choice(
        (TEMPS_PLEIN, TEMPS_PLEIN, TEMPS_PARTIEL, UN_JOUR)
        if centre <= COURTE * 3
        else (TEMPS_PLEIN,) * 4 + (TEMPS_PARTIEL,)
    )
    jours = max(1, round((centre + entreprise) / hebdomadaire * 7))
    return Duree(centre, entreprise, hebdomadaire, jours, _en_mots(centre + entreprise, jours))


def _arrondie(heures: float) -> int:
    """Whole days, at least one."""
    return max(JOURNEE, round(heures / JOURNEE) * JOURNEE)


def _en_mots(heures: int, jours: int) -> str:
    if heures <= TEMPS_PLEIN:
        nombre = heures // JOURNEE
        return "1 jour" if nombre == 1 else f"{nombre} jours"
    semaines = max(2, round(jours / 7))
    return f"{semaines} semaines" if semaines < 14 else f"{round(jours / 30)} mois"  # noqa: PLR2004  about a term
