"""Sheets of the RNCP and the RS: blocs, certificateurs, partners, what they are indexed with, what replaces them."""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, Index, SmallInteger, Text, text
from sqlmodel import Field, SQLModel

from models.colonnes import absence, cle_primaire, lot_de_reference, parmi, plie, texte, textes, vers
from models.enumerations import EtatFiche, EtatHabilitation, TypeEnregistrement, TypeHabilitation


class Fiche(SQLModel, table=True):
    """A sheet of the RNCP or the RS, by its code (`RNCP37948`, `RS5130`)."""

    __table_args__ = (
        CheckConstraint("code ~ '^(RNCP|RS)[0-9]+$'", name="code"),
        CheckConstraint("debut <= fin", name="periode"),
        parmi("etat", EtatFiche),
        parmi("type_enregistrement", TypeEnregistrement),
    )

    id: int | None = cle_primaire()
    code: str = texte(obligatoire=True, unique=True)
    intitule: str = texte(obligatoire=True)  # the code until France compétences' file comes
    debut: date | None = None  # of the registration: `effet`, else `decision`
    fin: date | None = None
    sigle: str | None = texte()  # of the kind of diploma: `CAP`
    etat: str | None = texte()
    actif: bool | None = None  # the registration runs, the day the file was written
    type_enregistrement: str | None = texte()
    niveau_code: str | None = vers("niveau", cle="code", obligatoire=False)
    decision: date | None = None
    effet: date | None = None
    limite_delivrance: date | None = None
    publication: date | None = None
    objectifs: str | None = texte()
    activites: str | None = texte()
    capacites: str | None = texte()
    secteurs: str | None = texte()
    emplois: str | None = texte()
    plie: str | None = plie("coalesce(sigle || ' ', '') || intitule || ' ' || code")
    urls: list[str] = textes()
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class BlocCompetences(SQLModel, table=True):
    """A part of a certification that is assessed on its own, `RNCP37948BC01`.

    A code that does not say its sheet is told apart from that of others: `RNCP40505/01`.
    """

    __tablename__ = "bloc_competences"

    code: str = Field(primary_key=True, sa_type=Text)
    libelle: str = texte(obligatoire=True)
    fiche_id: int | None = vers("fiche", obligatoire=False, indexe=True)
    competences: str | None = texte()
    modalites_evaluation: str | None = texte()
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class FicheCertificateur(SQLModel, table=True):
    """Who delivers the certification; `cle` is the SIRET, else the name without capitals."""

    __tablename__ = "fiche_certificateur"
    __table_args__ = (Index("fiche_certificateur_siren_idx", text("left(siret, 9)")),)

    fiche_code: str = vers("fiche", cle="code", primaire=True)
    cle: str = Field(primary_key=True, sa_type=Text)
    siret: str | None = texte()
    nom: str = texte(obligatoire=True)
    actif: bool | None = None
    modifie_le: date | None = None
    rang: int = Field(sa_type=SmallInteger, nullable=False)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class FichePartenaire(SQLModel, table=True):
    """Whom a certificateur lets train or assess; `cle` as above, once for each habilitation."""

    __tablename__ = "fiche_partenaire"
    __table_args__ = (
        parmi("habilitation", TypeHabilitation),
        parmi("etat", EtatHabilitation),
        Index("fiche_partenaire_siren_idx", text("left(siret, 9)")),
    )

    fiche_code: str = vers("fiche", cle="code", primaire=True)
    cle: str = Field(primary_key=True, sa_type=Text)
    habilitation: str = Field(primary_key=True, sa_type=Text)
    siret: str | None = texte()
    nom: str = texte(obligatoire=True)
    etat: str | None = texte()  # null: the file that came does not say
    debut: date | None = None
    modifie_le: date | None = None
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class FicheFormacode(SQLModel, table=True):
    """What a sheet is about, the first one first."""

    __tablename__ = "fiche_formacode"

    fiche_code: str = vers("fiche", cle="code", primaire=True)
    formacode_id: int = vers("formacode", primaire=True)
    rang: int = Field(sa_type=SmallInteger, nullable=False)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class FicheNsf(SQLModel, table=True):
    """Specialities of a sheet."""

    __tablename__ = "fiche_nsf"

    fiche_code: str = vers("fiche", cle="code", primaire=True)
    nsf_code: str = vers("nsf", cle="code", primaire=True)
    rang: int = Field(sa_type=SmallInteger, nullable=False)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class FicheRome(SQLModel, table=True):
    """Jobs a sheet leads to."""

    __tablename__ = "fiche_rome"

    fiche_code: str = vers("fiche", cle="code", primaire=True)
    rome_code: str = vers("rome", cle="code", primaire=True)
    rang: int = Field(sa_type=SmallInteger, nullable=False)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class FicheSuccession(SQLModel, table=True):
    """A sheet and one that replaces it; chains are as long as they are, and may turn in circles."""

    __tablename__ = "fiche_succession"
    __table_args__ = (CheckConstraint("ancienne_code <> nouvelle_code", name="boucle"),)

    ancienne_code: str = vers("fiche", cle="code", primaire=True)
    nouvelle_code: str = vers("fiche", cle="code", primaire=True, indexe=True)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()
