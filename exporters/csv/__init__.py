"""The sessions that a search retains as one table, streamed."""

from __future__ import annotations

from exporters.csv.flux import Demande, compter, exporter

__all__ = ["Demande", "compter", "exporter"]
