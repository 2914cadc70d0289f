"""Words that find nothing by themselves: those that texts are full of, and those of any request for a formation."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import Final


def tableau(nom: str) -> list[dict[str, str]]:
    """The lines of a table of this package."""
    texte = files("loaders.texte").joinpath(f"{nom}.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(texte.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


_PAR_GENRE = {ligne["genre"]: frozenset(ligne["mots"].split()) for ligne in tableau("mots_vides")}

# A letter alone is an elision (« d'anglais »), unless it ends what is looked for (« permis D »): the index keeps it.
LETTRES: Final = _PAR_GENRE.pop("lettre")
# of any request: left out where another word is there
DE_DEMANDE: Final = _PAR_GENRE.pop("demande")
VIDES: Final = frozenset[str]().union(*_PAR_GENRE.values())
