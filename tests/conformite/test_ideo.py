"""Files under the real headers of Onisep, imported as they come and replayed."""

from collections import Counter
from pathlib import Path
from typing import Any

import psycopg

from importers.fusion import Compte
from importers.ideo.passage import importer
from importers.lot import Options

LISTES = ("ideo_actions_lycee.csv", "ideo_structures_secondaire.csv", "ideo_formations_initiales.csv")


def test_the_three_lists_go_in_under_their_real_headers(base: str, donnees_reference: Path):
    chemins = [donnees_reference / "shapes" / nom for nom in LISTES]
    bilan = importer(base, chemins, Options("onisep"), "52")
    nouns = ("organisme", "etablissement", "site", "contact", "formation", "action", "session")
    assert bilan.comptes == dict.fromkeys(nouns, Compte(1, 0, 0))
    assert (bilan.rejets, bilan.reserves, bilan.ailleurs) == (Counter(), Counter(), 0)

    rejoue = importer(base, list(reversed(chemins)), Options("onisep"), "52")
    assert rejoue.comptes == dict.fromkeys(nouns, Compte(0, 0, 1))


def test_the_example_of_onisep_is_of_brittany(base: str, donnees_reference: Path):
    chemin = donnees_reference / "lheo" / "examples" / "official-exemple-bts-onisep-2.2.xml"
    bilan = importer(base, [chemin], Options("onisep"), "53")
    assert (bilan.comptes["session"], bilan.ailleurs, bilan.rejets) == (Compte(1, 0, 0), 0, Counter())
    assert sources(base) == [("IDEO", "FORMATION_INITIALE", "81061")]


def sources(base: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(base) as connexion:
        return connexion.execute(
            """SELECT s.source, d.type_code, p.code FROM session s JOIN dispositif d ON d.session_id = s.id
            JOIN action_public ap ON ap.action_id = s.action_id JOIN public_vise p ON p.id = ap.public_id"""
        ).fetchall()
