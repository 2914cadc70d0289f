"""The database a command works on: the one of DATABASE_URL, else `sofi` in the embedded server."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import psycopg
import typer
from psycopg import errors, sql
from psycopg.conninfo import conninfo_to_dict

from models.erreurs import Indisponible
from service.postgres.binaires import VERSION_MINIMALE
from service.postgres.partage import serveur_partage
from service.postgres.verrous import attendre
from service.reglages import Reglages

BASE = "sofi"
CONNEXION_S = 5


@contextmanager
def base_ouverte(reglages: Reglages) -> Iterator[str]:
    """Yield the libpq URL of a database that answers; raises Indisponible. The embedded server is held meanwhile."""
    if reglages.database_url:
        verifier(reglages.database_url)
        yield reglages.database_url
        return
    with serveur_partage(reglages.data, reglages.pg_bindir, dire=lambda phrase: typer.echo(phrase, err=True)) as prises:
        creer_si_absente(prises, BASE)
        yield url_embarquee(prises, BASE)


def url_embarquee(prises: Path, base: str) -> str:
    """The libpq URL of a database of the embedded server."""
    return f"postgresql://postgres@/{quote(base)}?host={quote(str(prises), safe='')}&port=5432"


def verifier(url: str) -> None:
    """Check that a real server answers and is recent enough; raises Indisponible, without the password."""
    try:
        cible = conninfo_to_dict(url)
    except psycopg.ProgrammingError:  # libpq's message quotes the URL, password included
        message = "DATABASE_URL n'est pas une adresse PostgreSQL (postgresql://utilisateur@serveur/base)."
        raise Indisponible(message) from None
    ou = f"{cible.get('dbname', '')} sur {cible.get('host') or cible.get('hostaddr') or 'la machine locale'}".strip()
    try:
        with psycopg.connect(url, connect_timeout=CONNEXION_S) as connexion:
            version = connexion.info.server_version
    except psycopg.OperationalError as erreur:
        raise Indisponible(f"La base de données {ou} (DATABASE_URL) ne répond pas : {_cause(erreur)}") from erreur
    if version < VERSION_MINIMALE * 10000:
        message = f"La base de données {ou} (DATABASE_URL) est servie par PostgreSQL {version // 10000}"
        raise Indisponible(f"{message} ; la version {VERSION_MINIMALE} ou plus est nécessaire.")


def creer_si_absente(prises: Path, base: str) -> None:
    """Create a database of the embedded server unless it is there."""
    with _administration(prises) as connexion:
        if connexion.execute("SELECT FROM pg_database WHERE datname = %s", [base]).rowcount:
            return
        try:
            connexion.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(base)))
        except (errors.DuplicateDatabase, errors.UniqueViolation):
            return  # another command did, at the same moment


def _administration(prises: Path) -> psycopg.Connection:
    # The server may be starting again after it was killed: a few seconds are given to it.
    ouvertes: list[psycopg.Connection] = []
    pannes: list[str] = []

    def essayer() -> bool:
        try:
            ouvertes.append(psycopg.connect(url_embarquee(prises, "postgres"), autocommit=True))
        except psycopg.OperationalError as erreur:
            pannes.append(_cause(erreur))
        return bool(ouvertes)

    if not attendre(essayer, CONNEXION_S):
        raise Indisponible(f"La base embarquée ne répond pas : {pannes[-1]}")
    return ouvertes[0]


def _cause(erreur: psycopg.Error) -> str:
    return " ".join(str(erreur).split())
