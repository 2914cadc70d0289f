"""What every command that reads or writes the catalogue asks of its database first."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import models
from models.erreurs import Indisponible

VERSIONS = Path(models.__file__).parent / "migrations" / "versions"


@contextmanager
def catalogue_ouvert() -> Iterator[str]:
    """The URL of the catalogue of the settings, up to date; raises Indisponible."""
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    with base_ouverte(lire_reglages()) as url:
        exiger_a_jour(url)
        yield url


def exiger_a_jour(url: str) -> None:
    """Refuse a database that does not hold every migration of this program; raises Indisponible and Conflit."""
    if _version(url) == derniere_version():
        return  # without Alembic, which takes a second and 30 megabytes
    from models.migrer import a_jour

    if not a_jour(url):
        raise Indisponible("La base de données n'est pas à la version de ce programme ; lancez : sofi migrate")


def derniere_version() -> str:
    """The newest migration of this program: they follow each other, and their files begin with their numbers."""
    return max(fichier.name for fichier in VERSIONS.glob("[0-9]*_*.py")).partition("_")[0]


def _version(url: str) -> str | None:
    import psycopg

    with psycopg.connect(url) as connexion:
        try:
            ligne = connexion.execute("SELECT version_num FROM alembic_version").fetchone()
        except psycopg.errors.UndefinedTable:
            return None
    return str(ligne[0]) if ligne else None
