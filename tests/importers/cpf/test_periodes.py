"""Periods of eligibility: read, refused line by line, replayed, dated when they leave the file."""

from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest

from importers.cpf.liste import LISTE
from importers.fusion import Compte
from importers.lot import Bilan
from importers.reception.forme import Refus
from models.erreurs import FichierRefuse
from tests.importers.certifinfo.fichier import certifinfo, ligne
from tests.importers.cpf.fichier import ENTETE, periode, periodes

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]

LUES = """SELECT c.code_certifinfo, code_cpf, public, debut::text, fin::text, region_code, branches, liste
    FROM eligibilite_cpf e JOIN certification c ON c.id = e.certification_id ORDER BY 1, 2, 4, 6"""


def lire(ligne_lue: str) -> list[Any]:
    """The records of a line, its cells in the order of the layout."""
    cellules = dict(zip(ENTETE.split(";"), ligne_lue.split(";"), strict=True))
    return list(LISTE.lire(*(cellules[colonne.noms[0]] for colonne in LISTE.colonnes)))


def dits(lu: Base) -> list[tuple[Any, ...]]:
    return lu.execute("SELECT bloquant, chemin, code, extrait FROM rejet ORDER BY id").fetchall()


def test_a_period_is_kept_as_its_line_says_it(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()), flux="certifinfo")

    bilan = recevoir(
        periodes(
            periode(),
            periode("130805", public="1", liste="CPNE du bois", fin="", branches="43.99e|2361Z|23.61Z"),
            periode("CPF202", public="2", liste="", debut="2026-02-01", region="52"),
        )
    )

    assert (bilan.comptes["eligibilite_cpf"], dits(lu)) == (Compte(3, 0, 0), [])
    assert lu.execute(LUES).fetchall() == [
        ("4101", "130805", "SALARIE", "2025-01-01", None, None, ["23.61Z", "43.99E"], "CPNE du bois"),
        ("4101", "202", "DEMANDEUR_EMPLOI", "2026-02-01", "2027-12-31", "52", [], None),
        ("4101", "236000", "TOUT_PUBLIC", "2025-01-01", "2027-12-31", None, [], "COPANEF"),
    ]


def test_the_columns_that_restrict_may_be_left_out(recevoir: Recevoir, lu: Base):
    recevoir(b"public,debut,code_certifinfo,code_cpf\nTout public,20250101,4101,236000\n")

    assert lu.execute(LUES).fetchall() == [("4101", "236000", "TOUT_PUBLIC", "2025-01-01", None, None, [], None)]


@pytest.mark.parametrize(
    ("public", "attendu"),
    [
        ("1", "SALARIE"),
        ("Salariés", "SALARIE"),
        ("2", "DEMANDEUR_EMPLOI"),
        ("DE", "DEMANDEUR_EMPLOI"),
        ("demandeur d'emploi", "DEMANDEUR_EMPLOI"),
        ("DEMANDEUR_EMPLOI", "DEMANDEUR_EMPLOI"),
        ("3", "TOUT_PUBLIC"),
        ("TOUTPUBLIC", "TOUT_PUBLIC"),
        ("Tous", "TOUT_PUBLIC"),
    ],
)
def test_a_public_is_known_by_its_code_and_by_its_names(public: str, attendu: str):
    lue, _ = lire(periode(public=public))

    assert lue.public == attendu


@pytest.mark.parametrize(("region", "attendue"), [("", None), ("-1", None), ("52", "52"), ("21", "44"), ("1", "01")])
def test_a_former_region_is_the_one_that_replaced_it(region: str, attendue: str | None):
    lue, _ = lire(periode(region=region))

    assert lue.region == attendue


def test_a_certification_that_nobody_published_is_noted_until_certif_info_comes(recevoir: Recevoir, lu: Base):
    recevoir(periodes(periode(), periode(code="130805")))

    notees = "SELECT numero, intitule, lot_id IS NULL FROM certification"
    assert lu.execute(notees).fetchall() == [("CE_0000000001", "4101", True)]

    recevoir(certifinfo(ligne(Libelle_Diplome="CAP tonnelier")), flux="certifinfo")

    assert lu.execute(notees).fetchall() == [("CE_0000000001", "CAP tonnelier", False)]
    assert lu.execute("SELECT count(*) FROM eligibilite_cpf").fetchall() == [(2,)]


@pytest.mark.parametrize(
    ("mauvaise", "code", "extrait"),
    [
        (periode(code=""), "VALEUR_MANQUANTE", "4101"),
        (periode(code="COPANEF"), "CODE_MAL_FORME", "COPANEF"),
        (periode(code="12345678"), "CODE_MAL_FORME", "12345678"),
        (periode(certifinfo="٤١٠١"), "CODE_MAL_FORME", "٤١٠١"),
        (periode(liste="L" * 201), "TEXTE_TROP_LONG", "L" * 201),
        (periode(certifinfo=""), "VALEUR_MANQUANTE", None),
        (periode(certifinfo="RNCP4411"), "CODE_MAL_FORME", "RNCP4411"),
        (periode(public=""), "VALEUR_MANQUANTE", "4101"),
        (periode(public="4"), "PUBLIC_INCONNU", "4"),
        (periode(debut=""), "VALEUR_MANQUANTE", "4101"),
        (periode(debut="00000000"), "VALEUR_MANQUANTE", "00000000"),
        (periode(debut="31/02/2025"), "DATE_MAL_FORMEE", "31/02/2025"),
        (periode(fin="fin 2027"), "DATE_MAL_FORMEE", "fin 2027"),
        (periode(fin="31/12/2024"), "PERIODE_INVERSEE", "01/01/2025, 31/12/2024"),
        (periode(region="96"), "REGION_INCONNUE", "96"),
        (periode(branches="43.99E, 23.61Z"), "CODE_MAL_FORME", "43.99E, 23.61Z"),
        (periode(branches="43.99E|bois"), "CODE_MAL_FORME", "BOIS"),
    ],
)
def test_a_line_that_cannot_be_read_is_refused(mauvaise: str, code: str, extrait: str | None):
    with pytest.raises(Refus) as refus:
        lire(mauvaise)

    assert (refus.value.code, refus.value.extrait or "4101") == (code, extrait or "4101")


