"""What lines of Idéo say, before anything of the catalogue is looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from importers.reception.cellules import Point


class Lieu(NamedTuple):
    """A place of teaching (ENS): a structure, or what an action says of it, which is less."""

    ens: str
    nom: str
    uai: str | None
    siret: str | None  # of structures alone
    genre: str | None  # « lycée professionnel », of structures alone
    lignes: list[str]
    code_postal: str | None
    ville: str | None
    cog: str | None  # INSEE code of its commune, of structures alone
    point: Point
    telephone: str | None
    site_web: str | None


class Diplome(NamedTuple):
    """A formation initiale (FOR), or what an action says of it, which is less."""

    identifiant: str
    intitule: str
    scolarite: str | None
    fiche: str | None  # RNCP or RS
    nsf: str | None
    niveau: str | None


class Enseignement(NamedTuple):
    """An action de formation (AF): a diploma, in a place."""

    identifiant: str
    diplome: Diplome
    lieu: Lieu
    modifie_le: str | None
    scolarite: str | None  # « temps plein, cours en présentiel »
    modalite: str | None
    duree: str | None
    descriptif: str | None
    cout: str | None
    hebergement: str | None
    accessibilite: str | None
    pages: list[str]


class Ressort(NamedTuple):
    """The region of a line, said first: what the rest of it says is nobody's business in another one."""

    region: str
