"""What is entered of a session, its dispositifs and its recrutements with it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import strawberry

from graph.mutations.donnees.adresse import AdresseDonnees, adresse, poser
from graph.mutations.donnees.champ import donnee
from graph.mutations.donnees.saisie import (
    Saisie,
    Valeurs,
    colonne,
    designe,
    heure,
    lire,
    liste,
    partielle,
    textes,
)
from graph.scalaires import DatePartielle
from loaders.designation import Designation
from models.enumerations import EtatRecrutement, Precision
from models.nomenclatures import nomenclature
from rules.dispositif import conventionnee

DISPOSITIFS_MAX = 50  # Lhéo holds 8 financeurs, and more are cut and reported
PUBLICS_LUS = 50  # for each of them, above which none is looked for: a rule says that there may be 10


@strawberry.input(description="Un financement de la session, avec ses publics.")
class DispositifDonnees:
    """Read by LECTURES_DU_DISPOSITIF."""

    type: str = strawberry.field(description="Code de la nomenclature TYPE_DISPOSITIF.")
    publics: list[str] = strawberry.field(description="Codes de la nomenclature PUBLIC, un au moins.")
    numero: str | None = donnee("Numéro du dispositif que c'est déjà ; sans lui, c'en est un nouveau.")
    financeur: str | None = donnee("Code de la nomenclature FINANCEUR.")
    programme: str | None = donnee("Nom du programme.")
    places_financees: int | None = donnee("Places payées par ce financeur.")
    intention_embauche: bool | None = donnee("Si la session est ouverte sur intention d'embauche.")
    reference_marche: str | None = donnee("Référence du marché.")


@strawberry.input(description="Un rendez-vous de recrutement.")
class RecrutementDonnees:
    """Read by LECTURES_DU_RECRUTEMENT."""

    modalite: str = strawberry.field(description="Code de la nomenclature MODALITE_RECRUTEMENT.")
    a_distance: bool | None = donnee("S'il se tient à distance.")
    debut: date | None = donnee("Premier jour.")
    fin: date | None = donnee("Dernier jour.")
    heure_debut: str | None = donnee("Heure de début : HH:MM.")
    heure_fin: str | None = donnee("Heure de fin : HH:MM.")
    places: int | None = donnee("Nombre de places.")
    adresse: AdresseDonnees | None = donnee("Où il se tient.")
    url: str | None = donnee("Page web.")
    commentaire: str | None = donnee("Commentaire.")


@strawberry.input(description="Une session, telle qu'on la saisit ; un champ absent est inchangé, null l'efface.")
class SessionDonnees:
    """Read by LECTURES."""

    sites: list[str] | None = donnee("Numéros des sites, le premier lieu d'abord.")
    debut: DatePartielle | None = donnee("Premier jour, aussi précis qu'il est connu.")
    fin: DatePartielle | None = donnee("Dernier jour, aussi précis qu'il est connu.")
    entrees_sorties_permanentes: bool | None = donnee("Si l'on entre et sort à tout moment.")
    inscription_du: date | None = donnee("Ouverture des inscriptions.")
    inscription_au: date | None = donnee("Clôture des inscriptions.")
    modalites_inscription: str | None = donnee("Comment s'inscrire.")
    adresse_inscription: AdresseDonnees | None = donnee("Où s'inscrire.")
    etat_recrutement: EtatRecrutement | None = donnee("Si l'on peut encore s'inscrire.")
    effectif_minimal: int | None = donnee("Nombre de stagiaires sans lequel la session n'ouvre pas.")
    capacite_simultanee: int | None = donnee("Nombre de stagiaires accueillis à la fois.")
    capacite_cumulee: int | None = donnee("Nombre de stagiaires accueillis en tout.")
    recrutements: list[RecrutementDonnees] | None = donnee("Rendez-vous de recrutement : toute la liste.")
    contacts: list[str] | None = donnee("Numéros des contacts de la session.")
    urls: list[str] | None = donnee("Pages web.")
    blocs: list[str] | None = donnee("Codes des blocs de compétences auxquels elle mène.")
    dispositifs: list[DispositifDonnees] | None = donnee("Financements : toute la liste, dans l'ordre.")


LECTURES_DU_DISPOSITIF = {
    "type": designe("type_code", Designation.TYPE_DISPOSITIF, exigee=True),
    "publics": liste("publics", Designation.PUBLIC, PUBLICS_LUS),
    "numero": colonne("numero"),
    "financeur": designe("financeur_code", Designation.FINANCEUR),
    "programme": colonne("programme"),
    "places_financees": colonne("places_financees"),
    "intention_embauche": colonne("intention_embauche"),
    "reference_marche": colonne("reference_marche"),
}
LECTURES_DU_RECRUTEMENT = {
    "modalite": designe("modalite_code", Designation.MODALITE_RECRUTEMENT, exigee=True),
    "a_distance": colonne("a_distance"),
    "debut": partielle("debut"),
    "fin": partielle("fin", fin=True),
    "heure_debut": heure("heure_debut"),
    "heure_fin": heure("heure_fin"),
    "places": colonne("places"),
    "adresse": adresse("adresse_id"),
    "url": colonne("url"),
    "commentaire": colonne("commentaire"),
}


_SIENS = """-- numeros_des_dispositifs
SELECT d.numero FROM dispositif d JOIN session s ON s.id = d.session_id WHERE s.numero = %(numero)s"""


def _dispositifs(saisie: Saisie, champ: tuple[str, ...], donnes: Sequence[Any] | None) -> Valeurs:
    """Each D, and whether the session is conventionnée, which they tell."""
    donnes = donnes or ()
    if saisie.trop(champ, donnes, DISPOSITIFS_MAX):
        return {}
    saisie.connaitre(Designation.TYPE_DISPOSITIF, (donne.type.strip() for donne in donnes))
    saisie.connaitre(Designation.PUBLIC, (public.strip() for donne in donnes for public in donne.publics[:PUBLICS_LUS]))
    saisie.connaitre(Designation.FINANCEUR, (donne.financeur.strip() for donne in donnes if donne.financeur))
    _exiger_les_siens(saisie, champ, [donne.numero or None for donne in donnes])
    lus = [
        _dispositif(lire(saisie, LECTURES_DU_DISPOSITIF, donne, (*champ, str(rang))))
        for rang, donne in enumerate(donnes)
    ]
    return {"dispositifs": lus, "conventionnee": conventionnee(None, [lu["conventionne"] for lu in lus])}


def _exiger_les_siens(saisie: Saisie, champ: tuple[str, ...], numeros: Sequence[str | None]) -> None:
    """A D is named by its number once, in the session that has it."""
    if not any(numeros):
        return
    lignes = saisie.connexion.execute(_SIENS, {"numero": saisie.numero}).fetchall()
    libres = {numero for (numero,) in lignes}
    for rang, numero in enumerate(numeros):
        if numero is not None and numero.strip() not in libres:
            faire = "Donnez une fois le numéro d'un dispositif de cette session ; aucun, pour un nouveau."
            message = f"« {numero:.40} » n'est pas un dispositif de cette session, ou y est déjà."
            saisie.refuser("INCONNU", (*champ, str(rang), "numero"), message, faire)
        libres.discard((numero or "").strip())


def _dispositif(lu: Valeurs) -> Valeurs:
    genre = next((ligne for ligne in nomenclature("type_dispositif") if ligne["code"] == lu.get("type_code")), {})
    embauche = lu.get("intention_embauche")
    return {
        "financeur_code": None,
        "programme": None,
        "places_financees": None,
        "reference_marche": None,
        **lu,
        "conventionne": genre.get("conventionne") == "1",
        "intention_embauche": genre.get("intention_embauche") == "1" if embauche is None else embauche,
    }


def _recrutements(saisie: Saisie, champ: tuple[str, ...], donnes: Sequence[Any] | None) -> Valeurs:
    donnes = donnes or ()
    if saisie.trop(champ, donnes):
        return {}
    saisie.connaitre(Designation.MODALITE_RECRUTEMENT, (donne.modalite.strip() for donne in donnes))
    lieux = {(*champ, str(rang), "adresse"): donne.adresse for rang, donne in enumerate(donnes) if donne.adresse}
    poser(saisie, lieux)
    inconnues = {"debut_precision": Precision.INCONNUE.value, "fin_precision": Precision.INCONNUE.value}
    return {
        "recrutements": [
            inconnues | lire(saisie, LECTURES_DU_RECRUTEMENT, donne, (*champ, str(rang)))
            for rang, donne in enumerate(donnes)
        ]
    }


LECTURES = {
    "sites": liste("sites", Designation.SITE),
    "debut": partielle("debut"),
    "fin": partielle("fin", fin=True),
    "entrees_sorties_permanentes": colonne("entrees_sorties_permanentes", exigee=True),
    "inscription_du": partielle("inscription_du"),
    "inscription_au": partielle("inscription_au", fin=True),
    "modalites_inscription": colonne("modalites_inscription"),
    "adresse_inscription": adresse("adresse_inscription_id"),
    "etat_recrutement": colonne("etat_recrutement"),
    "effectif_minimal": colonne("effectif_minimal"),
    "capacite_simultanee": colonne("capacite_simultanee"),
    "capacite_cumulee": colonne("capacite_cumulee"),
    "recrutements": _recrutements,
    "contacts": liste("contacts", Designation.CONTACT),
    "urls": textes("urls"),
    "blocs": liste("blocs", Designation.BLOC),
    "dispositifs": _dispositifs,
}
