"""Mon Compte Formation's catalogue completes certifications by their sheets, and never contradicts Certif Info."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.cpf import CPF
from importers.flux import TOUS
from importers.fusion import Compte
from importers.journal import Arrivee, Journal
from importers.lot import Bilan
from importers.reception.depot import deposer
from importers.reception.registre import Registre
from importers.reception.transit import Transit
from models.erreurs import FichierRefuse
from tests.importers.certifinfo.fichier import certifinfo, ligne
from tests.importers.cpf.fichier import catalogue, offre, periode, periodes

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]

FICHES = """SELECT code_certifinfo, c.intitule, f.code FROM certification c
    LEFT JOIN fiche f ON f.id = fiche_id ORDER BY 1"""


def dits(lu: Base) -> list[tuple[Any, ...]]:
    return lu.execute("SELECT bloquant, chemin, code, extrait FROM rejet ORDER BY id").fetchall()


def test_a_certification_that_nobody_knew_is_noted_with_its_sheet(recevoir: Recevoir, lu: Base):
    bilan = recevoir(
        catalogue(
            offre(),
            offre(departement="49"),
            offre("990002", rncp="-1", inventaire="7041", intitule="Conduire un élévateur"),
        )
    )

    assert lu.execute(FICHES).fetchall() == [
        ("4101", "CAP tonnelier", "RNCP4411"),
        ("990002", "Conduire un élévateur", "RS7041"),
    ]
    assert (bilan.comptes["certification"], dits(lu)) == (Compte(2, 0, 0), [])


def test_a_line_without_a_code_or_without_a_sheet_tells_nothing(recevoir: Recevoir, lu: Base):
    recevoir(catalogue(offre(certifinfo="-1"), offre(rncp="-1"), offre(certifinfo="")))

    assert (lu.execute(FICHES).fetchall(), dits(lu)) == ([], [])


def test_a_certification_that_certif_info_left_without_a_sheet_gets_one(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne(Code_RNCP="", Code_RS="")), flux="certifinfo")
    intitule = lu.execute("SELECT intitule FROM certification").fetchone()[0]

    bilan = recevoir(catalogue(offre()))

    assert lu.execute(FICHES).fetchall() == [("4101", intitule, "RNCP4411")]
    assert bilan.comptes["certification"] == Compte(0, 1, 0)


def test_a_certification_of_a_list_of_periods_gets_its_title_and_its_sheet(recevoir: Recevoir, lu: Base):
    recevoir(periodes(periode()))

    recevoir(catalogue(offre()))

    assert lu.execute(FICHES).fetchall() == [("4101", "CAP tonnelier", "RNCP4411")]


def test_a_sheet_that_contradicts_certif_info_is_said_once_and_not_taken(recevoir: Recevoir, lu: Base):
    recevoir(certifinfo(ligne()), flux="certifinfo")

    recevoir(catalogue(offre(), offre(rncp="77"), offre(rncp="77", departement="49")))

    assert [lue[2] for lue in lu.execute(FICHES)] == ["RNCP4411"]
    assert dits(lu) == [(False, "ligne 3", "FICHE_CONTREDITE", "RNCP77 ici, RNCP4411 selon Certif Info")]


def test_of_two_sheets_none_is_taken_and_both_are_said(recevoir: Recevoir, lu: Base):
    recevoir(catalogue(offre(), offre(rncp="77"), offre(certifinfo="4102", rncp="78", intitule="CAP charron")))

    assert lu.execute(FICHES).fetchall() == [("4101", "CAP tonnelier", None), ("4102", "CAP charron", "RNCP78")]
    assert dits(lu) == [(False, "ligne 2", "PLUSIEURS_FICHES", "4101 : RNCP4411, RNCP77")]


def test_a_code_that_has_not_its_shape_is_told(recevoir: Recevoir, lu: Base):
    recevoir(catalogue(offre(certifinfo="CAP"), offre(certifinfo="4102", rncp="fiche"), offre()))

    assert dits(lu) == [
        (True, "ligne 2", "CODE_MAL_FORME", "CAP"),
        (False, "ligne 3", "CODE_MAL_FORME", "fiche"),
    ]
    assert [lue[0] for lue in lu.execute(FICHES)] == ["4101"]


def test_a_replay_changes_nothing(recevoir: Recevoir, lu: Base):
    recevoir(catalogue(offre()))
    ecrites = lu.execute("SELECT ctid::text, xmin::text FROM certification").fetchall()

    bilan = recevoir(catalogue(offre(), offre()))

    assert bilan.comptes["certification"] == Compte(0, 0, 0)
    assert lu.execute("SELECT ctid::text, xmin::text FROM certification").fetchall() == ecrites


def test_a_pair_that_comes_again_in_other_lines_is_staged_once(base: str, tmp_path: Path):
    fichier = tmp_path / "mcf.csv"
    fichier.write_bytes(catalogue(*(offre(departement=f"{rang % 95 + 1:02}") for rang in range(998))))
    (depot,) = deposer([fichier], CPF, TOUS)
    arrivee = Arrivee(CPF.nom, "essai", depot.noms, depot.formes, depot.empreinte)
    with psycopg.connect(base) as connexion:
        registre = Registre(depot.documents, Journal(connexion, arrivee), Transit(connexion, CPF))
        with registre.transit:
            registre.lire(lambda _: None)

        assert connexion.execute("SELECT fichier, ligne FROM t_mention").fetchall() == [(0, 2)]
        assert registre.transit.lignes == 998


def test_a_missing_column_is_named(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="il manque la colonne « code_inventaire »"):
        recevoir(catalogue(offre()).replace(b"code_inventaire", b"autre"))


def test_periods_and_the_catalogue_are_a_lot_each(recevoir_tout: Callable[..., list[Bilan]], lu: Base):
    bilans = recevoir_tout("cpf", periodes(periode()), catalogue(offre()))

    assert [sorted(bilan.comptes) for bilan in bilans] == [["eligibilite_cpf"], ["certification", "fiche"]]
    assert lu.execute("SELECT formes FROM lot ORDER BY id").fetchall() == [
        (["eligibilites_cpf"],),
        (["catalogue_mcf"],),
    ]
