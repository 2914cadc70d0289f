"""Communes: by INSEE code, by name, by postal code, by département."""

from __future__ import annotations

from loaders.references import COMMUNE
from loaders.relation import Cardinalite, Relation, Tri, par, recherche

communes = Relation(
    "communes",
    COMMUNE,
    Cardinalite.PAGE,
    par=(),
    lien="commune.absent_depuis IS NULL",  # addresses lead to those that are no more; lists do not
    ordre=(Tri("commune.code"),),
    filtres={
        "recherche": (
            "(commune.plie LIKE ALL(%(recherche)s::text[])"
            " OR commune.id IN (SELECT nom.commune_id FROM commune_nom AS nom"
            " WHERE nom.absent_depuis IS NULL AND nom.plie LIKE ALL(%(recherche)s::text[])))"
        ),
        "code_postal": "commune.codes_postaux @> ARRAY[%(code_postal)s]",
        "departement": "commune.departement_code = %(departement)s",
    },
)
commune_par_code = recherche("commune_par_code", COMMUNE, "code")

commune_par_adresse = Relation(
    "commune_par_adresse", COMMUNE, Cardinalite.UN, par=par("commune_id"), sur=("commune.id",)
)
