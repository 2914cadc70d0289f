"""Certificateurs of a sheet, and of the certification it registers: those who still deliver it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.references import CERTIFICATEUR, CERTIFICATION, FICHE
from loaders.relation import Cardinalite, Cle, Relation, Tri, par

if TYPE_CHECKING:
    from loaders.noun import Noun


def _certificateurs(nom: str, de: Noun, cle: tuple[Cle, ...], colonne: str) -> Relation:
    return Relation(
        nom,
        CERTIFICATEUR,
        Cardinalite.LISTE,
        de=de,
        par=cle,
        sur=(colonne,),
        lien="fiche_certificateur.actif IS NOT FALSE AND fiche_certificateur.absent_depuis IS NULL",
        tables="fiche JOIN fiche_certificateur ON fiche_certificateur.fiche_code = fiche.code",
        ordre=(Tri("fiche_certificateur.rang", "integer"), Tri("fiche_certificateur.cle")),
    )


certificateurs_par_fiche = _certificateurs("certificateurs_par_fiche", FICHE, par("cle"), "fiche.id")
certificateurs_par_certification = _certificateurs(
    "certificateurs_par_certification", CERTIFICATION, par("fiche_id"), "fiche.id"
)
