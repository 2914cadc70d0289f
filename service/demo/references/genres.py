"""Kinds of certifications: how titles begin, what the lists call them, which ministry delivers them."""

from __future__ import annotations

from typing import NamedTuple

EDUCATION = "Ministère chargé de l'éducation nationale"
SUPERIEUR = "Ministère chargé de l'enseignement supérieur"
TRAVAIL = "Ministère chargé du travail"
SANTE = "Ministère chargé de la santé"
AGRICULTURE = "Ministère chargé de l'agriculture"
SPORTS = "Ministère chargé des sports"


class Genre(NamedTuple):
    """`ministere`: who delivers what is registered by right; `cfd`: how its codes scolarité begin.

    `entier`: a sheet bears the whole title, and not what follows the kind alone.
    """

    prefixe: str
    sigle: str
    libelle: str
    code: str
    ministere: str | None = None
    cfd: str | None = None
    niveau: str | None = None
    entier: bool = False


TITRE = Genre("", "", "Titre à finalité professionnelle", "964")
HABILITATION = Genre("", "", "Habilitation", "970")
# the longest first: a « CAP agricole » is no « CAP »
GENRES = (
    Genre("CAP agricole", "CAPA", "Certificat d'aptitude professionnelle agricole", "503", AGRICULTURE, None, "3"),
    Genre("CAP", "CAP", "Certificat d'aptitude professionnelle", "500", EDUCATION, "500", "3"),
    Genre(
        "BP responsable", "BP", "Brevet professionnel agricole de niveau 4", "453", AGRICULTURE, None, "4", entier=True
    ),
    Genre("BPJEPS", "BPJEPS", "Brevet professionnel de la jeunesse et des sports", "446", SPORTS, None, "4"),
    Genre("BP", "BP", "Brevet professionnel", "450", EDUCATION, "450", "4"),
    Genre("BMA", "BMA", "Brevet des métiers d'art", "443", EDUCATION, "443", "4"),
    Genre("Bac pro", "BAC PRO", "Baccalauréat professionnel", "400", EDUCATION, "400", "4"),
    Genre("BTS", "BTS", "Brevet de technicien supérieur", "320", EDUCATION, "320", "5"),
    Genre("Titre professionnel", "TP", "Titre professionnel", "960", TRAVAIL),
    Genre("Installateur de réseaux", "TP", "Titre professionnel", "960", TRAVAIL, entier=True),
    Genre("Diplôme d'État", "DE", "Diplôme d'État", "361", SANTE, entier=True),
    Genre("Diplôme de comptabilité", "DCG", "Diplôme national", "250", SUPERIEUR, entier=True),
    Genre("Diplôme d'accès", "DAEU", "Diplôme d'accès aux études universitaires", "455", SUPERIEUR, entier=True),
)


def genre_de(intitule: str) -> Genre | None:
    """The kind that a title tells."""
    return next((genre for genre in GENRES if intitule.startswith(genre.prefixe)), None)
