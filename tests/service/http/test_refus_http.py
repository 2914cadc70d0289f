import gzip
import json
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

GRAPHQL = {"accept": "application/graphql-response+json"}
JSON = {"content-type": "application/json"}


def refus(client: TestClient, corps: object, entetes: dict[str, str] | None = None) -> tuple[int, str]:
    """Status and code of a POST that is refused, the same under both media types."""
    reponses = [client.post("/graphql", content=corps, headers=JSON | (entetes or {}) | plus) for plus in ({}, GRAPHQL)]
    assert [list(reponse.json()) for reponse in reponses] == [["errors"], ["errors"]]
    vus = {(reponse.status_code, reponse.json()["errors"][0]["extensions"]["code"]) for reponse in reponses}
    (vu,) = vus
    return vu


def message(client: TestClient, corps: object) -> str:
    return client.post("/graphql", content=corps, headers=JSON).json()["errors"][0]["message"]


@pytest.mark.parametrize(
    "corps",
    [
        b"",
        b"  ",
        b"null",
        b"3",
        b'"{ bonjour }"',
        b'[{"query": "{ bonjour }"}]',
        b"{",
        b'{"query": "{ bonjour }"',
        b'{"query": "{ bonjour }"} {}',
        b'{"query": "\xe9"}',
        '{"query": "{ bonjour }"}'.encode("utf-16"),
        b'{"query": "{ bonjour }", "variables": ' + b"[" * 5000 + b"]" * 5000 + b"}",
        b'{"query": "{ bonjour }", "variables": ' + b'{"a":' * 1000 + b"1" + b"}" * 1000 + b"}",
        b'{"query": "{ bonjour }", "variables": {"a": ' + b"9" * 5000 + b"}}",
        b'{"query": "{ bonjour }", "variables": {"a": NaN}}',
        b'{"query": "{ bonjour }", "variables": {"a": "\\ud800"}}',
        b'{"query": "{ bonjour }", "query": "{ lecteur }"}',
        b'{"query": "{ bonjour }", "variables": {"a": 1, "a": 2}}',
        b"{}",
        b'{"qeury": "{ bonjour }"}',
        b'{"query": null}',
        b'{"query": ""}',
        b'{"query": " "}',
    ],
)
def test_a_body_that_holds_no_request_is_a_bad_request(client: TestClient, corps: bytes):
    assert refus(client, corps) == (400, "BAD_REQUEST")


@pytest.mark.parametrize("nom", ["query", "variables", "operationName", "extensions"])
@pytest.mark.parametrize("valeur", [0, False, ["a"]])
def test_an_ill_typed_parameter_is_a_bad_request(client: TestClient, nom: str, valeur: object):
    assert refus(client, json.dumps({"query": "{ bonjour }"} | {nom: valeur})) == (400, "BAD_REQUEST")


@pytest.mark.parametrize(
    "texte",
    ["{ bonjour } { bonjour }", "query A { bonjour } query B { bonjour }", "fragment F on Query { bonjour }"],
)
def test_an_operation_that_cannot_be_told_is_a_bad_request(client: TestClient, texte: str):
    assert refus(client, json.dumps({"query": texte})) == (400, "BAD_REQUEST")


@pytest.mark.parametrize(
    "texte", ["{ a " * 40 + "}" * 40, "{ " + " ".join(f"a{i}: bonjour" for i in range(300)) + " }"]
)
def test_a_document_beyond_its_bounds_is_a_bad_request_that_says_so(client: TestClient, texte: str):
    assert refus(client, json.dumps({"query": texte})) == (400, "COST_LIMIT")


@pytest.mark.parametrize(
    ("texte", "code"),
    [
        ("{", "GRAPHQL_PARSE_FAILED"),
        ("{ bonsoir }", "GRAPHQL_VALIDATION_FAILED"),
        ("query($n: Int!) { bonjour(nom: $n) }", "GRAPHQL_VALIDATION_FAILED"),
        ("query($n: String!) { bonjour(nom: $n) }", "BAD_USER_INPUT"),
    ],
)
def test_a_request_that_graphql_refuses_is_200_in_json_and_400_in_its_own_type(
    client: TestClient, texte: str, code: str
):
    reponses = [client.post("/graphql", json={"query": texte}, headers=entetes) for entetes in ({}, GRAPHQL)]
    assert [reponse.status_code for reponse in reponses] == [200, 400]
    assert [reponse.json()["errors"][0]["extensions"]["code"] for reponse in reponses] == [code, code]
    assert ["data" in reponse.json() for reponse in reponses] == [False, False]


