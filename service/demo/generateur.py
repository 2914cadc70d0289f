"""The sample catalogue: one Lhéo 2.3 file per kind of source, and the directory of those who offer nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from service.demo.filieres import FILIERES, quotas
from service.demo.hasard import Hasard
from service.demo.redaction import Redaction

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

ANNUAIRE = "annuaire.xml"
EFFECTIFS = range(5, 10_001)  # organismes: the first five serve every kind of offer; invented names run out


def redaction(organismes: int, aujourdhui: date, graine: int = 52) -> Redaction:
    """Who offers, and what writes their offers; raises ValueError under 5 organismes or over 10 000."""
    if organismes not in EFFECTIFS:
        raise ValueError(f"between {EFFECTIFS.start} and {EFFECTIFS.stop - 1} organismes, not {organismes}")
    return Redaction(Hasard(graine), aujourdhui, organismes)


def rediger(
    sur: Redaction, dossier: Path, sessions: int, avancement: Callable[[int], None] = lambda _sessions: None
) -> list[Path]:
    """Write the files into the folder and return them; `sur` then knows who trains for what."""
    dossier.mkdir(parents=True, exist_ok=True)
    fichiers = []
    for filiere in FILIERES:
        quota = quotas(sessions)[filiere.cle]
        if quota:  # a `lheo` document without a formation is not valid
            fichiers.append(dossier / filiere.fichier)
            sur.offres(fichiers[-1], filiere, quota, avancement)
    fichiers.append(dossier / ANNUAIRE)
    sur.annuaire(fichiers[-1])
    return fichiers


def ecrire(  # noqa: PLR0913  the public face of the package: keywords with defaults
    dossier: Path,
    *,
    organismes: int = 300,
    sessions: int = 5000,
    aujourdhui: date,
    graine: int = 52,
    avancement: Callable[[int], None] = lambda _sessions: None,
) -> list[Path]:
    """Write the files into the folder and return them; the same seed and day give the same bytes.

    `avancement` is told the number of sessions of each formation written. Every formation of the sample is offered
    from 400 sessions on. Raises ValueError under 5 organismes or over 10 000.
    """
    return rediger(redaction(organismes, aujourdhui, graine), dossier, sessions, avancement)
