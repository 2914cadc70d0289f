"""Recruitment events of a session, in their order."""

from __future__ import annotations

from loaders.objets import RECRUTEMENT, SESSION
from loaders.relation import Cardinalite, Relation, Tri

recrutements_par_session = Relation(
    "recrutements_par_session",
    RECRUTEMENT,
    Cardinalite.LISTE,
    de=SESSION,
    sur=("recrutement.session_id",),
    ordre=(Tri("recrutement.rang", "integer"), Tri("recrutement.id", "bigint")),
)
