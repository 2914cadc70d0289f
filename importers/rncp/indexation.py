"""What a sheet is indexed with: Formacode, NSF and ROME codes, each once, in the order of the file."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from importers.reception.forme import Refus
from importers.rncp.enregistrements import Metier, Motcle, Specialite
from importers.rncp.valeurs import propre

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Codes = Iterable[tuple[str | None, str | None]]

FORMACODE = re.compile(r"[0-9]{5}")
NSF = re.compile(r"[0-9]{3}[a-z]?")
ROME = re.compile(r"[A-Z][0-9]{4}")
CODES = 2**14  # that are read once and for all: the exports have a third as many, by hundreds of thousands


def mots_cles(fiche: str, codes: Codes) -> Iterator[Motcle | Refus]:
    """Formacodes."""
    for rang, (code, libelle) in enumerate(_uniques(codes)):
        yield _lu(code, FORMACODE, "Formacode", fiche) or Motcle(fiche, code, libelle, rang)


def specialites(fiche: str, codes: Codes) -> Iterator[Specialite | Refus]:
    """NSF codes: `221w`, as Lhéo writes them."""
    for rang, (brut, libelle) in enumerate(_uniques(codes)):
        code = brut.lower()
        yield _lu(code, NSF, "code NSF", fiche) or Specialite(fiche, code, libelle, rang)


def metiers(fiche: str, codes: Codes) -> Iterator[Metier | Refus]:
    """ROME codes, of ROME 3 as a rule."""
    for rang, (brut, libelle) in enumerate(_uniques(codes)):
        code = brut.upper()
        yield _lu(code, ROME, "code ROME", fiche) or Metier(fiche, code, libelle, rang)


def _uniques(codes: Codes) -> Iterable[tuple[str, str]]:
    """Each code once, with its label."""
    trouves: dict[str, str] = {}
    for brut, dit in codes:
        code, libelle = _dits(brut, dit)
        if code:
            trouves.setdefault(code, libelle)
    return trouves.items()


@lru_cache(maxsize=CODES)
def _dits(brut: str | None, dit: str | None) -> tuple[str | None, str]:
    """A code and its label: the CSV says the code again before it, and doubles apostrophes."""
    code = propre(brut)
    libelle = propre(dit) or code or ""
    return code, libelle.removeprefix(f"{code} : ").replace("''", "'")


@lru_cache(maxsize=CODES)
def _conforme(code: str, forme: re.Pattern[str]) -> bool:
    return forme.fullmatch(code) is not None


def _lu(code: str, forme: re.Pattern[str], quoi: str, fiche: str) -> Refus | None:
    if _conforme(code, forme):
        return None
    return Refus("CODE_MAL_FORME", f"Un {quoi} de {fiche} n'a pas la forme attendue : il est laissé de côté.", code)
