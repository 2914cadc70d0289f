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
from graph.plan.erreurs import Refus, Reprise
from graph.plan.seance import Seance
from graph.plan.selections import Selections
from models.erreurs import ErreurSofi

if TYPE_CHECKING:
    import strawberry

    from graph.execution import Operation, Requete
    from graph.plan.objet import Objet
    from models.lecteur import Lecteur

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
        self._plans: Gardes[object, tuple[Objet | None]] = Gardes(PLANS, CARACTERES)
        self.comptes = Comptes()

    def preparer(self, requete: Requete) -> Operation | Reponse:
        """The operation to run, or the answer that refuses it."""
        return self._reference.preparer(requete)

    async def repondre(self, operation: Operation, contexte: Any) -> Reponse:
        """Run an operation. Never raises an Exception."""
        if operation.lecture and isinstance(contexte, Contexte):
            try:
                if (plan := self._plan(operation, contexte.regard.lecteur)) is not None:
                    donnees = await Seance(self._reference.schema, operation, contexte).derouler(plan)
                    return Reponse([], donnees, executee=True)
            except Exception as erreur:  # noqa: BLE001  whatever it is, the reference driver says it
                self.comptes.reprises += 1
                if not isinstance(erreur, Reprise | ErreurSofi):
                    JOURNAL.info("a plan gave up", exc_info=erreur)
        return await self._reference.repondre(operation, contexte)

    def _plan(self, operation: Operation, lecteur: Lecteur) -> Objet | None:
        document = operation.document
        dirigees = tuple(operation.valeurs.coerced.get(nom) for nom in document.dirigees)
        cle = (document.texte, operation.nom, dirigees, lecteur)
        if (garde := self._plans.lire(cle)) is not None:
            self.comptes.trouves += 1
            [plan] = garde
            return plan
        plan = self._compiler(operation)
        self.comptes.evinces += self._plans.garder(cle, (plan,), len(document.texte))
        return plan

    def _compiler(self, operation: Operation) -> Objet | None:
        document = operation.document
        selections = Selections(self._reference.schema, operation.noeud, document.fragments, operation.valeurs)
        try:
            plan = Compilation(self._schema, selections).racine()
        except Refus:
            self.comptes.refus += 1
            return None
        self.comptes.compiles += 1
        return plan


@cache
def moteur_compile(schema: strawberry.Schema) -> MoteurCompile:
    """The driver of this schema, with the default limits; one, for its plans are kept."""
    return MoteurCompile(schema, moteur(schema))
