"""The files that came, on the disk: an archive is unpacked, within the bound of what may come."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from importers.reception import archive
from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from pathlib import Path

MORCEAU = 1024 * 1024  # bytes


def deballer(envoi: Path, maximum: int) -> list[Path]:
    """The Lhéo files of what was sent, beside it, by their names; itself, where it is no archive.

    Raises FichierRefuse.
    """
    parties = archive.parties(envoi)
    if [partie.genre for partie in parties] == ["plain"]:
        return [envoi]
    reste = maximum
    fichiers = []
    for rang, partie in enumerate(parties):
        fichiers.append(envoi.with_name(f"{rang + 1}-{PurePath(partie.nom).name}"))
        reste -= _copier(partie, fichiers[-1], reste)
    return fichiers


def _copier(partie: archive.Partie, fichier: Path, maximum: int) -> int:
    """How many bytes it has; raises FichierRefuse beyond."""
    total = 0
    with archive.ouverte(partie) as flux, fichier.open("wb") as copie:
        while morceau := flux.read(MORCEAU):
            total += len(morceau)
            if total > maximum:
                raise FichierRefuse(f"{partie.dit}, une fois décompressé, dépasse ce que ce service accepte.")
            copie.write(morceau)
    return total
