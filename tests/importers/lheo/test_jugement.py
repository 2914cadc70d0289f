"""The rules that a file is held to by what it says alone: told, never refused."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from tests.importers.document import offre

Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]

CYCLE = """<cycle><type-cycle>0</type-cycle><effectif-minimal>{}</effectif-minimal>
<capacite-simultanee>{}</capacite-simultanee></cycle>"""
HEURES = """<nombre-heures-centre>{}</nombre-heures-centre><nombre-heures-entreprise>{}</nombre-heures-entreprise>
<nombre-heures-total>{}</nombre-heures-total>"""

CROISSANTS = "L'effectif minimal, la capacité simultanée et la capacité cumulée vont en croissant"


def notes(base: Base) -> list[tuple[Any, ...]]:
    return base.execute("SELECT chemin, code, message, bloquant FROM rejet").fetchall()


@pytest.mark.parametrize(("minimum", "capacite", "remarques"), [(8, 12, 0), (12, 8, 1)])
def test_capacities_out_of_order_are_told(importe: Importer, lu: Base, minimum: int, capacite: int, remarques: int):
    bilan = importe(offre("1").dedans("session", CYCLE.format(minimum, capacite)))

    assert bilan.comptes["session"] == (1, 0, 0)
    dit = (
        "formation[numero=F1]/action[1]/session[1]",
        "SESSION_CAPACITE_INCOHERENTE",
        f"{CROISSANTS} : 12, 8. Corrigez l'un de ces nombres.",
        False,
    )
    assert notes(lu) == [dit] * remarques


@pytest.mark.parametrize(("centre", "remarques"), [(100, 0), (90, 1)])
def test_hours_that_do_not_add_up_are_told(importe: Importer, lu: Base, centre: int, remarques: int):
    bilan = importe(offre("1").apres("session", HEURES.format(centre, 40, 140)))

    assert bilan.comptes["action"] == (1, 0, 0)
    dit = (
        "formation[numero=F1]/action[1]",
        "ACTION_HEURES_INCOHERENTES",
        "90 h en centre et 40 h en entreprise ne font pas 140 h au total. Corrigez l'un des trois nombres.",
        False,
    )
    assert notes(lu) == [dit] * remarques
