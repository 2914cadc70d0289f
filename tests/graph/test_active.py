"""A certification that Certif Info says nothing against is active when its sheet is, on any day."""

from collections.abc import Awaitable, Callable
from datetime import date
from itertools import product
from typing import Any

import psycopg
import pytest

pytestmark = pytest.mark.anyio

AUJOURD_HUI = date(2026, 11, 23)
JOURS = (None, date(2026, 11, 22), AUJOURD_HUI, date(2026, 11, 24))
DEMANDE = """{ certifications(first: 250) { nodes {
  active hier: active(le: "2026-11-22") demain: active(le: "2026-11-24")
  ficheRepertoire { active hier: active(le: "2026-11-22") demain: active(le: "2026-11-24") } } } }"""


async def test_a_certification_and_its_sheet_answer_the_same(base: str, lire: Callable[..., Awaitable[Any]]):
    cas = [c for c in product((None, True, False), JOURS, JOURS) if any(fait is not None for fait in c)]
    possibles = [c for c in cas if c[1] is None or c[2] is None or c[1] <= c[2]]
    with psycopg.connect(base) as connexion, connexion.cursor() as curseur:
        curseur.executemany(
            "INSERT INTO fiche (code, intitule, actif, debut, fin) VALUES ('RNCP' || %s, 'x', %s, %s, %s)",
            [(rang, *faits) for rang, faits in enumerate(possibles)],
        )
        curseur.execute(
            """INSERT INTO certification (code_certifinfo, fiche_id, intitule, etat)
            SELECT id::text, id, 'x', 'PUBLIEE' FROM fiche"""
        )
    lecture = await lire(base, DEMANDE, aujourdhui=AUJOURD_HUI)

    lues = lecture.data["certifications"]["nodes"]
    assert len(lues) == len(possibles)
    reponses = [(lue["active"], lue["hier"], lue["demain"]) for lue in lues]
    assert reponses == [tuple(lue["ficheRepertoire"].values()) for lue in lues]
    assert {(True, True, True), (False, False, False), (False, True, False)} < set(reponses)
