"""What is measured, in a process of its own: `python mesures.py GESTE ARGUMENT...` prints seconds and peak memory."""

import json
import re
import resource
import sys
import time
from collections import Counter
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import psycopg
from lxml import etree
from psycopg.sql import SQL

from exporters.lheo import Demande, Offre
from exporters.lheo import exporter as exporter_lheo
from importers import flux, lot, transit
from importers.lheo import importer as importer_lheo
from importers.lot import Bilan, Options
from importers.ramassage import sans_ramassage
from importers.reception.passage import Options as OptionsDeReference
from models.lecteur import PUBLIC
from service.demo.generateur import ecrire
from tests.benchmarks.appellations import fusionner_rome, generer_rome, importer_rome
from tests.benchmarks.catalogue_mcf import fusionner_mcf, generer_mcf, importer_mcf
from tests.benchmarks.fiches import ecrire as ecrire_fiches
from tests.benchmarks.liste_publique import fusionner_liste, generer_liste, importer_liste

AUJOURDHUI = date(2026, 11, 23)
MISE_A_JOUR = re.compile(rb'(<session [^>]*datemaj=")(\d{8})')
JOURS = {b"20261123": b"20261122"}  # what was updated that day is then said to be of the day before
BALISE = re.compile(
    rb">\s*<(?=[a-z])"
)  # an element that opens after another opened or closed: spaces there say nothing


def generer(dossier: str, sessions: str) -> dict[str, Any]:
    """Write the sample that `sofi demo --sessions` imports, the same in other bytes, then with a session in twenty new.

    What is new of it is the day it was updated.
    """
    fichiers = ecrire(Path(dossier, "lot"), sessions=int(sessions), aujourdhui=AUJOURDHUI)
    rangs = count()
    for fichier in fichiers:
        octets = fichier.read_bytes()
        change = MISE_A_JOUR.sub(lambda m: m[0] if next(rangs) % 20 else m[1] + JOURS.get(m[2], b"20261123"), octets)
        for nom, contenu in (("rejeu", BALISE.sub(b">\n  <", octets)), ("vingtieme", change)):
            copie = Path(dossier, nom, fichier.name)
            copie.parent.mkdir(exist_ok=True)
            copie.write_bytes(contenu)
    return {"octets": sum(fichier.stat().st_size for fichier in fichiers)}


def lire(dossier: str) -> dict[str, Any]:
    """The yardstick: every end event of the files, each formation freed once read."""
    evenements = 0
    for fichier in sorted(Path(dossier).iterdir()):
        for _, noeud in etree.iterparse(fichier, events=("end",)):
            evenements += 1
            if noeud.tag.endswith("}formation"):
                noeud.clear()
                del noeud.getparent()[0]
    return {"evenements": evenements}


def importer(dossier: str, url: str) -> dict[str, Any]:
    """One lot of `sofi import lheo`."""
    bilan = importer_lheo(url, sorted(Path(dossier).iterdir()), Options("banc"))
    crees, modifies, inchanges = map(sum, zip(*bilan.comptes.values(), strict=True))
    return {"crees": crees, "modifies": modifies, "inchanges": inchanges, "rejets": bilan.rejets.total()}


def modifier(dossier: str, url: str) -> dict[str, Any]:
    """One more lot; `fusion`: seconds of its staging, its comparison and its journal, `tenue`: of what follows."""
    durees: Counter[str] = Counter()

    def chronometrer(quoi: str, objet: Any, nom: str) -> None:
        fonction = getattr(objet, nom)

        def chronometree(*arguments: Any, **nommes: Any) -> Any:
            debut = time.perf_counter()
            rendu = fonction(*arguments, **nommes)
            durees[quoi] += time.perf_counter() - debut  # type: ignore[assignment]
            return rendu

        setattr(objet, nom, chronometree)

    chronometrer("fusion", transit.Copie, "ecrire")
    chronometrer("fusion", lot, "fusionner")
    chronometrer("tenue", lot, "tenir_le_lot")
    return importer(dossier, url) | durees


def generer_fiches(dossier: str, fiches: str) -> dict[str, Any]:
    """Write an export of the RNCP, then the same content in other bytes."""
    fichier = Path(dossier, "fiches.xml")
    ecrire_fiches(fichier, int(fiches))
    with fichier.open("rb") as lues, Path(dossier, "rejeu.xml").open("wb") as rejeu:
        rejeu.writelines(ligne[2:] if ligne.startswith(b"    <") else ligne for ligne in lues)
    return {"octets": fichier.stat().st_size}


def lire_fiches(fichier: str) -> dict[str, Any]:
    """The yardstick: every end event of the file, each sheet freed once read."""
    evenements = 0
    for _, noeud in etree.iterparse(fichier, events=("end",)):
        evenements += 1
        if noeud.tag == "FICHE":
            noeud.clear()
            del noeud.getparent()[0]
    return {"evenements": evenements}


def importer_fiches(fichier: str, url: str) -> dict[str, Any]:
    """One lot of `sofi import rncp`."""
    options = OptionsDeReference("banc", AUJOURDHUI)
    (bilan,) = (fait for fait in flux.importer(url, "rncp", [Path(fichier)], options) if isinstance(fait, Bilan))
    crees, modifies, inchanges = map(sum, zip(*bilan.comptes.values(), strict=True))
    return {"crees": crees, "modifies": modifies, "inchanges": inchanges, "rejets": bilan.rejets.total()}


