"""The rules that a file can be held to by what it says alone: what they find is told, and the unit goes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rules.niveaux import remarques_a_l_import

if TYPE_CHECKING:
    from importers.lignes import LigneAction, LigneSession
    from importers.lot import Lot

DE_L_ACTION: Final = frozenset({"ACTION_HEURES_INCOHERENTES"})
DE_LA_SESSION: Final = frozenset({"SESSION_CAPACITE_INCOHERENTE"})


def juger_action(ligne: LigneAction, chemin: str, lot: Lot) -> None:
    """Tell of hours that do not add up."""
    _signaler(ligne, DE_L_ACTION, chemin, lot)


def juger_session(ligne: LigneSession, chemin: str, lot: Lot) -> None:
    """Tell of capacities out of order."""
    _signaler(ligne, DE_LA_SESSION, chemin, lot)


def _signaler(ligne: LigneAction | LigneSession, codes: frozenset[str], chemin: str, lot: Lot) -> None:
    for remarque in remarques_a_l_import(ligne, codes):
        lot.journal.signaler(chemin, remarque.code, f"{remarque.message} {remarque.quoi_faire}")
