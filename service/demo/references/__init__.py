"""The reference feeds of the sample: small, in the shapes of their publishers, about the codes that its offers bear."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from service.demo.references import certifinfo, communes, formacode, nsf, passage, rncp, rome

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from service.demo.organismes import Organisme

# in the order of their importation: what is pointed to comes first
FLUX = ("communes", "rome", "nsf", "formacode", "certifinfo", "passage", "rncp")


class Envoi(NamedTuple):
    """Files that are imported together."""

    flux: str
    fichiers: list[Path]


def ecrire(
    dossier: Path,
    formateurs: Mapping[str, Sequence[Organisme]],
    *,
    aujourdhui: date,
    graine: int = 52,
) -> list[Envoi]:
    """Write the files of every feed, in the order of their importation; the same seed and day give the same bytes.

    `formateurs`: who trains for each sheet, by its code.
    """
    dossier.mkdir(parents=True, exist_ok=True)
    return [
        Envoi("communes", communes.ecrire(dossier)),
        Envoi("rome", rome.ecrire(dossier)),
        Envoi("nsf", nsf.ecrire(dossier)),
        Envoi("formacode", formacode.ecrire_l_ancienne_version(dossier)),
        Envoi("formacode", formacode.ecrire(dossier)),
        Envoi("certifinfo", certifinfo.ecrire(dossier, aujourdhui, graine)),
        Envoi("passage", passage.ecrire(dossier, aujourdhui, graine)),
        Envoi("rncp", rncp.ecrire(dossier, formateurs, aujourdhui, graine)),
    ]
