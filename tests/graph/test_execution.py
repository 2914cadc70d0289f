import logging
from collections.abc import Awaitable, Callable
from datetime import date
from typing import Any

import psycopg
import pytest
import strawberry
from graphql import GraphQLError
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from graph.contexte import Contexte
from graph.documents import Documents
from graph.execution import Moteur, Operation, Reponse, Requete, schema_graphql
from graph.limites import Limites
from models.erreurs import Introuvable
from models.lecteur import PUBLIC
from rules.parametres import Parametres
from tests.graph.pilotes import MOTEURS, Moteurs
from tests.graph.pilotes import repondre as executer

pytestmark = pytest.mark.anyio

PANNES = {
    "introuvable": Introuvable("Aucune session ne porte ce numéro.", numero="SE_0"),
    "arret": psycopg.errors.AdminShutdown("terminating connection"),
    "file": PoolTimeout("couldn't get a connection after 3.00 sec"),
    "delai": psycopg.errors.QueryCanceled("canceling statement due to statement timeout"),
    "nul": psycopg.DataError("PostgreSQL text fields cannot contain NUL (0x00) bytes"),
    "bogue": KeyError("secret"),
    "interne": GraphQLError("Int cannot represent"),
}


@strawberry.type
class Query:
    @strawberry.field
    async def bonjour(self, info: strawberry.Info, nom: str = "monde") -> str:
        return f"{info.context} {nom}"

    @strawberry.field
    def panne(self, genre: str) -> str | None:
        raise PANNES[genre]

    @strawberry.field
    def plusieurs(self) -> list["Query | None"]:
        return [Query(), Query()]

    @strawberry.field
    def vide(self) -> str:
        return None  # what the schema does not allow


@strawberry.type
class Mutation:
    @strawberry.mutation
    def dire(self, texte: str) -> str:
        return texte


SCHEMA = strawberry.Schema(Query, mutation=Mutation)

Repondre = Callable[..., Awaitable[Any]]


class Salut(Contexte):
    """Reads nothing: what resolvers find, and plans may be tried with."""

    def __init__(self) -> None:
        super().__init__(AsyncConnectionPool(open=False), PUBLIC, date(2026, 11, 23), Parametres("52"))

    def __str__(self) -> str:
        return "Bonjour"


@pytest.fixture(params=MOTEURS)
def moteurs(request: pytest.FixtureRequest) -> Moteurs:
    """Each driver: none may answer otherwise."""
    return MOTEURS[request.param]


@pytest.fixture
def repondre(moteurs: Moteurs) -> Repondre:
    """The answer to a document."""

    async def repondre(texte: str, operation: str | None = None, **variables: object) -> dict:
        return (await executer(moteurs(SCHEMA), Requete(texte, variables, operation), Salut())).en_json()

    return repondre


@pytest.fixture
def refuser(repondre: Repondre) -> Repondre:
    """Code and message of a refusal that has no data."""

    async def refuser(texte: str, operation: str | None = None, **variables: object) -> tuple[str, str]:
        reponse = await repondre(texte, operation, **variables)
        assert list(reponse) == ["errors"]
        (erreur,) = reponse["errors"]
        return erreur["extensions"]["code"], erreur["message"]

    return refuser


async def test_an_operation_is_answered_with_its_variables_and_its_context(repondre: Repondre):
    assert await repondre("query($n: String!) { bonjour(nom: $n) }", n="Zoé") == {"data": {"bonjour": "Bonjour Zoé"}}


async def test_the_named_operation_is_the_one_that_runs(repondre: Repondre):
    assert await repondre("query A { bonjour } query B { vu: bonjour }", "B") == {"data": {"vu": "Bonjour monde"}}


async def test_a_mutation_is_no_reading():
    moteur = Moteur(SCHEMA)
    lectures = [moteur.preparer(Requete(t)) for t in ("{ bonjour }", 'mutation { dire(texte: "a") }')]
    assert [isinstance(op, Operation) and op.lecture for op in lectures] == [True, False]


async def test_a_syntax_error_keeps_the_detail_and_the_place_of_graphql_core(repondre: Repondre):
    assert await repondre("{ bonjour") == {
        "errors": [
            {
                "message": "Syntaxe GraphQL invalide : Syntax Error: Expected Name, found <EOF>.",
                "locations": [{"line": 1, "column": 10}],
                "extensions": {"code": "GRAPHQL_PARSE_FAILED"},
            }
        ]
    }


async def test_a_field_that_does_not_exist_is_a_validation_error(refuser: Repondre):
    code, message = await refuser("{ bonsoir }")
    assert code == "GRAPHQL_VALIDATION_FAILED"
    assert message.startswith("Requête GraphQL invalide : Cannot query field 'bonsoir' on type 'Query'.")


async def test_validation_tells_twenty_errors_at_most(repondre: Repondre):
    reponse = await repondre("{ " + " ".join(f"a{i}" for i in range(40)) + " }")
    assert len(reponse["errors"]) == 21
    assert "error limit reached" in reponse["errors"][-1]["message"]


async def test_a_missing_variable_is_refused_before_anything_runs(refuser: Repondre):
    code, message = await refuser("query($n: String!) { bonjour(nom: $n) }")
    assert (code, message[:38]) == ("BAD_USER_INPUT", "Variable invalide : Variable '$n' has ")


async def test_an_ill_typed_variable_is_refused_before_anything_runs(refuser: Repondre):
    code, message = await refuser("query($n: String!) { bonjour(nom: $n) }", n=3)
    assert (code, message[:20]) == ("BAD_USER_INPUT", "Variable invalide : ")


