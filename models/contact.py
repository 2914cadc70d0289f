"""Contacts: people or services to reach, and what they are the contact of."""

from __future__ import annotations

from sqlmodel import Field, SQLModel

from models.colonnes import numero, texte, textes, vers, vers_plus_tard
from models.socle import Socle, contraintes_du_socle


class Contact(Socle, table=True):
    """A person or a service of an organisme; the same one may serve several objects."""

    __table_args__ = contraintes_du_socle()

    numero: str | None = numero("contact")
    organisme_id: int = vers_plus_tard("organisme")
    type_code: str | None = vers("type_contact", cle="code", obligatoire=False)
    civilite: str | None = texte()
    prenom: str | None = texte()
    nom_famille: str | None = texte()
    telephones: list[str] = textes()
    courriel: str | None = texte()


class OrganismeContact(SQLModel, table=True):
    """Contacts of an organisme, by rank."""

    __tablename__ = "organisme_contact"
    organisme_id: int = vers("organisme", primaire=True)
    contact_id: int = vers("contact", primaire=True)
    rang: int = Field(nullable=False)


class EtablissementContact(SQLModel, table=True):
    """Contacts of an établissement, by rank."""

    __tablename__ = "etablissement_contact"
    etablissement_id: int = vers("etablissement", primaire=True)
    contact_id: int = vers("contact", primaire=True)
    rang: int = Field(nullable=False)


class FormationContact(SQLModel, table=True):
    """Contacts of a formation, by rank."""

    __tablename__ = "formation_contact"
    formation_id: int = vers("formation", primaire=True)
    contact_id: int = vers("contact", primaire=True)
    rang: int = Field(nullable=False)


class ActionContact(SQLModel, table=True):
    """Contacts of an action (those of who gives it), by rank."""

    __tablename__ = "action_contact"
    action_id: int = vers("action", primaire=True)
    contact_id: int = vers("contact", primaire=True)
    rang: int = Field(nullable=False)


class SessionContact(SQLModel, table=True):
    """Contacts of a session, by rank."""

    __tablename__ = "session_contact"
    session_id: int = vers("session", primaire=True)
    contact_id: int = vers("contact", primaire=True)
    rang: int = Field(nullable=False)
