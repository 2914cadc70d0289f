"""The journal read back: lots, the latest first, and what each refused or took with a reservation."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import psycopg
from psycopg.rows import class_row

from models.erreurs import Introuvable

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOTS = """-- lots
SELECT numero, flux, emetteur, to_char(termine_le AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY HH24:MI') AS le, fichier,
    crees, modifies, inchanges, absents, (SELECT count(*) FROM doublon WHERE lot_id = lot.id) AS doublons, rejetes
FROM lot ORDER BY id DESC LIMIT %s"""

_REJETS = """-- rejets_par_lot
SELECT chemin, code, message, coalesce(extrait, '') AS extrait, bloquant FROM rejet WHERE lot_id = %s ORDER BY id"""


class LotLu(NamedTuple):
    """A lot as its report tells it."""

    numero: str
    flux: str
    emetteur: str
    le: str
    fichier: str
    crees: int
    modifies: int
    inchanges: int
    absents: int
    doublons: int
    rejetes: int


class RejetLu(NamedTuple):
    """A reject, or a reservation where it is not `bloquant`."""

    chemin: str
    code: str
    message: str
    extrait: str
    bloquant: bool


def lots(url: str, nombre: int) -> list[LotLu]:
    """The latest lots."""
    with psycopg.connect(url) as connexion, connexion.cursor(row_factory=class_row(LotLu)) as curseur:
        return curseur.execute(_LOTS, (nombre,)).fetchall()


def rejets(url: str, numero: str) -> Iterator[RejetLu]:
    """What a lot said of its files, in their order, in bounded memory; raises Introuvable."""
    with psycopg.connect(url) as connexion:
        lot = connexion.execute("SELECT id FROM lot WHERE numero = %s", (numero,)).fetchone()
        if lot is None:
            raise Introuvable(f"Aucun lot ne porte le numéro « {numero} » : « sofi lots » donne ceux qui existent.")
        with connexion.cursor("rejets", row_factory=class_row(RejetLu)) as curseur:
            yield from curseur.execute(_REJETS, lot)
