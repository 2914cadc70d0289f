import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import psycopg
import pytest

from models.migrer import VERROU
from service.cli import main
from service.postgres.verrous import attendre

SOFI = str(Path(sys.executable).with_name("sofi"))


class Resultat(NamedTuple):
    """What a command leaves behind."""

    code: int
    sortie: str
    erreurs: str


@pytest.fixture
def sofi(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> "Sofi":
    """The command line in this process, which has already paid for its imports."""

    def lancer(*arguments: str, **environnement: str) -> Resultat:
        monkeypatch.setattr(sys, "argv", ["sofi", *arguments])
        for nom, valeur in environnement.items():
            monkeypatch.setenv(nom, valeur)
        with pytest.raises(SystemExit) as fin:
            main()
        return Resultat(int(fin.value.code or 0), *capsys.readouterr())

    return lancer


Sofi = Callable[..., Resultat]


class MigrationBloquee:
    """`sofi migrate` in the middle of its work: it waits for a lock that we hold."""

    def __init__(self, base: str) -> None:
        self.connexion = psycopg.connect(base, autocommit=True)
        self.connexion.execute("SELECT pg_advisory_lock(%s)", [VERROU])
        self.processus = subprocess.Popen(
            [SOFI, "migrate"], stderr=subprocess.PIPE, text=True, env=os.environ | {"DATABASE_URL": base}
        )
        assert attendre(lambda: self.pid_du_serveur() is not None, 30)

    def pid_du_serveur(self) -> int | None:
        ligne = self.connexion.execute(
            # of this database: other tests share the server
            "SELECT pid FROM pg_locks JOIN pg_database d ON d.oid = pg_locks.database"
            " WHERE locktype = 'advisory' AND NOT granted AND d.datname = current_database()"
        ).fetchone()
        return ligne[0] if ligne else None

    def fin(self) -> tuple[int, str]:
        erreurs = self.processus.communicate(timeout=30)[1]
        self.connexion.close()
        return self.processus.returncode, erreurs


def test_the_help_names_every_command(sofi: Sofi):
    aide = sofi("--help")
    assert aide.code == 0
    assert {"serve", "migrate", "schema"} <= set(aide.sortie.split())


def test_a_command_that_does_not_exist_is_a_usage_error(sofi: Sofi):
    assert sofi("semre").code == 2


def test_a_refusal_is_one_french_sentence_and_exit_code_1(sofi: Sofi):
    resultat = sofi("migrate", PORT="quatre-vingts")
    assert resultat == (
        1,
        "",
        "Réglage refusé dans l'environnement : PORT (un nombre entier est attendu).\n",
    )


def test_what_was_not_foreseen_has_an_id_and_no_traceback(sofi: Sofi, base_vide: str):
    with psycopg.connect(base_vide) as connexion:
        connexion.execute("CREATE TABLE organisme (autre int)")
    resultat = sofi("migrate", DATABASE_URL=base_vide)
    assert resultat.code == 1
    assert resultat.erreurs.startswith("Erreur imprévue ")
    assert len(resultat.erreurs.splitlines()) == 1


def test_the_traceback_of_what_was_not_foreseen_is_shown_on_demand(sofi: Sofi, base_vide: str):
    with psycopg.connect(base_vide) as connexion:
        connexion.execute("CREATE TABLE organisme (autre int)")
    resultat = sofi("migrate", DATABASE_URL=base_vide, SOFI_DEBUG="1")
    assert resultat.code == 1
    assert "Traceback (most recent call last)" in resultat.erreurs


def test_an_interruption_is_quiet_and_exits_130(base: str):
    migration = MigrationBloquee(base)
    migration.processus.send_signal(signal.SIGINT)
    assert migration.fin() == (130, "")


def test_a_database_that_goes_away_in_the_middle_is_told_so(base: str):
    migration = MigrationBloquee(base)
    migration.connexion.execute("SELECT pg_terminate_backend(%s)", [migration.pid_du_serveur()])
    code, erreurs = migration.fin()
    assert code == 1
    assert erreurs.startswith("La base de données a cessé de répondre : ")


def test_migrate_says_what_it_did_then_that_nothing_is_left_to_do(sofi: Sofi, base_vide: str):
    premiere, seconde = (sofi("migrate", DATABASE_URL=base_vide) for _ in range(2))
    assert (premiere.code, seconde.code) == (0, 0)
    assert "Already" not in premiere.sortie
    assert seconde.sortie == "Already up to date.\n"


@pytest.mark.parametrize("commande", ["serve", "migrate", "schema"])
def test_every_command_explains_itself(sofi: Sofi, commande: str):
    assert sofi(commande, "--help").code == 0
