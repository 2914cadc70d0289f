"""The catalogue as Lhéo 2.3 or 2.2, on demand, streamed."""

from __future__ import annotations

from exporters.lheo.constats import Constat, Decision, Offre
from exporters.lheo.demande import Demande, exiger_des_statuts_diffuses
from exporters.lheo.flux import compter, exporter
from exporters.lheo.session_seule import SessionSeule, sessions_seules

__all__ = [
    "Constat",
    "Decision",
    "Demande",
    "Offre",
    "SessionSeule",
    "compter",
    "exiger_des_statuts_diffuses",
    "exporter",
    "sessions_seules",
]
