"""Rejects of a lot, in the order of its file."""

from __future__ import annotations

from loaders.lot import LOT
from loaders.noun import Noun, Requis, propres
from loaders.relation import Cardinalite, Relation, Tri

REJET = Noun(
    nom="Rejet",
    table="rejet",
    requis=(Requis("lot_id", LOT),),
    colonnes=propres("rejet", "bloquant", "chemin", "code", "message", "extrait"),
)

rejets_par_lot = Relation(
    "rejets_par_lot", REJET, Cardinalite.PAGE, de=LOT, sur=("rejet.lot_id",), ordre=(Tri("rejet.id", "bigint"),)
)
