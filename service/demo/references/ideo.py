"""Idéo: the lists that Onisep publishes, of structures, of formations initiales and of their actions in lycées."""

from __future__ import annotations

import csv
from datetime import timedelta
from typing import TYPE_CHECKING

from service.demo.hasard import Hasard
from service.demo.references import tableaux
from service.demo.references.libelles import libelles
from service.demo.references.lycees import diplomes, lycees
from service.demo.references.passage import code_scolarite, formation_d_ideo

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from service.demo.organismes import Organisme
    from service.demo.references.certifications import Certification
    from service.demo.references.lycees import Lycee

DIALECTE = tableaux.Dialecte(guillemets=csv.QUOTE_ALL, encodage="utf-8-sig", fin_de_ligne="\n")
ENTETE_DES_STRUCTURES = (
    *("code UAI", "n° SIRET", "type d'établissement", "nom", "sigle", "statut", "tutelle"),
    *("université de rattachement libellé", "université de rattachement ID et URL Onisep"),
    *("établissements liés libellés", "établissements liés URL et ID Onisep"),
    *("boîte postale", "adresse", "CP", "commune", "commune (COG)", "cedex", "téléphone", "arrondissement"),
    *("département", "académie", "région", "région (COG)", "longitude (X)", "latitude (Y)"),
    *("journées portes ouvertes", "langues enseignées", "label génération 2024", "URL et ID Onisep"),
)
ENTETE_DES_FORMATIONS = (
    *("code NSF", "code scolarité", "sigle type formation", "libellé type formation"),
    *("libellé formation principal", "sigle formation", "durée", "niveau de sortie indicatif", "code RNCP"),
    *("niveau de certification", "libellé niveau de certification", "tutelle", "URL et ID Onisep"),
    *("domaine/sous-domaine", "date création", "date de modification"),
)
ENTETE_DES_ACTIONS = (
    *("Formation (FOR) libellé", "FOR URL et ID Onisep", "FOR indexation domaine web Onisep", "FOR type"),
    *("FOR nature du certificat", "FOR URL référentiel", "FOR niveau de sortie"),
    *("Lieu d'enseignement (ENS) libellé", "ENS URL et ID Onisep", "ENS code UAI", "ENS statut", "ENS adresse"),
    *("ENS code postal", "ENS commune", "ENS département", "ENS académie", "ENS région", "ENS latitude"),
    *("ENS longitude", "ENS n° téléphone", "ENS site web", "ENS hébergement", "ENS accessibilité"),
    *("Action de Formation (AF) identifiant Onisep", "AF durée cycle standard", "AF modalités scolarité"),
    *("AF éléments d'enseignement", "AF coût scolarité", "AF modalités accueil", "AF page web"),
    "AF date de modification",
)
SITE = "http://www.onisep.fr/http/redirection"
PREMIERE_ACTION = 900_001  # past those of Onisep: they are invented
# by kind of diploma, its years and what Onisep calls its level
CYCLES = {
    "CAP": ("2 ans", "CAP ou équivalent"),
    "BP": ("2 ans", "Bac ou équivalent"),
    "BMA": ("2 ans", "Bac ou équivalent"),
    "BAC PRO": ("3 ans", "Bac ou équivalent"),
    "BTS": ("2 ans", "Bac + 2"),
}
ACADEMIES = {"52": "Nantes", "53": "Rennes"}  # by region
LANGUES = ("anglais", "anglais, espagnol", "anglais, allemand")


def ecrire(
    dossier: Path,
    organismes: Sequence[Organisme],
    formateurs: Mapping[str, Sequence[Organisme]],
    aujourdhui: date,
    graine: int,
) -> list[Path]:
    """The three lists of a delivery."""
    alea = Hasard(f"{graine} Idéo")
    lieux = list(lycees(alea, organismes, formateurs))
    couples = [(lycee, diplome) for lycee in lieux for diplome in lycee.diplomes]
    actions = [
        _action(alea, rang, *couple) | {"AF date de modification": _jour(alea, aujourdhui)}
        for rang, couple in enumerate(couples)
    ]
    listes = (
        ("structures_enseignement_secondaire", ENTETE_DES_STRUCTURES, [_structure(alea, lieu) for lieu in lieux]),
        ("formations_initiales", ENTETE_DES_FORMATIONS, [_formation(alea, un, aujourdhui) for un in diplomes()]),
        ("actions_formation_univers_lycee", ENTETE_DES_ACTIONS, actions),
    )
    return [
        tableaux.ecrire(dossier / f"ideo-{nom}.csv", [entete, *_rangees(entete, lignes)], DIALECTE)
        for nom, entete, lignes in listes
    ]


