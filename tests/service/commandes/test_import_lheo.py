from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests.service.commandes.conftest import Offre, Sofi

Nombre = Callable[[str], int]

UNE_SESSION = """\
Lot LO_0000000001 :
                       créés   modifiés  inchangés
  organismes               1          0          0
  établissements           1          0          0
  formations               1          0          0
  actions                  1          0          0
  sessions                 1          0          0
"""
UN_REJET = """\
1 rejet :
        1  DATE_IMPOSSIBLE
Détail :
  formation[numero=F1]/action[1]/session[1]/periode/debut « Cap ébéniste »
    DATE_IMPOSSIBLE : « 20270231 » n'est pas une date : écrivez AAAAMMJJ, AAAAMM00 si le jour est inconnu, AAAA0000 \
si le mois l'est aussi, 00000000 si tout est inconnu.
"""
# of the organisme, its établissement, the formation, the action and the session
RESERVES = """\
10 réserves :
        1  ORGANISME_FORMACODE_REQUIS
        1  ETABLISSEMENT_SITE_PRINCIPAL_REQUIS
        1  ETABLISSEMENT_ADRESSE_INCONNUE
        1  FORMATION_FORMACODE_REQUIS
        1  ACTION_CONDITIONS_SPECIFIQUES_OBLIGATOIRE
        1  ACTION_CONTACT_REQUIS
        1  ACTION_HEURES_INCONNUES
        1  ACTION_PRIX_INCONNU
        1  SESSION_LIEU_REQUIS
        1  SESSION_DISPOSITIF_REQUIS
"""
STRICT = "1 rejet(s) et l'option --strict : rien n'a été écrit. Corrigez le fichier, ou ôtez --strict."


@pytest.fixture
def avec_rejet(offre: Offre) -> Path:
    """Two sessions, the first of which begins on 31 February."""
    fichier = offre("S1", "S2")
    fichier.write_text(fichier.read_text(encoding="utf-8").replace("20270104", "20270231", 1), encoding="utf-8")
    return fichier


def test_what_came_in_is_counted_by_noun(sofi: Sofi, offre: Offre):
    resultat = sofi("import", "lheo", offre("S1"), "--sans-regles")
    assert (resultat.code, resultat.sortie) == (0, UNE_SESSION)


def test_what_the_rules_find_is_told_and_goes_in(sofi: Sofi, offre: Offre, nombre: Nombre):
    resultat = sofi("import", "lheo", offre("S1"))
    assert (resultat.code, resultat.sortie) == (0, UNE_SESSION + RESERVES)
    assert (nombre("session"), nombre("rejet")) == (1, 10)


def test_a_strict_import_lets_in_what_the_rules_find(sofi: Sofi, offre: Offre):
    assert sofi("import", "lheo", offre("S1"), "--strict").code == 0


def test_what_did_not_come_in_is_told_with_its_place_and_exits_3(sofi: Sofi, avec_rejet: Path):
    resultat = sofi("import", "lheo", avec_rejet)
    assert (resultat.code, resultat.sortie) == (3, UNE_SESSION + UN_REJET + RESERVES)


def test_the_exit_code_of_rejects_is_documented(sofi: Sofi):
    assert "3 the lot went in" in " ".join(sofi("import", "lheo", "--help").sortie.split())


def test_a_strict_import_refuses_the_lot_for_one_reject(sofi: Sofi, avec_rejet: Path, nombre: Nombre):
    resultat = sofi("import", "lheo", avec_rejet, "--strict")
    assert resultat.code == 1
    assert resultat.erreurs.endswith(f"{UN_REJET}{STRICT}\n")
    assert (nombre("session"), nombre("lot")) == (0, 0)


def test_a_trial_tells_the_counts_and_writes_nothing(sofi: Sofi, offre: Offre, nombre: Nombre):
    resultat = sofi("import", "lheo", offre("S1"), "--dry-run")
    assert resultat.code == 0
    dite = UNE_SESSION.replace("Lot LO_0000000001 :", "Essai : rien n'a été écrit.")
    assert resultat.sortie == dite + RESERVES
    assert (nombre("session"), nombre("lot")) == (0, 0)


def test_a_trial_tells_the_rejects_and_exits_as_the_import_would(sofi: Sofi, avec_rejet: Path):
    resultat = sofi("import", "lheo", avec_rejet, "--dry-run")
    assert resultat.code == 3
    assert resultat.sortie.endswith(UN_REJET + RESERVES)


