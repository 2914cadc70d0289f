"""The feeds of the sample beside its offers: small, in the shapes of their publishers, about the codes of these."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from service.demo.references import (
    certifinfo,
    communes,
    cpf,
    formacode,
    ideo,
    liste_publique,
    nsf,
    passage,
    rncp,
    rome,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from service.demo.organismes import Organisme

# in the order of their importation: what is pointed to comes first
FLUX = ("communes", "rome", "nsf", "formacode", "certifinfo", "passage", "rncp", "cpf")
# what completes offers, and makes some: they come after those of the sample
COMPLEMENTS = ("organismes", "ideo")


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
    """Write the files of FLUX, in the order of their importation; the same seed and day give the same bytes.

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
        Envoi("cpf", cpf.ecrire(dossier, formateurs, aujourdhui, graine)),
    ]


def completer(
    dossier: Path,
    organismes: Sequence[Organisme],
    formateurs: Mapping[str, Sequence[Organisme]],
    *,
    aujourdhui: date,
    graine: int = 52,
) -> tuple[Envoi, Envoi]:
    """Write the files of COMPLEMENTS, in that order, about the organismes that the sample is of."""
    dossier.mkdir(parents=True, exist_ok=True)
    return (
        Envoi("organismes", liste_publique.ecrire(dossier, organismes, aujourdhui, graine)),
        Envoi("ideo", ideo.ecrire(dossier, organismes, formateurs, aujourdhui, graine)),
    )
