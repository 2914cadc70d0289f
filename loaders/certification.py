"""Certifications: by their codes, those of a formation."""

from __future__ import annotations

from loaders.certification_filtre import DES_CERTIFICATIONS, OFFRES_D_UNE_CERTIFICATION
from loaders.objets import FORMATION
from loaders.references import CERTIFICATION
from loaders.relation import Cardinalite, Relation, Tri, par, recherche

certifications = Relation(
    "certifications",
    CERTIFICATION,
    Cardinalite.PAGE,
    par=(),
    ordre=(Tri("certification.numero"),),
    siennes=OFFRES_D_UNE_CERTIFICATION,
    filtres=DES_CERTIFICATIONS,
)
certification_par_numero = recherche("certification_par_numero", CERTIFICATION, "numero")
certification_par_cle = recherche("certification_par_cle", CERTIFICATION, "id", "bigint")
certification_par_code_certifinfo = recherche("certification_par_code_certifinfo", CERTIFICATION, "code_certifinfo")

# several Certif Info codes may hold one sheet: one that is published answers, the smallest number of equals
certification_par_fiche = Relation(
    "certification_par_fiche",
    CERTIFICATION,
    Cardinalite.UN,
    par=par("code", "text"),
    lien=(
        "certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id "
        "WHERE fiche.code = p.cle "
        "ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)"
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


def _remplacement(nom: str, de: str, vers: str) -> Relation:
    """One step along the replacements; two files may say the same one."""
    return Relation(
        nom,
        CERTIFICATION,
        Cardinalite.LISTE,
        de=CERTIFICATION,
        sur=(f"remplacement.{de}",),
        tables=(
            f"certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.{vers}"
        ),
        lien=(
            "remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre "
            "WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id "
            "AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)"
        ),
        ordre=(Tri("certification.numero"),),
    )


certifications_remplacees_par_certification = _remplacement(
    "certifications_remplacees_par_certification", "nouvelle_id", "ancienne_id"
)
certifications_suivantes_par_certification = _remplacement(
    "certifications_suivantes_par_certification", "ancienne_id", "nouvelle_id"
)

# the ends of the chains; UNION goes through each certification once, so that a circle ends
certifications_finales_par_certification = Relation(
    "certifications_finales_par_certification",
    CERTIFICATION,
    Cardinalite.LISTE,
    de=CERTIFICATION,
    tables=(
        "LATERAL (WITH RECURSIVE suite(id) AS ("
        "SELECT r.nouvelle_id FROM certification_remplacement AS r "
        "WHERE r.ancienne_id = p.cle AND r.absent_depuis IS NULL "
        "UNION SELECT r.nouvelle_id FROM suite JOIN certification_remplacement AS r ON r.ancienne_id = suite.id "
        "WHERE r.absent_depuis IS NULL) SELECT suite.id FROM suite WHERE NOT EXISTS ("
        "SELECT FROM certification_remplacement AS r WHERE r.ancienne_id = suite.id AND r.absent_depuis IS NULL)"
        ") AS finale JOIN certification ON certification.id = finale.id"
    ),
    ordre=(Tri("certification.numero"),),
)
