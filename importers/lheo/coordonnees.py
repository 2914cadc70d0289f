"""Addresses, contacts and places: what Lhéo calls coordonnées, wherever they stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from importers.lheo import champs, valeurs
from importers.lheo.arbre import Enfants, Noeud, complement, contenu, dans, empreinte, enfants
from importers.lheo.restes import extras_gardes, parlants, parmi
from importers.lignes import tableau
from importers.territoires import REGIONS, departement_de
from models.lheo.faute import nom_local

if TYPE_CHECKING:
    from importers.references import References

INSEE = re.compile(r"[0-9][0-9AB][0-9]{3}")
POLE, ANTIMERIDIEN = 90, 180  # degrees
TERRITOIRE = ("departement", "code-INSEE-commune", "code-INSEE-canton", "region")
_ABSENTES = etree.Element("coordonnees")


class Coordonnees(NamedTuple):
    """Lhéo `coordonnees`, read; `de` is all that they hold."""

    numero: str | None
    civilite: str | None
    nom: str | None
    prenom: str | None
    lignes: list[str]
    adresse: Noeud | None
    telephones: list[str]
    courriel: str | None
    urls: list[str]
    de: Enfants

    @property
    def muettes(self) -> bool:
        """Whether they give no way to reach anybody."""
        return not (self.nom or self.prenom or self.lignes or self.telephones or self.courriel)


def lire(parent: Enfants) -> Coordonnees:
    """Read the `coordonnees` of what holds them; a file of ours may hold none."""
    noeud = parent.get("coordonnees", [_ABSENTES])[0]
    de = enfants(noeud)
    return Coordonnees(
        valeurs.code(noeud.get("numero")),
        champs.texte(de, "civilite"),
        champs.texte(de, "nom"),
        champs.texte(de, "prenom"),
        [ligne for noeud in de.get("ligne", ()) if (ligne := valeurs.texte(noeud.text))],
        de["adresse"][0] if "adresse" in de else None,
        champs.textes(de, "telfixe", "numtel") + champs.textes(de, "portable", "numtel"),
        champs.texte(de, "courriel"),
        champs.textes(de, "web", "urlweb"),
        de,
    )


def adresse(noeud: Noeud, references: References) -> int:
    """The id of an address, read once however often a file repeats it word for word."""
    texte = empreinte(noeud)
    if texte not in references.adresses_lues:
        references.adresses_lues[texte] = _adresse(noeud, references)
    return references.adresses_lues[texte]


def _adresse(noeud: Noeud, references: References) -> int:
    """Its commune by INSEE code."""
    de = enfants(noeud)
    code_postal, ville = champs.code(de, "codepostal"), champs.texte(de, "ville")
    insee = champs.code(de, "code-INSEE-commune")
    commune = references.commune(insee, ville, code_postal) if insee and INSEE.fullmatch(insee) else None
    latitude, longitude = _geolocalisation(dans(de, "geolocalisation"))
    return references.adresse(
        denomination=champs.texte(de, "denomination"),
        lignes=tableau([ligne for noeud in de.get("ligne", ()) if (ligne := valeurs.texte(noeud.text))]),
        code_postal=code_postal,
        ville=ville,
        commune_id=commune,
        pays=champs.code(de, "pays"),
        latitude=latitude,
        longitude=longitude,
        complement=complement(_reste(de, insee if commune else None, situee=latitude is not None)),
    )


def _reste(de: Enfants, commune: str | None, *, situee: bool) -> list[Noeud]:
    """What has no column, département and region unless the commune says the same; where it is, when unreadable."""
    implicite = {}
    if commune:
        departement = departement_de(commune)
        implicite = {
            "code-INSEE-commune": commune,
            "departement": departement,
            "region": REGIONS.get(departement),
        }
    territoire = [n for n in parmi(de, TERRITOIRE) if valeurs.code(n.text) != implicite.get(nom_local(n))]
    geolocalisations = de.get("geolocalisation", [])
    illisibles = [] if situee else parlants(geolocalisations)
    return [*territoire, *illisibles, *extras_gardes(de, [] if illisibles else geolocalisations)]


def cle(noeud: Noeud) -> str:
    """What makes two addresses the same place to a person: first line, postal code and town, case aside."""
    de = enfants(noeud)
    return "|".join((contenu(de, nom) or "").strip().casefold() for nom in ("ligne", "codepostal", "ville"))


def denomination(noeud: Noeud) -> str | None:
    """What an address calls its place: its denomination, else its first line, else its town."""
    de = enfants(noeud)
    return next((nom for cle in ("denomination", "ligne", "ville") if (nom := champs.texte(de, cle))), None)


def _geolocalisation(de: Enfants) -> tuple[float | None, float | None]:
    """Both coordinates in degrees, or neither; a pair that is not on Earth is none."""
    try:
        latitude, longitude = (float((contenu(de, nom) or "").replace(",", ".")) for nom in ("latitude", "longitude"))
    except ValueError:
        return None, None
    return (latitude, longitude) if abs(latitude) <= POLE and abs(longitude) <= ANTIMERIDIEN else (None, None)
