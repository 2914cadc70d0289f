"""The one way to the database at run time: an asynchronous pool of psycopg connections."""

from psycopg import AsyncConnection
from psycopg.conninfo import conninfo_to_dict
from psycopg.rows import TupleRow
from psycopg_pool import AsyncConnectionPool

from graph.prepares import garder_les_prepares
from service.reglages import Reglages

Pool = AsyncConnectionPool[AsyncConnection[TupleRow]]


def ouvrir_pool(url: str, reglages: Reglages) -> Pool:
    """A pool still closed (the application's lifespan opens it); connections are in autocommit."""
    return AsyncConnectionPool(
        url,
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
