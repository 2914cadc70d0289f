"""Who reads: what they may see is decided from this and from nothing else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Lecteur:
    """A viewer; without an account, the public."""


PUBLIC = Lecteur()
