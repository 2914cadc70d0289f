"""`conflit.differences`: what changed since the version that somebody saw, the edit that waits too, and no more."""

from typing import Any

import pytest

from models.lecteur import Lecteur
from tests.graph.mutations.conftest import Muter
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, CARIF

pytestmark = pytest.mark.anyio

BROUILLON, DIFFUSEE = "SE_0000000003", "SE_0000000001"
MODIFIER = """mutation ($n: String!, $version: Int!, $donnees: SessionDonnees!) {
  modifierSession(numero: $n, version: $version, donnees: $donnees) { session { id } conflit {
    modifiePar actuel { version } differences { champ libelle avant apres } } } }"""
EFFECTIF = {"champ": ["effectifMinimal"], "libelle": "effectif minimal"}
CAPACITE = {"champ": ["capaciteCumulee"], "libelle": "capacité cumulée"}


async def modifier(
    muter: Muter, numero: str, version: int, donnees: dict[str, Any], lecteur: Lecteur = A_SAISIE
) -> dict[str, Any] | None:
    """The conflict that it runs into, or None."""
    reponse = await muter(MODIFIER, lecteur, n=numero, version=version, donnees=donnees)
    assert reponse.erreurs == []
    payload = reponse.donnees["modifierSession"]
    assert (payload["session"] is None) is (payload["conflit"] is not None)
    return payload["conflit"]  # type: ignore[no-any-return]


def dites(conflit: dict[str, Any] | None) -> list[dict[str, Any]]:
    assert conflit is not None
    return sorted(conflit["differences"], key=lambda difference: difference["champ"])


@pytest.mark.parametrize(
    ("vue", "attendues"),
    [
        (1, [CAPACITE | {"avant": None, "apres": "20"}, EFFECTIF | {"avant": None, "apres": "6"}]),
        (2, [CAPACITE | {"avant": "12", "apres": "20"}, EFFECTIF | {"avant": None, "apres": "6"}]),
        (3, [CAPACITE | {"avant": "12", "apres": "20"}]),
    ],
)
async def test_they_are_told_since_the_version_that_was_seen(
    muter: Muter, vue: int, attendues: list[dict[str, str | None]]
):
    assert await modifier(muter, BROUILLON, 1, {"capaciteCumulee": 12}) is None
    assert await modifier(muter, BROUILLON, 2, {"effectifMinimal": 6}, A_GESTION) is None
    assert await modifier(muter, BROUILLON, 3, {"capaciteCumulee": 20}, CARIF) is None
    conflit = await modifier(muter, BROUILLON, vue, {"capaciteCumulee": 99})
    assert conflit is not None
    assert (conflit["actuel"], conflit["modifiePar"]) == ({"version": 4}, CARIF.courriel)
    assert dites(conflit) == attendues


async def test_what_was_changed_then_put_back_is_not_told(muter: Muter):
    await modifier(muter, BROUILLON, 1, {"capaciteCumulee": 12})
    await modifier(muter, BROUILLON, 2, {"capaciteCumulee": None, "effectifMinimal": 6})
    assert dites(await modifier(muter, BROUILLON, 1, {})) == [EFFECTIF | {"avant": None, "apres": "6"}]


async def test_the_edit_that_waits_is_told_to_who_saw_what_is_diffused(muter: Muter):
    assert await modifier(muter, DIFFUSEE, 1, {"effectifMinimal": 8}, A_GESTION) is None
    conflit = await modifier(muter, DIFFUSEE, 1, {"effectifMinimal": 4})
    assert conflit is not None
    assert conflit["modifiePar"] == A_GESTION.courriel
    assert dites(conflit) == [EFFECTIF | {"avant": None, "apres": "8"}]
