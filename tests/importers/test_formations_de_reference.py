"""The formation de référence: made of its certification and its sheet, refreshed with both, written by nothing else."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.fusion import Compte
from importers.lot import Bilan
from tests.importers.certifinfo.fichier import certifinfo, ligne
from tests.importers.rncp.export import export, fiche

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]

FORMATION = """SELECT f.numero, f.version, f.intitule, f.niveau_sortie_code, f.source, f.proprietaire_id,
    ARRAY(SELECT code FROM formation_formacode JOIN formacode m ON m.id = formacode_id WHERE formation_id = f.id),
    ARRAY(SELECT code_certifinfo FROM formation_certification l JOIN certification c ON c.id = l.certification_id
        WHERE formation_id = f.id)
FROM formation f"""
TEXTES = "SELECT version, objectif, programme FROM formation"
OBJECTIF, PROGRAMME = (
    "Former des ébénistes.",
    ("Activités visées :\nFabriquer & vernir.\n\nCapacités attestées :\nLire un plan."),
)
EVENEMENTS = """SELECT geste, source, anciennes_valeurs, lot_id = (SELECT max(id) FROM lot)
    FROM evenement WHERE noun = 'formation' ORDER BY id"""


def test_each_certification_has_one_formation_of_its_title_level_and_formacode(recevoir: Recevoir, lu: Base):
    recevoir("certifinfo", certifinfo(ligne()))

    assert lu.execute(FORMATION).fetchall() == [
        ("FO_0000000001", 1, "CAP tonnelier", "3", "CERTIFINFO", None, ["22211"], ["4101"])
    ]


def test_its_creation_is_an_evenement_of_certif_info(recevoir: Recevoir, lu: Base):
    recevoir("certifinfo", certifinfo(ligne()))

    assert lu.execute(EVENEMENTS).fetchall() == [("IMPORTER", "CERTIFINFO", None, True)]


def test_a_refresh_changes_it_and_keeps_what_it_was(recevoir: Recevoir, lu: Base):
    recevoir("certifinfo", certifinfo(ligne()))
    ((ancien,),) = lu.execute("SELECT id FROM formacode").fetchall()

    recevoir("certifinfo", certifinfo(ligne(Libelle_Diplome="CAP tonnellerie", Code_FormaCode="22212")))

    assert lu.execute(FORMATION).fetchall() == [
        ("FO_0000000001", 2, "CAP tonnellerie", "3", "CERTIFINFO", None, ["22212"], ["4101"])
    ]
    anciennes = {"intitule": "CAP tonnelier", "formacodes": [ancien]}
    assert lu.execute(EVENEMENTS).fetchall()[1:] == [("IMPORTER", "CERTIFINFO", anciennes, True)]


def test_a_refresh_of_the_same_content_leaves_no_trace(recevoir: Recevoir, lu: Base):
    recevoir("certifinfo", certifinfo(ligne()))

    recevoir("certifinfo", certifinfo(ligne(certificateur="Guilde")))

    assert lu.execute("SELECT version FROM formation").fetchall() == [(1,)]
    assert len(lu.execute(EVENEMENTS).fetchall()) == 1


@pytest.mark.parametrize("etat", ["2", "3"])
def test_a_certification_that_is_not_published_gets_none(recevoir: Recevoir, lu: Base, etat: str):
    recevoir("certifinfo", certifinfo(ligne(Etat=etat)))

    assert lu.execute(FORMATION).fetchall() == []


def test_one_that_is_archived_keeps_the_one_it_had(recevoir: Recevoir, lu: Base):
    recevoir("certifinfo", certifinfo(ligne()))

    recevoir("certifinfo", certifinfo(ligne(Etat="3", Libelle_Diplome="CAP tonnelier (ancien)")))

    assert [f[2] for f in lu.execute(FORMATION).fetchall()] == ["CAP tonnelier (ancien)"]


def test_a_formation_de_reference_has_no_owner(recevoir: Recevoir, lu: Base):
    recevoir("certifinfo", certifinfo(ligne()))
    lu.execute("INSERT INTO organisme (id, statut, source, raison_sociale) VALUES (1, 'VALIDEE', 'LHEO', 'O')")

    with pytest.raises(psycopg.errors.CheckViolation, match="formation_reference_check"):
        lu.execute("UPDATE formation SET proprietaire_id = 1")


def rncp(**textes: str | None) -> str:
    """An export with the sheet of the tonnelier."""
    return export(fiche("RNCP4411", **textes))


def evenements_du_lot(lu: Base) -> list[tuple[Any, ...]]:
    return [(source, anciennes) for _, source, anciennes, du_dernier in lu.execute(EVENEMENTS) if du_dernier]


def test_a_sheet_that_comes_after_gives_its_objectif_and_programme(recevoir: Recevoir, lu: Base):
    recevoir("certifinfo", certifinfo(ligne()))
    assert lu.execute(TEXTES).fetchall() == [(1, None, None)]

    bilan = recevoir("rncp", rncp())

    assert lu.execute(TEXTES).fetchall() == [(2, OBJECTIF, PROGRAMME)]
    assert evenements_du_lot(lu) == [("RNCP", {"objectif": None, "programme": None})]
    assert bilan.comptes["formation"] == Compte(0, 1, 0)


def test_a_sheet_that_came_before_gives_them_from_the_first_day(recevoir: Recevoir, lu: Base):
    assert recevoir("rncp", rncp()).comptes["formation"] == Compte(0, 0, 0)

    recevoir("certifinfo", certifinfo(ligne()))

    assert lu.execute(TEXTES).fetchall() == [(1, OBJECTIF, PROGRAMME)]
    assert evenements_du_lot(lu) == [("CERTIFINFO", None), ("RNCP", {"objectif": None, "programme": None})]


def test_each_source_refreshes_what_it_says_and_remembers_what_it_was(recevoir: Recevoir, lu: Base):
    recevoir("rncp", rncp())
    recevoir("certifinfo", certifinfo(ligne()))

    recevoir("certifinfo", certifinfo(ligne(Libelle_Diplome="CAP tonnellerie")))
    assert evenements_du_lot(lu) == [("CERTIFINFO", {"intitule": "CAP tonnelier"})]
    assert lu.execute(TEXTES).fetchall() == [(2, OBJECTIF, PROGRAMME)]

    recevoir("rncp", rncp(OBJECTIFS_CONTEXTE="Former des tonneliers."))
    assert evenements_du_lot(lu) == [("RNCP", {"objectif": OBJECTIF})]
    assert lu.execute(TEXTES).fetchall() == [(3, "Former des tonneliers.", PROGRAMME)]


def test_a_replay_of_both_writes_nothing(recevoir: Recevoir, lu: Base):
    recevoir("certifinfo", certifinfo(ligne()))
    recevoir("rncp", rncp())
    avant = lu.execute("SELECT xmin::text, version FROM formation").fetchall()

    recevoir("certifinfo", certifinfo(ligne()), confirmer=True)
    recevoir("rncp", rncp(), confirmer=True)

    assert lu.execute("SELECT xmin::text, version FROM formation").fetchall() == avant
    assert evenements_du_lot(lu) == []


@pytest.mark.parametrize(
    ("textes", "attendu"),
    [
        ({"ACTIVITES_VISEES": None}, "Capacités attestées :\nLire un plan."),
        ({"CAPACITES_ATTESTEES": None}, "Activités visées :\nFabriquer & vernir."),
        ({"ACTIVITES_VISEES": None, "CAPACITES_ATTESTEES": None}, None),
    ],
)
def test_a_programme_has_the_headings_of_what_its_sheet_says(
    recevoir: Recevoir, lu: Base, textes: dict[str, None], attendu: str | None
):
    recevoir("certifinfo", certifinfo(ligne()))

    recevoir("rncp", rncp(**textes))

    assert lu.execute("SELECT programme FROM formation").fetchall() == [(attendu,)]


def test_another_sheet_brings_its_own_texts(recevoir: Recevoir, lu: Base):
    recevoir("rncp", export(fiche("RNCP4411"), fiche("RNCP4412", OBJECTIFS_CONTEXTE="Autre.")))
    recevoir("certifinfo", certifinfo(ligne()))

    recevoir("certifinfo", certifinfo(ligne(Code_RNCP="4412")))

    assert evenements_du_lot(lu) == [("RNCP", {"objectif": OBJECTIF})]


def test_certifications_of_one_sheet_share_its_texts(recevoir: Recevoir, lu: Base):
    recevoir("certifinfo", certifinfo(ligne(), ligne(Code_Diplome="4102")))

    recevoir("rncp", rncp())

    assert lu.execute("SELECT objectif FROM formation").fetchall() == [(OBJECTIF,), (OBJECTIF,)]


def test_a_sheet_that_no_code_names_makes_neither_certification_nor_formation(recevoir: Recevoir, lu: Base):
    recevoir("rncp", rncp())

    assert lu.execute("SELECT count(*) FROM certification").fetchall() == [(0,)]
    assert lu.execute("SELECT count(*) FROM formation").fetchall() == [(0,)]
