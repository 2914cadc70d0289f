"""What PostgreSQL must have besides its core: only extensions that the owner of a database may create."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import event, text
from sqlmodel import SQLModel

if TYPE_CHECKING:
    from sqlalchemy import Connection, MetaData

EXTENSIONS: Final = (
    "CREATE EXTENSION IF NOT EXISTS fuzzystrmatch",  # distances between words
    "CREATE EXTENSION IF NOT EXISTS pg_trgm",  # an index for words by their beginning, in any text
)


@event.listens_for(SQLModel.metadata, "before_create")
def installer(_metadonnees: MetaData, connexion: Connection, **_: object) -> None:
    """Install them before the tables, whose indexes use them."""
    for extension in EXTENSIONS:
        connexion.execute(text(extension))
