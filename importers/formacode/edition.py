"""Which version of the Formacode files are of: their names say it, or `--version`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from importers.reception.archive import parties
from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# « fcod_13_25_10_2019.zip », « formacode_v13_codes.csv », « V12_V13.xls », « formacode-r-version-14-thesaurus.csv »
VERSION_DITE = re.compile(r"(?<![a-z])(?:version|formacode|fcod|v)[\W_]*([1-9]\d|9)(?!\d)", re.IGNORECASE)


class Edition(NamedTuple):
    """A version of the thesaurus, and the one whose keywords it replaces."""

    version: int
    precedente: int


class Dite(NamedTuple):
    """A file and the versions that its name says, sorted."""

    nom: str
    versions: list[int]

    @property
    def derniere(self) -> int:
        """The version it brings."""
        return self.versions[-1]


def edition_de(chemins: Sequence[Path], version: int | None) -> Edition:
    """The version of files that make one lot; raises FichierRefuse when it is not told, or told twice."""
    lues = [Dite(chemin.name, _versions(chemin)) for chemin in chemins]
    dites = [dite for dite in lues if dite.versions]
    muets = [dite.nom for dite in lues if not dite.versions]
    if muets and version is None:
        raise FichierRefuse(_sans_version(muets))
    retenue = dites[0].derniere if version is None else version
    if version is not None and (autres := [dite for dite in dites if dite.derniere != version]):
        raise FichierRefuse(
            f"{autres[0].nom} porte dans son nom la version {autres[0].derniere} du Formacode, pas la {version} :"
            " ôtez --version, ou renommez le fichier."
        )
    if autres := [dite for dite in dites if dite.derniere != retenue]:
        raise FichierRefuse(
            f"{dites[0].nom} est de la version {retenue} du Formacode et {autres[0].nom} de la version"
            f" {autres[0].derniere} : importez une version à la fois."
        )
    return Edition(retenue, min([v for dite in dites for v in dite.versions if v < retenue], default=retenue - 1))


def _sans_version(noms: list[str]) -> str:
    return (
        f"La version du Formacode ne se lit pas dans le nom de {', '.join(noms)} :"
        " ajoutez --version, par exemple --version 14."
    )


def _versions(chemin: Path) -> list[int]:
    """What the name of a file says, else the names of what it holds."""
    noms = [chemin.name] if VERSION_DITE.search(chemin.name) else [partie.nom for partie in parties(chemin)]
    return sorted({int(dite) for nom in noms for dite in VERSION_DITE.findall(nom)})
