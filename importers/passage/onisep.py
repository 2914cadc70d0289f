"""The layout of Onisep's « table de passage codes certifications et formations »."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.certifinfo.enregistrements import CodeExterne, Mention
from importers.certifinfo.lecture import CODE, IDEO, SCOLARITE, Lecture
from importers.reception import cellules
from importers.reception.forme import Colonne, Forme, Reserve
from models.enumerations import Referentiel

if TYPE_CHECKING:
    from collections.abc import Iterator

ORIGINE = "onisep"


def _lire(code: str, intitule: str, rncp: str, scolarite: str, ideo: str) -> Iterator[Mention | CodeExterne | Reserve]:
    lecture = Lecture()
    lu = cellules.code(code, CODE, "code Certif Info")
    yield Mention(lu, cellules.texte(intitule), lecture.fiche(rncp, ""), None)
    if cfd := lecture.code(scolarite, SCOLARITE, "code scolarité"):
        yield CodeExterne(lu, Referentiel.SCOLARITE, cfd, ORIGINE)
    if formation := lecture.code(ideo, IDEO, "identifiant Idéo"):
        yield CodeExterne(lu, Referentiel.IDEO, formation, ORIGINE)
    yield from lecture.reserves


ONISEP = Forme(
    nom=ORIGINE,
    editeur="onisep",
    colonnes=(
        Colonne(("Certif Info (CI) Identifiant",)),
        Colonne(("CI Intitulé",)),
        Colonne(("CI Code RNCP",)),
        Colonne(("CI Code Scolarité",)),
        Colonne(("Idéo Identifiant formation",)),
    ),
    lire=_lire,
    enregistrements=(Mention, CodeExterne),
)
