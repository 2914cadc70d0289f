"""The Formacode: version 14 with all relations, version 13 as `FCod.xls`, and what replaces its keywords in 14."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.demo.francais import sans_accent
from service.demo.references import tableaux, vocabulaire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from service.demo.references.vocabulaire import MotCle

ENTETE = (
    *("code", "libelle", "libelle_typographique", "champ", "generique"),
    *("synonymes", "synonymes_metiers", "associes", "note_explicative"),
)
SANS_ENTETE = tableaux.Dialecte(separateur="\t", encodage="cp1252")
COLONNES_DU_FCOD = 11
PLACE_DU_CHAMP, PLACE_DU_GENERIQUE = 6, 9


def ecrire(dossier: Path) -> list[Path]:
    """The current version, and the table of replacements."""
    thesaurus = tableaux.ecrire(
        dossier / "formacode_v14_thesaurus.csv", [ENTETE, *map(_ligne, _mots())], tableaux.Dialecte()
    )
    return [thesaurus, tableaux.ecrire(dossier / "V13_V14.xls", _remplacements(), SANS_ENTETE)]


def ecrire_l_ancienne_version(dossier: Path) -> list[Path]:
    """The keywords of version 13: those of today, and some that are no more."""
    anciens = (vocabulaire.MotCle(ancien.code, ancien.libelle) for ancien in vocabulaire.anciens_formacodes())
    return [tableaux.ecrire(dossier / "FCod_v13.xls", map(_ligne_du_fcod, (*_mots(), *anciens)), SANS_ENTETE)]


def tete(code: str) -> str:
    """The keyword at the top of the field of another one."""
    return f"{code[:3]}54"


def _mots() -> list[MotCle]:
    """Those that offers bear, and the heads of their fields, by code."""
    tetes = {f"{champ}54": vocabulaire.MotCle(f"{champ}54", libelle) for champ, libelle in vocabulaire.champs().items()}
    return sorted((tetes | vocabulaire.formacodes()).values(), key=lambda mot: mot.code)


def _generique(mot: MotCle) -> str:
    au_dessus = mot.generique or tete(mot.code)
    return "" if au_dessus == mot.code else au_dessus


def _champ(mot: MotCle) -> str:
    return f"{mot.code[:3]} {vocabulaire.champs()[mot.code[:3]]}"


def _capitales(libelle: str) -> str:
    return sans_accent(libelle).upper()


def _ligne(mot: MotCle) -> tuple[str, ...]:
    return (
        *(mot.code, _capitales(mot.libelle), mot.libelle, _champ(mot), _generique(mot)),
        *("|".join(mot.synonymes), "|".join(mot.metiers), "|".join(mot.associes), mot.note or ""),
    )


def _ligne_du_fcod(mot: MotCle) -> list[str]:
    cellules = [""] * COLONNES_DU_FCOD
    cellules[:3] = mot.code, _capitales(mot.libelle), mot.libelle
    cellules[PLACE_DU_CHAMP], cellules[PLACE_DU_GENERIQUE] = _capitales(_champ(mot)), _generique(mot)
    return cellules


def _remplacements() -> Iterator[tuple[str, ...]]:
    """A line per former keyword and keyword that stands for it; nothing stands for some."""
    libelles = {mot.code: mot.libelle for mot in _mots()}
    for code, libelle in libelles.items():
        yield code, _capitales(libelle), "", code, _capitales(libelle)
    for ancien in vocabulaire.anciens_formacodes():
        for nouveau in ancien.remplacants or ("",):
            yield ancien.code, _capitales(ancien.libelle), "", nouveau, _capitales(libelles.get(nouveau, ""))
