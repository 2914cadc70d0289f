"""Imports follow one another: whose turn it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from models.erreurs import Conflit

if TYPE_CHECKING:
    from psycopg import Connection

VERROU = 7_634_002  # advisory lock
NOM = "sofi import "  # of the connection that imports, followed by its source: what tells who is running

_PRENDRE = "-- prendre_le_tour\nSELECT pg_try_advisory_xact_lock(%s)"

_QUI = """-- qui_importe
SELECT a.application_name, extract(epoch FROM clock_timestamp() - a.xact_start)::int
FROM pg_locks l JOIN pg_stat_activity a USING (pid)
WHERE l.locktype = 'advisory' AND l.granted AND (l.classid, l.objid, l.objsubid) = (0, %s, 1)
    AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"""


def prendre(connexion: Connection[Any], *, attendre: bool) -> None:
    """Import alone until the transaction ends; raises Conflit when somebody does, unless they are waited for."""
    if attendre:
        connexion.execute("SELECT pg_advisory_xact_lock(%s)", (VERROU,))
    elif connexion.execute(_PRENDRE, (VERROU,)).fetchone() != (True,):
        qui = connexion.execute(_QUI, (VERROU,)).fetchone()
        raise Conflit(f"Un import est en cours{_dire(qui)} : renvoyez le fichier quand il sera fini.")


def _dire(qui: tuple[Any, ...] | None) -> str:
    if qui is None:
        return ""
    nom, secondes = qui
    source = f", celui de « {nom.removeprefix(NOM)} »" if nom.startswith(NOM) else ""
    return f"{source}, depuis {secondes} s"