def _rangees(entete: Sequence[str], lignes: Sequence[Mapping[str, str]]) -> Iterator[list[str]]:
    return ([ligne.get(colonne, "") for colonne in entete] for ligne in lignes)


def _structure(alea: Hasard, lycee: Lycee) -> dict[str, str]:
    commune = lycee.commune
    return {
        "code UAI": lycee.uai,
        "n° SIRET": lycee.siret or "",
        "type d'établissement": "lycée professionnel",
        "nom": lycee.nom,
        "sigle": "LP",
        "statut": _statut(lycee),
        "tutelle": "Ministère chargé de l'Éducation nationale et de la Jeunesse",
        "adresse": lycee.voie,
        "CP": commune.code_postal,
        "commune": commune.nom,
        "commune (COG)": commune.insee,
        "téléphone": lycee.telephone,
        **_ressort(lycee),
        "région (COG)": lycee.region,
        "longitude (X)": commune.longitude,
        "latitude (Y)": commune.latitude,
        "langues enseignées": alea.choice(LANGUES),
        "URL et ID Onisep": f"{SITE}/etablissement/slug/{lycee.ens}",
    }


def _formation(alea: Hasard, diplome: Certification, aujourdhui: date) -> dict[str, str]:
    genre = diplome.genre
    duree, niveau = CYCLES[genre.sigle]
    return {
        "code NSF": diplome.modele.nsf if diplome.modele else "",
        "code scolarité": code_scolarite(diplome) or "",
        "sigle type formation": genre.sigle,
        "libellé type formation": genre.libelle.lower(),
        "libellé formation principal": diplome.intitule,
        "durée": duree,
        "niveau de sortie indicatif": niveau,
        "code RNCP": diplome.fiche.removeprefix("RNCP"),
        "niveau de certification": diplome.niveau or "",
        "libellé niveau de certification": f"niveau {diplome.niveau} ({niveau})",
        "tutelle": genre.ministere or "",
        "URL et ID Onisep": f"{SITE}/formation/slug/{formation_d_ideo(diplome)}",
        "date création": "01/01/2020",
        "date de modification": _jour(alea, aujourdhui),
    }


def _action(alea: Hasard, rang: int, lycee: Lycee, diplome: Certification) -> dict[str, str]:
    """What one lycée does of one diploma; the place again, as every line of Onisep's says it."""
    duree, niveau = CYCLES[diplome.genre.sigle]
    commune, numero = lycee.commune, diplome.fiche.removeprefix("RNCP")
    return {
        "Formation (FOR) libellé": diplome.intitule,
        "FOR URL et ID Onisep": f"{SITE}/formation/slug/{formation_d_ideo(diplome)}",
        "FOR type": diplome.genre.sigle,
        "FOR nature du certificat": "Diplôme national ou diplôme d'état",
        "FOR URL référentiel": f"https://www.francecompetences.fr/recherche/rncp/{numero}/",
        "FOR niveau de sortie": niveau,
        "Lieu d'enseignement (ENS) libellé": lycee.nom,
        "ENS URL et ID Onisep": f"{SITE}/etablissement/slug/{lycee.ens}",
        "ENS code UAI": lycee.uai,
        "ENS statut": _statut(lycee),
        "ENS adresse": lycee.voie,
        "ENS code postal": commune.code_postal,
        "ENS commune": commune.nom,
        **{f"ENS {quoi}": dit for quoi, dit in _ressort(lycee).items()},
        "ENS latitude": commune.latitude,
        "ENS longitude": commune.longitude,
        "ENS n° téléphone": lycee.telephone,
        "ENS site web": lycee.web,
        "ENS hébergement": alea.choice(("internat (homme/femme)", "")),
        "ENS accessibilité": alea.choice(("bâtiments totalement accessibles", "bâtiments partiellement accessibles")),
        "Action de Formation (AF) identifiant Onisep": f"AF.{PREMIERE_ACTION + rang}",
        "AF durée cycle standard": duree,
        "AF modalités scolarité": "temps plein, cours en présentiel",
        "AF éléments d'enseignement": f"Langue vivante : {alea.choice(LANGUES)}",
        "AF coût scolarité": "contribution des familles : 650 € par an" if lycee.prive else "",
    }


def _statut(lycee: Lycee) -> str:
    return "privé sous contrat" if lycee.prive else "public"


def _ressort(lycee: Lycee) -> dict[str, str]:
    departement = lycee.commune.departement
    return {
        "département": f"{departement} - {libelles('departement')[departement]}",
        "académie": ACADEMIES[lycee.region],
        "région": libelles("region")[lycee.region],
    }


def _jour(alea: Hasard, aujourdhui: date) -> str:
    return f"{aujourdhui - timedelta(alea.randrange(20, 300)):%d/%m/%Y}"
