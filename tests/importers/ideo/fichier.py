"""Lists of Idéo that a test writes: a small line, one cell apart, under the headers that Onisep gives."""

from __future__ import annotations

ENTETE_STRUCTURES = (
    "code UAI;n° SIRET;type d'établissement;nom;sigle;statut;tutelle;université de rattachement libellé;"
    "université de rattachement ID et URL Onisep;établissements liés libellés;établissements liés URL et ID Onisep;"
    "boîte postale;adresse;CP;commune;commune (COG);cedex;téléphone;arrondissement;département;académie;région;"
    "région (COG);longitude (X);latitude (Y);journées portes ouvertes;langues enseignées;label génération 2024;"
    "URL et ID Onisep"
)
ENTETE_FORMATIONS = (
    "code NSF;code scolarité;sigle type formation;libellé type formation;libellé formation principal;sigle formation;"
    "durée;niveau de sortie indicatif;code RNCP;niveau de certification;libellé niveau de certification;tutelle;"
    "URL et ID Onisep;domaine/sous-domaine;date création;date de modification"
)
ENTETE_ACTIONS = (
    "Formation (FOR) libellé;FOR URL et ID Onisep;FOR indexation domaine web Onisep;FOR type;FOR nature du certificat;"
    "FOR URL référentiel;FOR niveau de sortie;Lieu d'enseignement (ENS) libellé;ENS URL et ID Onisep;ENS code UAI;"
    "ENS statut;ENS adresse;ENS code postal;ENS commune;ENS département;ENS académie;ENS région;ENS latitude;"
    "ENS longitude;ENS n° téléphone;ENS site web;ENS hébergement;ENS accessibilité;"
    "Action de Formation (AF) identifiant Onisep;AF durée cycle standard;AF modalités scolarité;"
    "AF éléments d'enseignement;AF coût scolarité;AF modalités accueil;AF page web;AF date de modification"
)
STRUCTURES, FORMATIONS, ACTIONS = (e.split(";") for e in (ENTETE_STRUCTURES, ENTETE_FORMATIONS, ENTETE_ACTIONS))
ADRESSE = "http://www.onisep.fr/http/redirection/{}/slug/{}"

LYCEE = {
    "code UAI": "0539992Y",
    "n° SIRET": "91234567500017",
    "type d'établissement": "lycée professionnel",
    "nom": "Lycée des Tonneliers",
    "statut": "public",
    "adresse": "3 rue du Merrain",
    "CP": "53210",
    "commune": "Argentré",
    "commune (COG)": "53007",
    "téléphone": "02 43 00 11 22",
    "département": "53 - Mayenne",
    "académie": "Nantes",
    "région": "Pays de la Loire",
    "région (COG)": "52",
    "longitude (X)": "-0.64",
    "latitude (Y)": "48.08",
    "URL et ID Onisep": ADRESSE.format("etablissement", "ENS.7101"),
}
TONNELLERIE = {
    "code NSF": "234",
    "code scolarité": "50023499",
    "sigle type formation": "CAP",
    "libellé formation principal": "CAP tonnelier",
    "code RNCP": "4411",
    "niveau de certification": "3",
    "URL et ID Onisep": ADRESSE.format("formation", "FOR.7001"),
}
ANNEE_DE_TONNELLERIE = {
    "Formation (FOR) libellé": "CAP tonnelier",
    "FOR URL et ID Onisep": ADRESSE.format("formation", "FOR.7001"),
    "FOR URL référentiel": "https://www.francecompetences.fr/recherche/rncp/4411/",
    "Lieu d'enseignement (ENS) libellé": "Lycée des Tonneliers",
    "ENS URL et ID Onisep": ADRESSE.format("etablissement", "ENS.7101"),
    "ENS code UAI": "0539992Y",
    "ENS adresse": "3 rue du Merrain",
    "ENS code postal": "53210",
    "ENS commune": "Argentré",
    "ENS département": "53 - Mayenne",
    "ENS académie": "Nantes",
    "ENS région": "Pays de la Loire",
    "ENS latitude": "48.08",
    "ENS longitude": "-0.64",
    "ENS n° téléphone": "02 43 00 11 22",
    "ENS site web": "https://tonneliers.invalid",
    "ENS hébergement": "internat (homme/femme)",
    "ENS accessibilité": "non renseigné",
    "Action de Formation (AF) identifiant Onisep": "AF.7201",
    "AF durée cycle standard": "2 ans",
    "AF modalités scolarité": "temps plein, cours en présentiel",
    "AF page web": "https://tonneliers.invalid/cap",
    "AF date de modification": "06/10/2026",
}
# what tests change most, under a short name
COURTS = {
    "af": "Action de Formation (AF) identifiant Onisep",
    "ens": "ENS URL et ID Onisep",
    "formation": "FOR URL et ID Onisep",
    "uai": "ENS code UAI",
    "referentiel": "FOR URL référentiel",
    "intitule": "Formation (FOR) libellé",
    "lieu": "Lieu d'enseignement (ENS) libellé",
    "departement": "ENS département",
    "region": "ENS région",
    "cp": "ENS code postal",
    "modalites": "AF modalités scolarité",
    "modifie": "AF date de modification",
    "cout": "AF coût scolarité",
    "latitude": "ENS latitude",
}
Cellules = dict[str, str]


def structure(**cellules: str) -> Cellules:
    """A structure: the lycée, some cells apart; `ens`, `uai`, `siret`, `cog` are short names."""
    courts = {"ens": "URL et ID Onisep", "uai": "code UAI", "siret": "n° SIRET", "cog": "commune (COG)"}
    return LYCEE | {courts.get(nom, nom): valeur for nom, valeur in cellules.items()}


def formation(**cellules: str) -> Cellules:
    """A formation: the CAP of the tonnelier, some cells apart."""
    courts = {"ident": "URL et ID Onisep", "cfd": "code scolarité", "rncp": "code RNCP", "nsf": "code NSF"}
    courts |= {"niveau": "niveau de certification", "libelle": "libellé formation principal"}
    return TONNELLERIE | {courts[nom]: valeur for nom, valeur in cellules.items()}


def action(**cellules: str) -> Cellules:
    """An action: that CAP in that lycée, some cells apart."""
    return ANNEE_DE_TONNELLERIE | {COURTS.get(nom, nom): valeur for nom, valeur in cellules.items()}


def liste(colonnes: list[str], *lignes: Cellules) -> bytes:
    """A list as Onisep writes it: UTF-8 with its mark, every cell quoted."""
    dites = [colonnes, *([ligne.get(colonne, "") for colonne in colonnes] for ligne in lignes)]
    ecrites = [";".join(f'"{cellule}"' for cellule in cellules) for cellules in dites]
    return "\n".join([*ecrites, ""]).encode("utf-8-sig")


def structures(*lignes: Cellules) -> bytes:
    """The list of structures."""
    return liste(STRUCTURES, *(lignes or (structure(),)))


def formations(*lignes: Cellules) -> bytes:
    """The list of formations."""
    return liste(FORMATIONS, *(lignes or (formation(),)))


def actions(*lignes: Cellules) -> bytes:
    """The list of actions."""
    return liste(ACTIONS, *(lignes or (action(),)))
