"""The places and contacts of whoever gives an action are entered in it; those of others are not, nor told of."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.lecteurs import A_SAISIE

pytestmark = pytest.mark.anyio

CONTACT_DE_B = """INSERT INTO contact (id, statut, source, organisme_id, nom_famille, telephones)
  VALUES (403, %(statut)s, 'CARIF', 102, 'Accueil', '{0243000003}')"""
DISPENSE = "INSERT INTO action_formateur (action_id, etablissement_id, rang) VALUES (602, 203, 0)"
MODIFIER = """mutation { modifierSession(numero: "SE_0000000003", version: 1, donnees: {
  sites: ["SI_0000000003"], contacts: ["CT_0000000002"] }) { session { version } anomalies { code niveau } } }"""
ECRITS = """SELECT p.site_id, c.contact_id FROM session_site p JOIN session_contact c USING (session_id)
WHERE session_id = 703"""


async def refus(muter: Muter) -> list[str]:
    payload: dict[str, Any] = (await muter(MODIFIER, A_SAISIE)).donnees["modifierSession"]
    return [dite["code"] for dite in payload["anomalies"] if dite["niveau"] == "BLOQUANT"]


@pytest.fixture
def ecrire(ecrire_en_base: Callable[..., None]) -> Callable[..., None]:
    """Give B a contact of this status, then do more."""

    def ecrire(statut: str, *suite: str) -> None:
        ecrire_en_base(CONTACT_DE_B, statut=statut)
        for enonce in suite:
            ecrire_en_base(enonce)

    return ecrire


async def test_those_of_a_formateur_are_kept(muter: Muter, lire_la_base: LireLaBase, ecrire: Callable[..., None]):
    ecrire("VALIDEE", DISPENSE)
    assert await refus(muter) == []
    assert lire_la_base(ECRITS) == [{"site_id": 303, "contact_id": 403}]


async def test_those_of_somebody_else_are_not(muter: Muter, ecrire: Callable[..., None]):
    ecrire("VALIDEE")
    assert await refus(muter) == ["SESSION_CONTACT_ETRANGER", "SESSION_LIEU_ETRANGER"]


@pytest.mark.parametrize(
    "cacher",
    [
        "UPDATE site SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 303",
        "UPDATE etablissement SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 203",
        "UPDATE organisme SET suspendu = true WHERE id = 102",
    ],
)
async def test_what_is_not_seen_is_as_what_is_not_there(muter: Muter, ecrire: Callable[..., None], cacher: str):
    ecrire("SOUMISE", DISPENSE, cacher)
    assert await refus(muter) == ["SESSION_SITES_INCONNU", "SESSION_CONTACTS_INCONNU"]
