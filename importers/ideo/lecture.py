"""Cells of Idéo as values: identifiers out of addresses, texts, places; a wrong cell costs that cell alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from importers.lheo import valeurs
from importers.reception import cellules, jours
from importers.reception.forme import Refus, Reserve
from importers.reception.texte import plier
from models.enumerations import ModaliteEnseignement
from models.nomenclatures import nomenclature
from rules.organisme import lire_siret, lire_uai

if TYPE_CHECKING:
    from importers.reception.cellules import Point
    from rules.organisme import Lecture as LectureDIdentifiant

SCOLARITE = re.compile(r"[0-9A-Z]{8}")
NSF = re.compile(r"[0-9]{3}[a-z]?")
REFERENTIEL = re.compile(r"/(rncp|rs)/0*([1-9][0-9]{0,8})\b", re.IGNORECASE)
FICHE = re.compile(r"0*([1-9][0-9]{0,8})")
NIVEAUX = frozenset(str(ligne["code"]) for ligne in nomenclature("niveau"))


def identifiant(cellule: str, prefixe: str, quoi: str) -> str:
    """`FOR.9001` in an address or alone; raises Refus."""
    if trouve := re.search(rf"\b{prefixe}\.[0-9]{{1,9}}\b", cellule):
        return trouve[0]
    message = f"La ligne n'a pas {quoi} ({prefixe}. suivi de chiffres est attendu). Complétez-la."
    raise Refus("IDENTIFIANT_MANQUANT", message, cellule)


def texte(cellule: str) -> str | None:
    """A text, plain; null for what Onisep writes when it has none."""
    return valeurs.texte(cellules.texte(cellule))


def textes(*dits: str) -> list[str]:
    """Those that say something."""
    return [lu for dit in dits if (lu := texte(dit))]


def fiche(url: str) -> str | None:
    """`RNCP37537`, out of the address of a sheet at France compétences."""
    trouve = REFERENTIEL.search(url)
    return f"{trouve[1].upper()}{trouve[2]}" if trouve else None


def modalite(dit: str | None) -> str | None:
    """Where one learns, when it is said: « temps plein, cours en présentiel »."""
    mots = plier(dit or "")
    sur_place, a_distance = "presentiel" in mots, "distance" in mots
    if (sur_place and a_distance) or "hybride" in mots:
        return ModaliteEnseignement.MIXTE.value
    if sur_place:
        return ModaliteEnseignement.PRESENTIEL.value
    return ModaliteEnseignement.A_DISTANCE.value if a_distance else None


class Lecture:
    """The cells of a line that may be left out; `reserves` tells those that were."""

    def __init__(self) -> None:
        self.reserves: list[Reserve] = []

    def siret(self, cellule: str) -> str | None:
        """A SIRET."""
        return self._lue(lire_siret(cellules.texte(cellule)), cellule)

    def uai(self, cellule: str) -> str | None:
        """A UAI."""
        return self._lue(lire_uai(cellules.texte(cellule)), cellule)

    def point(self, latitude: str, longitude: str) -> Point:
        """A place on earth; unknown when it cannot be read."""
        try:
            return cellules.point(cellules.texte(latitude) or "", cellules.texte(longitude) or "")
        except Refus as refus:
            self.reserves.append(Reserve(refus.code, refus.message, refus.extrait))
            return cellules.INCONNU

    def code(self, cellule: str, forme: re.Pattern[str], quoi: str) -> str | None:
        """A code of a list."""
        lu = cellules.texte(cellule)
        if lu is None or forme.fullmatch(lu):
            return lu
        self._ecarter("CODE_MAL_FORME", f"Le {quoi} n'a pas la forme attendue : il est laissé de côté.", cellule)
        return None

    def niveau(self, cellule: str) -> str | None:
        """A level of the scale of 2019."""
        lu = cellules.texte(cellule)
        if lu is None or lu in NIVEAUX:
            return lu
        message = "Ce niveau de certification n'existe pas (1 à 8 sont attendus) : il est laissé vide."
        self._ecarter("NIVEAU_INCONNU", message, cellule)
        return None

    def jour(self, cellule: str) -> str | None:
        """The beginning of a day, as PostgreSQL reads it."""
        if cellules.texte(cellule) is None:
            return None
        if lu := jours.jour(cellule):
            return valeurs.instant(lu.isoformat().replace("-", ""), None)
        message = "La date de modification n'a pas la forme JJ/MM/AAAA : elle est laissée vide."
        self._ecarter("DATE_MAL_FORMEE", message, cellule)
        return None

    def _lue(self, lecture: LectureDIdentifiant, cellule: str) -> str | None:
        if lecture.code:
            self._ecarter(lecture.code, lecture.message or "", cellule)
        return lecture.valeur

    def _ecarter(self, code: str, message: str, cellule: str) -> None:
        self.reserves.append(Reserve(code, message, cellule))
