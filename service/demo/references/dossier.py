"""What a sheet is made of, and how its export writes days."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from service.demo.hasard import Hasard
    from service.demo.organismes import Organisme
    from service.demo.references.certifications import Certification, Enregistrement


class Dossier(NamedTuple):
    """What a sheet is made of: the certification that it registers, or the first of those."""

    certification: Certification
    jours: Enregistrement
    formateurs: Sequence[Organisme]
    aujourdhui: date
    alea: Hasard

    @property
    def de_droit(self) -> bool:
        """Whether it is registered by right, as what a ministry delivers."""
        return self.certification.genre.ministere is not None


def ecrit(jour: date) -> str:
    """A day, `31/08/2026`."""
    return f"{jour:%d/%m/%Y}"
