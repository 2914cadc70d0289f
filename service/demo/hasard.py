"""One source of chance for the whole sample: the same seed gives the same files."""

from __future__ import annotations

from random import Random


class Hasard(Random):
    """A generator that also answers yes or no."""

    def chance(self, part: float) -> bool:
        """True as often as `part`, between 0 and 1."""
        return self.random() < part
