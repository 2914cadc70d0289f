"""A session: its dates, its inscriptions, its meetings, its places and its blocs."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from service.demo import phrases
from service.demo.balises import balise, element, extra, extras
from service.demo.calendrier import DEBUT_INCONNU, FIN_INCONNUE, Calendrier
from service.demo.francais import majuscule
from service.demo.vocabulaire import Modele, modeles

if TYPE_CHECKING:
    from service.demo.hasard import Hasard
    from service.demo.organismes import Organisme

OUVERT, FERME, SUSPENDU = "1", "2", "3"
PERIMEE = extras("session-perimee", extra("session-perimee", 1))
MAXIMUM_DE_BLOCS = 3


@dataclass(frozen=True, slots=True)
class Cadre:
    """What the sessions of an action share; `jours` is how long each lasts."""

    modele: Modele
    organisme: Organisme
    adresse: str
    filiere: str
    saison: str
    saisie: str
    permanente: bool
    jours: int


@dataclass(frozen=True, slots=True)
class Session:
    """A session as XML, with the days of its entry and of its last change."""

    xml: str
    saisie: int
    mise_a_jour: int


class Sessions:
    """Writes sessions, numbered in order."""

    def __init__(self, alea: Hasard, calendrier: Calendrier) -> None:
        self.alea = alea
        self.calendrier = calendrier
        self.nombre = 0

    def ecrire(self, cadre: Cadre, *, a_venir: bool) -> Session:
        """One session of the action; `a_venir` when it must begin after today."""
        self.nombre += 1
        debut = self._debut(cadre, a_venir=a_venir)
        fin = debut + cadre.jours
        saisie = self.calendrier.saisie(cadre.saisie, debut)
        mise_a_jour = self.calendrier.mise_a_jour(saisie)
        texte = self.calendrier.texte
        xml = (
            f'<session numero="SE_{self.nombre:010d}" datecrea="{texte(saisie)}" datemaj="{texte(mise_a_jour)}">'
            f"{self._periode(cadre, debut, fin)}<adresse-inscription>{cadre.adresse}</adresse-inscription>"
            f"{self._inscription(debut, fin)}{self._recrutement(cadre, debut)}{self._details(cadre, fin)}</session>\n"
        )
        return Session(xml, saisie, mise_a_jour)

    def _debut(self, cadre: Cadre, *, a_venir: bool) -> int:
        """Half of the sessions are to come, some run, the others are over."""
        if a_venir:
            return self.calendrier.debut(cadre.saison, 15, 380)
        premier, dernier = self.alea.choice(((10, 400), (10, 400), (-120, 300), (-700, 30)))
        return self.calendrier.debut(cadre.saison, premier, dernier)

    def _periode(self, cadre: Cadre, debut: int, fin: int) -> str:
        """The dates, to the day for most; a few to the month or the year, very few unknown."""
        du, au = self.calendrier.texte(debut), self.calendrier.texte(fin)
        chance = self.alea.chance
        if cadre.permanente:
            au = FIN_INCONNUE if chance(0.25) else au
        elif cadre.filiere == "initiale" or chance(0.04):
            du, au = f"{du[:6]}00", f"{au[:6]}00"
        elif chance(0.01):
            du, au = f"{du[:4]}0000", f"{au[:4]}0000"
        elif chance(0.005):
            du, au = DEBUT_INCONNU, FIN_INCONNUE
        return f"<periode><debut>{du}</debut><fin>{au}</fin></periode>"

    def _inscription(self, debut: int, fin: int) -> str:
        xml = ""
        if self.alea.chance(0.2):
            xml = balise("modalites-inscription", self.alea.choice(phrases.INSCRIPTIONS))
        if self.alea.chance(0.35):
            texte = self.calendrier.texte
            xml += (
                f"<periode-inscription><periode><debut>{texte(debut - 120)}</debut><fin>{texte(debut - 7)}</fin>"
                "</periode></periode-inscription>"
            )
        return f"{xml}<etat-recrutement>{self._etat(debut, fin)}</etat-recrutement>"

    def _etat(self, debut: int, fin: int) -> str:
        if fin < 0:
            return FERME
        return self.alea.choice((OUVERT, FERME, FERME, SUSPENDU) if debut < 0 else (OUVERT,) * 7 + (FERME,))

    def _recrutement(self, cadre: Cadre, debut: int) -> str:
        """A dated meeting, on the spot or at a distance, before what is publicly bought."""
        if not self.alea.chance(0.3 if cadre.filiere == "publique" else 0.03):
            return ""
        jour = self.calendrier.texte(debut - self.alea.randrange(15, 60))
        distance = self.alea.chance(0.2)
        lieu = f"<urlweb>{cadre.organisme.web}/reunions</urlweb>" if distance else cadre.adresse
        heure = self.alea.choice(("09h00", "09h30", "14h00", "17h30"))
        return (
            f"<recrutement><modalite-recrutement>9</modalite-recrutement><a-distance>{int(distance)}</a-distance>{lieu}"
            f"<nb-places>{self.alea.choice((12, 15, 20, 30))}</nb-places>"
            f"<periode><debut>{jour}</debut><fin>{jour}</fin></periode><heure-debut>{heure}</heure-debut>"
            f"<commentaire>{self.alea.choice(phrases.INFORMATIONS)}</commentaire></recrutement>"
        )

    def _details(self, cadre: Cadre, fin: int) -> str:
        """What only some sessions tell: address on the web, contact, blocs, capacities, expiry."""
        chance = self.alea.chance
        web = cadre.organisme.web
        apprenants = cadre.filiere in {"alternance", "initiale"}
        return (
            (f"<url-session><urlweb>{web}/sessions/{self.nombre}</urlweb></url-session>" if chance(0.1) else "")
            + (_contact(cadre.organisme.boite) if chance(0.1) else "")
            + (_blocs()[cadre.modele.cle] if chance(0.1) else "")
            + (self._cycle(cadre.filiere) if apprenants else "")
            + (PERIMEE if fin < 0 and not cadre.permanente else "")
        )

    def _cycle(self, filiere: str) -> str:
        places = self.alea.choice((8, 10, 12, 14, 16, 24))
        return element(
            "cycle",
            balise("type-cycle", int(filiere == "alternance")),
            balise("effectif-minimal", places // 2),
            balise("capacite-simultanee", places),
            balise("capacite-cumulee", places * 2),
        )


def _contact(boite: str) -> str:
    coordonnees = element("coordonnees", balise("nom", "Inscriptions"), balise("courriel", boite))
    return f"<contact-session><type-contact>4</type-contact>{coordonnees}</contact-session>"


@cache
def _blocs() -> dict[str, str]:
    """The first blocs of each formation that leads to a certification of the national register."""
    return {modele.cle: _blocs_du_repertoire(modele) for modele in modeles()}


def _blocs_du_repertoire(modele: Modele) -> str:
    if modele.repertoire is None or not modele.repertoire.startswith("RNCP"):
        return ""
    blocs = (
        element(
            "bloc-competences",
            balise("libelle-bloc", majuscule(contenu)),
            balise("code-bloc", f"{modele.repertoire}BC{rang:02d}"),
        )
        for rang, contenu in enumerate(modele.contenus[:MAXIMUM_DE_BLOCS], 1)
    )
    reference = balise("reference-code-RNCP", modele.repertoire.removeprefix("RNCP"))
    return element(
        "blocs-competences",
        "<validation-blocs>2</validation-blocs>",
        element("reference-certification", reference),
        *blocs,
    )
