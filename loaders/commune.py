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
        # so many names have words that begin as one or two letters that the order of the list soon finds a page of them
        "recherche_courte": (
            "(commune.plie LIKE ALL(%(recherche_courte)s::text[])"
            " OR commune.id IN (SELECT nom.commune_id FROM commune_nom AS nom"
            " WHERE nom.absent_depuis IS NULL AND nom.plie LIKE ALL(%(recherche_courte)s::text[])))"
        ),
        # three letters go through an index (models/adresse.py): with the longest word, for ALL does not, nor would OR
        "recherche": (
            "commune.id IN (SELECT c.id FROM commune AS c"
            " WHERE c.plie LIKE (%(recherche)s::text[])[1] AND c.plie LIKE ALL(%(recherche)s::text[])"
            " UNION ALL SELECT nom.commune_id FROM commune_nom AS nom WHERE nom.absent_depuis IS NULL"
            " AND nom.plie LIKE (%(recherche)s::text[])[1] AND nom.plie LIKE ALL(%(recherche)s::text[]))"
        ),
        "code_postal": "commune.codes_postaux @> ARRAY[%(code_postal)s]",
        "departement": "commune.departement_code = %(departement)s",
    },
)
commune_par_code = recherche("commune_par_code", COMMUNE, "code")

commune_par_adresse = Relation(
    "commune_par_adresse", COMMUNE, Cardinalite.UN, par=par("commune_id"), sur=("commune.id",)
)
