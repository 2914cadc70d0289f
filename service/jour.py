"""The day that is today: in Paris, unless a setting says otherwise."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from rules.dates import PARIS

if TYPE_CHECKING:
    from service.reglages import Reglages


def aujourdhui(reglages: Reglages) -> date:
    """Today, for every read that this process answers."""
    return reglages.aujourdhui or datetime.now(PARIS).date()
