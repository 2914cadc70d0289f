"""Reads what the rules look at: one statement for each kind of object, however many there are."""

from __future__ import annotations

from loaders.dossier.lecture import ALire, Lecture

__all__ = ["ALire", "Lecture"]
