"""A line of the layout with all relations: one keyword and what it is tied to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.formacode import lecture
from importers.formacode.correspondances import du_thesaurus
from importers.formacode.enregistrements import Associe, Generique, Notes, Place, Remplacement, Synonyme
from importers.formacode.fichiers import mot
from importers.reception import cellules
from importers.reception.forme import Reserve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.formacode.edition import Edition
    from importers.formacode.enregistrements import Dit
    from importers.reception.forme import Refus


def lire(edition: Edition, code: str, libelle: str, generique: str, *autres: str) -> Iterator[Dit | Reserve | Refus]:
    """A line, its cells in the order of the layout."""
    typographique, champ, synonymes, metiers, specifiques, associes, explicative, application, remplace, romes = autres
    yield from mot(edition, code, lecture.libelle(libelle, typographique), champ)
    version, lu = edition.version, lecture.code(code)
    yield Place(version, lu)
    yield Notes(version, lu, cellules.texte(explicative), cellules.texte(application))
    yield from _synonymes(version, lu, synonymes, metiers)
    if cite := lecture.code_cite(generique, "terme générique"):
        yield Generique(version, lu, cite)
    for cite in lecture.codes_cites(specifiques, "terme spécifique"):
        yield Generique(version, cite, lu)
    yield from _associes(version, lu, associes)
    for cite in lecture.codes_cites(remplace, "code remplacé"):
        yield Remplacement(edition.precedente, cite, version, lu)
    yield from du_thesaurus(edition, lu, romes)


def _synonymes(version: int, code: str, synonymes: str, metiers: str) -> Iterator[Synonyme]:
    """What is a job in one list and a word in the other is a word."""
    mots = lecture.liste(synonymes)
    yield from (Synonyme(version, code, nom, metier=False) for nom in mots)
    yield from (Synonyme(version, code, nom, metier=True) for nom in lecture.liste(metiers) if nom not in mots)


def _associes(version: int, code: str, cellule: str) -> Iterator[Associe | Reserve]:
    for cite in lecture.codes_cites(cellule, "terme associé"):
        if cite == code:
            message = "Le mot-clé est associé à lui-même : cette relation est laissée de côté."
            yield Reserve("ASSOCIE_A_LUI_MEME", message, cellule)
        else:
            yield Associe(version, min(code, cite), max(code, cite))
