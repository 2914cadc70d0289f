"""Cells as values: what sources write for « no value », codes, whole and decimal numbers, places on earth."""

from __future__ import annotations

import math
import re
from typing import NamedTuple

from importers.reception.forme import Refus

SANS_VALEUR = {"", "-1", "null", "nr", "-", "non renseigné"}
INITIALES = {"", "-", "n", "N"}
DECIMAL = re.compile(r"[+-]?\d{1,3}([.,]\d{1,20})?")
ENTIER_MAXIMAL = 2**31 - 1
CHIFFRES_SURS = 10  # fewer cannot be more than that
LATITUDE_MAXIMALE, LONGITUDE_MAXIMALE = 90, 180


class Point(NamedTuple):
    """A place, in degrees; null when it is not known."""

    latitude: float | None
    longitude: float | None


INCONNU = Point(None, None)


def texte(cellule: str) -> str | None:
    """A text; null for what sources write when they have none."""
    if cellule[:1] not in INITIALES:  # nearly always, and ten times as fast
        return cellule
    return None if cellule.casefold() in SANS_VALEUR else cellule


def obligatoire(cellule: str, quoi: str) -> str:
    """A text that the line must have; raises Refus."""
    if (lu := texte(cellule)) is None:
        raise Refus("VALEUR_MANQUANTE", f"La ligne n'a pas de {quoi}. Complétez-la.")
    return lu


def code(cellule: str, forme: re.Pattern[str], quoi: str) -> str:
    """A code as it must be written, in capitals; raises Refus."""
    lu = obligatoire(cellule, quoi).upper()
    if not forme.fullmatch(lu):
        raise Refus("CODE_MAL_FORME", f"Le {quoi} n'a pas la forme attendue. Corrigez-le.", cellule)
    return lu


def entier(cellule: str, quoi: str) -> int | None:
    """A whole number, « 1 234 » included; raises Refus."""
    if len(cellule) < CHIFFRES_SURS and cellule.isascii() and cellule.isdecimal():  # nearly always
        return int(cellule)
    if (lu := texte(cellule)) is None:
        return None
    chiffres = re.sub(r"\s", "", lu)
    utiles = chiffres.lstrip("0")  # cut before it is converted: a cell may have a million digits
    if not (chiffres.isascii() and chiffres.isdecimal() and int(utiles[:11] or 0) <= ENTIER_MAXIMAL):
        raise Refus("NOMBRE_MAL_FORME", f"Le champ {quoi} n'est pas un nombre entier. Corrigez-le.", cellule)
    return int(utiles or 0)


def point(latitude: str, longitude: str) -> Point:
    """A place from two cells; raises Refus when only one is there, or when it is nowhere."""
    if not latitude and not longitude:
        return INCONNU
    lus = [_degres(latitude, LATITUDE_MAXIMALE), _degres(longitude, LONGITUDE_MAXIMALE)]
    if None in lus:
        message = "Les coordonnées ne sont pas une latitude et une longitude en degrés. Corrigez-les, ou videz-les."
        raise Refus("COORDONNEES_MAL_FORMEES", message, f"{latitude}, {longitude}")
    return Point(*lus)


def point_en_une(cellule: str) -> Point:
    """A place from one cell, « 47.21,-1.55 » or « 47.21, -1.55 »; raises Refus."""
    latitude, _, longitude = cellule.partition(",")
    return point(latitude.strip(), longitude.strip())


def _degres(cellule: str, maximum: int) -> float | None:
    if not DECIMAL.fullmatch(cellule):
        return None
    valeur = float(cellule.replace(",", "."))
    return valeur if math.fabs(valeur) <= maximum else None
