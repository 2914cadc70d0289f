"""A copy of the catalogue that knows nothing but what `changements` told it, and the catalogue itself, read whole."""

import asyncio
from datetime import date, datetime
from typing import Any

import psycopg
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete, executer
from graph.schema import schema
from models.lecteur import PUBLIC
from rules.parametres import Parametres

BEAUCOUP = 10_000
TABLES = ("organisme", "etablissement", "site", "contact", "formation", "action", "session", "certification")

CHAMPS = """fragment champs on Node {
  __typename id
  ... on ObjetCatalogue { statut version }
  ... on Session { debut fin urls dispositifs { type { code } } }
  ... on Action { intitule etablissement { siret } }
  ... on Formation { intitule formacodes { code } }
  ... on Organisme { nom }
  ... on Etablissement { siret nom }
  ... on Contact { courriel }
  ... on Certification { intitule etatCertification absentDepuis codesScolarite }
}"""
SUITE = f"""query ($first: Int, $after: String) {{
  changements(first: $first, after: $after) {{
    pageInfo {{ hasNextPage endCursor }} nodes {{ le numero retire objet {{ ...champs }} }}
  }}
}} {CHAMPS}"""
OBJETS = f"query ($ids: [ID!]!) {{ nodes(ids: $ids) {{ ...champs }} }} {CHAMPS}"


def interroger(url: str, jour: date, document: str, **variables: Any) -> dict[str, Any]:
    """What the public reads that day."""

    async def lire() -> Any:
        async with (
            AsyncConnectionPool(url, kwargs={"autocommit": True}, min_size=1, max_size=1, open=False) as pool,
            Contexte(pool, PUBLIC, jour, Parametres("52")) as contexte,
        ):
            return await executer(schema, Requete(document, variables), contexte)

    reponse = asyncio.run(lire())
    assert reponse.erreurs == []
    donnees: dict[str, Any] = reponse.donnees
    return donnees


def publies(url: str, jour: date) -> dict[str, Any]:
    """Every object that is published that day, by its number: a full read."""
    with psycopg.connect(url) as connexion:
        numeros = [n for table in TABLES for (n,) in connexion.execute(f"SELECT numero FROM {table}".encode())]
    lus = [o for o in interroger(url, jour, OBJETS, ids=numeros)["nodes"] if o is not None]
    return {objet["id"]: objet for objet in lus if _publie(objet)}


def _publie(objet: dict[str, Any]) -> bool:
    if objet["__typename"] == "Certification":
        return objet["etatCertification"] in {None, "PUBLIEE"} and objet["absentDepuis"] is None
    return bool(objet["statut"] == "VALIDEE")


class Miroir:
    """`copie`: the objects it holds; `curseur`: how far it has read; `jour`: the day that it is."""

    def __init__(self, url: str, jour: date) -> None:
        self.url = url
        self.jour = jour
        self.copie: dict[str, Any] = {}
        self.curseur: str | None = None

    def suivre(self) -> dict[str, bool]:
        """Read on, to the end; what was told, and whether it is retired."""
        lignes: list[dict[str, Any]] = []
        suite = True
        while suite:
            page = self.lire_une_page(250)
            lignes += page["nodes"]
            assert len(lignes) < BEAUCOUP  # a cursor that stands still would never end
            suite = page["pageInfo"]["hasNextPage"]
        instants = [datetime.fromisoformat(ligne["le"]) for ligne in lignes]
        assert instants == sorted(instants)  # the oldest change first
        dites = {ligne["numero"]: ligne["retire"] for ligne in lignes}
        assert len(dites) == len(lignes)  # one line per object
        return dites

    def lire_une_page(self, taille: int) -> dict[str, Any]:
        """Read on, one page."""
        page: dict[str, Any] = interroger(self.url, self.jour, SUITE, first=taille, after=self.curseur)["changements"]
        for ligne in page["nodes"]:
            if ligne["retire"]:
                self.copie.pop(ligne["numero"], None)
            else:
                self.copie[ligne["numero"]] = ligne["objet"]
        self.curseur = page["pageInfo"]["endCursor"] or self.curseur
        return page
