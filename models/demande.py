"""What an organisme asks and the Carif decides; what decisions leave: former numbers, exceptions, delegations."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field, SQLModel

from models.autosaisie import Decision, Droit, GenreNumero, TypeDemande
from models.colonnes import cle_primaire, instant, numero, parmi, texte, vers


class Demande(SQLModel, table=True):
    """A request; `organisme_id` is null when an account is asked for an organisme that SOFI does not know."""

    __table_args__ = (
        parmi("type_demande", TypeDemande),
        parmi("decision", Decision),
        CheckConstraint("(decision IS NULL) = (decidee_le IS NULL)", name="decidee"),
        Index("demande_attente_idx", "deposee_le", "id", postgresql_where=text("decision IS NULL")),
    )

    id: int | None = cle_primaire()
    numero: str | None = numero("demande")
    type_demande: str = Field(sa_type=Text, nullable=False)
    organisme_id: int | None = vers("organisme", obligatoire=False, indexe=True)
    etablissement_id: int | None = vers("etablissement", obligatoire=False)
    session_id: int | None = vers("session", obligatoire=False)
    siret: str | None = texte()
    courriel: str | None = texte()
    ancien: str | None = texte()
    nouveau: str | None = texte()
    effet_le: date | None = None
    motif: str | None = texte()
    deposee_le: datetime = instant()
    deposee_par: int = vers("compte")
    decision: str | None = Field(default=None, sa_type=Text)
    decidee_le: datetime | None = instant(obligatoire=False)
    decidee_par: int | None = vers("compte", obligatoire=False)
    motif_de_la_decision: str | None = texte()
    fin_le: date | None = None  # the last day of an exception


class NumeroPrecedent(SQLModel, table=True):
    """A SIRET or an NDA that was replaced by another on a day; numbers of objects never change."""

    __tablename__ = "numero_precedent"
    __table_args__ = (
        parmi("genre", GenreNumero),
        CheckConstraint("ancien <> nouveau", name="change"),
        Index("numero_precedent_ancien_idx", "ancien", "genre"),
    )

    id: int | None = cle_primaire()
    genre: str = Field(sa_type=Text, nullable=False)
    organisme_id: int = vers("organisme", indexe=True)
    etablissement_id: int | None = vers("etablissement", obligatoire=False)
    ancien: str = texte(obligatoire=True)
    nouveau: str = texte(obligatoire=True)
    effet_le: date = Field(nullable=False)
    demande_id: int | None = vers("demande", obligatoire=False)


class Derogation(SQLModel, table=True):
    """An exception to the perimeter for an établissement, dated, with its reason."""

    __table_args__ = (CheckConstraint("debut <= fin", name="periode"),)

    id: int | None = cle_primaire()
    etablissement_id: int = vers("etablissement", indexe=True)
    motif: str = texte(obligatoire=True)
    debut: date = Field(nullable=False)
    fin: date | None = None
    decidee_par: int = vers("compte")
    demande_id: int | None = vers("demande", obligatoire=False)


class Delegation(SQLModel, table=True):
    """What the accounts of an organisme may do for another one, until it ends."""

    __table_args__ = (
        parmi("droit", Droit),
        CheckConstraint("de_id <> a_id", name="autre"),
        CheckConstraint("debut <= fin", name="periode"),
    )

    id: int | None = cle_primaire()
    de_id: int = vers("organisme", indexe=True)
    a_id: int = vers("organisme", indexe=True)
    droit: str = Field(sa_type=Text, nullable=False)
    debut: date = Field(nullable=False)
    fin: date | None = None
    accordee_par: int = vers("compte")
    revoquee_le: datetime | None = instant(obligatoire=False)
