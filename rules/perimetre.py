"""The perimeter: in what region something lies, and the exceptions that the Carif made."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from rules.dossier import Derogation


def en_derogation(derogations: Iterable[Derogation], le: date) -> bool:
    """Whether an exception holds on a day."""
    return any(d.debut <= le and (d.fin is None or le <= d.fin) for d in derogations)
