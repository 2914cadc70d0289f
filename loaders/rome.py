"""Jobs of the ROME: by code, those of a formation."""

from __future__ import annotations

from loaders.objets import FORMATION
from loaders.references import CERTIFICATION, ROME
from loaders.relation import Cardinalite, Relation, Tri, recherche

rome_par_code = recherche("rome_par_code", ROME, "code")

romes_par_formation = Relation(
    "romes_par_formation",
    ROME,
    Cardinalite.LISTE,
    de=FORMATION,
    sur=("formation_rome.formation_id",),
    tables="formation_rome JOIN rome ON rome.code = formation_rome.rome_code",
    ordre=(Tri("formation_rome.rang", "integer"), Tri("rome.code")),
)

romes_par_certification = Relation(
    "romes_par_certification",
    ROME,
    Cardinalite.LISTE,
    de=CERTIFICATION,
    sur=("certification_rome.certification_id",),
    tables="certification_rome JOIN rome ON rome.code = certification_rome.rome_code",
    lien="certification_rome.absent_depuis IS NULL",
    ordre=(Tri("certification_rome.rang", "integer"), Tri("rome.code")),
)
