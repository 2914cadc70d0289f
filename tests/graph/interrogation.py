"""Viewers made by hand, and what they are answered: by all drivers, the same bytes."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete
from graph.schema import schema
from loaders.requete import Requete as Enonce
from models.autosaisie import Droit, Role
from models.lecteur import PUBLIC, DroitSur, Lecteur
from rules.parametres import Parametres
from tests.conftest import AUJOURD_HUI
from tests.graph.pilotes import MOTEURS, REFERENCE, repondre
from tests.graph.tirage.comparaison import octets

CARIF = Lecteur(Role.CARIF, 1, "carif@example.org")
DU_BOIS = Lecteur(Role.ORGANISME, 2, "bois@example.org", (DroitSur(101, Droit.LECTURE),))
DU_GRETA = Lecteur(Role.ORGANISME, 3, "greta@example.org", (DroitSur(102, Droit.GESTION),))
PARTENAIRE = Lecteur(Role.PARTENAIRE, 4, "partenaire@example.org")
AUTRES = (DU_GRETA, PARTENAIRE, PUBLIC)  # than those of the organisme of wood and the Carif


def _noter(noms: list[str], enonce: Enonce, _: object) -> None:
    noms.append(enonce.nom)


@dataclass(frozen=True)
class Interrogation:
    """Asks a database what it answers to a viewer, without an error; `noms`: the statements of the reference."""

    url: str
    noms: list[str]

    async def __call__(
        self, lecteur: Lecteur, document: str, aujourdhui: date = AUJOURD_HUI, **variables: Any
    ) -> dict[str, Any]:
        requete, reponses = Requete(document, variables), []
        async with AsyncConnectionPool(self.url, kwargs={"autocommit": True}, min_size=1, open=False) as pool:
            for nom, moteur in MOTEURS.items():
                noms: list[str] = []
                async with Contexte(pool, lecteur, aujourdhui, Parametres("52"), partial(_noter, noms)) as ouvert:
                    reponses.append(await repondre(moteur(schema), requete, ouvert))
                if nom == REFERENCE:
                    self.noms[:] = noms
        assert len(set(map(octets, reponses))) == 1
        assert reponses[0].erreurs == []
        return reponses[0].donnees
