"""NSF, the nomenclature of training specialities: codes of three digits, some with a letter."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from importers.reception import cellules
from importers.reception.forme import Cible, Colonne, Flux, Forme

if TYPE_CHECKING:
    from collections.abc import Iterator

CODE = re.compile(r"\d{3}[A-Z]?")


class Specialite(NamedTuple):
    """A speciality; `sans_accent`: its label lost its accents, as the header says, and often its words."""

    code: str
    libelle: str
    sans_accent: bool


def _specialite(code: str, libelle: str, *, sans_accent: bool) -> Iterator[Specialite]:
    lu = cellules.code(code, CODE, "code NSF").lower()  # `221w`, as Lhéo and France compétences write it
    yield Specialite(lu, cellules.obligatoire(libelle, "libellé"), sans_accent)


def _forme(nom: str, *entetes: str, sans_accent: bool) -> Forme:
    return Forme(
        nom=nom,
        editeur="nsf",
        colonnes=(Colonne(("code", "code_nsf", "nsf_code")), Colonne(entetes)),
        lire=partial(_specialite, sans_accent=sans_accent),
        enregistrements=(Specialite,),
    )


# A label without accents says nothing new of a code that has a label; even where the header does not say so.
_LIBELLES = """
SELECT t.code, CASE
    WHEN c.libelle <> c.code AND (t.sans_accent
        OR (octet_length(t.libelle) = length(t.libelle) AND {connu} = {dit})) THEN c.libelle
    ELSE t.libelle END AS libelle
FROM t_specialite t LEFT JOIN nsf c USING (code)"""
_LETTRES = r"regexp_replace(normalize(lower({}), NFD), '[^a-z0-9]', '', 'g')"

NSF = Flux(
    nom="nsf",
    titre="nomenclature des spécialités de formation",
    formes=(
        _forme("nsf", "libelle", "libelle_nsf", "nsf_intitule", "intitule", sans_accent=False),
        _forme("nsf_sans_accent", "libelle_sans_accent", sans_accent=True),
    ),
    cibles=(
        Cible(
            "nsf",
            (Specialite,),
            ("code",),
            ("libelle",),
            _LIBELLES.format(connu=_LETTRES.format("c.libelle"), dit=_LETTRES.format("t.libelle")),
        ),
    ),
    cles={Specialite: ("code",)},
)
