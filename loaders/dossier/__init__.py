"""Reads what the rules look at: one statement for each kind of object, however many there are.

`Lecture` reads any objects, what is being written over them and their pending edits included; `EnNombre` many that are
stored, as they are stored.
"""

from __future__ import annotations

from loaders.dossier.en_nombre import EnNombre
from loaders.dossier.lecture import ALire, Lecture

__all__ = ["ALire", "EnNombre", "Lecture"]
