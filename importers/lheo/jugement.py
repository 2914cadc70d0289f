"""The rules that a file can be held to by what it says alone: what they find is told, and the unit goes in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from rules.dossier import Action, Etablissement, Formation, Organisme, Session
from rules.niveaux import remarques_a_l_import

if TYPE_CHECKING:
    from importers.lignes import LigneAction, LigneSession
    from importers.lot import Lot

# who answers for it and what it teaches are of no matter to these rules
_SANS_AUTEUR: Final = Action(organisme=Organisme(), etablissement=Etablissement(), formation=Formation())
DE_L_ACTION: Final = frozenset({"ACTION_HEURES_INCOHERENTES"})
DE_LA_SESSION: Final = frozenset({"SESSION_CAPACITE_INCOHERENTE"})


def juger_action(ligne: LigneAction, chemin: str, lot: Lot) -> None:
    """Tell of hours that do not add up."""
    action = Action(
        organisme=_SANS_AUTEUR.organisme,
        etablissement=_SANS_AUTEUR.etablissement,
        formation=_SANS_AUTEUR.formation,
        heures_total=ligne.heures_total,
        heures_centre=ligne.heures_centre,
        heures_entreprise=ligne.heures_entreprise,
    )
    _signaler(action, DE_L_ACTION, chemin, lot)


def juger_session(ligne: LigneSession, chemin: str, lot: Lot) -> None:
    """Tell of capacities out of order."""
    session = Session(
        action=_SANS_AUTEUR,
        effectif_minimal=ligne.effectif_minimal,
        capacite_simultanee=ligne.capacite_simultanee,
        capacite_cumulee=ligne.capacite_cumulee,
    )
    _signaler(session, DE_LA_SESSION, chemin, lot)


def _signaler(dossier: Action | Session, codes: frozenset[str], chemin: str, lot: Lot) -> None:
    for remarque in remarques_a_l_import(dossier, codes):
        lot.journal.signaler(chemin, remarque.code, f"{remarque.message} {remarque.quoi_faire}")
