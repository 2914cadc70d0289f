"""What mutations answered, kept for clients that ask again."""

from __future__ import annotations

from datetime import datetime  # noqa: TC003  SQLModel reads annotations at run time
from typing import Any

from sqlalchemy import Index, Text
from sqlalchemy.dialects.postgresql import JSONB
from sqlmodel import Field, SQLModel

from models.colonnes import instant, texte, vers

DUREE_H = 48


class ReponseGardee(SQLModel, table=True):
    """What came of the mutation sent under an idempotency key, written in its transaction."""

    __tablename__ = "reponse_gardee"
    __table_args__ = (Index("reponse_gardee_le_idx", "le"),)

    compte_id: int = vers("compte", primaire=True)
    cle: str = Field(primary_key=True, sa_type=Text)
    empreinte: str = texte(obligatoire=True)  # of the mutation and its arguments
    issue: dict[str, Any] = Field(sa_type=JSONB, nullable=False)
    le: datetime = instant()
