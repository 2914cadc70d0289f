"""A lot of references: what it creates, changes, leaves, dates; when it is refused; what it says of itself."""

import threading
from collections.abc import Callable
from datetime import date
from typing import Any

import psycopg
import pytest

from importers.flux import FLUX
from importers.fusion import Compte
from importers.lot import Bilan
from importers.reception import passage
from importers.reception.passage import DejaApplique
from importers.refus_du_lot import LotRefuse
from models.erreurs import Conflit

Recevoir = Callable[..., Any]
Base = psycopg.Connection[Any]

ENTETE = "code_rome;libelle_rome"
A, B, C, D, E = "A1101;Un", "B1101;Deux", "C1101;Trois", "D1101;Quatre", "E1101;Cinq"


def fichier(*lignes: str) -> str:
    return "\n".join([ENTETE, *lignes, ""])


def romes(lu: Base) -> list[tuple[Any, ...]]:
    return lu.execute("SELECT code, libelle, absent_depuis FROM rome ORDER BY code").fetchall()


def ecritures(lu: Base) -> list[tuple[Any, ...]]:
    """Where each row lies: an update moves it, even one that changes nothing."""
    return lu.execute("SELECT code, ctid::text, xmin::text FROM rome ORDER BY code").fetchall()


def test_new_keys_are_created_and_those_that_differ_changed(recevoir: Recevoir, lu: Base):
    recevoir("rome", fichier(A, B))
    bilan = recevoir("rome", fichier(A, "B1101;Deux bis", C))

    assert bilan.comptes == {"rome": Compte(1, 1, 1)}
    assert romes(lu) == [("A1101", "Un", None), ("B1101", "Deux bis", None), ("C1101", "Trois", None)]


def test_equal_content_in_other_bytes_writes_nothing(recevoir: Recevoir, lu: Base):
    recevoir("rome", fichier(A, B))
    avant = ecritures(lu)

    bilan = recevoir("rome", fichier(B, A).replace(";", ","))

    assert bilan.comptes == {"rome": Compte(0, 0, 2)}
    assert ecritures(lu) == avant


def test_the_same_bytes_as_the_last_lot_are_not_read_again(recevoir: Recevoir, lu: Base):
    premier = recevoir("rome", fichier(A))
    assert recevoir("rome", fichier(A)) == DejaApplique(
        premier.numero,
        lu.execute("SELECT to_char(termine_le, 'DD/MM/YYYY à HH24:MI') FROM lot").fetchone()[0],
    )
    assert lu.execute("SELECT count(*) FROM lot").fetchone() == (1,)


def test_bytes_of_a_former_lot_are_applied_again(recevoir: Recevoir, lu: Base):
    recevoir("rome", fichier(A))
    recevoir("rome", fichier("A1101;Autre"))
    bilan = recevoir("rome", fichier(A))
    assert (bilan.comptes["rome"], romes(lu)) == (Compte(0, 1, 0), [("A1101", "Un", None)])


def test_the_same_bytes_from_another_source_are_applied(recevoir: Recevoir):
    recevoir("rome", fichier(A))
    assert recevoir("rome", fichier(A), emetteur="autre").comptes["rome"] == Compte(0, 0, 1)


def test_what_is_no_longer_there_is_dated_once_and_kept(recevoir: Recevoir, lu: Base):
    recevoir("rome", fichier(A, B, C, D, E))
    bilan = recevoir("rome", fichier(A, B, C, D), le=date(2026, 11, 24))
    recevoir("rome", fichier(A, B, C, D, "F1101;Six"), le=date(2026, 11, 25))

    assert bilan.absents == 1
    assert romes(lu)[4] == ("E1101", "Cinq", date(2026, 11, 24))


def test_what_comes_back_is_current_again(recevoir: Recevoir, lu: Base):
    for lignes in [(A, B, C, D, E), (A, B, C, D), (A, B, C, D, E)]:
        recevoir("rome", fichier(*lignes))
    assert romes(lu)[4] == ("E1101", "Cinq", None)


def test_what_is_refused_is_not_absent(recevoir: Recevoir, lu: Base):
    recevoir("rome", fichier(A, B, C, D, E))
    bilan = recevoir("rome", fichier(A, B, C, D, "E1101;"))
    assert (bilan.absents, bilan.rejets.total(), romes(lu)[4]) == (0, 1, ("E1101", "Cinq", None))


def test_what_another_source_published_is_not_absent(recevoir: Recevoir, lu: Base):
    recevoir("rome", fichier(A), emetteur="une")
    assert recevoir("rome", fichier(B), emetteur="autre").absents == 0
    assert [absent for *_, absent in romes(lu)] == [None, None]


def test_what_another_layout_brought_is_not_absent(recevoir: Recevoir, lu: Base):
    appellations = "code_ogr;libelle_appellation_long;code_rome\n1;Nom;A1101\n"
    recevoir("rome", fichier(A), appellations)
    assert recevoir("rome", fichier(A, B)).absents == 0
    assert lu.execute("SELECT code, absent_depuis FROM rome_appellation").fetchall() == [("1", None)]


def test_a_row_that_was_only_mentioned_is_completed(recevoir: Recevoir, lu: Base):
    lu.execute("INSERT INTO rome (code, libelle) VALUES ('A1101', 'A1101')")
    assert recevoir("rome", fichier(A)).comptes["rome"] == Compte(0, 1, 0)
    assert romes(lu) == [("A1101", "Un", None)]


