"""How many statements a mutation takes: as many whatever it is given."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE

pytestmark = pytest.mark.anyio

MODIFIER = """mutation ($donnees: SessionDonnees!) {
  modifierSession(numero: "SE_0000000003", version: 1, donnees: $donnees) {
  session { version } anomalies { code niveau } } }"""
CREER = """mutation ($donnees: SessionDonnees!) { creerSession(action: "AC_0000000002", donnees: $donnees) {
  session { version } anomalies { code niveau } } }"""


@pytest.fixture
def enonces(monkeypatch: pytest.MonkeyPatch) -> Iterator[Counter[str]]:
    """The names of the statements of mutations, counted."""
    comptes: Counter[str] = Counter()
    executer = psycopg.Connection.execute

    def compter(self: psycopg.Connection, enonce: Any, *arguments: Any, **nommes: Any) -> Any:
        texte = psycopg.sql.as_string(enonce.decode() if isinstance(enonce, bytes) else enonce)
        comptes[texte.strip("'").partition("\n")[0]] += 1
        return executer(self, enonce, *arguments, **nommes)

    monkeypatch.setattr(psycopg.Connection, "execute", compter)
    return comptes


def donnees(combien: int) -> dict[str, Any]:
    types = ("OPCO", "VISA_METIERS", "CONTRAT_PROFESSIONNALISATION")
    return {
        "sites": ["SI_0000000002", "SI_0000000001"][:combien],
        "dispositifs": [
            {"type": types[rang % 3], "financeur": "16", "programme": f"P{rang}", "publics": ["82044"]}
            for rang in range(combien)
        ],
        "recrutements": [{"modalite": "9", "commentaire": f"R{rang}"} for rang in range(combien)],
    }


@pytest.mark.parametrize("document", [MODIFIER, CREER])
async def test_twenty_dispositifs_take_as_many_statements_as_one(muter: Muter, enonces: Counter[str], document: str):
    comptes = []
    for combien in (1, 20):
        enonces.clear()
        if comptes:
            document = document.replace("version: 1", "version: 2")
        (payload,) = (await muter(document, A_SAISIE, donnees=donnees(combien))).donnees.values()
        assert payload["session"], payload
        comptes.append(dict(enonces))
    assert comptes[0] == comptes[1]
    assert sum(comptes[0].values()) <= 45


async def test_saying_that_all_is_up_to_date_makes_no_search_again(muter: Muter, enonces: Counter[str]):
    confirmer = 'mutation { confirmerOrganisme(numero: "OR_0000000001") { anomalies { code } } }'
    assert (await muter(confirmer, A_GESTION)).erreurs == []
    tenus = {nom.removeprefix("-- ") for nom in enonces if "tenir" in nom or "touches" in nom}
    assert tenus == {"tenir_publication"}
