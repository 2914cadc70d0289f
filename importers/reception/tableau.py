"""The lines of a table: cells in the order its layout wants, what is broken refused line by line."""

from __future__ import annotations

import csv
import re
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from importers.reception.archive import ouverte
from importers.reception.forme import Refus
from importers.reception.texte import ILLISIBLE, LigneSansFin, lignes
from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Callable, Iterator

    from importers.reception.forme import Document

# what people paste without seeing it, and no export can write: the characters that XML has no way to hold
INVISIBLES = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+")
CELLULE_MAXIMALE = 4 * 1024 * 1024  # characters
SANS_FIN = "unexpected end of data"
TROP_LONGUE = "field larger than field limit"


class Ligne(NamedTuple):
    """A line of a file: its number, what names its object, then its cells as the layout orders them, or a refusal.

    Of an XML document: the text that names an element, then the element.
    """

    numero: int
    repere: str
    cellules: tuple[Any, ...] = ()
    refus: Refus | None = None


def lire(document: Document, avancement: Callable[[int], None]) -> Iterator[Ligne]:
    """Every line below the header, blank ones apart; raises FichierRefuse when nothing can be trusted any more."""
    csv.field_size_limit(CELLULE_MAXIMALE)
    with ouverte(document.partie, avancement) as flux:
        texte = lignes(flux, document.encodage)
        for _ in range(document.entete):
            next(texte)
        lecteur = csv.reader(
            texte,
            delimiter=document.separateur,
            quoting=csv.QUOTE_MINIMAL if document.forme.guillemets else csv.QUOTE_NONE,
            strict=document.forme.guillemets,
        )
        yield from _lignes(document, lecteur)


def _lignes(document: Document, lecteur: Reader) -> Iterator[Ligne]:
    ranger = _rangement(document)
    while True:
        debut = document.entete + lecteur.line_num + 1
        try:
            cellules = next(lecteur)
        except StopIteration:
            return
        except LigneSansFin:
            raise FichierRefuse(f"{document.partie.dit} n'est pas une table : ses lignes n'ont pas de fin.") from None
        except csv.Error as erreur:
            yield Ligne(debut, "", refus=_refus(document, debut, str(erreur)))
            continue
        if cellules and (cellules[0].strip() or "".join(cellules).strip()):
            yield ranger(debut, cellules)


def _rangement(document: Document) -> Callable[[int, list[str]], Ligne]:
    """What puts the cells of a line in the order of the layout."""
    largeur, du_repere = document.largeur, document.places[document.forme.repere]
    prendre = itemgetter(*document.places)  # -1, of a column that is not there, takes the empty cell added at the end

    def ranger(numero: int, cellules: list[str]) -> Ligne:
        # a separator at the end of each line makes an empty cell
        if len(cellules) != largeur and (len(cellules) < largeur or any(cellules[largeur:])):
            repere = cellules[du_repere] if du_repere < len(cellules) else ""
            return Ligne(numero, _nu(repere), refus=_mal_coupee(document, len(cellules)))
        cellules.append("")
        rangees = tuple(map(str.strip, prendre(cellules)))
        ensemble = "".join(rangees)
        if "\0" in ensemble or ILLISIBLE in ensemble:
            message = "La ligne contient un caractère illisible. Corrigez le fichier, ou demandez-le en UTF-8."
            return Ligne(numero, _nu(cellules[du_repere]), refus=Refus("CARACTERE_ILLISIBLE", message))
        if not ensemble.isprintable():  # rarely, and ten times as fast as a search
            rangees = tuple(INVISIBLES.sub(" ", cellule).strip() for cellule in rangees)
        return Ligne(numero, rangees[document.forme.repere], rangees)

    return ranger


def _nu(cellule: str) -> str:
    """A cell as PostgreSQL can hold it."""
    return cellule.strip().replace("\0", "")


def _mal_coupee(document: Document, nombre: int) -> Refus:
    largeur = document.largeur
    code, mot = ("LIGNE_TROP_COURTE", "moins") if nombre < largeur else ("LIGNE_TROP_LONGUE", "plus")
    juste = f"l'en-tête en a {largeur}" if document.entete else f"les premières du fichier en ont {largeur}"
    return Refus(code, f"La ligne a {nombre} cellule(s), {juste} : {mot} qu'il n'en faut. Corrigez-la.")


def _refus(document: Document, numero: int, dit: str) -> Refus:
    """A quote that is out of place spoils a line; one that is never closed swallows all that follows."""
    if dit.startswith((SANS_FIN, TROP_LONGUE)):
        message = (
            f"{document.partie.dit} : un guillemet ouvert ligne {numero} n'est jamais fermé."
            " Rien n'a été écrit. Corrigez cette ligne."
        )
        raise FichierRefuse(message)
    return Refus("GUILLEMET_MAL_PLACE", "Un guillemet est mal placé dans la ligne. Doublez-le, ou ôtez-le.")