def test_a_line_that_is_refused_is_a_reject_and_the_others_go_in(recevoir: Recevoir, lu: Base):
    recevoir(periodes(periode(public="4"), periode(debut=""), periode(code="130805", certifinfo="4102")))

    assert dits(lu) == [(True, "ligne 2", "PUBLIC_INCONNU", "4"), (True, "ligne 3", "VALEUR_MANQUANTE", "4101")]
    assert [lue[:2] for lue in lu.execute(LUES)] == [("4102", "130805")]


def test_a_line_that_comes_again_word_for_word_is_one_period(recevoir: Recevoir, lu: Base):
    bilan = recevoir(periodes(periode(), periode(code="236000", public="tous"), periode()))

    assert (bilan.comptes["eligibilite_cpf"], dits(lu)) == (Compte(1, 0, 0), [])


def test_a_period_that_comes_again_with_another_end_is_a_reject(recevoir: Recevoir, lu: Base):
    recevoir(periodes(periode(), periode(fin="31/12/2026")))

    assert [lue[4] for lue in lu.execute(LUES)] == ["2027-12-31"]
    assert dits(lu) == [(True, "ligne 3", "CLE_REPETEE", "4101")]


def test_periods_of_other_publics_regions_and_lists_stand_side_by_side(recevoir: Recevoir, lu: Base):
    recevoir(periodes(periode(), periode(public="1"), periode(region="52"), periode(region="53"), periode(liste="")))

    assert (len(lu.execute(LUES).fetchall()), dits(lu)) == (5, [])


def test_periods_that_overlap_are_both_kept_and_told(recevoir: Recevoir, lu: Base):
    recevoir(
        periodes(
            periode(debut="01/01/2025", fin="31/12/2025"),
            periode(debut="31/12/2025", fin="31/12/2026"),
            periode(debut="01/01/2027", fin=""),
            periode(debut="01/01/2028", fin=""),
        )
    )

    assert len(lu.execute(LUES).fetchall()) == 4
    assert dits(lu) == [
        (False, "ligne 3", "PERIODES_CHEVAUCHANTES", "236000 depuis le 31/12/2025"),
        (False, "ligne 5", "PERIODES_CHEVAUCHANTES", "236000 depuis le 01/01/2028"),
    ]


def test_a_replay_writes_what_changed_alone(recevoir: Recevoir, lu: Base):
    recevoir(periodes(periode(), periode(public="1")))
    ecrites = lu.execute("SELECT ctid::text, xmin::text FROM eligibilite_cpf").fetchall()

    bilan = recevoir(periodes(periode(public="1"), periode()))

    assert bilan.comptes["eligibilite_cpf"] == Compte(0, 0, 2)
    assert lu.execute("SELECT ctid::text, xmin::text FROM eligibilite_cpf").fetchall() == ecrites

    bilan = recevoir(periodes(periode(public="1"), periode(fin="31/12/2028")))

    assert bilan.comptes["eligibilite_cpf"] == Compte(0, 1, 1)
    assert [lue[4] for lue in lu.execute(LUES)] == ["2027-12-31", "2028-12-31"]


def test_a_period_that_leaves_the_file_is_dated_and_one_that_is_refused_is_not(recevoir: Recevoir, lu: Base):
    recevoir(periodes(periode(), periode(certifinfo="4102"), periode(certifinfo="4103")))

    bilan = recevoir(
        periodes(periode(), periode(certifinfo="4103", public="?")), jour=date(2026, 11, 24), confirmer=True
    )

    absents = """SELECT c.code_certifinfo, e.absent_depuis::text FROM eligibilite_cpf e
        JOIN certification c ON c.id = certification_id WHERE e.absent_depuis IS NOT NULL"""
    assert (lu.execute(absents).fetchall(), bilan.absents) == ([("4102", "2026-11-24")], 1)


def test_a_missing_column_is_named(recevoir: Recevoir, lu: Base):
    for colonne in ("code_cpf", "code_certifinfo", "public", "debut"):
        with pytest.raises(FichierRefuse, match=f"il manque la colonne « {colonne} »"):
            recevoir(periodes(periode()).replace(colonne.encode(), b"autre", 1))

    assert lu.execute("SELECT count(*) FROM lot").fetchall() == [(0,)]


def test_a_file_without_a_period_is_refused(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="Aucune ligne n'a pu être lue"):
        recevoir(f"{ENTETE}\n".encode())


def test_a_file_of_certif_info_is_told_which_feed_it_is(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="Lancez : sofi import certifinfo"):
        recevoir(certifinfo(ligne()))


IMPOSSIBLES = (
    "code_cpf = 'CPF236000'",
    "code_cpf = '0236000'",
    "public = 'TOUS'",
    "fin = '2024-12-31'",
    "region_code = '96', cle = '96/COPANEF'",
    "region_code = '52'",
    "branches = NULL",
    "source = 'COPANEF'",
)


def test_the_database_refuses_what_no_period_may_be(recevoir: Recevoir, lu: Base):
    recevoir(periodes(periode()))

    for ecriture in IMPOSSIBLES:
        with pytest.raises(psycopg.IntegrityError):
            lu.execute(f"UPDATE eligibilite_cpf SET {ecriture}")
