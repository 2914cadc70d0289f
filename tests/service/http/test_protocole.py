import socket
from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from starlette.applications import Starlette

from service.http.protocole import TeteEtCorps

TETE = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n"
ADRESSE = b"/graphql?query={bonjour}"
HOTE = b" HTTP/1.1\r\nhost: a\r\n"
CORPS = '{"data":{"bonjour":"été"}}'.encode()


class Fil:
    """A transport that writes down what it is told."""

    def __init__(self) -> None:
        self.dits: list[bytes] = []

    def write(self, morceau: bytes) -> None:
        self.dits.append(morceau)

    def close(self) -> None:
        self.dits.append(b"fin")


@pytest.mark.parametrize(
    ("ecrits", "envoyes"),
    [
        ([TETE, b"ab"], [TETE + b"ab"]),
        ([TETE, b""], [TETE]),
        ([TETE, b"a", b"b"], [TETE + b"a", b"b"]),
        ([b"HTTP/1.1 100 Continue\r\n\r\n", TETE, b"ab"], [b"HTTP/1.1 100 Continue\r\n\r\n", TETE + b"ab"]),
    ],
)
def test_the_head_leaves_with_what_follows_it(ecrits: list[bytes], envoyes: list[bytes]):
    fil = Fil()
    reponse = TeteEtCorps(fil)
    for ecrit in ecrits:
        reponse.write(ecrit)
    assert fil.dits == envoyes


def test_a_head_that_nothing_follows_leaves_before_the_end():
    fil = Fil()
    reponse = TeteEtCorps(fil)
    reponse.write(TETE)
    reponse.close()
    assert fil.dits == [TETE, b"fin"]


def test_answers_follow_one_another_on_a_connection_whatever_the_method(
    application: Starlette, servir: Callable[[Starlette], AbstractContextManager[int]]
):
    demandes = [
        b"HEAD " + ADRESSE + HOTE,
        b"GET " + ADRESSE + HOTE,
        b"GET " + ADRESSE + HOTE + b"connection: close\r\n",
    ]
    with servir(application) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as prise:
        prise.sendall(b"\r\n".join([*demandes, b""]))
        recu = b"".join(iter(lambda: prise.recv(65_536), b""))
    tetes = recu.split(b"HTTP/1.1 200 OK\r\n")[1:]
    assert [tete.partition(b"\r\n\r\n")[2] for tete in tetes] == [b"", CORPS, CORPS]


def test_a_body_that_is_announced_is_asked_for(
    application: Starlette, servir: Callable[[Starlette], AbstractContextManager[int]]
):
    corps = b'{"query": "{ bonjour }"}'
    entetes = b"content-type: application/json\r\ncontent-length: %d\r\nexpect: 100-continue\r\n\r\n" % len(corps)
    with servir(application) as port, socket.create_connection(("127.0.0.1", port), timeout=10) as prise:
        prise.sendall(b"POST /graphql" + HOTE + entetes)
        assert prise.recv(65_536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        prise.sendall(corps)
        assert prise.recv(65_536).endswith(b"\r\n\r\n" + CORPS)
