"""Copying a session: a draft under the same action, with what it is, without when it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from graph.mutations.saisies import ajouter
from models.enumerations import Geste, Noun
from models.etat import DISPOSITIFS, RECRUTEMENTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from graph.mutations.chantier import Chantier
    from graph.mutations.issue import Issue
    from models.etat import Etat

# What is copied: what was said of the very dates, of their enrolments or in a file is not.
COPIES: Final = (
    *("action_id", "organisme_id", "entrees_sorties_permanentes", "modalites_inscription", "adresse_inscription_id"),
    *("effectif_minimal", "capacite_simultanee", "capacite_cumulee", "conventionnee", "urls"),
    *("sites", "blocs", "contacts"),
)


def valeurs_copiees(etat: Etat) -> dict[str, Any]:
    """Of the état of a session, that of its copy."""
    return {
        **{nom: etat[nom] for nom in COPIES},
        DISPOSITIFS: [_sans(("id", "numero", "complement"), d) for d in etat[DISPOSITIFS]],
        RECRUTEMENTS: [
            _sans(("complement",), r) for r in etat[RECRUTEMENTS] if r["debut"] is None and r["fin"] is None
        ],
    }


def copier(chantier: Chantier, numero: str, valeurs: Mapping[str, Any]) -> Issue:
    """A draft with these values, that says in the journal what it is a copy of."""
    return ajouter(chantier, Noun.SESSION, valeurs, chantier.acte(Geste.DUPLIQUER, f"Copie de {numero}"))


def _sans(cles: Sequence[str], un: Mapping[str, Any]) -> dict[str, Any]:
    return {cle: valeur for cle, valeur in un.items() if cle not in cles}
