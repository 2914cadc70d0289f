"""What the two mutations on delegations share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.autosaisie import Droit
from models.enumerations import NiveauAnomalie, TypeObjet
from models.erreurs import Interdit
from rules.regle import Anomalie

if TYPE_CHECKING:
    from graph.mutations.chantier import Chantier


def exiger_de_pouvoir_deleguer(chantier: Chantier, organisme: int) -> None:
    """The right GESTION of its own accounts: what is delegated is not delegated on. Raises Interdit."""
    lecteur = chantier.lecteur
    directs = [d.droit for d in lecteur.droits if d.organisme == organisme and not d.par_delegation]
    if not lecteur.du_carif and not any(droit.comprend(Droit.GESTION) for droit in directs):
        raise Interdit("Il faut le droit « gérer » (GESTION) sur cet organisme, et qu'il ne soit pas délégué.")


def refus(defaut: str, champ: str, message: str, faire: str) -> Anomalie:
    """Why a delegation is not given, or not taken back."""
    code = f"DELEGATION_{defaut}"
    return Anomalie(code, NiveauAnomalie.BLOQUANT, message, (champ,), faire, TypeObjet.ORGANISME, None)
