import pytest

from service.http.negociation import negocier
from service.http.reponses import JSON, REPONSE_GRAPHQL, RefusHttp


@pytest.mark.parametrize(
    "accept", ["", "*/*", "application/*", JSON, "text/html, */*;q=0.8", "application/JSON; charset=utf-8"]
)
def test_json_is_the_answer_unless_the_other_type_is_named(accept: str):
    assert negocier(accept) == JSON


@pytest.mark.parametrize(
    "accept",
    [
        REPONSE_GRAPHQL,
        f"{REPONSE_GRAPHQL}; charset=utf-8, {JSON}; charset=utf-8",
        f"{JSON}, {REPONSE_GRAPHQL}",
        f"{REPONSE_GRAPHQL}, {JSON};q=0.9",
        f"*/*;q=0.1,{REPONSE_GRAPHQL};q=0.2",
    ],
)
def test_the_type_of_graphql_is_preferred_where_it_is_named(accept: str):
    assert negocier(accept) == REPONSE_GRAPHQL


@pytest.mark.parametrize(
    "accept", [f"{REPONSE_GRAPHQL};q=0.5, {JSON}", f"{REPONSE_GRAPHQL};q=0, */*", f"{JSON}, {REPONSE_GRAPHQL};q=x"]
)
def test_weights_decide(accept: str):
    assert negocier(accept) == JSON


@pytest.mark.parametrize("accept", ["text/html", f"{JSON};q=0", "image/*", "n'importe quoi"])
def test_a_client_that_takes_neither_is_told_what_there_is(accept: str):
    with pytest.raises(RefusHttp) as refus:
        negocier(accept)
    assert refus.value.statut == 406
