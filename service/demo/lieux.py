"""Addresses, sites and contacts, each written once as XML and reused by every offer that mentions it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from service.demo.balises import balise, element
from service.demo.vocabulaire import mots

if TYPE_CHECKING:
    from service.demo.hasard import Hasard
    from service.demo.vocabulaire import Commune


@dataclass(frozen=True, slots=True)
class Site:
    """A place of training: its street, its `adresse` in short, its `lieu-de-formation` whole."""

    commune: Commune
    voie: str
    adresse: str
    lieu: str


def ligne_de_voie(alea: Hasard) -> str:
    """A number and a street."""
    return f"{alea.randrange(1, 140)} {alea.choice(mots('voies'))} {alea.choice(mots('denominations'))}"


def adresse_courte(ligne: str, commune: Commune) -> str:
    """What an inscription needs: street, postal code, town, INSEE code."""
    return element(
        "adresse",
        balise("ligne", ligne),
        balise("codepostal", commune.code_postal),
        balise("ville", commune.nom),
        balise("code-INSEE-commune", commune.insee),
    )


def adresse_complete(denomination: str, ligne: str, commune: Commune) -> str:
    """A whole address, with its coordinates in degrees."""
    return element(
        "adresse",
        balise("denomination", denomination),
        balise("ligne", ligne),
        balise("codepostal", commune.code_postal),
        balise("ville", commune.nom),
        balise("departement", commune.departement),
        balise("code-INSEE-commune", commune.insee),
        "<region>52</region><pays>FR</pays>",
        element("geolocalisation", balise("latitude", commune.latitude), balise("longitude", commune.longitude)),
    )


def site(alea: Hasard, denomination: str, commune: Commune, siret: str | None) -> Site:
    """A place in a commune; `siret` when it is an établissement of its own."""
    ligne = ligne_de_voie(alea)
    immatriculation = element("SIRET-lieu-formation", balise("SIRET", siret)) if siret else ""
    coordonnees = element("coordonnees", adresse_complete(denomination, ligne, commune))
    return Site(
        commune, ligne, adresse_courte(ligne, commune), element("lieu-de-formation", immatriculation, coordonnees)
    )


def telephone(alea: Hasard) -> str:
    """A number of the range kept for fiction in the north-west of France."""
    return f"02 61 91 {alea.randrange(100):02d} {alea.randrange(100):02d}"


def contact(alea: Hasard, nom: str, type_contact: int, boite: str) -> str:
    """The element `nom` for a person in a role (Lhéo `dict-type-contact`) and their mail box."""
    civilite, prenoms = alea.choice((("Madame", "prenoms_feminins"), ("Monsieur", "prenoms_masculins")))
    return element(
        nom,
        balise("type-contact", type_contact),
        element(
            "coordonnees",
            balise("civilite", civilite),
            balise("nom", alea.choice(mots("noms"))),
            balise("prenom", alea.choice(mots(prenoms))),
            element("telfixe", balise("numtel", telephone(alea))),
            balise("courriel", boite),
        ),
    )


def accueil(alea: Hasard, nom: str, boite: str) -> str:
    """The element `nom` for the desk of an organisme, which is nobody in particular."""
    return element(
        nom,
        "<type-contact>4</type-contact>",
        element(
            "coordonnees",
            balise("nom", "Accueil"),
            element("telfixe", balise("numtel", telephone(alea))),
            balise("courriel", boite),
        ),
    )