@pytest.mark.parametrize(
    "media",
    [
        "",
        "text/plain",
        "application/graphql",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/json; charset=latin-1",
        "json",
        ";;;",
    ],
)
def test_a_body_of_another_type_is_not_read(client: TestClient, media: str):
    assert refus(client, b'{"query": "{ bonjour }"}', {"content-type": media}) == (415, "BAD_REQUEST")


def test_a_body_without_a_type_is_not_read(client: TestClient):
    assert client.post("/graphql", content=b'{"query": "{ bonjour }"}').status_code == 415


def test_a_compressed_body_is_not_read(client: TestClient):
    entetes = JSON | {"content-encoding": "gzip"}
    reponse = client.post("/graphql", content=gzip.compress(b'{"query": "{ bonjour }"}'), headers=entetes)
    assert (reponse.status_code, reponse.headers["accept-encoding"]) == (415, "identity")


def test_gzip_that_does_not_say_its_name_is_no_json(client: TestClient):
    assert refus(client, gzip.compress(b'{"query": "{ bonjour }"}')) == (400, "BAD_REQUEST")


def test_a_body_announced_too_long_is_refused(client: TestClient):
    assert refus(client, b" " * 20_001) == (413, "BAD_REQUEST")


def test_a_body_that_turns_out_too_long_is_refused_before_its_end(client: TestClient):
    lus = []

    def morceaux() -> Iterator[bytes]:
        for numero in range(100):
            lus.append(numero)
            yield b" " * 1000

    reponse = client.post("/graphql", content=morceaux(), headers=JSON)
    assert (reponse.status_code, reponse.headers["connection"]) == (413, "close")


def test_a_body_as_long_as_the_bound_is_read(client: TestClient):
    corps = b'{"query": "{ bonjour }"}'.ljust(20_000)
    assert client.post("/graphql", content=corps, headers=JSON).json() == {"data": {"bonjour": "été"}}


def test_messages_are_in_french_and_say_what_to_change(client: TestClient):
    assert message(client, b"[]") == "Le corps de la requête doit être un objet JSON avec « query »."
    assert message(client, b'{"query": 3}') == "« query » est obligatoire : le texte d’un document GraphQL."
    assert message(client, b'{"query": "{a}", "query": "{b}"}') == "« query » est donné deux fois."


def test_a_client_that_takes_neither_type_is_told_so_in_json(client: TestClient):
    reponse = client.post("/graphql", json={"query": "{ bonjour }"}, headers={"accept": "text/html"})
    assert (reponse.status_code, reponse.headers["content-type"]) == (406, "application/json; charset=utf-8")


@pytest.mark.parametrize(
    "adresse",
    [
        "/graphql",
        "/graphql?query=",
        "/graphql?query=%FF",
        "/graphql?query={bonjour}&query={lecteur}",
        "/graphql?query={bonjour}&variables=[]",
        "/graphql?query={bonjour}&variables=3",
        "/graphql?query={bonjour}&variables={",
        "/graphql?query={bonjour}&extensions=[]",
        "/graphql?query={bonjour}" + "&a=1" * 30,
    ],
)
def test_an_address_that_holds_no_request_is_a_bad_request(client: TestClient, adresse: str):
    reponse = client.get(adresse)
    assert (reponse.status_code, reponse.json()["errors"][0]["extensions"]["code"]) == (400, "BAD_REQUEST")


def test_an_address_that_does_not_exist_is_told_in_json(client: TestClient):
    reponse = client.get("/graphql/")
    assert (reponse.status_code, reponse.json()) == (
        404,
        {
            "errors": [
                {
                    "message": "Il n’y a rien à cette adresse : l’API répond sur /graphql.",
                    "extensions": {"code": "NOT_FOUND"},
                }
            ]
        },
    )


@pytest.mark.parametrize("methode", ["PUT", "DELETE", "PATCH", "OPTIONS"])
def test_another_method_is_refused_with_those_there_are(client: TestClient, methode: str):
    reponse = client.request(methode, "/graphql")
    assert reponse.status_code == 405
    assert set(reponse.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}
    assert reponse.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"
