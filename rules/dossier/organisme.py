"""Organismes, établissements and sites, as the rules see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  loaders/dossier reads annotations at run time

from models.enumerations import CategorieQualiopi  # noqa: TC001
from rules.dossier.objet import Adresse, Contact, MotCle, Objet


@dataclass(frozen=True, slots=True, kw_only=True)
class Derogation:
    """An exception to the perimeter."""

    motif: str
    debut: date
    fin: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualite:
    """A category of Qualiopi and its period."""

    categorie: CategorieQualiopi
    debut: date | None = None
    fin: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """The line of the liste publique that has the NDA of the organisme."""

    siren: str | None = None
    absent_depuis: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisme(Objet):
    """An organisme; `liste_recue`: the liste publique came at least once; `homonymes`: others with its NDA.

    `nda_connu`: the one that it has, whatever is being written over it.
    """

    raison_sociale: str | None = None
    nom_usage: str | None = None
    siren: str | None = None
    numero_declaration_activite: str | None = None
    nda_connu: str | None = None
    presentation: str | None = None
    urls: tuple[str, ...] = ()
    suspendu: bool = False
    domaines: tuple[MotCle, ...] = ()
    contacts: tuple[Contact, ...] = ()
    qualiopi: tuple[Qualite, ...] = ()
    declaration: Declaration | None = None
    liste_recue: bool = False
    derogations: tuple[Derogation, ...] = ()
    homonymes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Etablissement(Objet):
    """An établissement; `organisme_siren` and so on are its organisme's; `du_siret`: others that have its SIRET.

    `siret_connu`: the one that it has, whatever is being written over it.
    """

    organisme_id: int | None = None
    organisme_siren: str | None = None
    siret: str | None = None
    siret_connu: str | None = None
    uai: str | None = None
    nom: str | None = None
    principal: bool = False
    ouvert: bool | None = None
    adresse: Adresse | None = None
    contacts: tuple[Contact, ...] = ()
    derogations: tuple[Derogation, ...] = ()
    sites_principaux: tuple[str, ...] = ()
    du_siret: tuple[str, ...] = ()
    sessions_actives: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Site(Objet):
    """A place; `autres_principaux` of its établissement, `homonymes` of its organisme, sessions to come that use it."""

    organisme_id: int | None = None
    etablissement_id: int | None = None
    nom: str | None = None
    principal: bool = False
    siret: str | None = None
    uai: str | None = None
    adresse: Adresse | None = None
    autres_principaux: tuple[str, ...] = ()
    homonymes: tuple[str, ...] = ()
    sessions_actives: int = 0
