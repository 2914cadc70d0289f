"""Exceptions to the perimeter that the Carif made for an établissement, the latest first."""

from __future__ import annotations

from loaders.noun import Noun, Requis, propres
from loaders.objets import ETABLISSEMENT
from loaders.relation import Cardinalite, Relation, Tri

DEROGATION = Noun(
    nom="Derogation",
    table="derogation",
    requis=(Requis("etablissement_id", ETABLISSEMENT),),
    colonnes={
        **propres("derogation", "motif", "debut", "fin"),
        "decide_par": "compte.courriel",
    },
)

derogations_par_etablissement = Relation(
    "derogations_par_etablissement",
    DEROGATION,
    Cardinalite.LISTE,
    de=ETABLISSEMENT,
    sur=("derogation.etablissement_id",),
    tables="derogation JOIN compte ON compte.id = derogation.decidee_par",
    ordre=(Tri("derogation.debut", "date", decroissant=True), Tri("derogation.id", "bigint", decroissant=True)),
)
