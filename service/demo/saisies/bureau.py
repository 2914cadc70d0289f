"""A back office in miniature: sends mutations as one account, and keeps what it needs of their answers."""

from __future__ import annotations

from datetime import timedelta
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from graph.contexte import Contexte
from graph.execution import Requete, executer
from graph.schema import schema
from models.autosaisie import EtatSoumission
from models.enumerations import NiveauAnomalie
from rules.parametres import Parametres
from service.demo.references.communes import REGION

if TYPE_CHECKING:
    from datetime import date

    from models.lecteur import Lecteur
    from service.pool import Pool

MUTATIONS: Final = files("service.demo.saisies").joinpath("mutations.graphql").read_text(encoding="utf-8")


class Objet(NamedTuple):
    """What was written; `version`: that of what waits beside it, where something does."""

    numero: str
    version: int


class Bureau:
    """One account at its desk, on a day."""

    def __init__(self, pool: Pool, lecteur: Lecteur, aujourdhui: date) -> None:
        self._pool = pool
        self._lecteur = lecteur
        self._aujourdhui = aujourdhui

    @property
    def veille(self) -> date:
        """The day before."""
        return self._aujourdhui - timedelta(days=1)

    async def ecrire(self, mutation: str, **variables: Any) -> Objet | None:
        """The object, after the mutation of this name; null when a rule refuses it."""
        fait = await self._envoyer(mutation, variables)
        if _refuse(fait):
            return None
        objet = fait["objet"]
        return Objet(objet["numero"], (objet.get("proposition") or objet)["version"])

    async def soumettre(self, session: Objet) -> Objet | None:
        """Hand a session in, or its pending edit; null when a rule refuses it: it stays as it was."""
        return await self.ecrire("soumettreSession", **session._asdict())

    async def appliquer(self, geste: str, objet: Objet) -> bool:
        """Make one of the other gestures; whether it is made."""
        fait = await self._envoyer("appliquerGeste", {"geste": geste, "objets": [objet._asdict()]})
        return not any(map(_refuse, fait["lignes"]))

    async def repondre(self, organisme: str, texte: str) -> None:
        """Say this on all that was returned to an organisme."""
        fait = await self._envoyer("soumissions", {"organisme": organisme})
        for soumission in fait["soumissions"]["nodes"]:
            if soumission["etape"] == EtatSoumission.RETOURNEE:
                await self._envoyer("envoyerMessage", {"a": soumission["id"], "texte": texte})

    async def _envoyer(self, mutation: str, variables: dict[str, Any]) -> Any:
        async with Contexte(self._pool, self._lecteur, self._aujourdhui, Parametres(REGION)) as contexte:
            reponse = await executer(schema, Requete(MUTATIONS, variables, mutation), contexte)
        if reponse.erreurs or reponse.donnees is None:
            raise RuntimeError(f"{mutation}: {reponse.erreurs}")
        return reponse.donnees["fait"]


def _refuse(fait: dict[str, Any]) -> bool:
    return any(anomalie["niveau"] == NiveauAnomalie.BLOQUANT for anomalie in fait["anomalies"])
