"""Addresses, contacts and places: written once for all the offers that name them."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from exporters.lheo.complement import lire, noeud
from exporters.lheo.ecriture import Bloc, Ecrit
from exporters.lheo.textes import numero
from exporters.lheo.une_fois import UneFois
from models.lheo.vides import est_vide

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from exporters.lheo.lecture import Voisinage

    Adresses = UneFois[int | None, Bloc | None]

PORTABLE: Final = re.compile(r"(?:\+33|0033|0)[\s.(0)]*[67]")
NUMEROS_PAR_GENRE: Final = 3  # of telephones, in each of telfixe and portable


class Carnet:
    """The contacts, places and addresses of one reading; null for those that are not there, or not to be seen."""

    def __init__(self, voisinage: Voisinage) -> None:
        self._voisinage = voisinage
        self.adresse = UneFois(partial(_adresse, voisinage.adresses))
        self.inscription = UneFois(partial(_inscription, self.adresse))
        self._lieux = UneFois(partial(_lieu, voisinage, self.adresse))
        self._contacts = UneFois(partial(_contact, voisinage.contacts))

    def contacts(self, nom: str, cles: Iterable[int]) -> list[Bloc]:
        """`contact-formation`, `contact-session`…: those of these contacts that may be seen."""
        return [bloc for cle in cles if (bloc := self._contacts[nom, cle])]

    def lieux(self, cles: Iterable[int]) -> list[Bloc]:
        """`lieu-de-formation` of these sites."""
        return [bloc for cle in cles if (bloc := self._lieux[cle])]

    def adresse_de_site(self, cles: Sequence[int]) -> Bloc | None:
        """The address of the first of these sites that may be seen."""
        site = next((self._voisinage.sites[cle] for cle in cles if cle in self._voisinage.sites), None)
        return None if site is None else self.adresse[site.adresse_id]

    def coordonnees(self, etablissement: Any, urls: Sequence[str]) -> Ecrit:
        """`coordonnees` of an établissement: its address, its first contact, the pages of its organisme."""
        contact = next((c for cle in etablissement.contacts if (c := self._voisinage.contacts.get(cle))), None)
        ecrit = Ecrit("coordonnees", etablissement.numero) if contact is None else _coordonnees(contact)
        if adresse := self.adresse[etablissement.adresse_id]:
            ecrit.blocs("adresse", [adresse])
        ecrit.suite("web", "urlweb", urls)
        return ecrit


def siret(nom: str, valeur: str | None, objet: str) -> Ecrit:
    """An element that holds a SIRET."""
    ecrit = Ecrit(nom, objet)
    ecrit.valeur("SIRET", valeur)
    return ecrit


def uai(nom: str, valeur: str | None, objet: str) -> Ecrit:
    """An element that holds a UAI."""
    ecrit = Ecrit(nom, objet)
    ecrit.valeur("code-UAI", valeur)
    return ecrit


def _contact(contacts: Mapping[int, Any], cle: tuple[str, int]) -> Bloc | None:
    nom, qui = cle
    contact = contacts.get(qui)
    if contact is None:
        return None
    ecrit = Ecrit(nom, contact.numero)
    ecrit.valeur("type-contact", contact.type_code)
    coordonnees = _coordonnees(contact)
    ecrit.ajouter("coordonnees", coordonnees.xml())
    ecrit.notes += coordonnees.notes
    return ecrit.fini(numero(contact.numero))


def _coordonnees(contact: Any) -> Ecrit:
    ecrit = Ecrit("coordonnees", contact.numero)
    ecrit.texte("civilite", contact.civilite)
    ecrit.texte("nom", contact.nom_famille)
    ecrit.texte("prenom", contact.prenom)
    fixes = _fixes(contact.telephones)
    ecrit.suite("telfixe", "numtel", contact.telephones[:fixes])
    ecrit.suite("portable", "numtel", contact.telephones[fixes:])
    ecrit.texte("courriel", contact.courriel)
    ecrit.complement(lire(contact.complement))
    return ecrit


def _fixes(telephones: Sequence[str]) -> int:
    """How many go first, as telfixe: those before the last run of mobiles; the order never changes."""
    fixes = len(telephones)
    while fixes and len(telephones) - fixes < NUMEROS_PAR_GENRE and PORTABLE.match(telephones[fixes - 1]):
        fixes -= 1
    return min(fixes, NUMEROS_PAR_GENRE)


def _lieu(voisinage: Voisinage, adresses: Adresses, cle: int) -> Bloc | None:
    site = voisinage.sites.get(cle)
    if site is None:
        return None
    adresse = voisinage.adresses[site.adresse_id]
    complement = lire(site.complement)
    ecrit = Ecrit("lieu-de-formation", site.numero)
    ecrit.element(siret("SIRET-lieu-formation", site.siret, site.numero))
    ecrit.element(uai("code-UAI-lieu-formation", site.uai, site.numero))
    coordonnees = Ecrit("coordonnees", site.numero)
    lignes = ((noeud(f).text or "").strip() for f in complement.fragments.get("ligne", ()))
    ligne = next((ligne for ligne in lignes if not est_vide(ligne)), None)
    if site.nom != (ligne or adresse.denomination or next(iter(adresse.lignes), None) or adresse.ville):
        coordonnees.texte("nom", site.nom)
    coordonnees.complement(complement)
    coordonnees.blocs("adresse", filter(None, [adresses[adresse.cle]]))
    ecrit.ajouter("coordonnees", coordonnees.xml())
    ecrit.notes += coordonnees.notes
    return ecrit.fini(numero(site.numero))


def _inscription(adresses: Adresses, cle: int | None) -> Bloc | None:
    adresse = adresses[cle]
    return adresse and Bloc(f"<adresse-inscription>{adresse.xml}</adresse-inscription>", adresse.notes)


def _adresse(adresses: Mapping[int, Any], cle: int | None) -> Bloc | None:
    adresse = None if cle is None else adresses.get(cle)
    if adresse is None:
        return None
    complement = lire(adresse.complement)
    ecrit = Ecrit("adresse", " ".join(filter(None, ("adresse", adresse.code_postal, adresse.ville))))
    ecrit.texte("denomination", adresse.denomination)
    ecrit.textes("ligne", adresse.lignes)
    ecrit.valeur("codepostal", adresse.code_postal)
    ecrit.texte("ville", adresse.ville)
    ecrit.complement(complement)
    for nom, code in (
        ("departement", adresse.departement),
        ("code-INSEE-commune", adresse.commune),
        ("region", adresse.region),
        ("pays", adresse.pays),
    ):
        if not ecrit.a(nom):
            ecrit.valeur(nom, code)
    if adresse.latitude is not None:
        geolocalisation = Ecrit("geolocalisation", ecrit.objet)
        geolocalisation.texte("latitude", repr(adresse.latitude))
        geolocalisation.texte("longitude", repr(adresse.longitude))
        ecrit.element(geolocalisation)
    return ecrit.fini()