def test_a_reject_of_several_files_names_its_own(sofi: Sofi, offre: Offre, avec_rejet: Path):
    autre = offre("S3", nom="autre.xml")
    assert "  offre.xml : formation[numero=F1]/action[1]/" in sofi("import", "lheo", autre, avec_rejet).sortie


def test_several_files_are_one_lot(sofi: Sofi, offre: Offre, nombre: Nombre):
    assert sofi("import", "lheo", offre("S1"), offre("S2", nom="suite.xml")).code == 0
    assert (nombre("session"), nombre("lot")) == (2, 1)


def test_one_bad_file_refuses_the_others_of_its_lot(sofi: Sofi, offre: Offre, tmp_path: Path, nombre: Nombre):
    (tmp_path / "vide.xml").touch()
    resultat = sofi("import", "lheo", offre("S1"), tmp_path / "vide.xml")
    assert (resultat.code, nombre("session"), nombre("lot")) == (1, 0, 0)
    assert "vide.xml est vide." in resultat.erreurs


def test_a_replay_changes_nothing(sofi: Sofi, offre: Offre):
    fichier = offre("S1")
    sofi("import", "lheo", fichier)
    assert sofi("import", "lheo", fichier).sortie.splitlines()[-1].split() == ["sessions", "0", "0", "1"]


def test_what_a_file_lacks_is_told_and_kept(sofi: Sofi, offre: Offre, nombre: Nombre):
    sofi("import", "lheo", offre("S1", "S2", "S3"))
    assert sofi("import", "lheo", offre("S1")).sortie.endswith(
        "2 sessions de cette source ne sont plus dans le fichier : rien n'a été supprimé.\n"
    )
    assert nombre("session") == 3


def test_a_much_shorter_file_goes_in_when_confirmed(sofi: Sofi, offre: Offre):
    sofi("import", "lheo", offre(*(f"S{rang}" for rang in range(10))))
    assert sofi("import", "lheo", offre("S1")).code == 1
    assert sofi("import", "lheo", offre("S1"), "--confirmer").code == 0


def test_the_source_is_the_one_named(sofi: Sofi, offre: Offre, connexion: psycopg.Connection):
    sofi("import", "lheo", offre("S1"), "--source", "carif-44")
    assert connexion.execute("SELECT emetteur FROM lot").fetchall() == [("carif-44",)]


@pytest.mark.parametrize("nom", ["", "deux mots", "région", "a" * 41])
def test_a_source_is_named_in_plain_letters(sofi: Sofi, offre: Offre, nom: str):
    resultat = sofi("import", "lheo", offre("S1"), "--source", nom)
    assert resultat.code == 1
    assert resultat.erreurs.startswith(f"« {nom} » ne peut pas nommer une source")


def test_the_name_of_the_sample_is_not_for_others(sofi: Sofi, offre: Offre):
    resultat = sofi("import", "lheo", offre("S1"), "--source", "demo")
    assert (resultat.code, resultat.sortie) == (1, "")


@pytest.mark.parametrize("nom", ["absent.xml", "."])
def test_what_is_not_a_readable_file_is_refused(sofi: Sofi, tmp_path: Path, nom: str):
    resultat = sofi("import", "lheo", tmp_path / nom)
    assert (resultat.code, resultat.sortie) == (1, "")
    assert resultat.erreurs.startswith(str(tmp_path / nom))


def test_no_file_is_a_usage_error(sofi: Sofi):
    assert sofi("import", "lheo").code == 2


def test_a_database_that_was_not_migrated_receives_nothing(sofi: Sofi, offre: Offre, base_vide: str):
    resultat = sofi("import", "lheo", offre("S1"), DATABASE_URL=base_vide)
    assert resultat.code == 1
    assert resultat.erreurs.endswith("lancez : sofi migrate\n")


def test_a_log_file_gets_few_lines_and_the_last_says_that_all_is_written(sofi: Sofi, offre: Offre):
    lignes = sofi("import", "lheo", offre("S1", "S2")).erreurs.splitlines()
    assert lignes[-1] == "Importing: 100 % of 2.5 kB"
    assert len(lignes) <= 4


def test_a_terminal_gets_a_bar(sofi: Sofi, offre: Offre):
    erreurs = sofi("import", "lheo", offre("S1"), TTY_COMPATIBLE="1", TTY_INTERACTIVE="1").erreurs
    assert "━━━━" in erreurs
    assert "Importing:" not in erreurs
