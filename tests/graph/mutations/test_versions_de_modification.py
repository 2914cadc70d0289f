"""A version of a pending edit names one state of it, for ever; the history tells which one each gesture was about."""

from typing import Any

import pytest

from tests.graph.mutations.conftest import LireLaBase, Muter
from tests.graph.mutations.gestes import BROUILLON, fait, geste, modifier, proposer
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, CARIF

pytestmark = pytest.mark.anyio

HISTOIRE = "SELECT geste, version FROM evenement ORDER BY id"


async def test_the_version_of_a_refused_edit_validates_no_other_one(muter: Muter, lire_la_base: LireLaBase):
    assert await proposer(muter, 1, capaciteCumulee=12) == 2
    await fait(muter, "SOUMETTRE", 2, A_SAISIE)
    await fait(muter, "REFUSER", 3)
    assert await proposer(muter, 1, A_GESTION, capaciteCumulee=99) == 4
    await fait(muter, "SOUMETTRE", 4, A_GESTION)
    assert (await geste(muter, "VALIDER", 3))["conflit"]["modifiePar"] == A_GESTION.courriel
    assert lire_la_base("SELECT capacite_cumulee FROM session WHERE id = 701") == [{"capacite_cumulee": None}]


async def test_the_version_of_an_emptied_edit_edits_no_other_one(muter: Muter, lire_la_base: LireLaBase):
    assert await proposer(muter, 1, capaciteCumulee=12) == 2
    assert await proposer(muter, 2, capaciteCumulee=None) is None
    assert await proposer(muter, 1, A_GESTION, effectifMinimal=4) == 3
    assert (await modifier(muter, 2, effectifMinimal=9))["conflit"]["modifiePar"] == A_GESTION.courriel
    assert lire_la_base("SELECT valeurs FROM modification") == [{"valeurs": {"effectif_minimal": 4}}]


async def test_the_version_of_a_refused_edit_is_never_that_of_its_object(muter: Muter):
    await proposer(muter, 1, capaciteCumulee=12)
    await fait(muter, "SOUMETTRE", 2, A_SAISIE)
    await fait(muter, "REFUSER", 3)
    await modifier(muter, 1, CARIF, effectifMinimal=4)
    await modifier(muter, 4, CARIF, effectifMinimal=5)
    for vue in (2, 3):
        assert (await modifier(muter, vue, effectifMinimal=9))["conflit"]["modifiePar"] == CARIF.courriel


async def test_the_history_tells_the_version_of_an_edit_that_is_no_more(muter: Muter, lire_la_base: LireLaBase):
    await proposer(muter, 1, capaciteCumulee=12)
    await proposer(muter, 2, capaciteCumulee=None)
    await proposer(muter, 1, capaciteCumulee=13)
    await fait(muter, "SOUMETTRE", 3, A_SAISIE)
    await fait(muter, "REFUSER", 4)
    versions = [("MODIFIER", 2), ("MODIFIER", 2), ("MODIFIER", 3), ("SOUMETTRE", 4), ("REFUSER", 4)]
    assert [(e["geste"], e["version"]) for e in lire_la_base(HISTOIRE)] == versions


async def test_the_history_tells_the_version_that_was_taken_in_charge(muter: Muter, lire_la_base: LireLaBase):
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    await fait(muter, "PRENDRE_EN_CHARGE", 2, numero=BROUILLON)
    assert lire_la_base(HISTOIRE)[-1] == {"geste": "PRENDRE_EN_CHARGE", "version": 2}


async def test_an_edit_that_a_feed_made_needless_is_validated_in_the_history_too(
    muter: Muter, lire_la_base: LireLaBase, ecrire_en_base: Any
):
    await proposer(muter, 1, capaciteCumulee=12)
    await fait(muter, "SOUMETTRE", 2, A_SAISIE)
    ecrire_en_base("UPDATE session SET capacite_cumulee = 12 WHERE id = 701")
    await fait(muter, "VALIDER", 3)
    derniere = "SELECT geste, auteur, anciennes_valeurs FROM evenement ORDER BY id DESC LIMIT 1"
    assert lire_la_base(derniere) == [{"geste": "VALIDER", "auteur": CARIF.courriel, "anciennes_valeurs": {}}]
