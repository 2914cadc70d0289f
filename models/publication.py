"""What the public sees of each object, and since when: what copies of the catalogue are kept by."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import BigInteger, Date, Index, Text, text
from sqlmodel import Field, SQLModel

from models.colonnes import instant, parmi
from models.enumerations import TypeObjet

# as loaders/publie.py says it: what has not ended when it is written
FINIRA = "isfinite(jusqu_au) AND le < ((jusqu_au + 1)::timestamp AT TIME ZONE 'Europe/Paris')"


class Publication(SQLModel, table=True):
    """One row per object that was ever published; it stays when the object is withdrawn.

    `jusqu_au`: the last day it is published, `infinity` when none is set, `-infinity` when it is withdrawn already.
    """

    __table_args__ = (
        parmi("type", TypeObjet, sauf=(TypeObjet.DISPOSITIF,)),
        Index("publication_le_idx", "le", "numero"),
        Index("publication_jusqu_au_idx", "jusqu_au", "numero", postgresql_where=text(FINIRA)),
    )

    numero: str = Field(primary_key=True, sa_type=Text)
    type: str = Field(sa_type=Text, nullable=False)
    le: datetime = instant()
    jusqu_au: date = Field(sa_type=Date, nullable=False)
    empreinte: int = Field(sa_type=BigInteger, nullable=False)  # of what it says; 0 when nobody sees it
