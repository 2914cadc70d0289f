"""Who delivers a sheet or a certification, and who validates it: the sheet says it better than Certif Info.

Its register gives the SIRET and the state of each; Certif Info gives names.
"""

from __future__ import annotations

from loaders.references import CERTIFICATEUR, CERTIFICATION, FICHE
from loaders.relation import Cardinalite, Relation, Tri

certificateurs_par_fiche = Relation(
    "certificateurs_par_fiche",
    CERTIFICATEUR,
    Cardinalite.LISTE,
    de=FICHE,
    sur=("fiche.id",),
    lien="certificateur.actif IS NOT FALSE AND certificateur.absent_depuis IS NULL",
    tables="fiche JOIN fiche_certificateur AS certificateur ON certificateur.fiche_code = fiche.code",
    ordre=(Tri("certificateur.rang", "integer"), Tri("certificateur.cle")),
)

# those of a sheet who all stopped delivering are told so: Certif Info speaks only where the register says nobody
certificateurs_par_certification = Relation(
    "certificateurs_par_certification",
    CERTIFICATEUR,
    Cardinalite.LISTE,
    de=CERTIFICATION,
    sur=("certification.id",),
    tables="""certification CROSS JOIN LATERAL (
    WITH enregistre AS (SELECT c.* FROM fiche JOIN fiche_certificateur AS c ON c.fiche_code = fiche.code
      WHERE fiche.id = certification.fiche_id AND c.absent_depuis IS NULL)
    SELECT siret, nom, rang, cle FROM enregistre WHERE actif IS NOT FALSE
    UNION ALL SELECT NULL, a.nom, 0, a.nom FROM certification_autorite AS a
    WHERE a.certification_id = certification.id AND a.role = 'CERTIFICATEUR' AND a.absent_depuis IS NULL
      AND NOT EXISTS (SELECT FROM enregistre)
  ) AS certificateur""",
    ordre=(Tri("certificateur.rang", "integer"), Tri("certificateur.cle")),
)

certificateurs_valideurs_par_certification = Relation(
    "certificateurs_valideurs_par_certification",
    CERTIFICATEUR,
    Cardinalite.LISTE,
    de=CERTIFICATION,
    sur=("certificateur.certification_id",),
    tables="""(
    SELECT a.certification_id, NULL::text AS siret, a.nom FROM certification_autorite AS a
    WHERE a.role = 'VALIDEUR' AND a.absent_depuis IS NULL
  ) AS certificateur""",
    ordre=(Tri("certificateur.nom"),),
)
