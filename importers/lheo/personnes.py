"""Contacts and sites out of coordonnées: found by what they say, one row for each."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from importers.identites import cle_naturelle
from importers.lheo import champs, coordonnees, valeurs
from importers.lheo.arbre import Enfants, Noeud, complement, contenu, dans, empreinte, enfants
from importers.lheo.restes import extras_gardes, parlants, parmi
from importers.lignes import LigneContact, LigneSite, tableau
from rules.organisme import lire_siret

if TYPE_CHECKING:
    from collections.abc import Iterable

    from importers.annuaire import Place
    from importers.lheo.coordonnees import Coordonnees
    from importers.lot import Lot


# What a place says besides its name and address, in the order of the grammar.
GARDES_D_UN_LIEU = ("civilite", "prenom", "ligne", "telfixe", "portable", "fax", "courriel", "web", "extras")


class Lieu(NamedTuple):
    """A place of training as read."""

    nom: str
    adresse: int
    cle: str
    siret: str | None = None
    uai: str | None = None
    complement: str | None = None
    numero: str | None = None


def contacts(noeuds: Iterable[Noeud], organisme: int, lot: Lot) -> tuple[list[int], list[Noeud]]:
    """The contacts of an organisme that `contact-*` elements describe, in order, and the elements that describe none.

    Those that say nothing at all are left out.
    """
    trouves, muets = [], []
    for noeud in noeuds:
        de = enfants(noeud)
        lues = coordonnees.lire(de)
        if numero := valeurs.code(noeud.get("numero")):
            lues = lues._replace(numero=numero)
        if lues.muettes and lot.identites.designe("contact", lues.numero) is None:
            muets.append(noeud)
        else:
            genre = champs.code(de, "type-contact")
            trouves.append(contact(lues, genre, _reste_de_contact(lues.de, de), organisme, lot))
    return list(dict.fromkeys(trouves)), parlants(muets)


def _reste_de_contact(coordonnees: Enfants, autour: Enfants) -> str | None:
    extras = extras_gardes(coordonnees, parmi(coordonnees, ("telfixe", "portable")))
    return complement([*parmi(coordonnees, ("ligne", "adresse", "fax", "web")), *extras, *autour.get("extras", ())])


def contact_d_etablissement(lues: Coordonnees, organisme: int, lot: Lot) -> list[int]:
    """The contact that the coordonnées of an établissement are, its address and pages apart; none when they are not."""
    extras = extras_gardes(lues.de, parmi(lues.de, ("telfixe", "portable")))
    reste = complement([*parmi(lues.de, ("ligne", "fax")), *extras])
    muettes = lues.muettes and not (reste or lues.civilite)
    if muettes and lot.identites.designe("contact", lues.numero) is None:
        return []
    return [contact(lues, None, reste, organisme, lot)]


def contact(lues: Coordonnees, genre: str | None, reste: str | None, organisme: int, lot: Lot) -> int:
    """A contact of an organisme, known by our number, else by all it says: another telephone is another contact."""
    dit = (genre, lues.civilite, lues.prenom, lues.nom, tableau(lues.telephones), lues.courriel)
    designe = lot.identites.designe_chez("contact", lues.numero, organisme)
    if designe:
        lot.decrire(LigneContact(designe.id, False, None, None, reste, designe.parent or organisme, *dit), "")
        return designe.id
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
    lues = coordonnees.lire(de)
    if lues.adresse is None:
        return None
    nom = lues.nom or next(iter(lues.lignes), None) or coordonnees.denomination(lues.adresse)
    porteurs = parmi(de, ("SIRET-lieu-formation", "code-UAI-lieu-formation"))
    garde = [*parmi(lues.de, GARDES_D_UN_LIEU), *extras_gardes(de, porteurs)]
    lieu = Lieu(
        nom or "Lieu de formation",
        coordonnees.adresse(lues.adresse, lot.references),
        coordonnees.cle(lues.adresse),
        lire_siret(contenu(dans(de, "SIRET-lieu-formation"), "SIRET")).valeur,
        valeurs.uai(contenu(dans(de, "code-UAI-lieu-formation"), "code-UAI")),
        complement(garde),
        valeurs.code(noeud.get("numero")),
    )
    ligne = ligne_de_site(lieu, place, lot)
    if premier := lot.contredit(ligne):
        message = f"Ce lieu est décrit autrement en {premier} : la première description a été gardée."
        lot.journal.signaler(chemin, "SITE_DECRIT_AUTREMENT", message)
    lot.decrire(ligne, chemin)
    return ligne.id


def ligne_de_site(lieu: Lieu, place: Place, lot: Lot) -> LigneSite:
    """The row of a site, known by our number, else within its établissement by its name and address."""
    if designe := lot.identites.designe_chez("site", lieu.numero, place.organisme):
        id_, nouveau, etablissement = designe.id, False, designe.parent or place.id
    else:
        cle = cle_naturelle(place.id, lieu.nom, lieu.cle)
        id_, nouveau = lot.identites.resoudre("site", cle, naturelle=True)
        etablissement = place.id
    return LigneSite(
        id_,
        nouveau,
        None,
        None,
        lieu.complement,
        etablissement,
        lieu.nom,
        lieu.siret,
        lieu.uai,
        lieu.adresse,
    )
