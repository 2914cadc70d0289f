"""The dates of a session: what is known of them, whether they are over, how one says them in French."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from models.enumerations import Precision

PARIS: Final = ZoneInfo("Europe/Paris")
# of `AAAA-MM-JJ`, what is known
LONGUEURS: Final = {Precision.JOUR: len("AAAA-MM-JJ"), Precision.MOIS: len("AAAA-MM"), Precision.ANNEE: len("AAAA")}
INCONNUES = "dates non communiquées"
PERMANENTES = "entrées permanentes"
MOIS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)


def passee(debut: date, precision: Precision, aujourdhui: date) -> bool:
    """Whether the period that a first day opens is over: a start known to that precision is."""
    dernier = debut
    if precision is Precision.ANNEE:
        dernier = date(debut.year, 12, 31)
    elif precision is Precision.MOIS:
        dernier = date(debut.year, debut.month, monthrange(debut.year, debut.month)[1])
    return dernier < aujourdhui


def sessions(nombre: int) -> str:
    """« 1 session », « 2 sessions »."""
    return f"{nombre} session{'s' * (nombre > 1)}"


def libelle_dates(debut: str | None, fin: str | None, *, permanentes: bool = False) -> str:
    """Both dates in French, from `AAAA-MM-JJ`, `AAAA-MM` or `AAAA`; what is not known is not said."""
    if permanentes:
        return PERMANENTES if debut is None and fin is None else f"{PERMANENTES} {_periode(debut, fin)}"
    return INCONNUES if debut is None and fin is None else _periode(debut, fin)


def _periode(debut: str | None, fin: str | None) -> str:
    if debut is None:
        return _jusque(fin or "")
    if fin is None:
        return f"à partir {_depuis(dire(debut), jour=_au_jour(debut))}"
    if debut == fin:
        return f"{'le' if _au_jour(debut) else 'en'} {dire(debut)}"
    depart = _sans_ce_que_la_fin_redit(debut, fin)
    return f"{_depuis(depart, jour=_au_jour(debut))} {'au' if _au_jour(fin) else 'à'} {dire(fin)}"


def _jusque(fin: str) -> str:
    return f"jusqu'au {dire(fin)}" if _au_jour(fin) else f"jusqu'en {dire(fin)}"


def _depuis(dite: str, *, jour: bool) -> str:
    if jour:
        return f"du {dite}"
    return f"d'{dite}" if dite[0] in "ao" else f"de {dite}"


def _au_jour(dite: str) -> bool:
    return len(dite) == len("AAAA-MM-JJ")


def dire(dite: str) -> str:
    """`2027-09-01` -> « 1er septembre 2027 », `2027-09` -> « septembre 2027 », `2027` -> « 2027 »."""
    annee, *reste = dite.split("-")
    mots = [annee.lstrip("0")]
    if reste:
        mots.insert(0, MOIS[int(reste[0]) - 1])
    if _au_jour(dite):
        mots.insert(0, "1er" if reste[1] == "01" else str(int(reste[1])))
    return " ".join(mots)


def _sans_ce_que_la_fin_redit(debut: str, fin: str) -> str:
    """« du 5 au 9 janvier 2027 », « de janvier à mars 2027 »: what both dates share is said once."""
    mots = dire(debut).split()
    if len(debut) != len(fin) or debut[:4] != fin[:4]:
        return " ".join(mots)
    return " ".join(mots[: 1 if debut[:7] == fin[:7] else -1])
