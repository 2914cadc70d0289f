"""Who may train for a sheet, or assess: its certificateurs first, then its partners, by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.references import CERTIFICATION, FICHE, HABILITATION
from loaders.relation import Cardinalite, Cle, Relation, Tri, par

if TYPE_CHECKING:
    from loaders.noun import Noun

_TABLES = """fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation"""


_ORDRE = (
    Tri("habilitation.genre <> 'CERTIFICATEUR'", "boolean"),
    Tri("habilitation.nom"),
    Tri("habilitation.cle"),
    Tri("habilitation.genre"),
)


def _habilitations(nom: str, de: Noun, attribut: str) -> Relation:
    return Relation(
        nom,
        HABILITATION,
        Cardinalite.PAGE,
        de=de,
        par=par(attribut),
        sur=("fiche.id",),
        tables=_TABLES,
        ordre=_ORDRE,
        filtres={
            # the établissement itself, and others of the same company: the SIRET of each tells which
            "siren": "left(habilitation.siret, 9) = %(siren)s",
            "peut_former": f"{HABILITATION.colonnes['peut_former']} = %(peut_former)s",
        },
    )


habilitations_par_fiche = _habilitations("habilitations_par_fiche", FICHE, "cle")
habilitations_par_certification = _habilitations("habilitations_par_certification", CERTIFICATION, "fiche_id")

# what the rule on who may train looks at: everybody of one company
habilitations_par_fiche_et_siren = Relation(
    "habilitations_par_fiche_et_siren",
    HABILITATION,
    Cardinalite.LISTE,
    de=FICHE,
    par=(Cle("cle"), Cle("siren", "text")),
    sur=("fiche.id", "left(habilitation.siret, 9)"),
    tables=_TABLES,
    ordre=_ORDRE,
)
