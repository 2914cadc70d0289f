"""The columns of Idéo's lists that are read, as their CSV name them; the JSON says the same words in another dress."""

from __future__ import annotations

from typing import NamedTuple

from importers.reception.forme import Colonne


class Structure(NamedTuple):
    """The cells of a place of teaching."""

    url_et_id: str
    nom: str
    uai: str
    siret: str
    genre: str
    adresse: str
    boite_postale: str
    code_postal: str
    commune: str
    commune_cog: str
    departement: str
    region: str
    region_cog: str
    longitude: str
    latitude: str
    telephone: str


STRUCTURE = (
    Colonne(("URL et ID Onisep",)),
    Colonne(("nom",)),
    Colonne(("code UAI",)),
    Colonne(("n° SIRET",)),
    Colonne(("type d'établissement",), facultative=True),
    Colonne(("adresse",)),
    Colonne(("boîte postale",), facultative=True),
    Colonne(("CP", "code postal")),
    Colonne(("commune",)),
    Colonne(("commune (COG)",), facultative=True),
    Colonne(("département",)),
    Colonne(("région",)),
    Colonne(("région (COG)",), facultative=True),
    Colonne(("longitude (X)",), facultative=True),
    Colonne(("latitude (Y)",), facultative=True),
    Colonne(("téléphone",), facultative=True),
)


class Formation(NamedTuple):
    """The cells of a formation initiale."""

    url_et_id: str
    libelle: str
    nsf: str
    scolarite: str
    rncp: str
    niveau: str


FORMATION = (
    Colonne(("URL et ID Onisep",)),
    Colonne(("libellé formation principal",)),
    Colonne(("code NSF",)),
    Colonne(("code scolarité",), facultative=True),
    Colonne(("code RNCP",)),
    Colonne(("niveau de certification",), facultative=True),
)


class Action(NamedTuple):
    """The cells of an action de formation."""

    af: str
    formation: str
    formation_url: str
    referentiel: str
    lieu: str
    lieu_url: str
    uai: str
    adresse: str
    code_postal: str
    commune: str
    departement: str
    region: str
    latitude: str
    longitude: str
    telephone: str
    site_web: str
    hebergement: str
    accessibilite: str
    duree: str
    scolarite: str
    enseignements: str
    cout: str
    accueil: str
    page: str
    modifie_le: str


ACTION = (
    Colonne(("Action de Formation (AF) identifiant Onisep",)),
    Colonne(("Formation (FOR) libellé",)),
    Colonne(("FOR URL et ID Onisep",)),
    Colonne(("FOR URL référentiel",), facultative=True),
    Colonne(("Lieu d'enseignement (ENS) libellé",)),
    Colonne(("ENS URL et ID Onisep",)),
    Colonne(("ENS code UAI",)),
    Colonne(("ENS adresse",)),
    Colonne(("ENS code postal",)),
    Colonne(("ENS commune",)),
    Colonne(("ENS département",)),
    Colonne(("ENS région",)),
    Colonne(("ENS latitude",), facultative=True),
    Colonne(("ENS longitude",), facultative=True),
    Colonne(("ENS n° téléphone",), facultative=True),
    Colonne(("ENS site web",), facultative=True),
    Colonne(("ENS hébergement",), facultative=True),
    Colonne(("ENS accessibilité",), facultative=True),
    Colonne(("AF durée cycle standard",), facultative=True),
    Colonne(("AF modalités scolarité",), facultative=True),
    Colonne(("AF éléments d'enseignement",), facultative=True),
    Colonne(("AF coût scolarité",), facultative=True),
    Colonne(("AF modalités accueil",), facultative=True),
    Colonne(("AF page web",), facultative=True),
    Colonne(("AF date de modification",), facultative=True),
)
