"""What the reference feeds of the sample say of its codes, read from the tables of `donnees/`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from service.demo.tables import lignes, liste


@dataclass(frozen=True, slots=True)
class MotCle:
    """A keyword of the Formacode; without `generique`, the head of its field is above it."""

    code: str
    libelle: str
    generique: str | None = None
    synonymes: tuple[str, ...] = ()
    metiers: tuple[str, ...] = ()
    associes: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class AncienMotCle:
    """A keyword of the former version, and those that stand for it."""

    code: str
    libelle: str
    remplacants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metier:
    """A job of the ROME, and the names that people give to it."""

    code: str
    libelle: str
    appellations: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Designation:
    """What a certification is called, where its formation bears another name; `certificateur`: the key of a body."""

    intitule: str
    certificateur: str | None


@dataclass(frozen=True, slots=True)
class Ancienne:
    """A certification that is over, for `fin` years, and those that replaced it."""

    certifinfo: str
    fiche: str
    intitule: str
    remplacants: tuple[str, ...]
    fin: int
    certificateur: str | None


@cache
def formacodes() -> dict[str, MotCle]:
    """The keywords that offers bear, by code."""
    return {
        ligne["code"]: MotCle(
            code=ligne["code"],
            libelle=ligne["libelle"],
            generique=ligne["generique"] or None,
            synonymes=liste(ligne["synonymes"]),
            metiers=liste(ligne["metiers"]),
            associes=liste(ligne["associes"]),
            note=ligne["note"] or None,
        )
        for ligne in lignes("formacodes")
    }


@cache
def anciens_formacodes() -> tuple[AncienMotCle, ...]:
    """The keywords that the current version has not kept."""
    return tuple(
        AncienMotCle(ligne["code"], ligne["libelle"], tuple(ligne["remplacants"].split()))
        for ligne in lignes("formacodes_v13")
    )


@cache
def champs() -> dict[str, str]:
    """The names of the fields of the Formacode, by code."""
    return {ligne["champ"]: ligne["libelle"] for ligne in lignes("champs")}


@cache
def metiers() -> dict[str, Metier]:
    """The jobs that offers lead to, by code."""
    return {
        ligne["code"]: Metier(ligne["code"], ligne["libelle"], liste(ligne["appellations"]))
        for ligne in lignes("romes")
    }


@cache
def designations() -> dict[str, Designation]:
    """By Certif Info code, the certifications that are not called as their formations are."""
    return {
        ligne["certifinfo"]: Designation(ligne["intitule"], ligne["certificateur"] or None)
        for ligne in lignes("certifications")
    }


@cache
def anciennes_certifications() -> tuple[Ancienne, ...]:
    """The certifications that are over."""
    return tuple(
        Ancienne(
            certifinfo=ligne["certifinfo"],
            fiche=ligne["fiche"],
            intitule=ligne["intitule"],
            remplacants=tuple(ligne["remplacants"].split()),
            fin=int(ligne["fin"]),
            certificateur=ligne["certificateur"] or None,
        )
        for ligne in lignes("certifications_anciennes")
    )
