"""Dispositifs of a session, in their order."""

from __future__ import annotations

from loaders.objets import DISPOSITIF, SESSION
from loaders.relation import Cardinalite, Relation, Tri, recherche

dispositif_par_numero = recherche("dispositif_par_numero", DISPOSITIF, "numero")

dispositifs_par_session = Relation(
    "dispositifs_par_session",
    DISPOSITIF,
    Cardinalite.LISTE,
    de=SESSION,
    sur=("dispositif.session_id",),
    ordre=(Tri("dispositif.rang", "integer"), Tri("dispositif.numero")),
)
