"""The namespaces of Lhéo and of what resembles it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

Version = Literal["2.2", "2.3"]

ESPACES: Final[Mapping[Version, str]] = {"2.2": "http://www.lheo.org/2.2", "2.3": "http://lheo.gouv.fr/2.3"}
VERSIONS: Final[Mapping[str, Version]] = {espace: version for version, espace in ESPACES.items()}

RACINES_LUES: Final = frozenset({"lheo", "lheo-plus"})
RACINE_INDEX: Final = "lheo-index"

# What we do not read but can name, so that a refusal says what the file is.
ESPACES_REFUSES: Final[Mapping[str, str]] = {
    "http://www.lheo.org/1.0": "Lhéo 1.0",
    "http://www.lheo.org/1.1": "Lhéo 1.1",
    "http://www.lheo.org/1.2": "Lhéo 1.2",
    "http://www.lheo.org/1.3": "Lhéo 1.3",
    "http://www.lheo.org/1.3.0": "Lhéo 1.3.0",
    "http://www.lheo.org/1.3.1": "Lhéo 1.3.1",
    "http://www.lheo.org/2.0": "Lhéo 2.0",
    "http://www.lheo.org/2.0.0": "Lhéo 2.0",
    "http://www.lheo.org/2.0.1": "Lhéo 2.0.1",
    "http://www.lheo.org/2.1": "Lhéo 2.1",
    "http://www.lheo.org/2.1.0": "Lhéo 2.1",
    "https://www.of.moncompteformation.gouv.fr": "catalogue EDOF (Mon Compte Formation)",
}
