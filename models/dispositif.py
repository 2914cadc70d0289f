"""Dispositifs (D): how a session is paid for, and for whom."""

from __future__ import annotations

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from models.colonnes import booleen, cle_primaire, numero, texte, vers


class Dispositif(SQLModel, table=True):
    """D: a type of funding of one session, with its publics; edited with its session."""

    __table_args__ = (CheckConstraint("places_financees >= 0", name="places_financees"),)

    id: int | None = cle_primaire()
    numero: str | None = numero("dispositif")
    session_id: int = vers("session", indexe=True)
    rang: int = Field(nullable=False)
    type_code: str = vers("type_dispositif", cle="code")
    financeur_code: str | None = vers("financeur", cle="code", obligatoire=False)
    programme: str | None = texte()
    conventionne: bool = booleen(defaut=False)
    places_financees: int | None = None
    intention_embauche: bool = booleen(defaut=False)
    reference_marche: str | None = texte()
    complement: str | None = texte()


class DispositifPublic(SQLModel, table=True):
    """Publics of a dispositif."""

    __tablename__ = "dispositif_public"
    dispositif_id: int = vers("dispositif", primaire=True)
    public_id: int = vers("public_vise", primaire=True)
    rang: int = Field(nullable=False)
