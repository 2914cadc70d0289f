"""Small tables of code and label that others publish; their rows come from `models/nomenclatures/`."""

from __future__ import annotations

from datetime import date  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import SmallInteger, Text, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.colonnes import absence, booleen, cle_primaire, lot_de_reference, parmi, texte, vers
from models.enumerations import Voie


class Liste(SQLModel):
    """A value of a list: today's wording, what Lhéo writes for it, and when it was in force."""

    code: str = Field(primary_key=True, sa_type=Text)
    rang: int = Field(default=9999, nullable=False, sa_column_kwargs={"server_default": text("9999")})  # as shown
    libelle: str = texte(obligatoire=True)
    code_lheo: str | None = texte()
    debut: date | None = None
    fin: date | None = None
    successeur: str | None = texte()


class Financeur(Liste, table=True):
    """Who pays (Lhéo dict-financeurs)."""


class TypeDispositif(Liste, table=True):
    """A type of funding; no national list exists, the codes are ours."""

    __tablename__ = "type_dispositif"
    __table_args__ = (parmi("voie", Voie),)

    voie: str = Field(sa_type=Text, nullable=False)
    conventionne: bool = booleen(defaut=False)
    intention_embauche: bool = booleen(defaut=False)


class Niveau(Liste, table=True):
    """A level on the scale of 2019 (France compétences 1 to 8)."""


class TypeContact(Liste, table=True):
    """What a contact is there for (Lhéo dict-type-contact)."""

    __tablename__ = "type_contact"


class CategorieOrganisme(Liste, table=True):
    """What an organisme is."""

    __tablename__ = "categorie_organisme"


class ObjectifGeneral(Liste, table=True):
    """What a formation aims at (Lhéo dict-AIS)."""

    __tablename__ = "objectif_general"


class PerimetreRecrutement(Liste, table=True):
    """From how far one recruits (Lhéo dict-perimetre-recrutement)."""

    __tablename__ = "perimetre_recrutement"


class ModaliteRecrutement(Liste, table=True):
    """How one recruits (Lhéo dict-modalite-recrutement)."""

    __tablename__ = "modalite_recrutement"


class Nsf(Liste, table=True):
    """A speciality of the 1994 nomenclature, three characters."""

    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()


class Langue(Liste, table=True):
    """A language, ISO 639-1."""


class Region(Liste, table=True):
    """A region, INSEE code; those of before 2016 have a `successeur`."""


class Departement(Liste, table=True):
    """A département or an overseas territory, INSEE code."""

    region_code: str = vers("region", cle="code")


class LibelleDate(SQLModel, table=True):
    """What a value was called before, « Pôle emploi »: its list, its code, and until when."""

    __tablename__ = "libelle_date"

    liste: str = Field(primary_key=True, sa_type=Text)
    code: str = Field(primary_key=True, sa_type=Text)
    libelle: str = Field(primary_key=True, sa_type=Text)
    debut: date | None = None
    fin: date = Field(nullable=False)


class PublicVise(SQLModel, table=True):
    """Who a session is for: a Formacode 8xxxx, whose meaning depends on the version."""

    __tablename__ = "public_vise"
    __table_args__ = (UniqueConstraint("version", "code"),)

    id: int | None = cle_primaire()
    version: int = Field(sa_type=SmallInteger, nullable=False)
    code: str = texte(obligatoire=True)
    libelle: str = texte(obligatoire=True)
    lot_id: int | None = lot_de_reference()
    absent_depuis: date | None = absence()
