"""Possible duplicates: a session of Idéo and one that came otherwise, for the Carif to decide."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, Text
from sqlmodel import Field, SQLModel

from models.colonnes import instant, numero, parmi, texte, vers
from models.enumerations import DecisionDoublon, MotifDoublon


class Doublon(SQLModel, table=True):
    """Two sessions of one certification, in one place, in one year; `decision`: null until the Carif takes one."""

    __table_args__ = (
        parmi("motif", MotifDoublon),
        parmi("decision", DecisionDoublon),
        CheckConstraint("session_ideo_id <> session_id", name="autre"),
    )

    session_ideo_id: int = vers("session", primaire=True)
    session_id: int = vers("session", primaire=True, indexe=True)
    numero: str | None = numero("doublon")
    motif: str = Field(sa_type=Text, nullable=False)
    detecte_le: datetime = instant()
    lot_id: int = vers("lot", indexe=True)  # the lot that brought the later of the two, or what they share
    decision: str | None = Field(default=None, sa_type=Text)
    decide_par: str | None = texte()
    decide_le: datetime | None = instant(obligatoire=False)
