"""Jobs of the ROME: all of them, by code, those of a formation."""

from __future__ import annotations

from loaders.objets import FORMATION
from loaders.references import CERTIFICATION, FICHE, ROME
from loaders.relation import Cardinalite, Relation, Tri, par, recherche

romes = Relation(
    "romes",
    ROME,
    Cardinalite.PAGE,
    par=(),
    lien="rome.absent_depuis IS NULL",
    ordre=(Tri("rome.code"),),
    filtres={
        "recherche": (
            "(rome.plie LIKE ALL(%(recherche)s::text[])"
            " OR rome.code IN (SELECT a.rome_code FROM rome_appellation AS a"
            " WHERE a.absent_depuis IS NULL AND a.plie LIKE ALL(%(recherche)s::text[])))"
        ),
    },
)
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

romes_par_fiche = Relation(
    "romes_par_fiche",
    ROME,
    Cardinalite.LISTE,
    de=FICHE,
    par=par("code", "text"),
    sur=("fiche_rome.fiche_code",),
    lien="fiche_rome.absent_depuis IS NULL",
    tables="fiche_rome JOIN rome ON rome.code = fiche_rome.rome_code",
    ordre=(Tri("fiche_rome.rang", "integer"), Tri("rome.code")),
)
