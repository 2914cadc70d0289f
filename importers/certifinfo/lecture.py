"""Cells of Certif Info as values; what cannot be read is left out and told, for the rest of the line is good."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from importers.reception import cellules, jours
from importers.reception.forme import Refus, Reserve
from models.enumerations import EtatCertification
from models.nomenclatures import nomenclature

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

CODE = re.compile(r"[0-9]{1,9}")
FORMACODE = re.compile(r"[0-9]{5}")
ROME = re.compile(r"[A-Z][0-9]{4}")
NSF = re.compile(r"[0-9]{3}[A-Z]?")
SCOLARITE = re.compile(r"[0-9A-Z]{8}")
IDEO = re.compile(r"FOR\.[0-9]{1,9}")
ANNEE = re.compile(r"(19|20)[0-9]{2}")
ETATS = dict(zip("123", EtatCertification, strict=True))
ACCES = {"0": 0, "1": 1, "2": 2}


class Lecture:
    """The cells of a line, read one by one; `reserves` tells those that were left out."""

    def __init__(self) -> None:
        self.reserves: list[Reserve] = []

    def code(self, cellule: str, forme: re.Pattern[str], quoi: str) -> str | None:
        """A code as it must be written, in capitals."""
        return self._essayer(lambda: cellules.code(cellule, forme, quoi)) if cellules.texte(cellule) else None

    def fiche(self, rncp: str, rs: str) -> str | None:
        """The sheet that a line names: of the RNCP, else of the RS."""
        lues = [self._fiche(rncp, "RNCP"), self._fiche(rs, "RS")]
        if None not in lues:
            message = "La ligne donne une fiche RNCP et une fiche RS : la fiche RNCP est gardée."
            self.reserves.append(Reserve("DEUX_FICHES", message, " et ".join(map(str, lues))))
        return lues[0] or lues[1]

    def niveau(self, cellule: str) -> str | None:
        """A level of the scale of 2019."""
        lu = cellules.texte(cellule)
        if lu is None or any(lu == ligne["code"] for ligne in nomenclature("niveau")):
            return lu
        message = "Ce niveau européen n'existe pas (3 à 8 sont attendus) : le niveau est laissé vide. Corrigez-le."
        return self._ecarter("NIVEAU_INCONNU", message, cellule)

    def etat(self, cellule: str) -> str | None:
        """Whether a certification is published."""
        if cellules.texte(cellule) is None or cellule in ETATS:
            return ETATS.get(cellule)
        message = "Cet état n'est ni 1 (publiée), ni 2 (erronée), ni 3 (archivée) : il est laissé vide. Corrigez-le."
        return self._ecarter("ETAT_INCONNU", message, cellule)

    def acces(self, cellule: str) -> int | None:
        """Whether a way is open: 0, 1, or 2 under conditions."""
        if cellules.texte(cellule) is None or cellule in ACCES:
            return ACCES.get(cellule)
        message = "Une accessibilité n'est ni 0, ni 1, ni 2 : elle est laissée vide. Corrigez-la."
        self._ecarter("ACCES_INCONNU", message, cellule)
        return None

    def annees(self, premiere: str, derniere: str) -> tuple[int | None, int | None]:
        """The years of the first and the last session."""
        debut, fin = self._annee(premiere), self._annee(derniere)
        if debut and fin and debut > fin:
            message = "La dernière session vient avant la première : ces années sont laissées vides. Corrigez-les."
            self._ecarter("ANNEES_INVERSEES", message, f"{premiere}, {derniere}")
            return None, None
        return debut, fin

    def jour(self, cellule: str) -> date | None:
        """A date."""
        if cellules.texte(cellule) is None:
            return None
        if lu := jours.jour(cellule):
            return lu
        message = "La date de mise à jour n'a pas la forme JJ/MM/AAAA : elle est laissée vide. Corrigez-la."
        self._ecarter("DATE_MAL_FORMEE", message, cellule)
        return None

    def _annee(self, cellule: str) -> int | None:
        if cellules.texte(cellule) is None:
            return None
        if ANNEE.fullmatch(cellule):
            return int(cellule)
        message = "L'année de première ou de dernière session n'a pas la forme AAAA : elle est laissée vide."
        self._ecarter("ANNEE_MAL_FORMEE", message, cellule)
        return None

    def _fiche(self, cellule: str, prefixe: str) -> str | None:
        if (lue := cellules.texte(cellule)) is None:
            return None
        if chiffres := re.fullmatch(rf"(?:{prefixe})?\s*0*([1-9]\d{{0,8}})", lue, re.IGNORECASE):
            return f"{prefixe}{chiffres[1]}"
        message = f"Le code {prefixe} n'a pas la forme attendue : il est laissé de côté. Corrigez-le."
        return self._ecarter("CODE_MAL_FORME", message, cellule)

    def _essayer(self, lire: Callable[[], str]) -> str | None:
        try:
            return lire()
        except Refus as refus:
            return self._ecarter(refus.code, f"{refus.message} Il est laissé de côté.", refus.extrait)

    def _ecarter(self, code: str, message: str, extrait: str | None) -> str | None:
        self.reserves.append(Reserve(code, message, extrait))
        return None  # what the cell is worth then