def test_a_row_that_nobody_published_is_not_absent(recevoir: Recevoir, lu: Base):
    lu.execute("INSERT INTO rome (code, libelle) VALUES ('Z1101', 'Z1101')")
    assert recevoir("rome", fichier(A)).absents == 0
    assert romes(lu)[1] == ("Z1101", "Z1101", None)


def test_a_file_much_shorter_than_the_last_one_is_refused_until_confirmed(recevoir: Recevoir, lu: Base):
    recevoir("rome", fichier(A, B, C, D, E))
    avant = ecritures(lu)

    with pytest.raises(LotRefuse) as refus:
        recevoir("rome", fichier(A, B, C))

    assert refus.value.message == (
        "Ce fichier apporte 3 lignes, le précédent de « essai » en apportait 5 : il est peut-être incomplet."
        " Rien n'a été écrit. S'il est bon, ajoutez --confirmer."
    )
    assert ecritures(lu) == avant
    assert recevoir("rome", fichier(A, B, C), confirmer=True).absents == 2


def test_four_fifths_of_the_last_file_are_enough(recevoir: Recevoir):
    recevoir("rome", fichier(A, B, C, D, E))
    assert recevoir("rome", fichier(A, B, C, D)).absents == 1


def test_how_much_is_enough_is_a_setting(recevoir: Recevoir):
    recevoir("rome", fichier(A, B, C, D, E))
    with pytest.raises(LotRefuse):
        recevoir("rome", fichier(A, B, C, D), part_minimale=0.9)


def test_strict_writes_nothing_at_a_reject(recevoir: Recevoir, lu: Base):
    with pytest.raises(LotRefuse) as refus:
        recevoir("rome", fichier(A, "x;y"), strict=True)
    assert refus.value.message.startswith("1 rejet(s) et l'option --strict : rien n'a été écrit.")
    assert [rejet.chemin for rejet in refus.value.journal.premiers] == ["ligne 3"]
    assert romes(lu) == []


def test_a_trial_counts_and_writes_nothing(recevoir: Recevoir, lu: Base):
    assert recevoir("rome", fichier(A), essai=True).comptes["rome"] == Compte(1, 0, 0)
    assert (romes(lu), lu.execute("SELECT count(*) FROM lot").fetchone()) == ([], (0,))


def test_the_journal_has_the_lot_its_files_and_its_counts(recevoir: Recevoir, lu: Base):
    recevoir("rome", fichier(A, B, "x;y"))
    assert lu.execute(
        "SELECT flux, emetteur, fichier, formes, etat, lus, crees, modifies, inchanges, rejetes, absents FROM lot"
    ).fetchall() == [("rome", "essai", "1.csv", ["rome_codes"], "TERMINE", 2, 2, 0, 0, 1, 0)]


def test_each_row_remembers_the_lot_that_last_wrote_it(recevoir: Recevoir, lu: Base):
    recevoir("rome", fichier(A, B))
    recevoir("rome", fichier(A, "B1101;Deux bis"))
    assert lu.execute(
        "SELECT rome.code, lot.numero FROM rome JOIN lot ON lot.id = rome.lot_id ORDER BY 1"
    ).fetchall() == [("A1101", "LO_0000000001"), ("B1101", "LO_0000000002")]


def test_no_evenement_is_written_of_references(recevoir: Recevoir, lu: Base):
    recevoir("rome", fichier(A))
    assert lu.execute("SELECT count(*) FROM evenement").fetchone() == (0,)


def test_a_second_import_of_the_feed_is_told_who_is_running_since_when(recevoir: Recevoir, base: str):
    ouvert, ferme = threading.Event(), threading.Event()
    echecs: list[str] = []

    def tenir() -> None:
        options = passage.Options("tenant", date(2026, 11, 23))
        with passage._transaction(base, FLUX["rome"], options):
            ouvert.set()
            ferme.wait(30)

    fil = threading.Thread(target=tenir)
    fil.start()
    try:
        assert ouvert.wait(30)
        with pytest.raises(Conflit) as refus:
            recevoir("rome", fichier(A))
        echecs.append(refus.value.message)
        assert recevoir("nsf", "code;libelle\n991;Une\n").comptes["nsf"].crees == 1
    finally:
        ferme.set()
        fil.join()
    assert echecs[0].startswith("Un import du flux « rome » est déjà en cours, pour la source « tenant », depuis le ")
    assert echecs[0].endswith(". Attendez qu'il finisse, puis relancez celui-ci.")
    assert isinstance(recevoir("rome", fichier(A)), Bilan)


@pytest.mark.parametrize("nombre", [1, 2, 1000])
def test_whatever_waits_in_memory_the_lot_is_the_same(
    recevoir: Recevoir, lu: Base, monkeypatch: pytest.MonkeyPatch, nombre: int
):
    monkeypatch.setattr("importers.reception.transit.PLEIN", nombre)
    monkeypatch.setattr("importers.reception.registre.ATTENTE", nombre)
    bilan = recevoir("rome", fichier(A, "A1;Mal formé", B, "B1;Mal formé", C, A, "C1101;Autre", D))

    assert bilan.comptes == {"rome": Compte(4, 0, 0)}
    assert romes(lu) == [(ligne[:5], ligne[6:], None) for ligne in (A, B, C, D)]
    assert lu.execute("SELECT chemin, code FROM rejet ORDER BY id").fetchall() == [
        ("ligne 3", "CODE_MAL_FORME"),
        ("ligne 5", "CODE_MAL_FORME"),
        ("ligne 8", "CLE_REPETEE"),
    ]
