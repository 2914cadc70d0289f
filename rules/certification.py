"""When a certification may still be prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from models.enumerations import EtatCertification
from rules.fiche import fiche_active

if TYPE_CHECKING:
    from datetime import date

    from rules.fiche import Enregistrement


class Validite(NamedTuple):
    """What is known of it: its state in Certif Info, the years of its sessions, the registration of its sheet."""

    etat: str | None
    premiere_session: int | None
    derniere_session: int | None
    absent_depuis: date | None
    fiche: Enregistrement


def active(certification: Validite, le: date, aujourdhui: date) -> bool:
    """Whether it is active on a day: published, within the years of its sessions, its sheet active.

    One that is archived today was active as long as its last session was to come, where that is known. Of a sheet that
    is merely named nothing is known, and nothing follows: its feed has yet to come.
    """
    c = certification
    if c.etat == EtatCertification.ERRONEE or (c.absent_depuis and le >= c.absent_depuis):
        return False
    if c.etat == EtatCertification.ARCHIVEE and c.derniere_session is None:
        return False
    premiere, derniere = c.premiere_session or le.year, c.derniere_session or le.year
    dite = any(fait is not None for fait in c.fiche)
    return premiere <= le.year <= derniere and (not dite or fiche_active(c.fiche, le, aujourdhui))
