"""What the proof of equality shows of a difference is the smallest operation that shows it."""

import pytest
from graphql import parse, validate

from graph.execution import Requete
from tests.graph.tirage.reduction import reduire
from tests.graph.tirage.selections import SCHEMA

pytestmark = pytest.mark.anyio

GRANDE = Requete(
    """query Voulue($n: String!, $a: Boolean = true, $f: OffreFiltre) {
      organismes { total { valeur } }
      session(numero: $n) { ...F debut @include(if: $a) action { id ... on Action { intitule sessions(filtre: $f) {
        nodes { fin } } } } }
    }
    query Autre { __typename }
    fragment F on Session { id ...G } fragment G on Node { __typename }""",
    {"n": "SE_0000000001", "f": {}},
    "Voulue",
)


@pytest.mark.parametrize(
    ("preuve", "variables", "texte"),
    [
        ("intitule", "$n: String!", "{ session(numero: $n) { action { ... on Action { intitule } } } }"),
        (" debut", "$n: String!", "{ session(numero: $n) { debut } }"),
        ("@include", "$n: String!, $a: Boolean = true", "{ session(numero: $n) { debut @include(if: $a) } }"),
        (
            "fragment G",
            "$n: String!",
            "{ session(numero: $n) { ...F } } fragment F on Session { ...G } fragment G on Node { __typename }",
        ),
    ],
)
async def test_what_is_not_needed_is_taken_away(preuve: str, variables: str, texte: str):
    async def montre(requete: Requete) -> bool:
        return preuve in requete.texte and not validate(SCHEMA, parse(requete.texte))

    moindre = await reduire(GRANDE, montre)
    assert " ".join(moindre.texte.split()) == f"query Voulue({variables}) {texte}"
    assert moindre.variables == {"n": "SE_0000000001"}
