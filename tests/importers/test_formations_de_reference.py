"""The formation de référence: made from its certification, refreshed with it, written by nothing else."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from tests.importers.certifinfo.fichier import certifinfo, ligne

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]

FORMATION = """SELECT f.numero, f.version, f.intitule, f.niveau_sortie_code, f.source, f.proprietaire_id,
    ARRAY(SELECT code FROM formation_formacode JOIN formacode m ON m.id = formacode_id WHERE formation_id = f.id),
    ARRAY(SELECT code_certifinfo FROM formation_certification l JOIN certification c ON c.id = l.certification_id
        WHERE formation_id = f.id)
FROM formation f"""
EVENEMENTS = """SELECT geste, source, anciennes_valeurs, lot_id = (SELECT max(id) FROM lot)
    FROM evenement WHERE noun = 'formation' ORDER BY id"""


def test_each_certification_has_one_formation_of_its_title_level_and_formacode(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()))

    assert lu.execute(FORMATION).fetchall() == [
        ("FO_0000000001", 1, "CAP tonnelier", "3", "CERTIFINFO", None, ["22211"], ["4101"])
    ]


def test_its_creation_is_an_evenement_of_certif_info(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()))

    assert lu.execute(EVENEMENTS).fetchall() == [("IMPORTER", "CERTIFINFO", None, True)]


def test_a_refresh_changes_it_and_keeps_what_it_was(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()))
    ((ancien,),) = lu.execute("SELECT id FROM formacode").fetchall()

    recevoir(certifinfo(ligne(Libelle_Diplome="CAP tonnellerie", Code_FormaCode="22212")))

    assert lu.execute(FORMATION).fetchall() == [
        ("FO_0000000001", 2, "CAP tonnellerie", "3", "CERTIFINFO", None, ["22212"], ["4101"])
    ]
    anciennes = {"intitule": "CAP tonnelier", "formacodes": [ancien]}
    assert lu.execute(EVENEMENTS).fetchall()[1:] == [("IMPORTER", "CERTIFINFO", anciennes, True)]


def test_a_refresh_of_the_same_content_leaves_no_trace(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()))

    recevoir(certifinfo(ligne(certificateur="Guilde")))

    assert lu.execute("SELECT version FROM formation").fetchall() == [(1,)]
    assert len(lu.execute(EVENEMENTS).fetchall()) == 1


@pytest.mark.parametrize("etat", ["2", "3"])
def test_a_certification_that_is_not_published_gets_none(recevoir: Recevoir, lu: Base, etat: str):
    recevoir(certifinfo(ligne(Etat=etat)))

    assert lu.execute(FORMATION).fetchall() == []


def test_one_that_is_archived_keeps_the_one_it_had(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()))

    recevoir(certifinfo(ligne(Etat="3", Libelle_Diplome="CAP tonnelier (ancien)")))

    assert [f[2] for f in lu.execute(FORMATION).fetchall()] == ["CAP tonnelier (ancien)"]


def test_a_formation_de_reference_has_no_owner(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()))
    lu.execute("INSERT INTO organisme (id, statut, source, raison_sociale) VALUES (1, 'VALIDEE', 'LHEO', 'O')")

    with pytest.raises(psycopg.errors.CheckViolation, match="formation_reference_check"):
        lu.execute("UPDATE formation SET proprietaire_id = 1")
