"""Whatever is asked, all drivers answer the same bytes: operations are drawn over the whole query type."""

import asyncio
import os
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis_graphql import nodes, queries
from psycopg_pool import AsyncConnectionPool

from graph.copies import Copies
from graph.execution import Requete
from graph.schema import schema
from models.lecteur import PUBLIC
from tests.conftest import AUJOURD_HUI
from tests.graph.lecteurs import LECTEURS, RESERVES, membre
from tests.graph.parcours import champs as champs_de
from tests.graph.parcours import lus_de_tous
from tests.graph.pilotes import PLAN, REFERENCE, comptes, depuis
from tests.graph.tirage.comparaison import Banc, Bilan, octets
from tests.graph.tirage.operations import tirer
from tests.graph.tirage.recolte import RECOLTE, Recolte, ranger
from tests.graph.tirage.selections import SCHEMA, champs
from tests.graph.tirage.valeurs import NOMS, SOURCES

EN_CI = "CI" in os.environ
JOURS = [timedelta(jours) for jours in (0, 0, 120, -200)]
# the ids of some organismes of the sample
LECTEURS_DES_PARTS = [PUBLIC, membre(*range(1, 20)), LECTEURS["carif"], PUBLIC]
PARTS = range(len(JOURS))  # for workers to share
CACHES = ["public", "bois", "greta", "carif"]  # who reads the catalogue where much is hidden
# 2 000 operations in CI, else 200, a fifth of them where much is hidden
PAR_PART, PAR_LECTEUR = (400, 100) if EN_CI else (40, 10)

SCALAIRES = {
    nom: st.sampled_from(valeurs).map(nodes.String)
    for nom, valeurs in {
        "Date": ["2026-11-23", "2027-02-29", ""],
        "DateTime": ["2026-11-23T08:00:00Z", "2026-11-23T08:00:00.000001+02:00", "hier"],
        "Decimal": ["1234.50"],
        "DatePartielle": ["2027-09"],
    }.items()
}

Attendre = Callable[[Coroutine[Any, Any, Any]], Any]


