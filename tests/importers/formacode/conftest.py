"""Files of the Formacode as a test writes them, imported under their names, which say their version."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from importers import flux
from importers.lot import Bilan
from importers.reception.passage import DejaApplique, Options

JOUR = date(2026, 11, 23)
Recevoir = Callable[..., Bilan]


@pytest.fixture
def recevoir(base: str, tmp_path: Path) -> Recevoir:
    """Import files, by name, as one lot of the source « essai »."""

    def recevoir(fichiers: dict[str, str | bytes], le: date = JOUR, **options: Any) -> Bilan | DejaApplique:
        chemins = []
        for nom, contenu in fichiers.items():
            chemins.append(tmp_path / nom)
            chemins[-1].write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)
        (fait,) = flux.importer(base, "formacode", chemins, Options("essai", le, **options))
        return fait

    return recevoir


@pytest.fixture
def fcod() -> Callable[..., bytes]:
    """A file in the shape of `FCod.xls`; a line is its code, its label, and if there small letters, field, generic."""

    def ligne(code: str, libelle: str, riche: str = "", champ: str = "", generique: str = "") -> str:
        return f"{code}\t{libelle}\t{riche}\t\t\t\t{champ}\t\t\t{generique}\t"

    def ecrire(*lignes: tuple[str, ...] | str, encodage: str = "latin-1") -> bytes:
        ecrites = [une if isinstance(une, str) else ligne(*une) for une in lignes]
        return "".join(f"{une}\r\n" for une in ecrites).encode(encodage)

    return ecrire
