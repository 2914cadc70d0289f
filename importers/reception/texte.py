"""Text out of bytes: encodings told from the whole file, lines in bounded memory, words as headers compare them."""

from __future__ import annotations

import codecs
import re
import unicodedata
from io import IncrementalNewlineDecoder
from typing import TYPE_CHECKING

from importers.reception.archive import ouverte

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.reception.archive import Mesure, Partie

MORCEAU = 1024 * 1024
LIGNE_MAXIMALE = 16 * 1024 * 1024  # characters: what has no end of line is no table
MARQUES = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
ILLISIBLE = "\N{REPLACEMENT CHARACTER}"
PART_DE_FAUTES = 10  # one broken character in so many: text of another encoding has hardly any that is not
INCONNUS_DE_WINDOWS = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")


class LigneSansFin(ValueError):
    """What is read has no lines."""


def encodage(partie: Partie) -> str:
    """The encoding of a part: its byte order mark first, then UTF-8 where nearly all is, else Windows-1252 or Latin-1.

    A broken character in a UTF-8 file does not make it another: its line is refused, where it is read.
    """
    with ouverte(partie) as flux:
        morceau = flux.read(MORCEAU)
        for marque, nom in MARQUES.items():
            if morceau.startswith(marque):
                return nom
        if _sans_faute(morceau, flux):
            return "utf-8"
    return _encodage_fautif(partie)


def _sans_faute(morceau: bytes, flux: Mesure) -> bool:
    """Whether all is UTF-8: nearly always, and five times as fast as counting faults."""
    decodeur = codecs.getincrementaldecoder("utf-8")()
    try:
        while morceau:
            decodeur.decode(morceau)
            morceau = flux.read(MORCEAU)
        decodeur.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _encodage_fautif(partie: Partie) -> str:
    """UTF-8 whose faults are few, or another encoding."""
    decodeur = codecs.getincrementaldecoder("utf-8")(errors="replace")
    justes = fautifs = 0
    windows = True
    with ouverte(partie) as flux:
        while morceau := flux.read(MORCEAU):
            texte = decodeur.decode(morceau)
            casses = texte.count(ILLISIBLE) - morceau.count(ILLISIBLE.encode())  # one that the file holds is no fault
            fautifs += casses
            justes += len(texte) - len(texte.encode("ascii", "ignore")) - casses
            windows = windows and not INCONNUS_DE_WINDOWS.search(morceau)
    fautifs += decodeur.decode(b"", final=True).count(ILLISIBLE)
    if fautifs * PART_DE_FAUTES <= justes:
        return "utf-8"
    return "cp1252" if windows else "latin-1"


def lignes(flux: Mesure, encodage: str) -> Iterator[str]:
    """Lines without their ends, composed (NFC), however the file ends them; the last one only if it says something."""
    decodeur = IncrementalNewlineDecoder(codecs.getincrementaldecoder(encodage)(errors="replace"), translate=True)
    reste = ""
    while morceau := flux.read(MORCEAU):
        *completes, reste = _couper(reste + decodeur.decode(morceau))
        if len(reste) > LIGNE_MAXIMALE:
            raise LigneSansFin
        yield from completes
    *completes, reste = _couper(reste + decodeur.decode(b"", final=True))
    yield from completes
    if reste:
        yield reste


def _couper(texte: str) -> list[str]:
    """Lines, the last of which may go on: `str.splitlines` would cut at characters that are no ends."""
    return unicodedata.normalize("NFC", texte).split("\n")


def plier(texte: str) -> str:
    """A header as it is compared: letters and digits, without accents nor capitals."""
    nu = unicodedata.normalize("NFKD", texte).casefold()
    return "".join(lettre for lettre in nu if lettre.isascii() and lettre.isalnum())
