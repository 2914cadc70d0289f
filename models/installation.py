"""Which catalogue this one is: what marks the files it writes, so that it knows its own numbers when they come back."""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Text, text
from sqlmodel import Field, SQLModel


class Installation(SQLModel, table=True):
    """One row; a catalogue that is emptied, whose numbers start again, gets another `identifiant`."""

    __table_args__ = (CheckConstraint("seule", name="seule"),)

    seule: bool = Field(default=True, primary_key=True, sa_column_kwargs={"server_default": text("true")})
    identifiant: str = Field(
        sa_type=Text, nullable=False, sa_column_kwargs={"server_default": text("gen_random_uuid()::text")}
    )
