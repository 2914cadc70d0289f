"""Periods of eligibility for the CPF: those of a certification, those that the certifications of a session have.

All of them, whatever their dates and their region: `rules/eligibilite_cpf.py` tells which apply.
"""

from __future__ import annotations

from loaders.objets import SESSION
from loaders.references import CERTIFICATION, ELIGIBILITE_CPF
from loaders.relation import Cardinalite, Relation, Tri, par

# every column that is shown, so that equal periods follow one another and the order is always the same
ORDRE = (
    Tri("eligibilite_cpf.debut", "date"),
    Tri("eligibilite_cpf.code_cpf"),
    Tri("eligibilite_cpf.public"),
    Tri("eligibilite_cpf.cle"),
    Tri(f"coalesce({ELIGIBILITE_CPF.colonnes['fin']}, '9999-12-31'::date)", "date"),
    Tri("eligibilite_cpf.branches", "text[]"),
)

# of the certifications of a formation; two of them may have the same period, which is told once
PERIODES = """(
    SELECT DISTINCT e.code_cpf, e.public, e.debut, e.cle, e.fin, e.absent_depuis, e.region_code, e.branches, e.liste,
      e.source
    FROM formation_certification AS f JOIN eligibilite_cpf AS e ON e.certification_id = f.certification_id
    WHERE f.formation_id = {formation}
  ) AS eligibilite_cpf"""

eligibilites_cpf_par_certification = Relation(
    "eligibilites_cpf_par_certification",
    ELIGIBILITE_CPF,
    Cardinalite.LISTE,
    de=CERTIFICATION,
    sur=("eligibilite_cpf.certification_id",),
    ordre=ORDRE,
)

# sessions of one action have the same certifications: they are read once
eligibilites_cpf_par_session = Relation(
    "eligibilites_cpf_par_session",
    ELIGIBILITE_CPF,
    Cardinalite.LISTE,
    de=SESSION,
    par=par("action_id"),
    sur=("action.id",),
    tables=f"action CROSS JOIN LATERAL {PERIODES.format(formation='action.formation_id')}",
    ordre=ORDRE,
)
