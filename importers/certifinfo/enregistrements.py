"""What lines about certifications become."""

from __future__ import annotations

from datetime import date  # noqa: TC003  staging reads annotations at run time
from typing import NamedTuple


class TypeDiplome(NamedTuple):
    """A type of Certif Info."""

    code: str
    libelle: str


class Certification(NamedTuple):
    """A certification as all its lines must say it; `fiche_code` is `RNCP37948` or `RS5130`."""

    code: str
    intitule: str
    fiche_code: str | None
    type_certification: str | None
    type_diplome_code: str | None
    niveau_code: str | None
    etat: str | None
    premiere_session: int | None
    derniere_session: int | None
    acces_fi: int | None
    acces_ca: int | None
    acces_fc: int | None
    acces_cp: int | None
    acces_vae: int | None
    acces_ind: int | None
    maj_le: date | None


class Domaine(NamedTuple):
    """The one formacode of a certification, with its label where the file has it; the file says no version."""

    certification: str
    code: str
    libelle: str | None


class Metier(NamedTuple):
    """A job that a certification leads to."""

    certification: str
    code: str
    rang: int


class Specialite(NamedTuple):
    """The one speciality of a certification."""

    certification: str
    code: str


class Autorite(NamedTuple):
    """Who delivers or validates a certification."""

    certification: str
    role: str
    nom: str


class CodeExterne(NamedTuple):
    """How another list names a certification."""

    certification: str
    referentiel: str
    code: str
    origine: str


class Mention(NamedTuple):
    """What a line says of a certification that the file may have no line for."""

    code: str
    intitule: str | None
    fiche_code: str | None
    etat: str | None


class Remplacement(NamedTuple):
    """A certification and one that replaces it."""

    ancienne: str
    nouvelle: str
    origine: str