# What an export writes, by table: the yardstick copies these columns as they are.
SOCLE = "id, numero, statut, cree_le, modifie_le, complement"
COLONNES = {
    "organisme": f"{SOCLE}, raison_sociale, nom_usage, numero_declaration_activite, presentation, urls",
    "organisme_categorie": "organisme_id, categorie_code, rang",
    "domaine": "organisme_id, formacode_id, rang",
    "etablissement": f"{SOCLE}, organisme_id, siret, uai, principal, adresse_id",
    "site": f"{SOCLE}, etablissement_id, nom, siret, uai, adresse_id",
    "contact": f"{SOCLE}, organisme_id, type_code, civilite, prenom, nom_famille, telephones, courriel",
    **{f"{de}_contact": f"{de}_id, contact_id, rang" for de in ("organisme", "etablissement", "formation", "action")},
    "session_contact": "session_id, contact_id, rang",
    "adresse": "id, denomination, lignes, code_postal, ville, commune_id, pays, latitude, longitude, complement",
    "commune": "id, code, departement_code",
    "formation": f"{SOCLE}, proprietaire_id, intitule, objectif, programme, resultats_attendus, certifiante,"
    " objectif_general_code, parcours, urls, niveau_entree_lheo, niveau_sortie_lheo",
    "formation_formacode": "formation_id, formacode_id, rang",
    "formation_nsf": "formation_id, nsf_code, rang",
    "formation_rome": "formation_id, rome_code, rang",
    "formation_certification": "formation_id, certification_id, rang",
    "certification": "id, code_certifinfo, fiche_id",
    "fiche": "id, code",
    "formacode": "id, version, code",
    "public_vise": "id, version, code",
    "action": f"{SOCLE}, formation_id, organisme_id, etablissement_id, complement_intitule, complement_descriptif,"
    " modalite_enseignement, rythme, heures_total, heures_centre, heures_entreprise, heures_hebdomadaires,"
    " heures_conventionnees, duree_indicative, prix_total_ttc, prix_horaire_ttc, frais_restants,"
    " prise_en_charge_possible, conditions_prise_en_charge, conditions_specifiques, niveau_entree_obligatoire,"
    " conventionnement, info_publics, perimetre_recrutement_code, modalites_recrutement, modalites_pedagogiques,"
    " modalites_alternance, langues, acces_handicapes, hebergement, restauration, transport, dates_information, urls",
    "action_public": "action_id, public_id, rang",
    "action_formateur": "action_id, etablissement_id, rang",
    "session": f"{SOCLE}, action_id, adresse_inscription_id, declaree_perimee, debut, debut_precision, fin,"
    " fin_precision, inscription_du, inscription_du_precision, inscription_au, inscription_au_precision,"
    " entrees_sorties_permanentes, modalites_inscription, etat_recrutement, effectif_minimal, capacite_simultanee,"
    " capacite_cumulee, conventionnee, urls",
    "session_site": "session_id, site_id, rang",
    "session_bloc": "session_id, bloc_code, rang",
    "bloc_competences": "code, libelle",
    "recrutement": "session_id, rang, modalite_code, a_distance, debut, debut_precision, fin, fin_precision,"
    " heure_debut, heure_fin, places, adresse_id, url, commentaire, complement",
    "dispositif": "id, numero, session_id, rang, type_code, financeur_code, programme, places_financees,"
    " reference_marche, conventionne, intention_embauche, complement",
    "dispositif_public": "dispositif_id, public_id, rang",
}


def copier(url: str, fichier: str) -> dict[str, Any]:
    """The yardstick: COPY of those columns, one table after the other, to a file."""
    octets = 0
    with psycopg.connect(url) as connexion, Path(fichier).open("wb") as sortie:
        for table, colonnes in COLONNES.items():
            ordre = SQL("COPY {} ({}) TO STDOUT").format(SQL(table), SQL(colonnes))
            with connexion.cursor() as curseur, curseur.copy(ordre) as copie:
                for morceau in copie:
                    octets += sortie.write(morceau)
    return {"octets": octets}


def exporter(url: str, fichier: str) -> dict[str, Any]:
    """The whole catalogue as Lhéo 2.3, as `sofi export lheo` writes it; `premier`: seconds before the first bytes."""
    octets, sessions, premier, debut = 0, 0, 0.0, time.perf_counter()

    def suivre(offre: Offre) -> None:
        nonlocal sessions
        sessions += offre.sessions

    with Path(fichier).open("wb") as sortie, sans_ramassage():
        for morceau in exporter_lheo(url, Demande(PUBLIC, AUJOURDHUI), suivre):
            premier = premier or time.perf_counter() - debut
            octets += sortie.write(morceau)
    return {"octets": octets, "sessions": sessions, "premier": premier}


def memoire_mo() -> float:
    """The most this process ever held, plus the largest it started (a second reader): never less than the truth."""
    statut = Path("/proc/self/status").read_text(encoding="ascii")
    haute = re.search(r"VmHWM:\s*(\d+) kB", statut)
    assert haute
    return (int(haute[1]) + resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


GESTES = {
    geste.__name__: geste
    for geste in (
        *(generer, lire, importer, modifier, copier, exporter),
        *(generer_fiches, lire_fiches, importer_fiches),
        *(generer_rome, fusionner_rome, importer_rome),
        *(generer_liste, fusionner_liste, importer_liste),
        *(generer_mcf, fusionner_mcf, importer_mcf),
    )
}

if __name__ == "__main__":
    geste, *arguments = sys.argv[1:]
    debut = time.perf_counter()
    dit = GESTES[geste](*arguments)
    dit |= {"secondes": time.perf_counter() - debut, "memoire": memoire_mo()}
    sys.stdout.write(json.dumps(dit))
