"""Text out of bytes: encodings told from the whole file, lines in bounded memory, words as headers compare them."""

from __future__ import annotations

import codecs
import re
import unicodedata
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
    decodeur = codecs.getincrementaldecoder("utf-8")(errors="replace")
    justes = fautifs = 0
    windows = True
    with ouverte(partie) as flux:
        morceau = flux.read(MORCEAU)
        for marque, nom in MARQUES.items():
            if morceau.startswith(marque):
                return nom
        while morceau:
            texte = decodeur.decode(morceau)
            casses = texte.count(ILLISIBLE) - morceau.count(ILLISIBLE.encode())  # one that the file holds is no fault
            fautifs += casses
            justes += len(texte) - len(texte.encode("ascii", "ignore")) - casses
            windows = windows and not INCONNUS_DE_WINDOWS.search(morceau)
            morceau = flux.read(MORCEAU)
    fautifs += decodeur.decode(b"", final=True).count(ILLISIBLE)
    if fautifs * PART_DE_FAUTES <= justes:
        return "utf-8"
    return "cp1252" if windows else "latin-1"


def lignes(flux: Mesure, encodage: str) -> Iterator[str]:
    """Lines with their ends, composed (NFC), however the file ends them."""
    decodeur = codecs.getincrementaldecoder(encodage)(errors="replace")
    reste = ""
    while morceau := flux.read(MORCEAU):
        texte = reste + decodeur.decode(morceau)
        # a lone CR at the end may be half of CRLF
        garde = texte.endswith("\r")
        completes = _couper(texte[:-1] if garde else texte)
        reste = (completes.pop() if completes else "") + ("\r" if garde else "")
        if len(reste) > LIGNE_MAXIMALE:
            raise LigneSansFin
        yield from completes
    yield from (ligne for ligne in _couper(reste + decodeur.decode(b"", final=True)) if ligne)


def _couper(texte: str) -> list[str]:
    """Lines, the last one without its end: `str.splitlines` would cut at characters that are none."""
    if "\r" in texte:
        texte = texte.replace("\r\n", "\n").replace("\r", "\n")
    coupees = unicodedata.normalize("NFC", texte).split("\n")
    return [f"{ligne}\n" for ligne in coupees[:-1]] + [coupees[-1]]


def plier(texte: str) -> str:
    """A header as it is compared: letters and digits, without accents nor capitals."""
    nu = unicodedata.normalize("NFKD", texte).casefold()
    return "".join(lettre for lettre in nu if lettre.isascii() and lettre.isalnum())
