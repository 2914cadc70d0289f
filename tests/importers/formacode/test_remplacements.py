"""From a version to the next: `V12_V13.xls` without header, and tables with one."""

from collections.abc import Callable
from typing import Any

import psycopg

from importers.lot import Bilan
from importers.reception.passage import DejaApplique

Base = psycopg.Connection[Any]
Recevoir = Callable[..., Bilan | DejaApplique]
Fcod = Callable[..., bytes]

TABLE = (
    "45510\tBOIS\t\t45554\tTRAVAIL DU BOIS\t\r\n"
    "45511\tPLACAGE\t\t45571\tMARQUETERIE\t\r\n"
    "45512\tDÉCOR BOIS\tSUPPRIMÉ\t\t\t\r\n"
    "45511\tPLACAGE\t\t45554\tTRAVAIL DU BOIS\t\r\n"
).encode("cp1252")
REMPLACEMENTS = "SELECT version, code, nouvelle_version, nouveau_code FROM formacode_remplacement ORDER BY 2, 4"


def lire(lu: Base, requete: str) -> list[tuple[Any, ...]]:
    return lu.execute(requete).fetchall()


def v13(fcod: Fcod) -> dict[str, bytes]:
    return {"fcod_13.xls": fcod(("45554", "TRAVAIL DU BOIS"), ("45571", "MARQUETERIE"))}


def test_one_keyword_may_be_replaced_by_several_and_several_by_one(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir(v13(fcod))
    bilan = recevoir({"V12_V13.xls": TABLE})

    assert bilan.rejets.total() == 0
    assert lire(lu, REMPLACEMENTS) == [
        (12, "45510", 13, "45554"),
        (12, "45511", 13, "45554"),
        (12, "45511", 13, "45571"),
    ]


def test_the_keywords_of_the_former_version_come_with_it(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir({**v13(fcod), "V12_V13.xls": TABLE})
    assert lire(lu, "SELECT code, libelle FROM formacode WHERE version = 12 ORDER BY 1") == [
        ("45510", "BOIS"),
        ("45511", "PLACAGE"),
        ("45512", "DÉCOR BOIS"),
    ]


def test_a_keyword_that_was_dropped_has_no_successor(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir({**v13(fcod), "V12_V13.xls": TABLE})
    assert lire(lu, "SELECT count(*) FROM formacode_remplacement WHERE code = '45512'") == [(0,)]


def test_a_keyword_that_its_version_does_not_have_is_a_reject(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir({"fcod_13.xls": fcod(("45554", "TRAVAIL DU BOIS"))})
    bilan = recevoir({"V12_V13.xls": TABLE})

    assert [(r.chemin, r.code, r.extrait) for r in bilan.premiers] == [
        ("ligne 2", "REMPLACEMENT_INCONNU", "V12 45511 → V13 45571")
    ]
    assert len(lire(lu, REMPLACEMENTS)) == 2


def test_the_same_table_is_applied_again_once_its_keywords_are_there(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir({"V12_V13.xls": TABLE})
    recevoir(v13(fcod))

    assert isinstance(recevoir({"V12_V13.xls": TABLE}), DejaApplique)
    assert recevoir({"V12_V13.xls": TABLE}, confirmer=True).rejets.total() == 0
    assert len(lire(lu, REMPLACEMENTS)) == 3


def test_a_table_with_a_header_names_its_versions(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir(v13(fcod))
    entete = (
        "Code Formacode® V12;libelle-formacode V12;Code Formacode® V13;libelle-formacode V13;Modification (oui/non)"
    )
    bilan = recevoir({"transition.csv": f"{entete}\n45510;Bois;45554;Travail du bois;oui\n"}, version=13)

    assert bilan.rejets.total() == 0
    assert lire(lu, REMPLACEMENTS) == [(12, "45510", 13, "45554")]


def test_replacements_do_not_change_what_the_new_version_says(recevoir: Recevoir, fcod: Fcod, lu: Base):
    recevoir(v13(fcod))
    requete = "SELECT code, libelle, lot_id, absent_depuis FROM formacode WHERE version = 13 ORDER BY 1"
    avant = lire(lu, requete)
    recevoir({"V12_V13.xls": TABLE})
    assert lire(lu, requete) == avant
