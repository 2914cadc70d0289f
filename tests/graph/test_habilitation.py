"""The rule on who may train, and the SQL that filters a page by it, say the same of every combination."""

from collections.abc import Awaitable, Callable
from datetime import date
from itertools import product
from typing import Any

import psycopg
import pytest

from models.enumerations import EtatHabilitation, TypeHabilitation
from rules.fiche import Enregistrement, fiche_active
from rules.habilitation import Partenaire, peut_former

pytestmark = pytest.mark.anyio

AUJOURD_HUI = date(2026, 11, 23)
JOURS = (None, date(2026, 11, 22), AUJOURD_HUI, date(2026, 11, 24))
DEMANDE = """{ certifications(first: 250) { nodes {
  ficheRepertoire { code active habilitations { nodes { nom peutFormer } } } } } }"""


async def test_the_page_and_the_rule_agree(base: str, lire: Callable[..., Awaitable[Any]]):
    enregistrements = [
        Enregistrement(*cas)
        for cas in product((None, True, False), JOURS, JOURS)
        if cas[1] is None or cas[2] is None or cas[1] <= cas[2]
    ]
    habilitations = list(product(TypeHabilitation, (None, *EtatHabilitation)))
    with psycopg.connect(base) as connexion, connexion.cursor() as curseur:
        for rang, (actif, debut, fin) in enumerate(enregistrements, 1):
            curseur.execute(
                "INSERT INTO fiche (id, code, intitule, actif, debut, fin) VALUES (%s, %s, 'x', %s, %s, %s)",
                (rang, f"RNCP{rang}", actif, debut, fin),
            )
            curseur.execute("INSERT INTO certification (fiche_id, intitule) VALUES (%s, 'x')", (rang,))
            curseur.executemany(
                """INSERT INTO fiche_partenaire (fiche_code, cle, nom, habilitation, etat)
                VALUES (%s, %s, %s, %s, %s)""",
                [(f"RNCP{rang}", f"{h} {e}", f"{h} {e}", h, e) for h, e in habilitations],
            )
    lecture = await lire(base, DEMANDE, aujourdhui=AUJOURD_HUI)

    lues = [noeud["ficheRepertoire"] for noeud in lecture.data["certifications"]["nodes"]]
    fiches = {lue["code"]: lue for lue in lues}
    assert len(fiches) == len(enregistrements)
    for rang, enregistrement in enumerate(enregistrements, 1):
        active = fiche_active(enregistrement, AUJOURD_HUI, AUJOURD_HUI)
        lue = fiches[f"RNCP{rang}"]
        assert lue["active"] is active
        assert {n["nom"]: n["peutFormer"] for n in lue["habilitations"]["nodes"]} == {
            f"{h} {e}": peut_former(Partenaire(None, h, e), active=active) for h, e in habilitations
        }
