"""Certifications: by their codes, those of a formation."""

from __future__ import annotations

from loaders.objets import FORMATION
from loaders.references import CERTIFICATION
from loaders.relation import Cardinalite, Relation, Tri, par, recherche

certifications = Relation(
    "certifications", CERTIFICATION, Cardinalite.PAGE, par=(), ordre=(Tri("certification.numero"),)
)
certification_par_numero = recherche("certification_par_numero", CERTIFICATION, "numero")
certification_par_code_certifinfo = recherche("certification_par_code_certifinfo", CERTIFICATION, "code_certifinfo")

# several Certif Info codes may hold one sheet; the smallest number answers, so that the answer never changes
certification_par_fiche = Relation(
    "certification_par_fiche",
    CERTIFICATION,
    Cardinalite.UN,
    par=par("code", "text"),
    lien=(
        "certification.numero = (SELECT min(c.numero) FROM certification AS c "
        "JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle)"
    ),
)

certifications_par_formation = Relation(
    "certifications_par_formation",
    CERTIFICATION,
    Cardinalite.LISTE,
    de=FORMATION,
    sur=("formation_certification.formation_id",),
    tables="formation_certification JOIN certification ON certification.id = formation_certification.certification_id",
    ordre=(Tri("formation_certification.rang", "integer"), Tri("certification.numero")),
)
