import socket
from collections.abc import Callable
from contextlib import AbstractContextManager
from types import SimpleNamespace

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from service.http.route import Bornes
from tests.graph.pilotes import MOTEURS

pytestmark = pytest.mark.parametrize("pilote", MOTEURS, indirect=True)

GRAPHQL = {"accept": "application/graphql-response+json"}


def test_a_post_is_answered_in_utf8_that_is_not_escaped(client: TestClient):
    reponse = client.post("/graphql", json={"query": "{ bonjour }"})
    assert (reponse.status_code, reponse.content) == (200, '{"data":{"bonjour":"été"}}'.encode())
    assert reponse.headers["content-type"] == "application/json; charset=utf-8"


def test_the_type_of_graphql_is_answered_where_it_is_asked(client: TestClient):
    reponse = client.post("/graphql", json={"query": "{ bonjour }"}, headers=GRAPHQL)
    assert reponse.headers["content-type"] == "application/graphql-response+json; charset=utf-8"


def test_a_header_accept_on_two_lines_is_read_whole(client: TestClient):
    deux = [("accept", "text/html"), ("accept", "application/graphql-response+json")]
    reponse = client.get("/graphql?query={bonjour}", headers=deux)
    assert reponse.headers["content-type"] == "application/graphql-response+json; charset=utf-8"


def test_a_get_is_answered_with_its_variables_and_its_operation(client: TestClient):
    parametres = {
        "query": "query A { bonjour } query B($n: String!) { bonjour(nom: $n) }",
        "operationName": "B",
        "variables": '{"n": "été"}',
        "extensions": "{}",
    }
    assert client.get("/graphql", params=parametres).json() == {"data": {"bonjour": "été"}}


def test_empty_parameters_of_an_address_are_absent_ones(client: TestClient):
    assert client.get("/graphql?query={bonjour}&variables=&operationName=").json() == {"data": {"bonjour": "été"}}


@pytest.mark.parametrize("entetes", [{}, GRAPHQL])
def test_a_get_never_writes(client: TestClient, temoin: SimpleNamespace, entetes: dict[str, str]):
    reponse = client.get("/graphql", params={"query": 'mutation { dire(texte: "a") }'}, headers=entetes)
    assert (reponse.status_code, reponse.headers["allow"]) == (405, "POST")
    assert reponse.json()["errors"][0]["message"] == "Une mutation ne passe que par POST."
    assert temoin.dits == []


def test_a_head_reads_as_a_get_and_never_writes(client: TestClient, temoin: SimpleNamespace):
    assert client.head("/graphql", params={"query": "{ bonjour }"}).status_code == 200
    assert client.head("/graphql", params={"query": 'mutation { dire(texte: "a") }'}).status_code == 405
    assert temoin.dits == []


def test_a_post_writes(client: TestClient, temoin: SimpleNamespace):
    assert client.post("/graphql", json={"query": 'mutation { dire(texte: "a") }'}).status_code == 200
    assert temoin.dits == ["a"]


def test_answers_vary_with_accept_and_are_not_stored(client: TestClient):
    reponses = [client.post("/graphql", json={"query": texte}) for texte in ("{ bonjour }", "{", "")]
    assert ["accept" in reponse.headers["vary"] for reponse in reponses] == [True, True, True]
    assert reponses[0].headers["cache-control"] == "no-store"


def test_the_context_is_made_of_the_request_and_closed_after_it(client: TestClient, temoin: SimpleNamespace):
    reponse = client.post("/graphql", json={"query": "{ lecteur }"}, headers={"authorization": "Bearer x"})
    assert reponse.json() == {"data": {"lecteur": "Bearer x"}}
    assert temoin.ferme.is_set()


def test_an_answer_with_data_and_errors_is_200_with_both(client: TestClient):
    reponse = client.post("/graphql", json={"query": "{ bonjour indisponible }"}, headers=GRAPHQL)
    assert reponse.status_code == 200
    assert reponse.json()["data"] == {"bonjour": "été", "indisponible": None}
    assert reponse.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"


@pytest.mark.parametrize("entetes", [{}, GRAPHQL, {"x-panne": "à l'ouverture"}])
def test_an_answer_that_the_database_wholly_fails_is_503_with_a_delay(client: TestClient, entetes: dict[str, str]):
    entetes = {nom: valeur.encode() for nom, valeur in entetes.items()}
    reponse = client.post("/graphql", json={"query": "{ indisponible }"}, headers=entetes)
    assert (reponse.status_code, reponse.headers["retry-after"]) == (503, "2")
    assert reponse.json()["errors"][0]["extensions"]["code"] == "UNAVAILABLE"


def test_a_bug_is_masked(client: TestClient):
    reponse = client.post("/graphql", json={"query": "{ bogue }"})
    assert (reponse.status_code, reponse.json()["data"]) == (200, None)
    assert "secret" not in reponse.text


@pytest.mark.parametrize("bornes", [Bornes(delai_s=0.05)])
def test_a_query_that_lasts_too_long_is_ended_and_says_what_to_reduce(client: TestClient, temoin: SimpleNamespace):
    reponse = client.post("/graphql", json={"query": "{ longue }"})
    (erreur,) = reponse.json()["errors"]
    assert (reponse.status_code, erreur["extensions"]["code"]) == (400, "COST_LIMIT")
    assert "réduisez les pages" in erreur["message"]
    assert temoin.annulee.is_set()


def test_security_headers_are_on_every_answer(client: TestClient):
    for reponse in (
        client.post("/graphql", json={"query": "{ bonjour }"}),
        client.get("/rien"),
        client.put("/graphql"),
    ):
        assert reponse.headers["x-content-type-options"] == "nosniff"
        assert reponse.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'"


def test_a_page_of_an_allowed_origin_may_ask(client: TestClient):
    demande = {"access-control-request-method": "POST", "access-control-request-headers": "content-type"}
    prevol = client.options("/graphql", headers={"origin": "https://site.example"} | demande)
    reponse = client.post("/graphql", json={"query": "{ bonjour }"}, headers={"origin": "https://site.example"})
    assert prevol.status_code == 200
    assert {r.headers["access-control-allow-origin"] for r in (prevol, reponse)} == {"https://site.example"}
    assert {mot.strip().lower() for mot in reponse.headers["vary"].split(",")} == {"accept", "origin"}


def test_a_page_of_another_origin_may_not(client: TestClient):
    reponse = client.post("/graphql", json={"query": "{ bonjour }"}, headers={"origin": "https://autre.example"})
    assert "access-control-allow-origin" not in reponse.headers


def _partir(port: int, texte: str, temoin: SimpleNamespace) -> None:
    corps = b'{"query": "%s"}' % texte.encode()
    with socket.create_connection(("127.0.0.1", port)) as prise:
        entete = "POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n"
        prise.sendall(entete.encode() % len(corps) + corps)
        assert temoin.commencee.wait(5)


Servir = Callable[[Starlette], AbstractContextManager[int]]


def test_a_client_that_leaves_ends_its_query(application: Starlette, servir: Servir, temoin: SimpleNamespace):
    with servir(application) as port:
        _partir(port, "{ longue }", temoin)
        assert temoin.annulee.wait(5)
        assert temoin.ferme.wait(5)


def test_a_client_that_leaves_does_not_end_its_mutation(
    application: Starlette, servir: Servir, temoin: SimpleNamespace
):
    with servir(application) as port:
        _partir(port, 'mutation { dire(texte: \\"a\\", delai: 0.1) }', temoin)
        assert temoin.ferme.wait(5)
    assert temoin.dits == ["a"]
