"""Sheets of the RNCP and the RS: by code, that of a certification, those that came before and after."""

from __future__ import annotations

from loaders.references import CERTIFICATION, FICHE
from loaders.relation import Cardinalite, Relation, Tri, par, recherche

CODE = (Tri("fiche.code"),)

fiche_par_code = recherche("fiche_par_code", FICHE, "code")

fiche_par_certification = Relation(
    "fiche_par_certification",
    FICHE,
    Cardinalite.UN,
    de=CERTIFICATION,
    par=par("fiche_id"),
    sur=("fiche.id",),
)


def _voisines(nom: str, sienne: str, autre: str) -> Relation:
    """The sheets one step away."""
    return Relation(
        nom,
        FICHE,
        Cardinalite.LISTE,
        de=FICHE,
        par=par("code", "text"),
        sur=(f"fiche_succession.{sienne}_code",),
        lien="fiche_succession.absent_depuis IS NULL",
        tables=f"fiche_succession JOIN fiche ON fiche.code = fiche_succession.{autre}_code",
        ordre=CODE,
    )


fiches_anciennes_par_fiche = _voisines("fiches_anciennes_par_fiche", "nouvelle", "ancienne")
fiches_nouvelles_par_fiche = _voisines("fiches_nouvelles_par_fiche", "ancienne", "nouvelle")

# The ends of the chains. UNION keeps each sheet once, so that a chain that turns in a circle ends too: it has no end
# to give, unless another branch leaves it.
fiches_actuelles_par_fiche = Relation(
    "fiches_actuelles_par_fiche",
    FICHE,
    Cardinalite.LISTE,
    de=FICHE,
    par=par("code", "text"),
    lien="true",
    tables="""LATERAL (
  WITH RECURSIVE suite AS (
    SELECT s.nouvelle_code FROM fiche_succession AS s WHERE s.ancienne_code = p.cle AND s.absent_depuis IS NULL
    UNION SELECT s.nouvelle_code FROM suite JOIN fiche_succession AS s
      ON s.ancienne_code = suite.nouvelle_code AND s.absent_depuis IS NULL
  )
  SELECT nouvelle_code FROM suite WHERE NOT EXISTS (
    SELECT FROM fiche_succession AS s WHERE s.ancienne_code = suite.nouvelle_code AND s.absent_depuis IS NULL
  )
) AS suite JOIN fiche ON fiche.code = suite.nouvelle_code""",
    ordre=CODE,
)
