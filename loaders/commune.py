"""Communes: by INSEE code, by postal code, by département."""

from __future__ import annotations

from loaders.references import COMMUNE
from loaders.relation import Cardinalite, Relation, Tri, par, recherche

communes = Relation(
    "communes",
    COMMUNE,
    Cardinalite.PAGE,
    par=(),
    ordre=(Tri("commune.code"),),
    filtres={
        "code_postal": "commune.codes_postaux @> ARRAY[%(code_postal)s]",
        "departement": "commune.departement_code = %(departement)s",
    },
)
commune_par_code = recherche("commune_par_code", COMMUNE, "code")

commune_par_adresse = Relation(
    "commune_par_adresse", COMMUNE, Cardinalite.UN, par=par("commune_id"), sur=("commune.id",)
)
