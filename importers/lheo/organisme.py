"""Organismes: the one that answers for an offer, described at length, and those that give it, merely named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from importers.annuaire import Identifiants, Place
from importers.lheo import champs, coordonnees, personnes, valeurs
from importers.lheo.arbre import Enfants, Noeud, Valeur, complement, contenu, dans, enfants, extras
from importers.lheo.domaines import formacodes
from importers.lheo.personnes import Lieu
from importers.lheo.restes import attributs, extras_gardes, parmi
from importers.lignes import LigneEtablissement, LigneOrganisme, tableau
from rules.organisme import lire_nda, lire_siret

if TYPE_CHECKING:
    from importers.lheo.coordonnees import Coordonnees
    from importers.lot import Lot


CATEGORIE = re.compile(r"[\w.-]{1,50}")
# What has a column and may hold `extras` beside it.
PORTEURS = ("SIRET-organisme-formation", "coordonnees-organisme", "potentiel", "code-UAI-organisme-formation")


class Responsable(NamedTuple):
    """Who answers for an offer: the organisme, and the établissement that holds the exchange key."""

    organisme: int
    place: Place


def identifiants(noeud: Noeud, de: Enfants) -> Identifiants:
    """What an `organisme-formation-responsable` says of who it is."""
    return Identifiants(
        valeurs.code(noeud.get("numero")),
        lire_siret(contenu(dans(de, "SIRET-organisme-formation"), "SIRET")).valeur,
        lire_nda(contenu(de, "numero-activite")).valeur,
        _numero(de, "SIRET-organisme-formation"),
    )


def responsable(noeud: Noeud, chemin: str, lot: Lot) -> Responsable:
    """Read an `organisme-formation-responsable` whose identifiers have been checked."""
    de = enfants(noeud)
    qui = identifiants(noeud, de)
    identite = lot.annuaire.organisme(qui)
    place = lot.annuaire.etablissement(identite.id, qui)
    lues = coordonnees.lire(dans(de, "coordonnees-organisme"))
    nom_usage = champs.texte(de, "nom-organisme")
    raison_sociale = champs.texte(de, "raison-sociale") or nom_usage or ""
    _decrire(_etablissement(de, lues, place.nom or nom_usage or raison_sociale, place, lot), chemin, lot)
    joindre, muets = personnes.contacts(de.get("contact-organisme", ()), identite.id, lot)
    ligne = LigneOrganisme(
        identite.id,
        identite.nouveau,
        None,
        None,
        complement([*attributs(noeud, "organisme-formation-responsable"), *muets, *_reste(de, lues)]),
        raison_sociale,
        None if nom_usage == raison_sociale else nom_usage,
        lot.annuaire.siren(qui),
        qui.nda,
        champs.texte(de, "renseignements-specifiques"),
        tableau(lues.urls),
        tableau(_categories(de, lot)),
        tableau(formacodes(dans(de, "potentiel").get("code-FORMACODE", []), f"{chemin}/potentiel", lot)),
        tableau(joindre),
    )
    _decrire(ligne, chemin, lot)
    return Responsable(identite.id, place)


def _etablissement(de: Enfants, lues: Coordonnees, nom: str, place: Place, lot: Lot) -> LigneEtablissement:
    """The unit with the SIRET, its own telephone and address; its address is also its first site."""
    adresse = None if lues.adresse is None else coordonnees.adresse(lues.adresse, lot.references)
    # in a file of ours, the places of what the catalogue has are its sites, by their numbers
    if lues.adresse is not None and adresse is not None and not (lot.identites.notres and not place.nouveau):
        lot.mentionner(personnes.ligne_de_site(Lieu(nom, adresse, coordonnees.cle(lues.adresse)), place, lot))
    joindre = personnes.contact_d_etablissement(lues, place.organisme, lot)
    uai = valeurs.uai(contenu(dans(de, "code-UAI-organisme-formation"), "code-UAI"))
    return LigneEtablissement(
        place.id, place.nouveau, None, None, None, place.organisme, place.siret, uai, nom, adresse, tableau(joindre)
    )


def formateur(noeud: Noeud, lot: Lot) -> Place:
    """The établissement that an `organisme-formateur` names; created from its name when nobody describes it."""
    de = enfants(noeud)
    siret = lire_siret(contenu(dans(de, "SIRET-formateur"), "SIRET")).valeur
    qui = Identifiants(valeurs.code(noeud.get("numero")), siret, None, _numero(de, "SIRET-formateur"))
    identite = lot.annuaire.organisme(qui)
    place = lot.annuaire.etablissement(identite.id, qui)
    nom = champs.texte(de, "raison-sociale-formateur") or f"Organisme {siret or qui.cle}"
    uai = valeurs.uai(contenu(dans(de, "code-UAI-formateur"), "code-UAI"))
    rien = tableau([])
    lot.mentionner(
        LigneOrganisme(identite.id, identite.nouveau, None, None, None, nom, None, qui.siren, None, None, *[rien] * 4)
    )
    lot.mentionner(
        LigneEtablissement(place.id, place.nouveau, None, None, None, place.organisme, siret, uai, nom, None, rien)
    )
    return place


def _numero(de: Enfants, porteur: str) -> str | None:
    """The number of an établissement, which what holds its SIRET bears."""
    return valeurs.code(de[porteur][0].get("numero")) if porteur in de else None


def _categories(de: Enfants, lot: Lot) -> list[str]:
    dites = extras(de, "categorie-organisme").get("code-categorie-organisme", [])
    return list(dict.fromkeys(map(lot.references.categories.code, _codes(dites))))


def _codes(dites: list[Valeur]) -> list[str]:
    return [dite.texte for dite in dites if dite.texte and CATEGORIE.fullmatch(dite.texte)]


def _reste(de: Enfants, lues: Coordonnees) -> list[Noeud]:
    """The extras that have no column, a category that is no code among them."""
    porteurs = [*parmi(de, PORTEURS), *lues.de.get("web", ())]
    dites = extras(de, "categorie-organisme").get("code-categorie-organisme", [])
    lisibles = {"code-categorie-organisme"} if len(dites) == len(_codes(dites)) else set()
    return extras_gardes(de, porteurs, {"categorie-organisme": lisibles})


def _decrire(ligne: LigneOrganisme | LigneEtablissement, chemin: str, lot: Lot) -> None:
    """The first description stands; another that differs is reported, its offers go in."""
    if premier := lot.contredit(ligne):
        message = (
            f"Cet organisme est décrit autrement en {premier} : la première description a été gardée. Décrivez-le"
            " partout de la même façon."
        )
        lot.journal.signaler(chemin, "ORGANISME_DECRIT_AUTREMENT", message)
    lot.decrire(ligne, chemin)
