"""Lines of the files that Centre Inffo and others publish, and how those without a header are told."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from importers.formacode import lecture
from importers.formacode.enregistrements import Champ, Generique, Mot, Place, Remplacement
from importers.reception import cellules
from importers.reception.forme import Refus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from importers.formacode.edition import Edition
    from importers.formacode.enregistrements import Dit

PLACE_DU_CHAMP, PLACE_DU_GENERIQUE, PLACE_DU_NOUVEAU = 6, 9, 3
LARGEUR_DU_TABLEAU = {5, 6}
CHAMP = re.compile(r"(\d{3} .+)?")
CITE = re.compile(r"(\d{3} ?\d{2}( .*)?)?")


def est_un_fcod(ligne: Sequence[str]) -> bool:
    """A code, a label, and at their places a field and a generic term, or nothing."""
    mots = [cellule.strip() for cellule in ligne]
    if len(mots) <= PLACE_DU_GENERIQUE or not _commence_par_un_code(mots):
        return False
    return bool(CHAMP.fullmatch(mots[PLACE_DU_CHAMP]) and CITE.fullmatch(mots[PLACE_DU_GENERIQUE]))


def est_un_tableau_de_remplacement(ligne: Sequence[str]) -> bool:
    """An old code with its label, a new one or nothing."""
    mots = [cellule.strip() for cellule in ligne]
    if len(mots) not in LARGEUR_DU_TABLEAU or not _commence_par_un_code(mots):
        return False
    return bool(re.fullmatch(r"(\d{5})?", mots[PLACE_DU_NOUVEAU]))


def _commence_par_un_code(mots: Sequence[str]) -> bool:
    return bool(lecture.CODE.fullmatch(mots[0]) and mots[1] and not mots[1].isdecimal())


def fcod(edition: Edition, code: str, libelle: str, *autres: str) -> Iterator[Dit]:
    """A line of `FCod.xls`: a keyword, its field, its generic term."""
    typographique, champ, generique = autres
    yield from mot(edition, code, lecture.libelle(libelle, typographique), champ)
    lu = lecture.code(code)
    yield Place(edition.version, lu)
    if cite := lecture.code_cite(generique, "terme générique"):
        yield Generique(edition.version, lu, cite)


def mot(edition: Edition, code: str, libelle: str, champ: str) -> Iterator[Mot | Champ]:
    """A keyword and its field."""
    champ_code, champ_libelle = lecture.champ(champ)
    lu = lecture.code(code)
    yield Mot(edition.version, lu, cellules.obligatoire(libelle, "libellé"), champ_code)
    if champ_code and champ_libelle:
        yield Champ(edition.version, champ_code, champ_libelle)


def public(edition: Edition, code: str, libelle: str) -> Iterator[Mot]:
    """A public: a list of other keywords tells their fields."""
    lu = lecture.code(code)
    if not lu.startswith(lecture.PUBLIC):
        message = "Ce code n'est pas celui d'un public (8xxxx). Une liste d'autres mots-clés a une colonne « champ »."
        raise Refus("PUBLIC_ATTENDU", message, code)
    yield Mot(edition.version, lu, cellules.obligatoire(libelle, "libellé"), None)


def champ(edition: Edition, code: str, libelle: str, descripteur: str) -> Iterator[Champ]:
    """A field; the keyword `nnn54` bears its name."""
    lu, _ = lecture.champ(cellules.obligatoire(code, "code de champ"))
    nom = cellules.texte(libelle) or cellules.obligatoire(descripteur, "libellé de champ")
    yield Champ(edition.version, lu or "", nom)


def remplacement(edition: Edition, ancien: str, libelle: str, nouveau: str) -> Iterator[Mot | Remplacement]:
    """A keyword of the former version, which only this file may hold, and what stands for it, if anything does."""
    lu = lecture.code(ancien)
    yield Mot(edition.precedente, lu, cellules.obligatoire(libelle, "libellé"), None)
    if cellules.texte(nouveau):
        yield Remplacement(edition.precedente, lu, edition.version, lecture.code(nouveau))
