"""ROME, France Travail's directory of jobs: codes and labels, and the names that people give to jobs.

Read from the files of `RefRomeCsv.zip` (ROME 4, or 3 with its other column), or from a table of codes and labels alone.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from importers.reception import cellules
from importers.reception.forme import Cible, Colonne, Flux, Forme, Refus, Renvoi

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = re.compile(r"[A-Z]\d{4}")
CODE_OGR = re.compile(r"\d{1,9}")


class Metier(NamedTuple):
    """A code of the ROME; `parent_code`: its code in ROME 3, where it is another one."""

    code: str
    libelle: str
    parent_code: str | None


class Appellation(NamedTuple):
    """A name of a job, by its OGR code."""

    code: str
    rome_code: str
    libelle: str
    libelle_court: str | None


def _metier(code: str, libelle: str, parent: str) -> Iterator[Metier]:
    lu = cellules.code(code, CODE, "code ROME")
    ancien = cellules.code(parent, CODE, "code ROME parent") if cellules.texte(parent) else lu
    yield Metier(lu, cellules.obligatoire(libelle, "libellé"), None if ancien == lu else ancien)


def _appellation(code: str, libelle: str, libelle_court: str, rome: str) -> Iterator[Appellation]:
    yield Appellation(
        cellules.code(code, CODE_OGR, "code OGR"),
        cellules.code(rome, CODE, "code ROME"),
        cellules.obligatoire(libelle, "libellé d'appellation"),
        cellules.texte(libelle_court),
    )


CODES = Forme(
    nom="rome_codes",
    editeur="francetravail",
    colonnes=(
        Colonne(("code_rome",)),
        Colonne(("libelle_rome", "libelle")),
        Colonne(("code_rome_parent",), facultative=True),
    ),
    lire=_metier,
    enregistrements=(Metier,),
    membre="*referentiel_code_rome*",
)

APPELLATIONS = Forme(
    nom="rome_appellations",
    editeur="francetravail",
    colonnes=(
        Colonne(("code_ogr",)),
        Colonne(("libelle_appellation_long", "libelle_appellation")),
        Colonne(("libelle_appellation_court",), facultative=True),
        Colonne(("code_rome",)),
    ),
    lire=_appellation,
    enregistrements=(Appellation,),
    membre="*referentiel_appellation*",
)


def _metier_inconnu(code: str) -> Refus:
    message = f"Le code ROME {code} n'est ni dans ce lot, ni dans le catalogue. Importez aussi les codes."
    return Refus("ROME_INCONNU", message)


ROME = Flux(
    nom="rome",
    titre="répertoire des métiers ROME",
    formes=(CODES, APPELLATIONS),
    cibles=(
        Cible("rome", (Metier,), ("code",), ("libelle", "parent_code")),
        Cible("rome_appellation", (Appellation,), ("code",), ("rome_code", "libelle", "libelle_court")),
    ),
    cles={Metier: ("code",), Appellation: ("code",)},
    renvois=(Renvoi(Appellation, "rome_code", "rome", "code", (Metier,), _metier_inconnu),),
)
