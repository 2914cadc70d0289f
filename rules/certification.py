"""When a certification may still be prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from models.enumerations import EtatCertification

if TYPE_CHECKING:
    from datetime import date


class Validite(Protocol):
    """What is known of it: its state in Certif Info, the years of its sessions, the dates of its sheet."""

    etat: str | None
    premiere_session: int | None
    derniere_session: int | None
    debut_enregistrement: date | None
    fin_enregistrement: date | None
    absent_depuis: date | None


def active(certification: Validite, le: date) -> bool:
    """Whether it is active on a day: published, within the years of its sessions, its sheet registered.

    One that is archived today was active as long as its last session was to come, where that is known.
    """
    c = certification
    if c.etat == EtatCertification.ERRONEE or (c.absent_depuis and le >= c.absent_depuis):
        return False
    if c.etat == EtatCertification.ARCHIVEE and c.derniere_session is None:
        return False
    debut, fin = c.debut_enregistrement or le, c.fin_enregistrement or le
    premiere, derniere = c.premiere_session or le.year, c.derniere_session or le.year
    return premiere <= le.year <= derniere and debut <= le <= fin
