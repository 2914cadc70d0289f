"""The same operation by two drivers, and whether they answer the same bytes."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import orjson
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.copies import Copies
from graph.execution import Reponse, Requete
from graph.schema import schema
from models.lecteur import PUBLIC, Lecteur
from rules.parametres import Parametres
from tests.conftest import AUJOURD_HUI
from tests.graph.pilotes import MOTEURS, comptes, repondre
from tests.graph.tirage.reduction import reduire

PANNES = (b'"INTERNAL_SERVER_ERROR"', b'"UNAVAILABLE"')  # nothing that is drawn may end so


@dataclass
class Bilan:
    """What a series of operations came to: answers without an error, and those that have rows among all."""

    demandees: int = 0
    sans_erreur: int = 0
    avec_lignes: int = 0
    codes: dict[str, int] = field(default_factory=dict)

    def noter(self, reponse: Reponse, objets: frozenset[str]) -> None:
        """Count one answer."""
        self.demandees += 1
        self.sans_erreur += not reponse.erreurs
        self.avec_lignes += rapporte(reponse.donnees, objets)
        for code in {erreur["extensions"]["code"] for erreur in reponse.erreurs}:
            self.codes[code] = self.codes.get(code, 0) + 1

    def __str__(self) -> str:
        codes = ", ".join(f"{nombre} {code}" for code, nombre in sorted(self.codes.items()))
        lignes = f"{self.part:.0%} answer rows, {self.sans_erreur / self.demandees:.0%} without an error"
        return f"{self.demandees} operations, {lignes}{f' ({codes})' if codes else ''}"

    @property
    def part(self) -> float:
        """The share of operations that answer rows."""
        return self.avec_lignes / self.demandees


def rapporte(donnees: dict[str, Any] | None, objets: frozenset[str]) -> bool:
    """Whether an answer has a row: an object found by its key, or a list that is not empty."""
    return any(cle in objets and valeur is not None for cle, valeur in (donnees or {}).items()) or _liste(donnees)


def _liste(valeur: Any) -> bool:
    if isinstance(valeur, dict):
        return any(map(_liste, valeur.values()))
    return isinstance(valeur, list) and any(un is not None for un in valeur)


@dataclass(frozen=True)
class Banc:
    """Runs operations of a catalogue as a viewer, that day; `copies`: answers that one keeps for the next."""

    pool: AsyncConnectionPool[Any]
    jour: date = AUJOURD_HUI
    copies: Copies | None = None
    lecteur: Lecteur = PUBLIC

    async def lire(self, moteur: str, requete: Requete) -> Reponse:
        """The answer, in a context of its own."""
        async with Contexte(self.pool, self.lecteur, self.jour, Parametres("52"), copies=self.copies) as contexte:
            return await repondre(MOTEURS[moteur](schema), requete, contexte)

    async def comparer(self, requete: Requete, graine: str = "") -> Reponse:
        """The answer of all drivers, byte for byte; else fails with the smallest operation that tells them apart.

        `graine`: what `tirer` drew it from, told as well.
        """
        reponse, ecart = await self._partout(requete)
        if ecart:
            moindre = await reduire(requete, self._differe)
            ecrites = {nom: octets(await self.lire(nom, moindre)).decode() for nom in MOTEURS}
            raise AssertionError(_dire(f"{graine} {ecart}", moindre, ecrites))
        return reponse

    async def _differe(self, requete: Requete) -> bool:
        return bool((await self._partout(requete))[1])

    async def _partout(self, requete: Requete) -> tuple[Reponse, str]:
        """The answer of the first driver, and what is wrong with those of all."""
        avant = comptes(schema).reprises
        reponses = [await self.lire(nom, requete) for nom in MOTEURS]
        ecrites = set(map(octets, reponses))
        maux = {
            "drivers do not answer the same": len(ecrites) > 1,
            "the plan gave up on what has no error": comptes(schema).reprises > avant and not reponses[0].erreurs,
            "a driver failed": any(panne in ecrite for panne in PANNES for ecrite in ecrites),
        }
        return reponses[0], ", ".join(mal for mal, vrai in maux.items() if vrai)


def octets(reponse: Reponse) -> bytes:
    """The answer as the route writes it."""
    return orjson.dumps(reponse.en_json())


def _dire(ecart: str, requete: Requete, ecrites: dict[str, str]) -> str:
    """What one pastes to run it again."""
    variables = orjson.dumps(requete.variables, option=orjson.OPT_INDENT_2).decode()
    dites = "\n".join(f"{nom}: {ecrite}" for nom, ecrite in ecrites.items())
    return f"{ecart}\n{requete.texte}\noperationName: {requete.operation}\nvariables: {variables}\n{dites}"
