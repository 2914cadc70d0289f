"""The layout of `certifinfos.csv`, the table of replacements: two pairs of columns bear the same names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.certifinfo.enregistrements import Mention, Remplacement
from importers.certifinfo.lecture import CODE, Lecture
from importers.reception import cellules
from importers.reception.forme import Colonne, Forme, Refus, Reserve
from models.enumerations import EtatCertification

if TYPE_CHECKING:
    from collections.abc import Iterator

ORIGINE = "certifinfo_remplacements"


def _lire(*cases: str) -> Iterator[Mention | Remplacement | Reserve]:
    code, libelle, etat, code_nouveau, libelle_nouveau, etat_nouveau = cases
    lecture = Lecture()
    ancien = cellules.code(code, CODE, "code Certif Info")
    son_etat, etat_suivant = lecture.etat(etat), lecture.etat(etat_nouveau)
    nouveau = lecture.code(code_nouveau, CODE, "code Certif Info remplaçant")
    if EtatCertification.ERRONEE in {son_etat, etat_suivant}:
        message = "La ligne porte sur un code erroné : elle est laissée de côté, comme Certif Info le demande."
        yield Reserve("CODE_ERRONE", message, code)
        return
    if ancien == nouveau:
        message = "La ligne dit que la certification se remplace elle-même. Corrigez l'un des deux codes."
        raise Refus("REMPLACEMENT_PAR_SOI", message, code)
    yield Mention(ancien, cellules.texte(libelle), None, son_etat)
    if nouveau:
        yield Mention(nouveau, cellules.texte(libelle_nouveau), None, etat_suivant)
        yield Remplacement(ancien, nouveau, ORIGINE)
    yield from lecture.reserves


REMPLACEMENTS = Forme(
    nom=ORIGINE,
    editeur="certifinfo",
    colonnes=(
        Colonne(("cer3_code",)),
        Colonne(("cer3_libelle",)),
        Colonne(("cer3_etat",)),
        Colonne(("cer3_codenew",)),
        Colonne(("cer3_libelle_2",)),
        Colonne(("cer3_etat_2",)),
    ),
    lire=_lire,
    enregistrements=(Mention, Remplacement),
    guillemets=False,
)
