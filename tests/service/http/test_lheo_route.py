"""The route of exports over an exporter that reads rows from a real database, as long as wanted."""

import http.client
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from datetime import date

import psycopg
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.testclient import TestClient

from exporters.lheo.demande import Demande
from models.erreurs import Indisponible, Introuvable
from service.http.assemblage import assembler
from service.http.csv import route_csv
from service.http.export import BornesDExport, Lecture, Places
from service.http.lheo import Exporteur, route_lheo

Servir = Callable[[Starlette], AbstractContextManager[int]]
Exports = Callable[[int, float], None]

JOUR = date(2026, 11, 23)
MORCEAU = 64 * 1024
EN_COURS = """SELECT count(*) FROM pg_stat_activity
    WHERE application_name = 'export' AND datname = current_database()"""
COUPER = """SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity
    WHERE application_name = 'export' AND datname = current_database()"""


def application(exporter: Exporteur, simultanes: int = 2, lecture_s: float = 60) -> Starlette:
    places = Places(BornesDExport(simultanes, lecture_s))
    return assembler([route_lheo(exporter, Lecture(lambda: JOUR, sans_catalogue), places)], ("https://site.example",))


def sans_catalogue(_: Request) -> AbstractContextManager[None]:
    raise AssertionError("no filter is asked for here")


@contextmanager
def client_de(exporter: Exporteur) -> Iterator[TestClient]:
    with TestClient(application(exporter), raise_server_exceptions=False) as client:
        yield client


def court(_: Request, demande: Demande) -> Iterator[bytes]:
    yield b"<lheo>"
    yield f"{demande.siret} {demande.version}</lheo>".encode()


def impossible(erreur: Exception) -> Exporteur:
    def exporter(*_: object) -> Iterator[bytes]:
        raise erreur
        yield b""

    return exporter


@pytest.fixture
def sans_fin(base: str) -> Exporteur:
    """A document of two terabytes, read by a cursor of its own connection."""

    def exporter(*_: object) -> Iterator[bytes]:
        with psycopg.connect(base, application_name="export") as connexion, connexion.cursor("lignes") as curseur:
            curseur.itersize = 1
            curseur.execute("SELECT repeat('x', %s)::bytea, generate_series(1, 30000000)", [MORCEAU])
            try:
                for morceau, _ in curseur:
                    yield morceau
            except psycopg.OperationalError as erreur:
                raise Indisponible("La base de données a cessé de répondre.") from erreur

    return exporter


@pytest.fixture
def exports(base: str) -> Iterator[Exports]:
    """Wait until that many exports hold a connection, for so many seconds at most."""
    with psycopg.connect(base, autocommit=True) as connexion:

        def attendre(nombre: int, delai_s: float) -> None:
            limite = time.monotonic() + delai_s
            while connexion.execute(EN_COURS).fetchone() != (nombre,):
                assert time.monotonic() < limite
                time.sleep(0.01)

        yield attendre


