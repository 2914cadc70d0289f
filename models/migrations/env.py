"""Where Alembic meets the tables; `models.migrer` gives the connection, in whose transaction everything happens."""

from __future__ import annotations

from alembic import context

from models.tables import METADONNEES

context.configure(
    connection=context.config.attributes["connexion"],
    target_metadata=METADONNEES,
    compare_server_default=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
