"""A conflict tells who changed what was read, and when: of the edit that waits where the gesture is about it."""

from collections import Counter
from typing import Any

import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete, moteur
from graph.schema import schema
from rules.parametres import Parametres
from tests.graph.mutations.conftest import AUJOURD_HUI, LireLaBase, Muter
from tests.graph.mutations.gestes import BROUILLON, fait, geste, modifier, proposer
from tests.graph.mutations.lecteurs import A_GESTION, A_SAISIE, CARIF
from tests.graph.pilotes import repondre

pytestmark = pytest.mark.anyio

CONFLITS = """mutation { appliquerGeste(geste: ARCHIVER, objets: [
  {numero: "SE_0000000001", version: 9}, {numero: "SE_0000000002", version: 9},
  {numero: "SE_0000000004", version: 9}]) {
  lignes { conflit { modifiePar modifieLe } } } }"""


def heure(lire_la_base: LireLaBase, geste: str) -> str:
    """When the last one of these was made, as the API writes it."""
    (lue,) = lire_la_base("SELECT max(le) AS le FROM evenement WHERE geste = %(geste)s", geste=geste)
    return lue["le"].isoformat()


async def test_a_conflict_on_an_edit_tells_when_and_by_whom_it_was_edited(muter: Muter, lire_la_base: LireLaBase):
    await proposer(muter, 1, A_GESTION, capaciteCumulee=12)
    conflit = (await modifier(muter, 1, capaciteCumulee=13))["conflit"]
    assert conflit == {"modifieLe": heure(lire_la_base, "MODIFIER"), "modifiePar": A_GESTION.courriel}


async def test_a_feed_that_changes_the_object_did_not_change_its_edit(muter: Muter, a_saisir: str):
    await proposer(muter, 1, A_GESTION, capaciteCumulee=12)
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute(
            "INSERT INTO evenement (geste, noun, objet_id, source, version, anciennes_valeurs)"
            """ VALUES ('IMPORTER', 'session', 701, 'LHEO', 2, '{"urls": []}')"""
        )
    assert (await modifier(muter, 1, capaciteCumulee=13))["conflit"]["modifiePar"] == A_GESTION.courriel


async def test_whoever_takes_in_charge_changes_nothing(muter: Muter, lire_la_base: LireLaBase):
    await fait(muter, "SOUMETTRE", 1, A_SAISIE, numero=BROUILLON)
    await fait(muter, "PRENDRE_EN_CHARGE", 2, numero=BROUILLON)
    conflit = (await geste(muter, "VALIDER", 1, numero=BROUILLON))["conflit"]
    assert conflit == {"modifieLe": heure(lire_la_base, "SOUMETTRE"), "modifiePar": A_SAISIE.courriel}


async def test_an_edit_that_waits_is_not_what_an_archived_object_was_changed_by(muter: Muter, lire_la_base: LireLaBase):
    await fait(muter, "SUSPENDRE", 1)
    await fait(muter, "RETABLIR", 2)
    await proposer(muter, 3, A_GESTION, capaciteCumulee=12)
    conflit = (await geste(muter, "ARCHIVER", 1))["conflit"]
    assert conflit == {"modifieLe": heure(lire_la_base, "RETABLIR"), "modifiePar": CARIF.courriel}


async def test_what_nothing_ever_changed_was_changed_by_nobody(muter: Muter):
    conflit = (await geste(muter, "ARCHIVER", 9))["conflit"]
    assert conflit == {"modifieLe": "2026-02-03T08:00:00+00:00", "modifiePar": None}


async def test_conflicts_take_one_statement_however_many_they_are(a_saisir: str):
    noms: Counter[str] = Counter()

    def compter(lu: Any, _: Any) -> None:
        noms[lu.nom] += 1

    async with (
        AsyncConnectionPool(a_saisir, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
        Contexte(pool, CARIF, AUJOURD_HUI, Parametres("52"), compter) as contexte,
    ):
        reponse = await repondre(moteur(schema), Requete(CONFLITS, {}), contexte)
    assert [ligne["conflit"]["modifiePar"] for ligne in reponse.donnees["appliquerGeste"]["lignes"]] == [None] * 3
    assert noms["derniers_changements"] == 1