@contextmanager
def demander(port: int, methode: str = "GET", adresse: str = "/lheo.xml") -> Iterator[http.client.HTTPResponse]:
    """An answer of which nothing more than the headers is read yet; leaving the block closes the connection."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=10)) as connexion:
        connexion.request(methode, adresse)
        with connexion.getresponse() as reponse:
            yield reponse


def test_a_document_is_answered_whole_with_its_type_and_its_name():
    with client_de(court) as client:
        reponse = client.get("/lheo.xml?organisme=90000001900019&version=2.2")
    assert (reponse.status_code, reponse.text) == (200, "<lheo>90000001900019 2.2</lheo>")
    assert reponse.headers["content-type"] == "application/xml; charset=utf-8"
    assert reponse.headers["cache-control"] == "no-store"
    assert reponse.headers["content-disposition"] == 'inline; filename="lheo-2.2-90000001900019-2026-11-23.xml"'
    assert "content-length" not in reponse.headers
    assert "content-encoding" not in reponse.headers


@pytest.mark.parametrize(
    ("erreur", "statut", "code"),
    [
        (Introuvable("Aucun organisme n'a ce SIRET."), 404, "NOT_FOUND"),
        (Indisponible("La base de données ne répond pas."), 503, "UNAVAILABLE"),
        (psycopg.OperationalError("secret"), 503, "UNAVAILABLE"),
        (KeyError("secret"), 500, "INTERNAL_SERVER_ERROR"),
    ],
)
def test_an_error_before_the_first_byte_is_an_answer(erreur: Exception, statut: int, code: str):
    with client_de(impossible(erreur)) as client:
        reponse = client.get("/lheo.xml")
    (dite,) = reponse.json()["errors"]
    assert (reponse.status_code, dite["extensions"]["code"]) == (statut, code)
    assert ("retry-after" in reponse.headers) == (statut == 503)
    assert "secret" not in reponse.text


def test_an_unexpected_error_has_an_id_that_the_log_has(caplog: pytest.LogCaptureFixture):
    with client_de(impossible(KeyError("secret"))) as client:
        reference = client.get("/lheo.xml").json()["errors"][0]["extensions"]["reference"]
    assert f"internal error {reference}" in caplog.messages


def test_a_bad_parameter_is_a_bad_request_in_the_shape_of_every_error():
    with client_de(court) as client:
        reponse = client.get("/lheo.xml?version=2.4")
    assert (reponse.status_code, reponse.json()["errors"][0]["extensions"]["code"]) == (400, "BAD_USER_INPUT")


def test_only_reading_methods_are_accepted():
    with client_de(court) as client:
        reponse = client.post("/lheo.xml")
    assert (reponse.status_code, set(reponse.headers["allow"].split(", "))) == (405, {"GET", "HEAD"})


def test_a_page_of_an_allowed_origin_may_read_it():
    with client_de(court) as client:
        reponse = client.get("/lheo.xml", headers={"origin": "https://site.example"})
    assert reponse.headers["access-control-allow-origin"] == "https://site.example"


def test_a_head_tells_what_a_get_would_and_holds_nothing(sans_fin: Exporteur, servir: Servir, exports: Exports):
    with servir(application(sans_fin)) as port, demander(port, "HEAD") as reponse:
        assert (reponse.status, reponse.read()) == (200, b"")
        assert reponse.headers["content-type"] == "application/xml; charset=utf-8"
        exports(0, 1)


def test_the_first_bytes_leave_while_the_rest_is_not_made(sans_fin: Exporteur, servir: Servir):
    with servir(application(sans_fin)) as port, demander(port) as reponse:
        assert reponse.read(10) == b"x" * 10


def test_a_client_that_leaves_stops_the_work_within_a_second(sans_fin: Exporteur, servir: Servir, exports: Exports):
    with servir(application(sans_fin)) as port:
        with demander(port) as reponse:
            reponse.read(10)
            exports(1, 1)
        exports(0, 1)


def test_a_client_that_leaves_without_reading_stops_the_work_within_a_second(
    sans_fin: Exporteur, servir: Servir, exports: Exports
):
    with servir(application(sans_fin)) as port:
        with socket.create_connection(("127.0.0.1", port)) as prise:
            prise.sendall(b"GET /lheo.xml HTTP/1.1\r\nhost: a\r\n\r\n")
            exports(1, 5)
            time.sleep(0.3)  # what the kernel takes is full: the server waits
        exports(0, 1)


def test_a_client_that_does_not_read_is_given_up_and_sees_no_end(sans_fin: Exporteur, servir: Servir, exports: Exports):
    with servir(application(sans_fin, lecture_s=0.3)) as port, demander(port) as reponse:
        exports(1, 1)
        exports(0, 5)
        with pytest.raises(http.client.IncompleteRead):
            reponse.read()


def test_one_export_too_many_is_told_to_come_back(sans_fin: Exporteur, servir: Servir):
    with servir(application(sans_fin, simultanes=2)) as port, demander(port), demander(port), demander(port) as refus:
        assert (refus.status, refus.headers["retry-after"]) == (503, "10")
        assert "ce serveur en accepte 2 ; réessayez plus tard." in refus.read().decode()


def test_an_export_that_ends_makes_room_for_another(sans_fin: Exporteur, servir: Servir, exports: Exports):
    with servir(application(sans_fin, simultanes=1)) as port:
        with demander(port) as premier:
            assert premier.status == 200
        exports(0, 1)
        with demander(port) as second:
            assert second.status == 200


def test_a_database_that_goes_away_in_the_middle_breaks_the_document_off(
    sans_fin: Exporteur, servir: Servir, base: str, caplog: pytest.LogCaptureFixture
):
    with servir(application(sans_fin)) as port, demander(port) as reponse:
        reponse.read(10)
        with psycopg.connect(base, autocommit=True) as administration:
            administration.execute(COUPER)
        with pytest.raises(http.client.IncompleteRead):
            reponse.read()
    assert "document broken off: La base de données a cessé de répondre." in caplog.messages


def test_an_unexpected_error_in_the_middle_breaks_the_document_off_under_an_id(
    servir: Servir, caplog: pytest.LogCaptureFixture
):
    def exporter(*_: object) -> Iterator[bytes]:
        yield b"<lheo>"
        raise KeyError("secret")

    with (
        servir(application(exporter)) as port,
        demander(port) as reponse,
        pytest.raises(http.client.IncompleteRead) as coupe,
    ):
        reponse.read()
    assert coupe.value.partial == b"<lheo>"
    (reference,) = [message.split()[-1] for message in caplog.messages if message.startswith("internal error ")]
    assert f"document broken off: Erreur interne, référence {reference}" in caplog.messages


def test_the_places_are_those_of_all_formats(sans_fin: Exporteur, servir: Servir):
    places, lecture = Places(BornesDExport(1)), Lecture(lambda: JOUR, sans_catalogue)
    routes = [route_lheo(sans_fin, lecture, places), route_csv(sans_fin, lecture, places)]
    with (
        servir(assembler(routes)) as port,
        demander(port) as premier,
        demander(port, adresse="/offres.csv") as second,
    ):
        assert (premier.status, second.status) == (200, 503)
