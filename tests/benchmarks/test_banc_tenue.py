"""`make bench`: what keeping search tables, suggestions and changes costs, beside the writes that they follow."""

import statistics
import time
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from rich.table import Table

from loaders.tenue import ensemble
from models.ecriture import Acte, ecriture
from models.enumerations import Geste, Noun, Source
from tests.benchmarks.chronometre import chronometrer, un
from tests.benchmarks.conftest import Mesurer, Montrer

pytestmark = pytest.mark.benchmark

CARIF = Acte(Geste.MODIFIER, Source.CARIF)
BUTS = {"edit": 2.0, "merge": 3.0}  # times the write alone
CHANGER = """
WITH change AS (UPDATE session SET capacite_cumulee = coalesce(capacite_cumulee, 0) + 1, version = version + 1,
    modifie_le = now() WHERE mod(id, 20) = 0 RETURNING id, action_id)
INSERT INTO evenement (geste, noun, objet_id, source, lot_id, anciennes_valeurs)
SELECT 'IMPORTER', 'session', id, 'LHEO', %s, '{}' FROM change"""


def editer(
    connexion: psycopg.Connection[Any], numero: str, valeurs: dict[str, Any], tenir: Callable[..., None]
) -> float:
    """Seconds of one edit, committed."""

    def editer() -> None:
        with connexion.transaction(), ecriture(connexion, tenir) as ouverte:
            ouverte.modifier(Noun.SESSION, numero, valeurs, CARIF)

    return chronometrer(editer)


def edits(connexion: psycopg.Connection[Any]) -> tuple[float, float, float]:
    """Median seconds: of an edit alone, with its upkeep, and of one that withdraws the session, with its upkeep."""
    durees: list[list[float]] = [[], [], []]
    requete = "SELECT numero FROM session WHERE statut = 'VALIDEE' ORDER BY id LIMIT 40"
    for (numero,) in connexion.execute(requete).fetchall():
        for rang, tenir in enumerate((lambda *_: None, ensemble.tenir_les_objets)):
            durees[rang].append(editer(connexion, numero, {"capacite_cumulee": time.monotonic_ns() % 1000}, tenir))
        durees[2].append(editer(connexion, numero, {"statut": "ANNULEE"}, ensemble.tenir_les_objets))
        editer(connexion, numero, {"statut": "VALIDEE"}, ensemble.tenir_les_objets)
    alone, kept, withdrawn = (statistics.median(serie) for serie in durees)
    return alone, kept, withdrawn


def un_enonce(connexion: psycopg.Connection[Any]) -> tuple[float, float]:
    """Seconds of one UPDATE of 5 % of sessions with its journal, then of the upkeep; undone."""
    with connexion.transaction(force_rollback=True):
        lot = un(connexion, "INSERT INTO lot (flux, emetteur, fichier, etat) VALUES ('x', 'x', 'x', 'X') RETURNING id")
        seul = chronometrer(lambda: connexion.execute(CHANGER, [lot]))
        return seul, chronometrer(lambda: ensemble.tenir_le_lot(connexion, lot))


def test_upkeep(catalogue: psycopg.Connection[Any], grand: SimpleNamespace, mesurer: Mesurer, montrer: Montrer):
    table = Table("write", "alone", "upkeep", "together", "goal", title="What keeping search tables and changes costs")

    def ligne(quoi: str, seul: float, tenue: float, but: float | None = None) -> None:
        table.add_row(
            *(quoi, f"{seul * 1000:,.2f} ms", f"{tenue * 1000:,.2f} ms", f"{(seul + tenue) / seul:.1f} ×"),
            f"≤ {but:.0f} ×" if but else "",
        )

    seul, tenu, retire = edits(catalogue)
    ligne("edit of a session", seul, tenu - seul, BUTS["edit"])
    ligne("withdrawal of a session", seul, retire - seul)
    ligne("5 % of sessions: one UPDATE and its journal", *un_enonce(catalogue), BUTS["merge"])
    vingtieme = mesurer("modifier", grand.vingtieme, grand.url)
    ligne("5 % of sessions: staging, merge, journal of a lot", vingtieme.fusion, vingtieme.tenue, BUTS["merge"])
    ligne("5 % of sessions: the whole import", vingtieme.secondes - vingtieme.tenue, vingtieme.tenue)
    montrer(table)
    assert ensemble.verifier(catalogue) == []
    with psycopg.connect(grand.url) as connexion:
        assert vingtieme.modifies == -(-un(connexion, "SELECT count(*) FROM session") // 20)
        assert ensemble.verifier(connexion) == []