@pytest.mark.parametrize(
    ("texte", "operation"),
    [
        ("query A { bonjour } query B { bonjour }", None),
        ("query A { bonjour }", "B"),
        ("query A { bonjour }", ""),
        ("{ bonjour } { bonjour }", None),
        ("query A { bonjour } { bonjour }", "A"),
        ("fragment F on Query { bonjour }", None),
    ],
)
async def test_an_operation_that_cannot_be_told_is_a_bad_request(refuser: Repondre, texte: str, operation: str | None):
    assert (await refuser(texte, operation))[0] == "BAD_REQUEST"


async def test_a_subscription_is_not_in_the_schema(refuser: Repondre):
    assert (await refuser("subscription { bonjour }"))[0] == "GRAPHQL_VALIDATION_FAILED"


async def test_a_document_beyond_a_bound_says_which():
    moteur = Moteur(SCHEMA, Limites(alias=1))
    reponse = moteur.preparer(Requete("{ a: bonjour b: bonjour }"))
    assert isinstance(reponse, Reponse)
    assert reponse.erreurs == [
        {
            "message": "La requête contient trop d’alias : 1 au plus.",
            "extensions": {"code": "COST_LIMIT", "limite": "alias", "maximum": 1},
        }
    ]


async def test_an_operation_that_may_answer_too_much_is_refused_before_it_runs():
    reponse = Moteur(SCHEMA, Limites(elements=3)).preparer(Requete("{ plusieurs { plusieurs { vide } } }"))
    assert isinstance(reponse, Reponse)
    assert reponse.code == "COST_LIMIT"


async def test_our_own_refusal_keeps_its_message_code_details_and_place(repondre: Repondre):
    assert await repondre('{ bonjour panne(genre: "introuvable") }') == {
        "errors": [
            {
                "message": "Aucune session ne porte ce numéro.",
                "locations": [{"line": 1, "column": 11}],
                "path": ["panne"],
                "extensions": {"code": "NOT_FOUND", "numero": "SE_0"},
            }
        ],
        "data": {"bonjour": "Bonjour monde", "panne": None},
    }


@pytest.mark.parametrize(
    ("genre", "code"),
    [("arret", "UNAVAILABLE"), ("file", "UNAVAILABLE"), ("delai", "COST_LIMIT"), ("nul", "BAD_USER_INPUT")],
)
async def test_what_the_database_refuses_has_a_code_and_french_words(moteurs: Moteurs, genre: str, code: str):
    reponse = await executer(moteurs(SCHEMA), Requete("query($g: String!) { panne(genre: $g) }", {"g": genre}), Salut())
    assert reponse.code == code
    assert str(PANNES[genre]) not in str(reponse.erreurs)


@pytest.mark.parametrize("genre", ["bogue", "interne"])
async def test_an_unexpected_exception_is_masked_and_logged_without_variables(
    repondre: Repondre, genre: str, caplog: pytest.LogCaptureFixture
):
    with caplog.at_level(logging.ERROR):
        reponse = await repondre(
            "query($g: String!, $m: String!) { panne(genre: $g) bonjour(nom: $m) }", g=genre, m="NIR"
        )
    (erreur,) = reponse["errors"]
    reference = erreur["extensions"]["reference"]
    assert erreur["message"] == f"Erreur interne, référence {reference}"
    assert erreur["extensions"]["code"] == "INTERNAL_SERVER_ERROR"
    (ligne,) = caplog.records
    assert (ligne.getMessage(), ligne.exc_info[1]) == (f"internal error {reference}", PANNES[genre])
    assert "NIR" not in caplog.text


async def test_an_answer_that_does_not_fit_the_schema_is_our_fault(repondre: Repondre):
    reponse = await repondre("{ vide }")
    assert reponse["data"] is None
    assert reponse["errors"][0]["extensions"]["code"] == "INTERNAL_SERVER_ERROR"


async def test_one_failure_of_many_fields_is_logged_once(repondre: Repondre, caplog: pytest.LogCaptureFixture):
    reponse = await repondre('{ plusieurs { panne(genre: "bogue") } }')
    assert len(reponse["errors"]) == 2
    assert len({erreur["extensions"]["reference"] for erreur in reponse["errors"]}) == 1
    assert len(caplog.records) == 1


async def test_a_refused_request_is_not_logged(repondre: Repondre, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG):
        await repondre("{ bonsoir }")
    assert caplog.records == []


async def test_introspection_is_answered(repondre: Repondre):
    reponse = await repondre("{ __schema { queryType { name } } __typename }")
    assert reponse == {"data": {"__schema": {"queryType": {"name": "Query"}}, "__typename": "Query"}}


async def test_a_document_is_parsed_once_while_it_is_kept():
    documents = Documents(schema_graphql(SCHEMA), Limites(), places=2)
    premier = documents.lire("{ bonjour }")
    documents.lire("{ a: bonjour }")
    assert documents.lire("{ bonjour }") is premier
    documents.lire("{ b: bonjour }")  # takes the place of the one asked longest ago
    assert documents.lire("{ bonjour }") is premier


async def test_documents_that_are_kept_are_bounded_in_characters():
    documents = Documents(schema_graphql(SCHEMA), Limites(), caracteres=25)
    premier = documents.lire("{ bonjour }")
    documents.lire("{ a: bonjour }")
    documents.lire("{ b: bonjour }")
    assert documents.lire("{ bonjour }") is not premier
    documents.lire("{ long: bonjour     #        }\n}")
    assert documents.lire("{ bonjour }") == documents.lire("{ bonjour }")
