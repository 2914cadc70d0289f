import os
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

from models.erreurs import EntreeInvalide
from service.commandes.demo import demo, preparer
from service.postgres.verrous import attendre
from service.reglages import Reglages
from tests.service.commandes.conftest import Offre, Sofi

SOFI = str(Path(sys.executable).with_name("sofi"))
BLOCAGE = 52  # advisory lock

Remplir = Callable[..., str]
Lancer = Callable[[str], subprocess.Popen[str]]
Nombre = Callable[[str], int]


@pytest.fixture
def remplir(base: str, capsys: pytest.CaptureFixture[str]) -> Remplir:
    """Prepare a sample as the command does before it serves; returns what it told."""

    def remplir(**taille: int) -> str:
        preparer(base, Reglages(), **taille)
        return capsys.readouterr().err

    return remplir


@pytest.fixture
def port() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        return prise.getsockname()[1]


@pytest.fixture
def lancer(port: int, tmp_path: Path) -> Lancer:
    """The whole command, as a process of its own; its files are in `tmp_path`."""

    def lancer(base: str) -> subprocess.Popen[str]:
        commande = [SOFI, "demo", "--port", str(port), "--organismes", "5", "--sessions", "20"]
        env = os.environ | {"DATABASE_URL": base, "TMPDIR": str(tmp_path)}
        return subprocess.Popen(commande, env=env, stderr=subprocess.PIPE, text=True)

    return lancer


def repond(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/readyz", timeout=5) as reponse:
            return reponse.status == 200
    except OSError:
        return False


@pytest.fixture
def import_bloque(base: str) -> Iterator[psycopg.Connection]:
    """A database where sessions wait for the lock that this connection holds."""
    with psycopg.connect(base, autocommit=True) as connexion:
        connexion.execute("SELECT pg_advisory_lock(%s)", [BLOCAGE])
        connexion.execute(
            f"""CREATE FUNCTION bloquer() RETURNS trigger LANGUAGE plpgsql AS
            $$BEGIN PERFORM pg_advisory_xact_lock({BLOCAGE}); RETURN NULL; END$$"""
        )
        connexion.execute(
            "CREATE TRIGGER bloquer AFTER INSERT ON session FOR EACH STATEMENT EXECUTE FUNCTION bloquer()"
        )
        yield connexion


def test_an_empty_machine_gets_a_catalogue_and_its_address(base_vide: str, lancer: Lancer, port: int, tmp_path: Path):
    commande = lancer(base_vide)
    assert attendre(lambda: repond(port) or commande.poll() is not None, 40)
    commande.send_signal(signal.SIGINT)
    assert commande.communicate(timeout=20)[1].splitlines()[-2:] == [
        "Sample catalogue: 5 organismes, 20 sessions",
        f"SOFI listens on http://127.0.0.1:{port}",
    ]
    assert list(tmp_path.iterdir()) == []


def test_the_sample_comes_through_the_importer_as_one_lot(remplir: Remplir, connexion: psycopg.Connection):
    remplir(organismes=10, sessions=50)
    assert connexion.execute("SELECT flux, emetteur, etat, rejetes FROM lot").fetchall() == [
        ("lheo", "demo", "TERMINE", 0)
    ]


def test_a_sample_has_the_size_asked_for(remplir: Remplir, nombre: Nombre):
    remplir(organismes=10, sessions=50)
    assert (nombre("organisme"), nombre("session")) == (10, 50)


@pytest.mark.parametrize("taille", [{}, {"sessions": 50}, {"organismes": 10, "sessions": 50}])
def test_a_sample_that_is_there_is_not_made_again(remplir: Remplir, nombre: Nombre, taille: dict[str, int]):
    remplir(organismes=10, sessions=50)
    assert remplir(**taille) == "Sample catalogue, already there: 10 organismes, 50 sessions\n"
    assert nombre("lot") == 1


def test_another_size_replaces_the_sample_and_its_numbers(remplir: Remplir, connexion: psycopg.Connection):
    remplir(organismes=10, sessions=50)
    remplir(organismes=5, sessions=20)
    sessions = connexion.execute("SELECT count(*), min(numero), max(numero) FROM session").fetchone()
    assert sessions == (20, "SE_0000000001", "SE_0000000020")


def test_a_replaced_sample_leaves_the_lists(remplir: Remplir, nombre: Nombre):
    listes = ("financeur", "public_vise", "departement")
    avant = [nombre(liste) for liste in listes]
    remplir(organismes=10, sessions=50)
    remplir(organismes=5, sessions=20)
    assert [nombre(liste) for liste in listes] == avant


def test_a_catalogue_of_others_gets_no_sample(remplir: Remplir, sofi: Sofi, offre: Offre, nombre: Nombre):
    sofi("import", "lheo", offre("S1"), "--source", "carif")
    with pytest.raises(EntreeInvalide, match="« carif »"):
        remplir(organismes=5, sessions=20)
    assert (nombre("session"), nombre("lot")) == (1, 1)


def test_a_sample_that_others_joined_is_served_as_it_is(remplir: Remplir, sofi: Sofi, offre: Offre):
    remplir(organismes=5, sessions=20)
    sofi("import", "lheo", offre("S1"))
    assert remplir() == "Sample catalogue, already there: 5 organismes, 20 sessions\n"


def test_a_sample_that_others_joined_is_not_replaced(remplir: Remplir, sofi: Sofi, offre: Offre, nombre: Nombre):
    remplir(organismes=5, sessions=20)
    sofi("import", "lheo", offre("S1"))
    with pytest.raises(EntreeInvalide, match="sans --sessions"):
        remplir(sessions=30)
    assert nombre("session") == 21


def test_what_people_wrote_in_a_sample_is_not_replaced(remplir: Remplir, base: str):
    remplir(organismes=5, sessions=20)
    with psycopg.connect(base) as connexion:
        connexion.execute(
            "INSERT INTO evenement (geste, noun, objet_id, source) SELECT geste, noun, objet_id, source FROM evenement"
        )
    with pytest.raises(EntreeInvalide, match="« saisie »"):
        remplir(sessions=30)


def test_a_kill_in_the_middle_leaves_no_sample_and_the_next_one_is_whole(
    base: str, lancer: Lancer, import_bloque: psycopg.Connection, remplir: Remplir, nombre: Nombre
):
    commande = lancer(base)
    attend = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND NOT granted"
    assert attendre(lambda: import_bloque.execute(attend, [BLOCAGE]).rowcount == 1, 40)
    commande.kill()
    commande.communicate(timeout=20)
    import_bloque.execute("SELECT pg_advisory_unlock(%s)", [BLOCAGE])
    remplir(organismes=5, sessions=20)
    assert (nombre("session"), nombre("lot")) == (20, 1)


def test_a_port_already_taken_is_told_before_anything_is_written(
    base: str, port: int, nombre: Nombre, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setenv("DATABASE_URL", base)
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", port))
        prise.listen()
        with pytest.raises(EntreeInvalide, match="déjà pris"):
            demo(port=port)
    assert nombre("lot") == 0


def test_the_bounds_of_the_sample_are_those_of_its_generator(sofi: Sofi):
    assert [sofi("demo", "--organismes", nombre).code for nombre in (4, 10_001)] == [2, 2]
