"""The dates of Lhéo: eight digits, some of which may say that a part is unknown."""

from __future__ import annotations

from datetime import date
from typing import Final

INCONNUE: Final = "00000000"
FIN_INCONNUE: Final = "99999999"
LONGUEUR: Final = 8


def est_une_date(texte: str, *, fin: bool = False) -> bool:
    """Whether `AAAAMMJJ` exists, or says `AAAAMM00`, `AAAA0000`, `00000000`, or `99999999` where a period ends."""
    if texte == INCONNUE or (fin and texte == FIN_INCONNUE):
        return True
    if len(texte) != LONGUEUR or not (texte.isascii() and texte.isdigit()):
        return False
    annee, mois, jour = int(texte[:4]), int(texte[4:6]), int(texte[6:])
    if mois == 0 and jour:
        return False
    try:
        date(annee, mois or 1, jour or 1)
    except ValueError:
        return False
    return True


def a_rebours(debut: str, fin: str) -> bool:
    """Whether a period ends before it begins, whatever the days or months it leaves unknown."""
    if INCONNUE in (debut, fin):
        return False
    return debut > _au_plus_tard(fin)


def _au_plus_tard(fin: str) -> str:
    if fin.endswith("0000"):
        return fin[:4] + "9999"
    return fin[:6] + "99" if fin.endswith("00") else fin
