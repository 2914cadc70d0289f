"""`make bench`: what it costs to know what changed, beside the writes that changed it, and to read it."""

import time
from collections.abc import Callable
from datetime import date
from statistics import median
from types import SimpleNamespace
from typing import NamedTuple

import psycopg
import pytest
from rich.table import Table

from loaders import changement
from loaders.changement import Suite, Suivi
from loaders.tenue.changements import ecarts, tenir, tenir_le_lot
from models.ecriture import Acte, Touche, ecriture
from models.enumerations import Geste, Noun, Source

pytestmark = pytest.mark.benchmark

AUJOURDHUI = date(2026, 11, 23)
CARIF = Acte(Geste.MODIFIER, Source.CARIF)
BUTS = {"import": 1.1, "edit": 2.0, "page": 1.0}  # times the same without it; seconds by 100 for a page
SERIE = 200


class Couts(NamedTuple):
    """Seconds: the lines of a first lot, of a replay; an edit without its lines, with them; two pages."""

    lot: float
    rejeu: float
    edit: float
    edit_tenu: float
    premiere: float
    suite: float


def chronometrer(geste: Callable[[], object]) -> float:
    debut = time.perf_counter()
    geste()
    return time.perf_counter() - debut


def mesurer(url: str) -> Couts:
    """On a catalogue that two lots filled, the second one being the replay of the first; nothing is left of it."""
    with psycopg.connect(url) as connexion:
        lots = [lot for (lot,) in connexion.execute("SELECT id FROM lot ORDER BY id")]
        rejeu = chronometrer(lambda: tenir_le_lot(connexion, lots[-1]))
        connexion.execute("TRUNCATE publication")
        lot = chronometrer(lambda: tenir_le_lot(connexion, lots[0]))
        assert ecarts(connexion) == []
        connexion.rollback()
        edits = [edit(connexion, rang) for rang in range(SERIE)]
        pages = [page(connexion, rang) for rang in range(20)]
    sans, avec = (median(serie) for serie in zip(*edits, strict=True))
    return Couts(lot, rejeu, sans, avec, *(median(serie) for serie in zip(*pages, strict=True)))


def edit(connexion: psycopg.Connection, rang: int) -> tuple[float, float]:
    """One session given another capacity, and committed: alone, then with its lines."""
    ((numero,),) = connexion.execute("SELECT numero FROM session ORDER BY numero OFFSET %s LIMIT 1", (rang,)).fetchall()
    connexion.commit()

    def ecrire(capacite: int, tenue: Callable[..., object]) -> None:
        with ecriture(connexion, tenue) as ouverte:
            ouverte.modifier(Noun.SESSION, numero, {"capacite_cumulee": capacite}, CARIF)

    def rien(_connexion: psycopg.Connection, _touches: list[Touche]) -> None:
        pass

    return chronometrer(lambda: ecrire(1_000_001, rien)), chronometrer(lambda: ecrire(1_000_002, tenir))


def page(connexion: psycopg.Connection, rang: int) -> tuple[float, float]:
    """The first 250 lines, and the 250 after a line in the middle."""
    durees = []
    for suite in (Suite(Suivi(), 250), Suite(Suivi(), 250, au_milieu(connexion, rang))):
        requete = changement.preparer(suite, AUJOURDHUI)
        debut = time.perf_counter()
        connexion.execute(requete.texte, requete.parametres).fetchall()
        durees.append(time.perf_counter() - debut)
    return durees[0], durees[1]


def au_milieu(connexion: psycopg.Connection, rang: int = 0) -> tuple[str, ...]:
    """How far a mirror is that has read half of the lines."""
    ((le, numero),) = connexion.execute(
        "SELECT le::text, numero FROM publication ORDER BY le, numero"
        " OFFSET (SELECT count(*) / 2 FROM publication) + %s LIMIT 1",
        (rang,),
    ).fetchall()
    return le, numero, "2026-01-01", ""


def test_knowing_what_changed(imports: dict[int, SimpleNamespace], montrer: Callable[[Table], None]):
    table = Table(
        *("sessions", "what", "seconds", "beside", "ratio", "goal"),
        title="What changed: the upkeep of its lines, and their reading",
    )
    for sessions, mesure in imports.items():
        couts = mesurer(mesure.url)
        entier = mesure.import_.secondes
        part = entier / (entier - couts.lot)
        ecart = couts.edit_tenu / couts.edit
        table.add_row(
            f"{sessions:,}", "import", f"{couts.lot:.2f}", f"{entier:.2f}", f"{part:.3f} ×", f"≤ {BUTS['import']} ×"
        )
        table.add_row("", "replay", f"{couts.rejeu:.4f}", f"{mesure.rejeu.secondes:.2f}")
        table.add_row(
            *("", "edit of a session", f"{couts.edit_tenu:.5f}", f"{couts.edit:.5f}"),
            *(f"{ecart:.2f} ×", f"≤ {BUTS['edit']} ×"),
        )
        table.add_row("", "first page of 250", f"{couts.premiere:.5f}")
        table.add_row("", "page of 250 in the middle", f"{couts.suite:.5f}")
        table.add_section()
    montrer(table)


def test_a_page_walks_the_two_indexes(imports: dict[int, SimpleNamespace]):
    with psycopg.connect(list(imports.values())[-1].url) as connexion:
        suite = Suite(Suivi(), 250, au_milieu(connexion))
        requete = changement.preparer(suite, date(2027, 3, 1)).avec_son_plan()
        plan = "\n".join(ligne for (ligne,) in connexion.execute(requete.texte, requete.parametres))
    assert "Seq Scan" not in plan
    assert "using publication_le_idx" in plan
    assert "publication_jusqu_au_idx" in plan
