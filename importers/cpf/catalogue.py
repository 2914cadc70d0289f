"""The layout of Mon Compte Formation's catalogue: which sheet each Certif Info code is offered under.

A line is a formation in a département: the same pair of codes comes again by the hundred.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.certifinfo.enregistrements import Mention
from importers.certifinfo.lecture import CODE, Lecture
from importers.reception import cellules
from importers.reception.forme import Colonne, Forme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.reception.forme import Reserve


def _lire(code: str, rncp: str, inventaire: str, intitule: str) -> Iterator[Mention | Reserve]:
    """Nothing of what has no Certif Info code or no sheet: the catalogue has many, and they tell nothing."""
    if cellules.texte(code) is None:
        return
    lecture = Lecture()
    lu = cellules.code(code, CODE, "code Certif Info")
    if fiche := lecture.fiche(rncp, inventaire):
        yield Mention(lu, cellules.texte(intitule), fiche, None)
    yield from lecture.reserves


CATALOGUE = Forme(
    nom="catalogue_mcf",
    editeur="mcf",
    colonnes=(
        Colonne(("code_certifinfo",)),
        Colonne(("code_rncp",)),
        Colonne(("code_inventaire",)),
        Colonne(("intitule_certification",), facultative=True),
    ),
    lire=_lire,
    enregistrements=(Mention,),
    redites=True,
)
