"""Organismes: legal entities that answer for an offer, their categories, domains and quality certificates."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003  SQLModel reads annotations at run time

from sqlalchemy import CheckConstraint, Index, Text, text
from sqlmodel import Field, SQLModel

from models.colonnes import booleen, cle_primaire, instant, numero, parmi, plie, texte, textes, vers
from models.enumerations import CategorieQualiopi, Source
from models.socle import Socle, contraintes_du_socle

# the name in use first, since lists are sorted by it
MOTS = (
    "coalesce(nom_usage || ' ', '') || raison_sociale || coalesce(' ' || siren, '')"
    " || coalesce(' ' || numero_declaration_activite, '')"
)


class Organisme(Socle, table=True):
    """A legal entity, with or without an offer; known by its SIREN and its NDA."""

    __table_args__ = (
        *contraintes_du_socle(),
        CheckConstraint("siren ~ '^[0-9]{9}$'", name="siren"),
        # 2 (region) + 2 (département) + 7; the fifth may be P (public bodies)
        CheckConstraint("numero_declaration_activite ~ '^[0-9]{3}[0-9AB][0-9P][0-9]{6}$'", name="nda"),
    )

    numero: str | None = numero("organisme")
    raison_sociale: str = texte(obligatoire=True)
    nom_usage: str | None = texte()
    siren: str | None = texte(indexe=True)
    numero_declaration_activite: str | None = texte(indexe=True)
    presentation: str | None = texte()
    urls: list[str] = textes()
    confirme_le: datetime | None = instant(obligatoire=False)
    suspendu: bool = booleen(defaut=False)
    plie: str | None = plie(MOTS)


class OrganismeCategorie(SQLModel, table=True):
    """What an organisme is: CFA, GRETA, lycée and so on."""

    __tablename__ = "organisme_categorie"

    organisme_id: int = vers("organisme", primaire=True)
    categorie_code: str = vers("categorie_organisme", cle="code", primaire=True)
    rang: int = Field(nullable=False)


class Domaine(SQLModel, table=True):
    """A domain the organisme covers, with or without an offer in it (Lhéo `potentiel`)."""

    organisme_id: int = vers("organisme", primaire=True)
    formacode_id: int = vers("formacode", primaire=True)
    rang: int = Field(nullable=False)


class CertificationQualite(SQLModel, table=True):
    """Qualiopi, one row per category: four independent facts that must never be summed.

    What ended keeps its row; at most one of a category has no end, for each source that says it.
    """

    __tablename__ = "certification_qualite"
    __table_args__ = (
        parmi("categorie", CategorieQualiopi),
        parmi("source", Source),
        CheckConstraint("debut <= fin", name="periode"),
        Index(
            "certification_qualite_en_cours_key",
            *("organisme_id", "categorie", "source"),
            unique=True,
            postgresql_where=text("fin IS NULL"),
        ),
    )

    id: int | None = cle_primaire()
    organisme_id: int = vers("organisme", indexe=True)
    categorie: str = Field(sa_type=Text, nullable=False)
    debut: date | None = Field(default=None)
    fin: date | None = Field(default=None)
    source: str = Field(sa_type=Text, nullable=False)
