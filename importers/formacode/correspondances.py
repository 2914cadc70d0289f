"""Which jobs a keyword goes with: France Travail's table, its former one, a list of the thesaurus."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from importers.formacode import lecture
from importers.formacode.enregistrements import Correspondance
from importers.reception import cellules
from importers.reception.forme import Colonne, Forme, Refus

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from importers.formacode.edition import Edition

EDITEUR = "francetravail"
THESAURUS = "thesaurus"
ROME = re.compile(r"[A-Z]\d{4}")
LARGEUR = 3
DANS_UNE_LISTE = re.compile(r"\d{5}\s*(\$|$)")  # « LABEL 21032$LABEL 21043$ »
MOT = re.compile(r"(.*?)\s*(\d{5})")


def formes(edition: Edition) -> tuple[Forme, Forme]:
    """Pairs with a header; the former table, which has none."""
    version = edition.version
    pairs = Forme(
        nom=f"romes_v{version}",
        editeur=EDITEUR,
        colonnes=(
            Colonne(("code_rome", "rome")),
            Colonne(("code_formacode", "formacode", f"code_formacode_v{version}", f"formacode_v{version}")),
            Colonne(("libelle_formacode", f"libelle_formacode_v{version}"), facultative=True),
        ),
        lire=partial(_paire, edition),
        enregistrements=(Correspondance,),
    )
    listes = Forme(
        nom=f"romes_sans_entete_v{version}",
        editeur=EDITEUR,
        colonnes=(
            Colonne(("code_rome",), place=0),
            Colonne(("libelle_rome",), place=1),
            Colonne(("formacodes",), place=2),
        ),
        lire=partial(_liste, edition),
        enregistrements=(Correspondance,),
        sans_entete=est_une_liste,
    )
    return pairs, listes


def est_une_liste(ligne: Sequence[str]) -> bool:
    """A job, its label, and keywords with their labels, each followed by a dollar."""
    mots = [cellule.strip() for cellule in ligne]
    return len(mots) == LARGEUR and bool(ROME.fullmatch(mots[0]) and DANS_UNE_LISTE.search(mots[2]))


def du_thesaurus(edition: Edition, code: str, cellule: str) -> Iterator[Correspondance | Refus]:
    """The jobs that a keyword's own line lists, their labels beside them or not."""
    for morceau in lecture.liste(cellule):
        rome = morceau.partition(" ")[0]
        if ROME.fullmatch(rome):
            yield Correspondance(edition.version, code, rome, THESAURUS)
        else:
            yield Refus("CODE_MAL_FORME", "Un code ROME de la liste est mal formé : il est laissé de côté.", morceau)


def _paire(edition: Edition, rome: str, code: str, libelle: str) -> Iterator[Correspondance]:
    mot, metier = lecture.code(code), cellules.code(rome, ROME, "code ROME")
    yield Correspondance(edition.version, mot, metier, EDITEUR, cellules.texte(libelle))


def _liste(edition: Edition, rome: str, libelle_rome: str, mots: str) -> Iterator[Correspondance | Refus]:
    """Apostrophes are doubled in this table."""
    lu, dit = cellules.code(rome, ROME, "code ROME"), cellules.texte(libelle_rome.replace("''", "'"))
    for mot in filter(None, (morceau.strip() for morceau in mots.split("$"))):
        if trouve := MOT.fullmatch(mot):
            libelle = cellules.texte(trouve[1].replace("''", "'"))
            yield Correspondance(edition.version, trouve[2], lu, EDITEUR, libelle, dit)
        else:
            message = "Un mot-clé de la liste ne finit pas par un code à cinq chiffres : il est laissé de côté."
            yield Refus("CODE_MAL_FORME", message, mot)
