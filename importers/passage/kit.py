"""The layout of the « kit apprentissage »: codes scolarité (CFD) and the RNCP sheet that each is registered by."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from importers.certifinfo.lecture import SCOLARITE, Lecture
from importers.reception import cellules
from importers.reception.forme import Colonne, Forme, Reserve

if TYPE_CHECKING:
    from collections.abc import Iterator

SANS_SON_ZERO = 7  # characters of a CFD that a spreadsheet took for a number


class CodeDeFiche(NamedTuple):
    """A code scolarité of a sheet."""

    fiche: str
    code: str


def _lire(code: str, rncp: str, _intitule: str) -> Iterator[CodeDeFiche | Reserve]:
    lecture = Lecture()
    entier = code.zfill(SANS_SON_ZERO + 1) if len(code) == SANS_SON_ZERO else code
    cfd = cellules.code(entier, SCOLARITE, "code diplôme (CFD)")
    if fiche := lecture.fiche(rncp, ""):
        yield CodeDeFiche(fiche, cfd)
    elif not lecture.reserves:
        yield Reserve("SANS_FICHE", "Le kit ne donne pas de fiche RNCP à ce diplôme : rien n'en est gardé.", cfd)
    yield from lecture.reserves


KIT = Forme(
    nom="kit_cfd_rncp",
    editeur="kit",
    colonnes=(
        Colonne(("Code_Diplome",)),
        Colonne(("Code_RNCP",)),
        Colonne(("Intitulé diplôme (DEPP)",)),  # tells the kit from Certif Info
    ),
    lire=_lire,
    enregistrements=(CodeDeFiche,),
)
