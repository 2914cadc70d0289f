"""Formations and their certifications, as the rules see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  loaders/dossier reads annotations at run time

from models.enumerations import TypeCertification  # noqa: TC001
from rules.dossier.objet import Contact, MotCle, Objet


@dataclass(frozen=True, slots=True, kw_only=True)
class Fiche:
    """A sheet of the RNCP or the RS; `decrite`: its file came and says who trains."""

    id: int | None = None
    code: str
    actif: bool | None = None
    debut: date | None = None
    fin: date | None = None
    de_droit: bool = False
    decrite: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodeCpf:
    """A period of eligibility; no `region`: the whole of France."""

    debut: date
    fin: date | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Certification:
    """A certification; `successeurs`: codes and titles of those that replace it."""

    numero: str | None = None
    code_certifinfo: str | None = None
    intitule: str = ""
    type_certification: TypeCertification | None = None
    etat: str | None = None
    premiere_session: int | None = None
    derniere_session: int | None = None
    absent_depuis: date | None = None
    acces_ca: int | None = None
    acces_cp: int | None = None
    fiche: Fiche | None = None
    successeurs: tuple[str, ...] = ()
    cpf: tuple[PeriodeCpf, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Formation(Objet):
    """F; `reference`: of a certification, nobody's; `cpf_recu`: the list of what the CPF may pay came."""

    proprietaire_id: int | None = None
    reference: bool = False
    intitule: str | None = None
    objectif: str | None = None
    programme: str | None = None
    resultats_attendus: str | None = None
    certifiante: bool = False
    parcours: str | None = None
    niveau_entree_code: str | None = None
    niveau_sortie_code: str | None = None
    objectif_general_code: str | None = None
    urls: tuple[str, ...] = ()
    formacodes: tuple[MotCle, ...] = ()
    romes: tuple[str, ...] = ()
    nsf: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    certifications: tuple[Certification, ...] = ()
    cpf_recu: bool = False
