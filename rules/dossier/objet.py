"""What the objects of a dossier are made of."""

from __future__ import annotations

from dataclasses import dataclass

from models.enumerations import Source, Statut

JAMAIS_VALIDES = frozenset({Statut.EN_COURS_DE_SAISIE, Statut.SOUMISE, Statut.A_CORRIGER, Statut.REFUSEE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Objet:
    """What all objects have; `modifies`: the columns and lists that the edit changes; no number: it is being made."""

    id: int | None = None
    numero: str | None = None
    statut: Statut = Statut.EN_COURS_DE_SAISIE
    source: Source = Source.SAISIE
    modifies: tuple[str, ...] = ()

    @property
    def nouveau(self) -> bool:
        """Whether the Carif never validated it."""
        return self.statut in JAMAIS_VALIDES


@dataclass(frozen=True, slots=True, kw_only=True)
class Adresse:
    """An address, the commune it names with its postal codes, and where both are."""

    denomination: str | None = None
    lignes: tuple[str, ...] = ()
    code_postal: str | None = None
    ville: str | None = None
    commune: str | None = None
    commune_libelle: str | None = None
    codes_postaux: tuple[str, ...] = ()
    departement: str | None = None
    region: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    commune_latitude: float | None = None
    commune_longitude: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MotCle:
    """A Formacode, or a public; `courant`: of the version in force, and still in it."""

    code: str
    version: int
    libelle: str = ""
    courant: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact(Objet):
    """A person or a service."""

    organisme_id: int | None = None
    type_code: str | None = None
    civilite: str | None = None
    prenom: str | None = None
    nom_famille: str | None = None
    telephones: tuple[str, ...] = ()
    courriel: str | None = None
