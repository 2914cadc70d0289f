"""The lines of a table: cells in the order its layout wants, what is broken refused line by line."""

from __future__ import annotations

import csv
import re
from itertools import chain
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from importers.reception.archive import ouverte
from importers.reception.forme import Refus
from importers.reception.texte import ILLISIBLE, LigneSansFin, lignes
from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Callable, Collection, Iterator

    from importers.reception.forme import Document

# what people paste without seeing it, and no export can write: the characters that XML has no way to hold
INVISIBLES = re.compile("[\x01-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]+")
CELLULE_MAXIMALE = 4 * 1024 * 1024  # characters
SANS_FIN = "unexpected end of data"
FIN = "\n"
TROP_LONGUE = "field larger than field limit"


class Ligne(NamedTuple):
    """A line of a file: its number, what names its object, then its cells as the layout orders them, or a refusal.

    Of an XML document: the text that names an element, then the element.
    """

    numero: int
    repere: str
    cellules: tuple[Any, ...] = ()
    refus: Refus | None = None


REDITE = Ligne(0, "")


def lire(
    document: Document, avancement: Callable[[int], None], dites: Collection[object] = frozenset()
) -> Iterator[Ligne]:
    """Every line below the header, blank ones apart; REDITE for one whose cells are among `dites`.

    Raises FichierRefuse when nothing can be trusted any more.
    """
    csv.field_size_limit(CELLULE_MAXIMALE)
    with ouverte(document.partie, avancement) as flux:
        texte = lignes(flux, document.encodage)
        for _ in range(document.entete):
            next(texte)
        try:
            yield from _lignes(document, texte, dites)
        except LigneSansFin:
            raise FichierRefuse(f"{document.partie.dit} n'est pas une table : ses lignes n'ont pas de fin.") from None


def _lignes(document: Document, texte: Iterator[str], dites: Collection[object]) -> Iterator[Ligne]:
    prendre, ranger = itemgetter(*document.places), _rangement(document)
    separateur, entiere = document.separateur, document.largeur + 1
    guillemet = '"' if document.forme.guillemets else FIN  # which no line has
    numero = document.entete
    for ligne in texte:
        numero += 1
        debut = numero
        if guillemet in ligne or len(ligne) > CELLULE_MAXIMALE:
            lecteur = _lecteur(document, ligne, texte)
            try:
                cellules = next(lecteur)
            except csv.Error as erreur:
                yield Ligne(debut, "", refus=_refus(document, debut, str(erreur)))
                continue
            finally:
                numero += lecteur.line_num - 1  # what is quoted may go on below
        else:
            cellules = ligne.split(separateur)  # nearly always, and three times as fast
        cellules.append("")  # what a column that is not there (-1) takes
        if dites and len(cellules) == entiere and prendre(cellules) in dites:
            yield REDITE
        elif cellules[0].strip() or "".join(cellules).strip():
            yield ranger(debut, cellules)


def _lecteur(document: Document, ligne: str, suite: Iterator[str]) -> Reader:
    """What reads a line that has quotes, and those below it that they reach."""
    return csv.reader(
        (f"{une}{FIN}" for une in chain((ligne,), suite)),
        delimiter=document.separateur,
        quoting=csv.QUOTE_MINIMAL if document.forme.guillemets else csv.QUOTE_NONE,
        strict=document.forme.guillemets,
    )


def _rangement(document: Document) -> Callable[[int, list[str]], Ligne]:
    """What puts the cells of a line, and the empty one added to them, in the order of the layout."""
    largeur, du_repere = document.largeur, document.places[document.forme.repere]
    prendre = itemgetter(*document.places)

    def ranger(numero: int, cellules: list[str]) -> Ligne:
        nombre = len(cellules) - 1
        # a separator at the end of each line makes an empty cell
        if nombre != largeur and (nombre < largeur or any(cellules[largeur:])):
            repere = cellules[du_repere] if du_repere < nombre else ""
            return Ligne(numero, _nu(repere), refus=_mal_coupee(document, nombre))
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
