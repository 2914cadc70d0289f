"""What keeps a whole lot out, offers and references alike, and what is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from importers.journal import Journal


class LotRefuse(FichierRefuse):
    """Files that were read, and that the options do not let in; `journal` tells their rejects, which no table keeps."""

    def __init__(self, message: str, journal: Journal) -> None:
        super().__init__(message)
        self.journal = journal


class LotCourt(LotRefuse):
    """Files much shorter than the last ones of their source; `constat` says so, and not how to confirm them."""

    def __init__(self, constat: str, journal: Journal) -> None:
        super().__init__(f"{constat} S'il est bon, ajoutez --confirmer.", journal)
        self.constat = constat


def exiger_sans_rejet(journal: Journal) -> None:
    """What --strict asks for; raises LotRefuse."""
    if nombre := journal.rejets.total():
        message = f"{nombre} rejet(s) et l'option --strict : rien n'a été écrit. Corrigez le fichier, ou ôtez --strict."
        raise LotRefuse(message, journal)


def exiger_un_apport(journal: Journal, lus: int, unites: str, part_minimale: float) -> None:
    """Files that bring a part of what the last ones of their source did, lest they be cut short; raises LotCourt."""
    precedent = journal.precedent()
    if lus < precedent * part_minimale:
        apporte = f"Ce fichier apporte {lus} {unites if lus > 1 else unites.removesuffix('s')}"
        constat = (
            f"{apporte}, le précédent de « {journal.emetteur} » en apportait {precedent} :"
            " il est peut-être incomplet. Rien n'a été écrit."
        )
        raise LotCourt(constat, journal)
