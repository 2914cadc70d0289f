"""NSF, the nomenclature of training specialities: codes of three digits, some with a letter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from importers.reception import cellules
from importers.reception.forme import Cible, Colonne, Flux, Forme

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = re.compile(r"\d{3}[A-Z]?")


class Specialite(NamedTuple):
    """A speciality."""

    code: str
    libelle: str


def _specialite(code: str, libelle: str) -> Iterator[Specialite]:
    lu = cellules.code(code, CODE, "code NSF").lower()  # `221w`, as Lhéo and France compétences write it
    yield Specialite(lu, cellules.obligatoire(libelle, "libellé"))


# A label without accents never replaces the same one with its accents.
_ACCENTUES = """
SELECT t.code, CASE WHEN {connu} = {dit} THEN c.libelle ELSE t.libelle END AS libelle
FROM t_specialite t LEFT JOIN nsf c USING (code)"""
_LETTRES = r"regexp_replace(normalize(lower({}), NFD), '[^a-z0-9]', '', 'g')"

NSF = Flux(
    nom="nsf",
    titre="nomenclature des spécialités de formation",
    formes=(
        Forme(
            nom="nsf",
            editeur="nsf",
            colonnes=(
                Colonne(("code", "code_nsf", "nsf_code")),
                Colonne(("libelle", "libelle_nsf", "libelle_sans_accent", "nsf_intitule", "intitule")),
            ),
            lire=_specialite,
            enregistrements=(Specialite,),
        ),
    ),
    cibles=(
        Cible(
            "nsf",
            (Specialite,),
            ("code",),
            ("libelle",),
            _ACCENTUES.format(connu=_LETTRES.format("c.libelle"), dit=_LETTRES.format("t.libelle")),
        ),
    ),
    cles={Specialite: ("code",)},
)
