"""A field of an input: left out, what was there stays; null erases it."""

from typing import Any

import strawberry
from strawberry import UNSET


def donnee(description: str) -> Any:
    """A field that may be left out."""
    return strawberry.field(default=UNSET, description=description)
