"""Bringing a database up to date: its tables by migrations, its lists from the files of the project."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from models.erreurs import Conflit
from models.listes_chargees import charger_les_listes

if TYPE_CHECKING:
    from sqlalchemy import Connection

MIGRATIONS = Path(__file__).parent / "migrations"
VERROU = 7_634_001  # advisory lock: two commands that start together migrate one after the other


def moteur(url: str) -> Engine:
    """A SQLAlchemy engine on a libpq URL; psycopg itself reads the URL, sockets and passwords included."""
    return create_engine(
        "postgresql+psycopg://", creator=lambda: psycopg.connect(url), poolclass=NullPool, hide_parameters=True
    )


def configuration(connexion: Connection | None = None) -> Config:
    """Alembic's settings, without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connexion"] = connexion
    return config


def migrer(url: str) -> list[str]:
    """Upgrade the database at `url` in one transaction; returns what was done, in order, empty when nothing was."""
    with moteur(url).begin() as connexion:
        connexion.exec_driver_sql(f"SELECT pg_advisory_xact_lock({VERROU})")
        avant = set(appliquees(connexion))
        command.upgrade(configuration(connexion), "head")
        faites = [r.doc for r in reversed(revisions()) if r.revision not in avant]
        return faites + charger_les_listes(connexion)


def revisions() -> list[Script]:
    """All migrations, the newest first."""
    return list(ScriptDirectory.from_config(configuration()).walk_revisions())


def appliquees(connexion: Connection) -> list[str]:
    """Revisions the database already holds, ancestors included; raises Conflit when this code does not know them."""
    scripts = ScriptDirectory.from_config(configuration())
    tetes = MigrationContext.configure(connexion).get_current_heads()
    if inconnues := set(tetes) - {r.revision for r in revisions()}:
        message = (
            f"La base est à la version {', '.join(sorted(inconnues))}, que ce SOFI ne connaît pas : elle a été migrée"
            " par une version plus récente. Installez cette version, ou restaurez une sauvegarde."
        )
        raise Conflit(message)
    return [r.revision for tete in tetes for r in scripts.iterate_revisions(tete, "base")]


def a_jour(url: str) -> bool:
    """Whether the database holds every migration of this code."""
    with moteur(url).connect() as connexion:
        return len(appliquees(connexion)) == len(revisions())
