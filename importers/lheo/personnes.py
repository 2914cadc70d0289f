"""Contacts and sites out of coordonnées: found by what they say, one row for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from importers.identites import cle_naturelle
from importers.lheo import champs, coordonnees, valeurs
from importers.lheo.arbre import Noeud, complement, contenu, dans, empreinte, enfants
from importers.lignes import LigneContact, LigneSite, tableau
from rules.organisme import lire_siret

if TYPE_CHECKING:
    from collections.abc import Iterable

    from importers.annuaire import Place
    from importers.lheo.coordonnees import Coordonnees
    from importers.lot import Lot


class Lieu(NamedTuple):
    """A place of training as read."""

    nom: str
    adresse: int
    cle: str
    siret: str | None = None
    uai: str | None = None
    complement: str | None = None


def contacts(noeuds: Iterable[Noeud], organisme: int, lot: Lot) -> list[int]:
    """The contacts of an organisme that `contact-*` elements describe, in order; those that say nothing are none."""
    trouves = []
    for noeud in noeuds:
        de = enfants(noeud)
        lues = coordonnees.lire(de["coordonnees"][0])
        if not lues.muettes:
            reste = complement([n for noeuds in lues.reste.values() for n in noeuds] + de.get("extras", []))
            trouves.append(contact(lues, champs.code(de, "type-contact"), reste, organisme, lot))
    return list(dict.fromkeys(trouves))


def contact(lues: Coordonnees, genre: str | None, reste: str | None, organisme: int, lot: Lot) -> int:
    """A contact of an organisme, known by all it says: another telephone is another contact."""
    dit = (genre, lues.civilite, lues.prenom, lues.nom, tableau(lues.telephones), lues.courriel)
    identite = lot.identites.resoudre("contact", cle_naturelle(organisme, *dit, reste), naturelle=True)
    lot.decrire(LigneContact(identite.id, identite.nouveau, None, None, reste, organisme, *dit), "")
    return identite.id


def site(noeud: Noeud, place: Place, chemin: str, lot: Lot) -> int | None:
    """The site that a `lieu-de-formation` describes, for an établissement; null without an address."""
    cle = (place.id, empreinte(noeud))
    if cle not in lot.annuaire.lieux_lus:
        lot.annuaire.lieux_lus[cle] = _site(noeud, place, chemin, lot)
    return lot.annuaire.lieux_lus[cle]


def _site(noeud: Noeud, place: Place, chemin: str, lot: Lot) -> int | None:
    de = enfants(noeud)
    lues = coordonnees.lire(de["coordonnees"][0])
    if lues.adresse is None:
        return None
    nom = lues.nom or next(iter(lues.lignes), None) or coordonnees.denomination(lues.adresse)
    garde = [n for cle in ("fax", "web", "extras") for n in lues.reste.get(cle, ())] + de.get("extras", [])
    lieu = Lieu(
        nom or "Lieu de formation",
        coordonnees.adresse(lues.adresse, lot.references),
        coordonnees.cle(lues.adresse),
        lire_siret(contenu(dans(de, "SIRET-lieu-formation"), "SIRET")).valeur,
        valeurs.uai(contenu(dans(de, "code-UAI-lieu-formation"), "code-UAI")),
        complement(garde),
    )
    ligne = ligne_de_site(lieu, place, lot)
    if premier := lot.contredit(ligne):
        message = f"Ce lieu est décrit autrement en {premier} : la première description a été gardée."
        lot.journal.signaler(chemin, "SITE_DECRIT_AUTREMENT", message)
    lot.decrire(ligne, chemin)
    return ligne.id


def ligne_de_site(lieu: Lieu, place: Place, lot: Lot) -> LigneSite:
    """The row of a site, known within its établissement by its name and address."""
    identite = lot.identites.resoudre("site", cle_naturelle(place.id, lieu.nom, lieu.cle), naturelle=True)
    return LigneSite(
        identite.id,
        identite.nouveau,
        None,
        None,
        lieu.complement,
        place.id,
        lieu.nom,
        lieu.siret,
        lieu.uai,
        lieu.adresse,
    )
