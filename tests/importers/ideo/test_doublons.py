"""Possible duplicates: same certification, same place, same year; found from both sides, decided by nobody here."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from tests.importers.document import Document
from tests.importers.ideo.fichier import action, actions, structure, structures

Recevoir = Callable[..., Bilan]
Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]

DOUBLONS = """SELECT i.source, o.source, d.motif, d.decision FROM doublon d
JOIN session i ON i.id = d.session_ideo_id JOIN session o ON o.id = d.session_id ORDER BY o.id"""
CERTIFICATION = "<certification><code-RNCP>4411</code-RNCP></certification>"
LIEU = """<lieu-de-formation>{}<coordonnees><nom>Atelier</nom><adresse><ligne>{}</ligne>
    <codepostal>{}</codepostal><ville>Argentré</ville></adresse></coordonnees></lieu-de-formation>"""
UAI = "<code-UAI-lieu-formation><code-UAI>0539992Y</code-UAI></code-UAI-lieu-formation>"


def saisie(uai: str = "", rue: str = "9 place Neuve", code_postal: str = "53210", siret: str = "") -> Document:
    """An offer of the same certification; its place, its SIRET."""
    document = Document().apres("code-niveau-entree", CERTIFICATION)
    document.apres("prise-en-charge-frais-possible", LIEU.format(uai, rue, code_postal))
    return document.dit("SIRET-organisme-formation/SIRET", siret) if siret else document


@pytest.mark.parametrize(
    ("autre", "motif"),
    [
        (saisie(uai=UAI), "UAI"),
        (saisie(siret="91234567500017"), "SIRET"),
        (saisie(rue="3, Rue du Mérrain"), "ADRESSE"),
        (saisie(), None),
        (saisie(rue="3 rue du Merrain", code_postal="53000"), None),
        (saisie(siret="91234567500017", code_postal="53000"), None),
        (saisie(uai=UAI).dit("certification/code-RNCP", "4412"), None),
        (saisie(uai=UAI).sans("certification"), None),
    ],
    ids=["uai", "siret", "street", "elsewhere", "other town", "siret of another town", "other sheet", "no sheet"],
)
def test_what_may_be_the_same_offer(
    importe: Importer, recevoir: Recevoir, lu: Base, autre: Document, motif: str | None
):
    importe(autre)
    bilan = recevoir(structures(structure()), actions())
    assert lu.execute(DOUBLONS).fetchall() == ([("IDEO", "LHEO", motif, None)] if motif else [])
    assert bilan.doublons == (1 if motif else 0)


def test_they_are_found_from_the_other_side_once_and_follow_what_changes(
    importe: Importer, recevoir: Recevoir, lu: Base
):
    recevoir(actions())
    assert importe(saisie(uai=UAI)).doublons == 1
    assert importe(saisie(uai=UAI).dit("intitule-formation", "CAP tonnelier")).doublons == 0
    assert recevoir(actions(action(cout="gratuit"))).doublons == 0
    assert lu.execute("SELECT count(*) FROM doublon").fetchone() == (1,)

    importe(saisie())  # it moved
    assert lu.execute("SELECT count(*) FROM doublon").fetchone() == (0,)


def test_what_was_decided_stays(importe: Importer, recevoir: Recevoir, lu: Base):
    recevoir(actions())
    importe(saisie(uai=UAI))
    lu.execute("UPDATE doublon SET decision = 'OFFRES_DISTINCTES'")
    importe(saisie())
    assert [ligne[3] for ligne in lu.execute(DOUBLONS)] == ["OFFRES_DISTINCTES"]


def test_only_what_is_validated_counts(importe: Importer, recevoir: Recevoir, lu: Base):
    importe(saisie(uai=UAI))
    lu.execute("UPDATE session SET statut = 'ANNULEE'")
    assert recevoir(actions()).doublons == 0


@pytest.mark.parametrize(("annee", "combien"), [("2027", 1), ("2026", 0)])
def test_years_that_are_known_must_be_the_same(
    importe: Importer, recevoir: Recevoir, lu: Base, annee: str, combien: int
):
    recevoir(actions())
    lu.execute("UPDATE session SET debut = %s, debut_precision = 'JOUR'", (f"{annee}-09-01",))
    assert importe(saisie(uai=UAI)).doublons == combien
