"""Every table of the catalogue, in one import: what migrations and the start-up check compare with the database."""

from __future__ import annotations

from sqlmodel import SQLModel

from models import (
    action,
    adresse,
    certification,
    certification_liens,
    contact,
    dispositif,
    doublon,
    eligibilite_cpf,
    etablissement,
    extensions,
    fiche,
    formacode,
    formation,
    installation,
    journal,
    listes,
    organisme,
    organisme_declare,
    publication,
    recherche,
    session,
    site,
    suggestion,
)

__all__ = [
    "METADONNEES",
    "action",
    "adresse",
    "certification",
    "certification_liens",
    "contact",
    "dispositif",
    "doublon",
    "eligibilite_cpf",
    "etablissement",
    "extensions",
    "fiche",
    "formacode",
    "formation",
    "installation",
    "journal",
    "listes",
    "organisme",
    "organisme_declare",
    "publication",
    "recherche",
    "session",
    "site",
    "suggestion",
]

METADONNEES = SQLModel.metadata
