"""Who delivers a certification, and who validates it."""

from __future__ import annotations

from loaders.references import CERTIFICATEUR, CERTIFICATION
from loaders.relation import Cardinalite, Relation, Tri
from models.enumerations import RoleCertification


def _par_role(nom: str, role: RoleCertification) -> Relation:
    return Relation(
        nom,
        CERTIFICATEUR,
        Cardinalite.LISTE,
        de=CERTIFICATION,
        sur=("certificateur.certification_id",),
        lien=f"certificateur.role = '{role}' AND certificateur.absent_depuis IS NULL",
        ordre=(Tri("certificateur.nom"),),
    )


certificateurs_par_certification = _par_role("certificateurs_par_certification", RoleCertification.CERTIFICATEUR)
certificateurs_valideurs_par_certification = _par_role(
    "certificateurs_valideurs_par_certification", RoleCertification.VALIDEUR
)
