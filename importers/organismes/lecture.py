"""Cells of the liste publique as values.

What identifies or certifies must be right, or the line is refused; what cannot be read of the rest is left empty and
told.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from importers.reception import cellules, jours
from importers.reception.forme import Refus, Reserve
from importers.territoires import region_d_aujourd_hui
from rules.organisme import NDA, NDA_ABSENTS, SIRET, lire_nda, lire_siren, lire_siret, siret_juste

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rules.organisme import Lecture

CLE = re.compile(r"[0-9A-Z]{11}")
NIC = re.compile(r"[0-9]{1,5}")
NSF = re.compile(r"[0-9]{3}")
CODE_POSTAL = re.compile(r"[0-9]{4}")  # of a file that took it for a number
BOOLEENS = {"": None, "true": True, "false": False}


class Numeros(NamedTuple):
    """Whom a line is about."""

    siren: str | None
    siret: str | None


class Cellules:
    """The cells of a line, read one by one; `reserves` tells those that were left out."""

    def __init__(self) -> None:
        self.reserves: list[Reserve] = []

    def nda(self, cellule: str) -> str:
        """What names the line; raises Refus."""
        if NDA.fullmatch(cellule) and cellule not in NDA_ABSENTS:  # nearly always
            return cellule
        nda = "".join(cellules.obligatoire(cellule, "numéro de déclaration d'activité").split()).upper()
        if nda in NDA_ABSENTS or not CLE.fullmatch(nda):
            message = "Ce numéro de déclaration d'activité n'est pas fait de 11 chiffres ou lettres. Corrigez-le."
            raise Refus("CODE_MAL_FORME", message, cellule)
        if (lu := lire_nda(nda)).valeur is None:
            message = f"{lu.message} La ligne est gardée ; l'organisme n'a pas ce numéro dans l'annuaire."
            self.reserves.append(Reserve(lu.code or "", message, nda))
        return nda

    def precedents(self, cellule: str, nda: str) -> list[str]:
        """Former NDAs, separated by commas."""
        lus = ["".join(lu.split()).upper() for lu in (cellules.texte(cellule) or "").split(",")]
        for lu in lus:
            if lu and not CLE.fullmatch(lu):
                message = "Un numéro de déclaration précédent n'a pas 11 chiffres ou lettres : il est laissé de côté."
                self.reserves.append(Reserve("CODE_MAL_FORME", message, lu))
        return [lu for lu in dict.fromkeys(lus) if CLE.fullmatch(lu) and lu not in NDA_ABSENTS and lu != nda]

    def numeros(self, siren: str, siret: str) -> Numeros:
        """Both numbers out of two cells; that of 2021 had the NIC alone in the second. Raises Refus."""
        if siren in {siret[:9], ""} and siret.strip("0") and SIRET.fullmatch(siret) and siret_juste(siret):
            return Numeros(siret[:9], siret)  # nearly always
        propre = self._exact(lire_siren(siren), siren)
        chiffres = "".join(siret.split())
        if NIC.fullmatch(chiffres) and chiffres.strip("0"):
            if propre is None:
                message = "La ligne donne un NIC sans SIREN : on ne sait pas de quel établissement. Complétez-la."
                raise Refus("NIC_SANS_SIREN", message, siret)
            chiffres = propre + chiffres.zfill(5)
        complet = self._exact(lire_siret(chiffres), siret)
        if propre and complet and complet[:9] != propre:
            message = "Le SIREN et le SIRET de la ligne ne sont pas de la même entreprise. Corrigez l'un des deux."
            raise Refus("SIREN_ET_SIRET_CONTRAIRES", message, f"{propre}, {complet}")
        return Numeros(propre or (complet[:9] if complet else None), complet)

    def _exact(self, lecture: Lecture, cellule: str) -> str | None:
        """A number, or none; raises Refus for a wrong one."""
        if lecture.code and lecture.valeur is None:
            raise Refus(lecture.code, lecture.message or "", cellule)
        if lecture.code:
            self.reserves.append(Reserve(lecture.code, lecture.message or "", cellule))
        return lecture.valeur

    def region(self, cellule: str) -> str | None:
        """The region of today, of a code of any time."""
        lu = cellules.texte(cellule)
        region = region_d_aujourd_hui(lu) if lu else None
        if lu and region is None:
            message = "Ce code de région n'existe pas : la région est laissée vide. Corrigez-le."
            self.reserves.append(Reserve("REGION_INCONNUE", message, cellule))
        return region

    def jour(self, cellule: str, quoi: str) -> date | None:
        """A date."""
        if (jour := jours.jour(cellule)) or cellules.texte(cellule) is None:
            return jour
        message = f"La date ({quoi}) n'a pas la forme JJ/MM/AAAA : elle est laissée vide. Corrigez-la."
        self.reserves.append(Reserve("DATE_MAL_FORMEE", message, cellule))
        return None

    def exercice(self, debut: str, fin: str) -> tuple[date | None, date | None]:
        """The accounting year that was declared."""
        du, au = self.jour(debut, "début d'exercice"), self.jour(fin, "fin d'exercice")
        if du and au and du > au:
            message = "L'exercice finit avant de commencer : ses dates sont laissées vides. Corrigez-les."
            self.reserves.append(Reserve("DATES_INVERSEES", message, f"{debut}, {fin}"))
            return None, None
        return du, au

    def specialites(self, paires: Iterable[tuple[str, str]]) -> tuple[list[str], list[str]]:
        """Codes of specialities and their labels, each once."""
        lues: dict[str, str] = {}
        for code, libelle in paires:
            if not code and not libelle:
                continue
            if NSF.fullmatch(code):
                lues.setdefault(code, cellules.texte(libelle) or code)
            elif cellules.texte(code) or cellules.texte(libelle):
                message = "Une spécialité n'a pas de code NSF à trois chiffres : elle est laissée de côté."
                self.reserves.append(Reserve("CODE_MAL_FORME", message, code or libelle))
        return list(lues), list(lues.values())

    def nombre(self, cellule: str, quoi: str) -> int | None:
        """A whole number."""
        if not cellule:
            return None
        try:
            return cellules.entier(cellule, quoi)
        except Refus as refus:
            self.reserves.append(Reserve(refus.code, f"{refus.message} Il est laissé vide.", refus.extrait))
            return None


def certifie(cellule: str, quoi: str) -> bool | None:
    """A category of Qualiopi; raises Refus, for what is not read would be taken for lost."""
    if cellule in BOOLEENS:
        return BOOLEENS[cellule]
    if (lu := (cellules.texte(cellule) or "").casefold()) in BOOLEENS:
        return BOOLEENS[lu]
    message = f"La certification ({quoi}) n'est ni true, ni false, ni vide. Corrigez-la."
    raise Refus("BOOLEEN_MAL_FORME", message, cellule)


def code_postal(cellule: str) -> str | None:
    """A postal code; the zero that numbers lose is put back."""
    return f"0{cellule}" if CODE_POSTAL.fullmatch(cellule) else cellules.texte(cellule)
