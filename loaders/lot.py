"""Lots, the last first: what imports brought, for the Carif alone."""

from __future__ import annotations

from loaders.noun import Noun, propres
from loaders.relation import Cardinalite, Relation, recents, recherche

LOT = Noun(
    nom="Lot",
    table="lot",
    visible=("false",),
    colonnes={
        "cle": "lot.id",
        "id": "lot.numero",
        **propres("lot", "numero", "flux", "fichier", "commence_le", "termine_le", "etat"),
        **propres("lot", "lus", "crees", "modifies", "inchanges", "rejetes", "absents"),
    },
)

lot_par_numero = recherche("lot_par_numero", LOT, "numero")
lots = Relation(
    "lots",
    LOT,
    Cardinalite.PAGE,
    par=(),
    ordre=recents("lot.commence_le", "lot.numero"),
    filtres={"flux": "lot.flux = %(flux)s"},
)
