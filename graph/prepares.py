"""Statements that a connection keeps prepared through rollbacks: planning them takes longer than running them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg._preparing import PrepareManager  # psycopg has no public way to it

if TYPE_CHECKING:
    from psycopg import AsyncConnection, Connection

PREPARES = 300  # by mutations and accounts; `graph/envoi.py` has its own, for reads


class Prepares(PrepareManager):
    """What psycopg has prepared on a connection.

    psycopg forgets it all, and all that others prepared with it, at each rollback, lest tables were made anew: nobody
    makes any over the connections of the service.
    """

    def clear(self) -> bool:
        """Nothing is forgotten."""
        return False

    def validate(self, key: Any, prep: Any, name: Any, results: Any) -> None:  # noqa: ARG002  psycopg's own
        """A statement that fails is prepared nonetheless."""
        self._rotate()


async def garder_les_prepares(connexion: AsyncConnection[Any]) -> None:
    """Have a new connection of a pool keep what it prepares."""
    gardes = Prepares()
    gardes.prepare_threshold, gardes.prepared_max = connexion.prepare_threshold, PREPARES
    connexion._prepared = gardes  # noqa: SLF001


def partager_les_prepares(de: AsyncConnection[Any], vue: Connection[Any]) -> None:
    """Have a second view of a connection use what it keeps prepared; else prepare nothing, for names would clash."""
    gardes = de._prepared  # noqa: SLF001
    if isinstance(gardes, Prepares):
        vue._prepared = gardes  # noqa: SLF001
    else:
        vue.prepare_threshold = None
