"""What every export reads on: one connection of its own, one read-only snapshot, as long as its reader takes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg

from loaders.visibilite import paru
from models.erreurs import Indisponible, Introuvable

if TYPE_CHECKING:
    from collections.abc import Iterator

PANNES = (psycopg.OperationalError, psycopg.InterfaceError)

_OUVRIR = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
# Between two statements the snapshot waits for its reader, however slow; one statement takes a fraction of a second.
# What a cursor reads is read to its end.
_REGLER = """SELECT set_config('idle_in_transaction_session_timeout', '0', true),
    set_config('statement_timeout', '60s', true), set_config('lock_timeout', '30s', true),
    set_config('jit', 'off', true), set_config('cursor_tuple_fraction', '1', true)"""
# A database that has gone silent is noticed within a minute.
_RESEAU: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
_PARU = paru("etablissement")
_ORGANISME = f"""-- organisme_a_exporter
SELECT organisme_id FROM etablissement WHERE siret = %s AND {_PARU}"""  # noqa: S608  our own names


@contextmanager
def instantane(url: str, *, preparer: bool) -> Iterator[psycopg.Connection[Any]]:
    """A connection whose transaction sees one state of the catalogue; raises Indisponible when the database goes away.

    `preparer`: whether statements may be prepared, which they may not be behind PgBouncer.
    """
    seuil = 0 if preparer else None
    try:
        with psycopg.connect(url, autocommit=True, prepare_threshold=seuil, **_RESEAU) as connexion:
            connexion.execute(_OUVRIR)
            connexion.execute(_REGLER)
            yield connexion
    except PANNES as panne:
        message = "La base de données ne répond plus : l'export s'est arrêté. Vérifiez PostgreSQL, puis relancez-le."
        raise Indisponible(message) from panne


def organisme_du(connexion: psycopg.Connection[Any], siret: str | None) -> int | None:
    """The organisme that holds this SIRET, none without one; raises Introuvable."""
    if siret is None:
        return None
    trouve = connexion.execute(_ORGANISME, [siret]).fetchone()
    if trouve is None:
        raise Introuvable(f"Aucun établissement du catalogue n'a le SIRET {siret} : vérifiez-le.")
    return int(trouve[0])