# graphql-core never awaits what stood beside a field that was refused; collected within a named tuple's constructor,
# such a coroutine cannot even say so
pytestmark = [
    pytest.mark.filterwarnings("ignore:coroutine .* was never awaited:RuntimeWarning"),
    pytest.mark.filterwarnings("ignore:Exception ignored in. <coroutine:pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def attendre() -> Iterator[Attendre]:
    """Runs in the module's one event loop, where its pool lives."""
    with asyncio.Runner() as boucle:
        yield boucle.run


@contextmanager
def ouvert(url: str, attendre: Attendre) -> Iterator[Banc]:
    pool = AsyncConnectionPool(url, kwargs={"autocommit": True}, min_size=1, max_size=1, open=False)
    attendre(pool.open())
    yield Banc(pool)
    attendre(pool.close())


def recolter(banc: Banc, attendre: Attendre) -> Recolte:
    reponse = attendre(banc.lire(REFERENCE, Requete(RECOLTE)))
    assert reponse.erreurs == []
    return ranger(reponse.donnees)


@pytest.fixture(scope="module")
def banc(exemple: str, attendre: Attendre) -> Iterator[Banc]:
    with ouvert(exemple, attendre) as banc:
        yield banc


@pytest.fixture(scope="module")
def recolte(banc: Banc, attendre: Attendre) -> Recolte:
    return recolter(banc, attendre)


def comparer(banc: Banc, recolte: Recolte, attendre: Attendre, serie: str, nombre: int) -> Bilan:
    """Draw a series of operations, and hold drivers to each other on each of them."""
    bilan = Bilan()
    for rang in range(nombre):
        tirage = tirer(recolte, graine := f"{serie}.{rang}")
        reponse = attendre(banc.comparer(tirage.requete, graine))
        bilan.noter(reponse, tirage.objets)
        if tirage.suivante != tirage.requete:
            attendre(banc.comparer(tirage.suivante, graine))
        encore = attendre(banc.lire(PLAN, tirage.requete))  # by a plan that was kept
        assert octets(encore) == octets(reponse), tirage
    return bilan


def test_what_arguments_are_drawn_from_is_in_the_sample(recolte: Recolte):
    cles = {cle for trouvees in (*SOURCES.values(), *NOMS.values()) for cle in trouvees}
    assert sorted(cle for cle in cles if not recolte.cueillir(cle)) == []


def test_what_is_drawn_goes_all_over_the_schema(recolte: Recolte, record_property: Callable[[str, object], None]):
    graines = [f"{part}.{rang}" for part in PARTS for rang in range(50)]
    vus = {champ for graine in graines for champ in champs(tirer(recolte, graine).requete.texte)}
    lus = lus_de_tous(SCHEMA)  # what is below a field that is reserved is left to the reference driver with it
    tous = {nom for nom, _ in champs_de(SCHEMA) if nom.partition(".")[0] in lus}
    record_property("fields selected by 200 operations", f"{len(vus & tous)} of {len(tous)}")
    assert {champ for champ in tous - vus if champ.startswith("Query.")} == set()
    assert len(vus & tous) >= 0.9 * len(tous)


@pytest.mark.parametrize("part", PARTS)
def test_all_drivers_answer_the_same_bytes(
    banc: Banc, recolte: Recolte, attendre: Attendre, part: int, record_property: Callable[[str, object], None]
):
    avant = comptes(schema)
    autre = replace(
        banc, jour=AUJOURD_HUI + JOURS[part], copies=Copies() if part else None, lecteur=LECTEURS_DES_PARTS[part]
    )
    bilan = comparer(autre, recolte, attendre, str(part), PAR_PART)
    record_property(f"operations drawn, part {part}", f"{bilan}; {depuis(avant, comptes(schema))}")
    assert bilan.part >= 0.5


@pytest.mark.parametrize("nom", CACHES)
def test_all_drivers_answer_the_same_bytes_where_much_is_hidden(catalogue_reserve: str, attendre: Attendre, nom: str):
    with ouvert(catalogue_reserve, attendre) as banc:
        recolte = recolter(banc, attendre)
        for numero in sorted(set().union(*RESERVES.values())):
            for cle in ("Cache.id", "Organisme.numero", "Formation.numero", "Action.numero", "Session.numero"):
                if cle == "Cache.id" or numero[:2] == cle[:2].upper():
                    recolte.valeurs.setdefault(cle, []).append(numero)
        sien = replace(banc, lecteur=LECTEURS[nom])
        assert comparer(sien, recolte, attendre, f"caché {nom}", PAR_LECTEUR).part >= 0.5


def test_operations_that_run_together_answer_as_they_do_alone(
    exemple: str, banc: Banc, recolte: Recolte, attendre: Attendre
):
    tirages = [tirer(recolte, f"ensemble.{rang}") for rang in range(25)]
    requetes = [requete for tirage in tirages for requete in (tirage.requete, tirage.suivante, tirage.requete)]
    seules = [octets(attendre(banc.lire(REFERENCE, requete))) for requete in requetes]

    async def ensemble() -> list[bytes]:
        async with AsyncConnectionPool(exemple, kwargs={"autocommit": True}, min_size=3, open=False) as pool:
            autre = replace(banc, pool=pool)
            return list(map(octets, await asyncio.gather(*(autre.lire(PLAN, requete) for requete in requetes))))

    assert attendre(ensemble()) == seules


def test_what_is_written_otherwise_answers_the_same(banc: Banc, recolte: Recolte, attendre: Attendre):
    tirages = [tirer(recolte, f"écrite.{rang}") for rang in range(100 if EN_CI else 50)]
    for tirage in tirages:
        if tirage.fautif:  # some are at fault as they are written
            continue
        nue, ecrite = (attendre(banc.lire(REFERENCE, requete)) for requete in (tirage.nue, tirage.requete))
        if ecrite.code == "COST_LIMIT":  # what it skips is counted too
            continue
        assert (nue.code, nue.donnees) == (ecrite.code, ecrite.donnees), tirage
        assert nue.erreurs or octets(nue) == octets(ecrite), tirage


def test_all_drivers_answer_the_same_bytes_to_values_that_nobody_has(banc: Banc, attendre: Attendre):
    @settings(max_examples=40 if EN_CI else 10, derandomize=True, suppress_health_check=list(HealthCheck))
    @given(queries(str(schema), custom_scalars=SCALAIRES))
    def les_memes(document: str) -> None:
        attendre(banc.comparer(Requete(document)))

    les_memes()
