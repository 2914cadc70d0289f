"""Load, from a process of its own: `python charge.py` reads what to send on its input, and prints what came of it.

Nothing but the standard library, and no asyncio: the less this costs, the more of the machine is left to the servers.
"""

import json
import re
import selectors
import socket
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Any

TAILLE = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
INEDIT = b"@rang@"  # in a body: what makes each one a text never seen
ENTETES = (
    "POST /graphql HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\naccept: application/json\r\n"
    "content-length: {}\r\n\r\n"
)


class Lien:
    """A kept connection, one request at a time."""

    def __init__(self, port: int) -> None:
        self.prise = socket.create_connection(("127.0.0.1", port))
        self.prise.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.recu, self.debut = bytearray(), 0.0

    def envoyer(self, requete: bytes) -> None:
        self.recu.clear()
        self.debut = time.perf_counter()
        self.prise.sendall(requete)

    def lire(self) -> float | None:
        """The seconds that the answer took, once it is whole."""
        morceau = self.prise.recv(1 << 18)
        self.recu += morceau
        tete = self.recu.find(b"\r\n\r\n")
        if not morceau or (tete > 0 and not self.recu.startswith(b"HTTP/1.1 200")):
            raise OSError(bytes(self.recu[:2000]))
        if tete < 0 or len(self.recu) < tete + 4 + int(TAILLE.findall(self.recu, 0, tete)[0]):
            return None
        duree = time.perf_counter() - self.debut
        if b'"errors":[' in self.recu:
            raise OSError(bytes(self.recu[:2000]))
        return duree


def requetes(corps: list[str]) -> Iterator[bytes]:
    """The requests, each in turn and again, for ever."""
    octets = [texte.encode() for texte in corps]
    if INEDIT in octets[0]:
        yield from (requete(un.replace(INEDIT, b"%d.%d" % (time.time_ns(), i))) for i, un in enumerate(cycle(octets)))
    yield from cycle(map(requete, octets))


def requete(corps: bytes) -> bytes:
    return ENTETES.format(len(corps)).encode() + corps


def charger(port: int, connexions: int, corps: list[str], secondes: float, nombre: float) -> dict[str, Any]:
    """Keep all connections busy for so long, or up to so many requests; those that are under way are waited for."""
    suite, durees, octets, envoyees = requetes(corps), list[float](), 0, connexions
    with selectors.DefaultSelector() as selecteur:
        debut = fin = time.perf_counter()
        for _ in range(connexions):
            lien = Lien(port)
            selecteur.register(lien.prise, selectors.EVENT_READ, lien)
            lien.envoyer(next(suite))
        while len(durees) < envoyees:
            for cle, _ in selecteur.select():
                if (duree := cle.data.lire()) is not None:
                    durees.append(duree)
                    octets += len(cle.data.recu)
                    fin = time.perf_counter()
                    if fin - debut < secondes and envoyees < nombre:
                        envoyees += 1
                        cle.data.envoyer(next(suite))
    nombre = len(durees)
    return {
        "p50": statistics.median(durees),
        "debit": nombre / (fin - debut),
        "octets": octets / nombre,
        "nombre": nombre,
    }


if __name__ == "__main__":
    sys.stdout.write(json.dumps(charger(**json.load(sys.stdin))))
