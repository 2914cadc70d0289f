"""What sheets become."""

from __future__ import annotations

from datetime import date  # noqa: TC003  NamedTuple fields are read at run time
from typing import NamedTuple


class Fiche(NamedTuple):
    """A sheet; the export in CSV has neither its texts nor its state."""

    code: str
    intitule: str
    debut: date | None
    fin: date | None
    sigle: str | None
    etat: str | None
    actif: bool | None
    type_enregistrement: str | None
    niveau_code: str | None
    decision: date | None
    effet: date | None
    limite_delivrance: date | None
    publication: date | None
    objectifs: str | None
    activites: str | None
    capacites: str | None
    secteurs: str | None
    emplois: str | None
    liens: str | None  # pages that describe it, one a line


class Bloc(NamedTuple):
    """A bloc of a sheet; `code` says which."""

    fiche_code: str
    code: str
    libelle: str
    competences: str | None
    modalites_evaluation: str | None


class Certificateur(NamedTuple):
    """Who delivers; `cle` is the SIRET, else the name."""

    fiche_code: str
    cle: str
    siret: str | None
    nom: str
    actif: bool | None
    modifie_le: date | None
    rang: int


class Partenaire(NamedTuple):
    """Who may train, assess, or both."""

    fiche_code: str
    cle: str
    habilitation: str
    siret: str | None
    nom: str
    etat: str | None
    debut: date | None
    modifie_le: date | None


class Motcle(NamedTuple):
    """A Formacode of a sheet."""

    fiche_code: str
    code: str
    libelle: str
    rang: int


class Specialite(NamedTuple):
    """An NSF code of a sheet."""

    fiche_code: str
    code: str
    libelle: str
    rang: int


class Metier(NamedTuple):
    """A ROME code of a sheet."""

    fiche_code: str
    code: str
    libelle: str
    rang: int


class Succession(NamedTuple):
    """A sheet and one that replaces it."""

    ancienne_code: str
    nouvelle_code: str
