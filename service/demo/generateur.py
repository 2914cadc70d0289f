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


def ecrire(  # noqa: PLR0913  the public face of the package: keywords with defaults
    dossier: Path,
    *,
    organismes: int = 300,
    sessions: int = 5000,
    aujourdhui: date,
    graine: int = 52,
    avancement: Callable[[int], None] | None = None,
) -> list[Path]:
    """Write the files into the folder and return them; the same seed and day give the same bytes.

    `avancement` is told the number of sessions of each formation written. Every formation of the sample is offered
    from 400 sessions on. Raises ValueError under 5 organismes or over 10 000.
    """
    if organismes not in EFFECTIFS:
        raise ValueError(f"between {EFFECTIFS.start} and {EFFECTIFS.stop - 1} organismes, not {organismes}")
    redaction = Redaction(Hasard(graine), aujourdhui, organismes)
    dossier.mkdir(parents=True, exist_ok=True)
    fichiers = []
    for filiere in FILIERES:
        quota = quotas(sessions)[filiere.cle]
        if quota:  # a `lheo` document without a formation is not valid
            fichiers.append(dossier / filiere.fichier)
            redaction.offres(fichiers[-1], filiere, quota, avancement or _sans_suite)
    fichiers.append(dossier / ANNUAIRE)
    redaction.annuaire(fichiers[-1])
    return fichiers


def _sans_suite(_sessions: int) -> None:
    """Nobody watches."""
