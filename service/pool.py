"""The one way to the database at run time: an asynchronous pool of psycopg connections."""

from time import monotonic

from psycopg.conninfo import conninfo_to_dict
from psycopg.pq import TransactionStatus
from psycopg_pool import AsyncConnectionPool

from graph.guet import ConnexionGuettee
from graph.prepares import garder_les_prepares
from service.reglages import Reglages


class Pool(AsyncConnectionPool[ConnexionGuettee]):
    """Gives first the connection that came back last, which psycopg's own gives last.

    What the process behind it has just read is still near its processor: a short statement takes half of the time. And
    what takes no wait takes none of the locks either.
    """

    async def getconn(self, timeout: float | None = None) -> ConnexionGuettee:  # noqa: ASYNC109  psycopg's
        """A connection, at once where one is there."""
        if not self._pool or self.closed:
            return await super().getconn(timeout)
        connexion: ConnexionGuettee = self._pool.pop()
        connexion._pool = self  # noqa: SLF001  as psycopg's does: it is not to be closed
        self._nconns_min = min(self._nconns_min, len(self._pool))  # those that nobody needed are closed after a while
        return connexion

    async def putconn(self, conn: ConnexionGuettee) -> None:
        """Take a connection back; those that wait for one, and what is wrong with it, are psycopg's to look at."""
        if self._waiting or self.closed or not self._est_bonne(conn):
            await super().putconn(conn)
            return
        conn._pool = None  # noqa: SLF001
        self._pool.append(conn)

    def _est_bonne(self, conn: ConnexionGuettee) -> bool:
        lue, faite = conn.pgconn.transaction_status, conn._created_at  # noqa: SLF001
        return lue == TransactionStatus.IDLE and faite > self._drained_at and conn._expire_at > monotonic()  # noqa: SLF001


def ouvrir_pool(url: str, reglages: Reglages) -> Pool:
    """A pool still closed (the application's lifespan opens it); connections are in autocommit."""
    return Pool(
        url,
        connection_class=ConnexionGuettee,
        kwargs=options_de_connexion(url, reglages),
        min_size=reglages.pool_min,
        max_size=reglages.pool_max,
        timeout=reglages.pool_attente_s,
        max_waiting=reglages.pool_file,
        name="sofi",
        configure=garder_les_prepares,
        open=False,
    )


def options_de_connexion(url: str, reglages: Reglages) -> dict[str, object]:
    """What each connection of the application is opened with.

    Behind PgBouncer (transaction pooling) there is neither a prepared statement nor a session setting: `jit` and
    `statement_timeout` are then those of the role (ALTER ROLE ... SET).
    """
    options: dict[str, object] = {"autocommit": True, "application_name": "sofi", "connect_timeout": 5}
    if reglages.pgbouncer:
        return options | {"prepare_threshold": None}
    delai_ms = round(reglages.delai_requete_s * 1000)
    celles_de_l_url = conninfo_to_dict(url).get("options", "")
    parametres = (
        f"{celles_de_l_url} -c jit=off -c timezone=UTC -c statement_timeout={delai_ms}"
        " -c plan_cache_mode=force_generic_plan"  # statements by key; graph/envoi.py has the others planned for values
    )
    return options | {"prepare_threshold": 0, "options": parametres.strip()}
