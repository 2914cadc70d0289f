"""The driver of plans: an operation is compiled once; one that no plan covers, or that fails, is the reference's."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from graph.contexte import Contexte
from graph.execution import Moteur, Reponse, moteur
from graph.gardes import Gardes
from graph.plan.compilation import Compilation
from graph.plan.erreurs import AutreEtat, Refus, Reprise
from graph.plan.seance import Seance
from graph.plan.selections import Selections
from models.erreurs import ErreurSofi

if TYPE_CHECKING:
    import strawberry

    from graph.execution import Operation, Requete
    from graph.plan.objet import Objet
    from models.lecteur import Portee

JOURNAL = logging.getLogger(__name__)
PLANS, CARACTERES = 1_000, 500_000


@dataclass(slots=True)
class Comptes:
    """What became of the operations that were asked."""

    trouves: int = 0  # plans that were kept
    compiles: int = 0
    evinces: int = 0
    refus: int = 0  # operations that no plan covers
    reprises: int = 0  # answers that the reference driver had to give


class MoteurCompile:
    """The same two steps as `Moteur`, which it falls back on."""

    def __init__(self, schema: strawberry.Schema, reference: Moteur) -> None:
        self._schema = schema
        self._reference = reference
        self._plans: Gardes[object, Objet | str] = Gardes(PLANS, CARACTERES)
        self.comptes = Comptes()

    def preparer(self, requete: Requete) -> Operation | Reponse:
        """The operation to run, or the answer that refuses it."""
        return self._reference.preparer(requete)

    async def repondre(self, operation: Operation, contexte: Any) -> Reponse:
        """Run an operation. Never raises an Exception."""
        essai = await self.essayer(operation, contexte)
        return essai if isinstance(essai, Reponse) else await self._reference.repondre(operation, contexte)

    async def essayer(self, operation: Operation, contexte: Any) -> Reponse | str:
        """The answer of the plan, or why the reference driver is to give it. Never raises an Exception."""
        if not isinstance(contexte, Contexte):
            return "nothing to read with"
        portee = contexte.regard.lecteur.portee
        cle = _cle(operation, portee)
        try:
            if isinstance(plan := self._plan(cle, operation, portee), str):
                return plan
            donnees = await Seance(self._reference.schema, operation, contexte).derouler(plan)
        except Refus as refus:  # what is below a relation is compiled when it is first read
            return self._refuser(cle, operation, refus)
        except AutreEtat as ailleurs:
            return f"{ailleurs}"
        except Exception as erreur:  # noqa: BLE001  whatever it is, the reference driver says it
            self.comptes.reprises += 1
            return _pourquoi(erreur)
        return Reponse([], donnees, executee=True)

    def _plan(self, cle: object, operation: Operation, portee: Portee) -> Objet | str:
        if (garde := self._plans.lire(cle)) is not None:
            self.comptes.trouves += 1
            return garde
        selections = Selections(
            self._reference.schema, operation.noeud, operation.document.fragments, operation.valeurs
        )
        try:
            plan = Compilation(self._schema, selections, portee).racine()
        except Refus as refus:
            return self._refuser(cle, operation, refus)
        self.comptes.compiles += 1
        self._garder(cle, operation, plan)
        return plan

    def _refuser(self, cle: object, operation: Operation, refus: Refus) -> str:
        self.comptes.refus += 1
        self._garder(cle, operation, f"{refus}")
        return f"{refus}"

    def _garder(self, cle: object, operation: Operation, plan: Objet | str) -> None:
        if operation.lecture:  # what writes is never compiled
            self.comptes.evinces += self._plans.garder(cle, plan, len(operation.document.texte))


def _cle(operation: Operation, portee: Portee) -> object:
    document = operation.document
    dirigees = tuple(operation.valeurs.coerced.get(nom) for nom in document.dirigees)
    return document.texte, operation.nom, dirigees, portee


def _pourquoi(erreur: Exception) -> str:
    if isinstance(erreur, Reprise | ErreurSofi):
        return f"{erreur}"
    JOURNAL.info("a plan gave up", exc_info=erreur)
    return f"{erreur!r}"


@cache
def moteur_compile(schema: strawberry.Schema) -> MoteurCompile:
    """The driver of this schema, with the default limits; one, for its plans are kept."""
    return MoteurCompile(schema, moteur(schema))
