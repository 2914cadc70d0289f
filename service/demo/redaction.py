"""Writes files of offers one formation at a time: memory holds the organismes, never the offer."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from itertools import cycle, islice
from typing import TYPE_CHECKING

from service.demo import formations
from service.demo.actions import Actions
from service.demo.balises import extra, extras
from service.demo.calendrier import Calendrier
from service.demo.organismes import Organisme, organismes
from service.demo.phrases import VARIANTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path
    from typing import TextIO

    from service.demo.filieres import Filiere
    from service.demo.hasard import Hasard
    from service.demo.vocabulaire import Modele

    Sujet = tuple[Organisme, Modele, str | None]

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
ESPACE = "http://lheo.gouv.fr/2.3"
HEURE_D_EXPORT = "053000"
PART_SANS_OFFRE = 22  # percent of the organismes, which only the directory knows
SESSIONS_PAR_FORMATION = 5  # about; with fewer at hand, the models not yet offered take one session each
ANCIENNETE = 400  # days by which a formation may precede its first action
ACTIONS_PAR_FORMATION = (1, 1, 1, 1, 1, 2, 2, 2, 3, 4)


class Redaction:
    """The organismes, and what writes their offers; numbers go on from file to file."""

    def __init__(self, alea: Hasard, aujourdhui: date, nombre: int) -> None:
        self.alea = alea
        offreurs = nombre - max(1, nombre * PART_SANS_OFFRE // 100)
        self.organismes = list(organismes(alea, nombre, offreurs))
        self.offreurs = self.organismes[:offreurs]
        self.calendrier = Calendrier(aujourdhui, alea)
        self.actions = Actions(alea, self.calendrier, self.offreurs)
        self.formations = 0
        self.presents: set[str] = set()
        self._formateurs: dict[str, dict[str, Organisme]] = defaultdict(dict)

    @property
    def formateurs(self) -> dict[str, list[Organisme]]:
        """Who trains for each certification offered, by the code of its sheet, in order of their first offer."""
        return {fiche: list(organismes.values()) for fiche, organismes in self._formateurs.items()}

    def offres(self, chemin: Path, filiere: Filiere, quota: int, avancement: Callable[[int], None]) -> None:
        """A `lheo` file of exactly `quota` sessions."""
        a_couvrir = len(filiere.modeles())
        with _document(chemin, "lheo") as sortie:
            sortie.write("<offres>\n")
            for rang, sujet in enumerate(self._sujets(filiere)):
                if not quota:
                    break
                serre = rang < a_couvrir and quota < SESSIONS_PAR_FORMATION * (a_couvrir - rang)
                faites = self._formation(sortie, filiere, sujet, 1 if serre else quota)
                quota -= faites
                avancement(faites)
            sortie.write(self._pied())

    def annuaire(self, chemin: Path) -> None:
        """A `lheo-plus` file of the organismes that offer nothing in the other files."""
        with _document(chemin, "lheo-plus") as sortie:
            sortie.writelines(
                organisme.responsable for organisme in self.organismes if organisme.numero not in self.presents
            )

    def _sujets(self, filiere: Filiere) -> Iterator[Sujet]:
        """Every model once, each by an organisme of its trade; then, without end, rounds of all organismes."""
        tenants = [organisme for organisme in self.offreurs if filiere.cle in organisme.filieres]
        modeles = filiere.modeles()
        par_domaine = {
            domaine: cycle([organisme for organisme in tenants if domaine in organisme.domaines])
            for domaine in {modele.domaine: None for modele in modeles}
        }
        for modele in modeles:
            yield next(par_domaine[modele.domaine]), modele, None
        catalogues = [(organisme, self._catalogue(organisme, modeles)) for organisme in tenants]
        while True:
            self.alea.shuffle(catalogues)
            for organisme, catalogue in catalogues:
                for modele, variante in islice(catalogue, organisme.taille):
                    yield organisme, modele, variante

    def _catalogue(self, organisme: Organisme, modeles: list[Modele]) -> Iterator[tuple[Modele, str | None]]:
        """What an organisme offers, in an order of its own; once all is said, again in other forms."""
        siens = [modele for modele in modeles if modele.domaine in organisme.domaines]
        self.alea.shuffle(siens)
        if siens:
            for variante in cycle((None, *VARIANTES)):
                yield from ((modele, variante) for modele in siens)

    def _formation(self, sortie: TextIO, filiere: Filiere, sujet: Sujet, maximum: int) -> int:
        """Write a formation of at most that many sessions, and tell how many it has."""
        organisme, modele, variante = sujet
        self.formations += 1
        self.presents.add(organisme.numero)
        if modele.repertoire:
            self._formateurs[modele.repertoire][organisme.numero] = organisme
        actions = []
        restantes = maximum
        for _ in range(self.alea.choice(ACTIONS_PAR_FORMATION)):
            if restantes:
                actions.append(self.actions.ecrire(modele, organisme, filiere, restantes))
                restantes -= actions[-1].sessions
        texte = formations.texte(self.alea, modele, organisme, variante)
        saisie = min(action.saisie for action in actions) - self.alea.randrange(ANCIENNETE)
        mise_a_jour = max(action.mise_a_jour for action in actions)
        sortie.write(
            f'<formation numero="21_F_{self.formations:010d}" datecrea="{self.calendrier.texte(saisie)}"'
            f' datemaj="{self.calendrier.texte(mise_a_jour)}">{texte.tete}'
        )
        sortie.writelines(action.xml for action in actions)
        sortie.write(texte.pied)
        return maximum - restantes

    def _pied(self) -> str:
        jour = extra("date-export", self.calendrier.texte(0))
        return f"{extras('flux-intercarif', jour, extra('heure-export', HEURE_D_EXPORT))}\n</offres>\n"


@contextmanager
def _document(chemin: Path, racine: str) -> Iterator[TextIO]:
    with chemin.open("w", encoding="utf-8", newline="\n", buffering=1 << 20) as sortie:
        sortie.write(f'{DECLARATION}<{racine} xmlns="{ESPACE}">\n')
        yield sortie
        sortie.write(f"</{racine}>\n")
