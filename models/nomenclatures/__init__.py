"""The lists SOFI is born with, one TSV file each: `code libelle code_lheo debut fin successeur` and some of their own.

`libelle` is today's wording, `code_lheo` what goes out, `debut` and `fin` when the value is in force, `successeur` the
code that replaces it. Four files are shaped otherwise: `public_vise` (a code and its label hold from Formacode version
`du` to version `au`), `niveau_lheo` (every Lhéo code, and the `niveau` it means), `libelle_date` (what a value of
another list was called until `fin`) and `carif_oref` (who holds the catalogue of a `region`).
"""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import Final

NOMS: Final = (
    "carif_oref",
    "categorie_organisme",
    "departement",
    "financeur",
    "langue",
    "libelle_date",
    "modalite_recrutement",
    "niveau",
    "niveau_lheo",
    "nsf",
    "objectif_general",
    "perimetre_recrutement",
    "public_vise",
    "region",
    "type_contact",
    "type_dispositif",
)


@cache
def nomenclature(nom: str) -> tuple[dict[str, str | None], ...]:
    """The rows of a list in the order they are shown, empty cells as None; read them, do not change them."""
    texte = files(__name__).joinpath(f"{nom}.tsv").read_text(encoding="utf-8")
    lignes = csv.DictReader(texte.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return tuple({colonne: valeur or None for colonne, valeur in ligne.items()} for ligne in lignes)
