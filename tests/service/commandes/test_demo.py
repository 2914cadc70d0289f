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
from service.commandes.demo import demo
from service.postgres.verrous import attendre
from tests.service.commandes.conftest import Nombre, Offre, Remplir, Sofi

SOFI = str(Path(sys.executable).with_name("sofi"))
BLOCAGE = 52  # advisory lock

Lancer = Callable[[str], subprocess.Popen[str]]


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
    assert attendre(lambda: repond(port) or commande.poll() is not None, 120)
    commande.send_signal(signal.SIGINT)
    assert commande.communicate(timeout=20)[1].splitlines()[-2:] == [
        "Sample catalogue: 5 organismes, 20 sessions",
        f"SOFI listens on http://127.0.0.1:{port}",
    ]
    assert list(tmp_path.iterdir()) == []


def test_a_catalogue_of_others_gets_no_sample(remplir: Remplir, sofi: Sofi, offre: Offre, nombre: Nombre):
    sofi("import", "lheo", offre("S1"), "--source", "carif")
    with pytest.raises(EntreeInvalide, match="« carif »"):
        remplir(organismes=5, sessions=20)
    assert (nombre("session"), nombre("lot")) == (1, 1)


def test_a_kill_in_the_middle_leaves_no_sample_and_the_next_one_is_whole(
    base: str, lancer: Lancer, import_bloque: psycopg.Connection, remplir: Remplir, nombre: Nombre
):
    commande = lancer(base)
    attend = "SELECT FROM pg_locks WHERE locktype = 'advisory' AND objid = %s AND NOT granted"
    assert attendre(lambda: import_bloque.execute(attend, [BLOCAGE]).rowcount == 1, 120)
    commande.kill()
    commande.communicate(timeout=20)
    import_bloque.execute("SELECT pg_advisory_unlock(%s)", [BLOCAGE])
    remplir(organismes=5, sessions=20)
    sessions = import_bloque.execute("SELECT count(*) FROM session WHERE source = 'LHEO'").fetchone()
    assert (sessions, nombre("lot")) == ((20,), 15)


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


def test_references_of_others_are_left_as_they_are_and_said(
    remplir: Remplir, sofi: Sofi, tmp_path: Path, connexion: psycopg.Connection
):
    mien = tmp_path / "formacode_v14.csv"
    mien.write_text("code;libelle;generique\n21538;Pain;\n", encoding="utf-8")
    sofi("import", "formacode", mien)
    dites = remplir(organismes=5, sessions=20).splitlines()
    assert [ligne for ligne in dites if "eference data" in ligne] == [
        "Sample reference data: communes, rome, nsf, certifinfo, passage, rncp, cpf",
        "Reference data of others, left as they are: formacode",
    ]
    mots = "SELECT libelle FROM formacode WHERE code = '21538'"
    assert connexion.execute(mots).fetchall() == [("Pain",)]
    assert connexion.execute("SELECT count(*) FROM session WHERE source = 'LHEO'").fetchone() == (20,)
