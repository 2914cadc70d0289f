"""Provenances: names that have none are refused, and one statement answers a whole level."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]


@pytest.mark.parametrize("champ", ["intitulé", "niveau_sortie_code", "numero", "actions", ""])
async def test_a_field_that_has_no_provenance_is_refused_with_those_that_have(interroger: Interroger, champ: str):
    document = 'query ($c: [String!]) { formation(numero: "FO_0000000001") { provenances(champs: $c) { champ } } }'
    lecture = await interroger(document, c=["intitule", champ])

    (erreur,) = lecture.erreurs
    assert erreur["extensions"]["code"] == "BAD_USER_INPUT"
    assert erreur["message"] == (
        f"Formation n'a pas de provenance pour « {champ} ». Champs possibles : statut, intitule, objectif, programme,"
        " resultatsAttendus, certifiante, proprietaire, certification, certifications, formacodePrincipal, formacodes,"
        " romes, nsf, objectifGeneral, parcours, niveauEntree, niveauSortie, urls, contacts."
    )
    assert lecture.noms == ["formation_par_numero"]


async def test_the_provenances_of_a_level_take_one_statement(interroger: Interroger):
    lecture = await interroger(
        '{ sessions { nodes { numero a: provenances(champs: ["debut"]) { le } provenances { le } } } }'
    )

    assert len(lecture.data["sessions"]["nodes"]) > 1
    assert lecture.noms == ["sessions", "provenances_par_objet"]
