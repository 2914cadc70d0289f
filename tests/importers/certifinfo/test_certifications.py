"""What a file of Certif Info leaves in the catalogue."""

from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg

from importers.fusion import Compte
from importers.lot import Bilan
from tests.importers.certifinfo.fichier import certifinfo, ligne
from tests.importers.document import Document

Recevoir = Callable[..., Bilan]
Importer = Callable[..., Bilan]
Base = psycopg.Connection[Any]


def lire(lu: Base, requete: str) -> list[tuple[Any, ...]]:
    return lu.execute(requete).fetchall()


def test_a_line_becomes_a_certification_with_what_it_says(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()))

    assert lire(
        lu,
        """SELECT code_certifinfo, c.intitule, f.code, type_certification, type_diplome_code, c.niveau_code, c.etat,
        premiere_session, derniere_session, maj_le FROM certification c JOIN fiche f ON f.id = fiche_id""",
    ) == [("4101", "CAP tonnelier", "RNCP4411", "ETAT", "500", "3", "PUBLIEE", 2004, None, date(2026, 3, 2))]


def test_ways_of_access_are_kept_as_no_yes_or_under_conditions(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()))

    acces = "SELECT acces_fi, acces_ca, acces_fc, acces_cp, acces_vae, acces_ind FROM certification"
    assert lire(lu, acces) == [(1, 1, 2, 0, 1, 0)]


def test_a_quote_is_a_character_like_others(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(Libelle_Diplome='CACES "R489" de l\'atelier')))

    assert lire(lu, "SELECT intitule FROM certification") == [('CACES "R489" de l\'atelier',)]


def test_several_lines_of_a_code_make_one_certification_with_the_links_of_all(recevoir: Recevoir, lu: Base):
    recevoir(
        certifinfo(
            ligne(certificateur="Guilde"), ligne(certificateur="Confrérie", codeIdeo2="FOR.7002", Code_Scolarite="")
        )
    )

    assert lire(lu, "SELECT count(*) FROM certification") == [(1,)]
    assert lire(lu, "SELECT role, nom FROM certification_autorite ORDER BY 1, 2") == [
        ("CERTIFICATEUR", "Confrérie"),
        ("CERTIFICATEUR", "Guilde"),
        ("VALIDEUR", "Ministère des tonneaux"),
    ]
    assert lire(lu, "SELECT referentiel, code FROM certification_code ORDER BY 1, 2") == [
        ("IDEO", "FOR.7001"),
        ("IDEO", "FOR.7002"),
        ("SCOLARITE", "50023499"),
    ]


def test_jobs_keep_their_rank_and_come_once(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(Code_Rome_1="H2201", Code_Rome_2="A1101", Code_Rome_3="H2201")))

    assert lire(lu, "SELECT rome_code, rang FROM certification_rome ORDER BY rang") == [("H2201", 0), ("A1101", 1)]


def test_a_formacode_without_its_feed_takes_the_label_of_the_line(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()))

    assert lire(lu, "SELECT version, code, libelle FROM formacode") == [(14, "22211", "Tonnellerie")]


def test_what_a_line_points_to_is_noted_and_published_by_nobody(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()))

    assert lire(lu, "SELECT code, libelle, lot_id FROM rome") == [("H2201", "H2201", None)]


def test_a_replay_of_equal_content_writes_nothing(recevoir: Recevoir):
    recevoir(certifinfo(ligne()))

    bilan = recevoir(certifinfo(ligne()) + b"\r\n")

    assert {compte[:2] for compte in bilan.comptes.values()} == {(0, 0)}
    assert bilan.absents == 0


def test_what_is_no_longer_in_the_file_is_dated_and_stays(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(), ligne(Code_Diplome="4102", Code_RNCP="")))

    recevoir(certifinfo(ligne(codeIdeo2="")), confirmer=True, jour=date(2026, 12, 1))

    assert lire(lu, "SELECT code_certifinfo, absent_depuis FROM certification ORDER BY 1") == [
        ("4101", None),
        ("4102", date(2026, 12, 1)),
    ]
    assert lire(
        lu,
        """SELECT k.absent_depuis FROM certification_code k JOIN certification c ON c.id = certification_id
        WHERE code_certifinfo = '4101' AND referentiel = 'IDEO'""",
    ) == [(date(2026, 12, 1),)]


def certifie(code: str) -> Document:
    """An offer whose formation names a certification by one code."""
    return Document().avant("formation/action", f"<certification>{code}</certification>")


def test_a_certification_noted_by_an_offer_is_completed(recevoir: Recevoir, importe: Importer, lu: Base):
    importe(certifie("<code-CERTIFINFO>4101</code-CERTIFINFO>"))
    numeros = "SELECT numero, intitule FROM certification"
    ((numero, _),) = lire(lu, numeros)

    recevoir(certifinfo(ligne()))

    assert lire(lu, numeros) == [(numero, "CAP tonnelier")]


def test_a_certification_noted_by_its_sheet_is_the_one_of_the_only_code_that_names_it(
    recevoir: Recevoir, importe: Importer, lu: Base
):
    importe(certifie("<code-RNCP>4411</code-RNCP>"))

    recevoir(certifinfo(ligne()))

    assert lire(lu, "SELECT numero, code_certifinfo FROM certification") == [("CE_0000000001", "4101")]


def test_a_sheet_that_two_codes_name_stays_apart(recevoir: Recevoir, importe: Importer, lu: Base):
    importe(certifie("<code-RNCP>4411</code-RNCP>"))

    recevoir(certifinfo(ligne(), ligne(Code_Diplome="4102")))

    assert lire(lu, "SELECT code_certifinfo FROM certification ORDER BY 1") == [("4101",), ("4102",), (None,)]


def test_an_offer_that_says_a_sheet_alone_means_the_only_code_that_names_it(
    recevoir: Recevoir, importe: Importer, lu: Base
):
    recevoir(certifinfo(ligne()))

    importe(certifie("<code-RNCP>4411</code-RNCP>"))

    assert lire(lu, "SELECT code_certifinfo FROM certification") == [("4101",)]


def test_a_sheet_that_an_offer_named_is_not_unsaid_by_an_empty_cell(recevoir: Recevoir, importe: Importer, lu: Base):
    importe(certifie("<code-RNCP>9</code-RNCP><code-CERTIFINFO>4101</code-CERTIFINFO>"))

    recevoir(certifinfo(ligne(Code_RNCP="")))

    assert lire(lu, "SELECT f.code FROM certification c JOIN fiche f ON f.id = fiche_id") == [("RNCP9",)]


def test_counts_tell_what_was_made(recevoir: Recevoir):
    bilan = recevoir(certifinfo(ligne(), ligne(Code_Diplome="4102")))

    assert bilan.comptes["certification"] == Compte(2, 0, 0)
    assert bilan.comptes["formation"] == Compte(2, 0, 0)


def test_a_formacode_is_that_of_the_newest_version_that_has_it(recevoir: Recevoir, lu: Base):
    lu.execute("INSERT INTO formacode (version, code, libelle) VALUES (12, '22211', '22211'), (13, '22211', '22211')")

    recevoir(certifinfo(ligne()))

    portes = "SELECT version, libelle FROM certification_formacode JOIN formacode f ON f.id = formacode_id"
    assert lire(lu, portes) == [(13, "Tonnellerie")]
    assert lire(lu, "SELECT count(*) FROM formacode") == [(2,)]
