# ruff: noqa: S608 - conditions are put together once, of our own names; values are parameters
"""What an organisme must be to be listed, itself or its établissements: typed values, and what each asks in SQL.

`{etablissement}` and `{site}` stand for what makes them shown: see `Relation.traverse`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from loaders.certification_qualite import EN_COURS
from loaders.descendance import formacodes_voulus
from loaders.lieux import ADRESSE_SITUEE, AUTOUR, DANS_LE_DEPARTEMENT, DANS_LE_RECTANGLE
from loaders.objets import ETABLISSEMENT, SITE
from loaders.offre.conditions import en_cours
from loaders.relation import Offres
from loaders.visibilite import paru

if TYPE_CHECKING:
    from datetime import datetime

    from loaders.bornes import Lieu, Periode
    from loaders.offre.filtre import Filtre
    from models.enumerations import CategorieQualiopi

Codes = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class FiltreOrganisme:
    """Values of a list are alternatives, fields add up; what is None asks for nothing.

    `recherche` is what `loaders.recherche.motifs` makes of words. `region` is that of the catalogue.
    """

    region: str
    recherche: str | None = None
    sirets: Codes = None
    categories: Codes = None
    qualiopi: tuple[CategorieQualiopi, ...] | None = None
    domaines: Codes = None
    departements: Codes = None
    lieu: Lieu | None = None
    hors_region: bool | None = None
    avec_fiche: bool | None = None
    avec_offre: bool | None = None
    cree_entre: Periode | None = None
    modifie_depuis: datetime | None = None

    offre: Filtre | None = None  # one of its offers satisfies it in whole

    def criteres(self) -> tuple[tuple[str, Any], ...]:
        """The conditions it stands for, by name, with their values: those of a `Demande`; `offre` apart."""
        lieu, cree = self.lieu, self.cree_entre
        dits: dict[str, Any] = {
            **{nom: getattr(self, nom) for nom in DIRECTS},
            "autour": lieu and lieu.latitude is not None and (lieu.latitude, lieu.longitude, float(lieu.rayon_m)),
            "rectangle": lieu and lieu.rectangle and tuple(lieu.rectangle),
            "hors_region": self.hors_region and self.region,
            "dans_la_region": self.hors_region is False and self.region,
            "avec_fiche": self.avec_fiche,
            "sans_fiche": self.avec_fiche is False,
            "avec_offre": self.avec_offre,
            "sans_offre": self.avec_offre is False,
            "cree_du": cree and cree.du,
            "cree_au": cree and cree.au,
        }
        return tuple((nom, valeur) for nom, valeur in dits.items() if valeur)


DIRECTS = ("recherche", "sirets", "categories", "qualiopi", "domaines", "departements", "modifie_depuis")


def _de_l_organisme(cle: str) -> dict[str, str]:
    """What is asked of the organisme of this key."""
    return {
        "categories": (
            f"{cle} IN (SELECT c.organisme_id FROM organisme_categorie AS c"
            " WHERE c.categorie_code = ANY(%(categories)s::text[]))"
        ),
        "qualiopi": (
            f"{cle} IN (SELECT certification_qualite.organisme_id FROM certification_qualite"
            f" WHERE certification_qualite.categorie = ANY(%(qualiopi)s::text[]) AND {EN_COURS})"
        ),
        "domaines": (
            f"{cle} IN (SELECT domaine.organisme_id FROM domaine"
            f" WHERE domaine.formacode_id IN ({formacodes_voulus('domaines')}))"
        ),
    }


def _de_l_objet(table: str) -> dict[str, str]:
    """What is asked of the object itself."""
    cree = f"({table}.cree_le AT TIME ZONE 'Europe/Paris')::date"
    return {
        "cree_du": f"{cree} >= %(cree_du)s",
        "cree_au": f"{cree} <= %(cree_au)s",
        "modifie_depuis": f"{table}.modifie_le >= %(modifie_depuis)s",
    }


def _situe(objet: str, *chemins: str) -> dict[str, str]:
    """What is asked of its places: one of them at least is there; `chemins` SELECT the objects that have one."""
    ou = {"departements": DANS_LE_DEPARTEMENT, "autour": AUTOUR, "rectangle": DANS_LE_RECTANGLE}
    return {
        nom: f"{objet} IN ({' UNION ALL '.join(f'{chemin} AND {condition}' for chemin in chemins)})"
        for nom, condition in ou.items()
    }


OFFRES_D_UN_ORGANISME = Offres("offre.organisme_id = organisme.id")
# those it answers for and those it gives
OFFRES_D_UN_ETABLISSEMENT = Offres(
    "lien.etablissement_id = etablissement.id",
    "(SELECT action.id AS action_id, action.etablissement_id FROM action"
    " UNION ALL SELECT f.action_id, f.etablissement_id FROM action_formateur AS f) AS lien"
    " JOIN recherche_session AS offre ON offre.action_id = lien.action_id",
)
_FICHE = (
    "(SELECT FROM etablissement WHERE etablissement.organisme_id = organisme.id"
    " AND etablissement.fiche AND {etablissement})"
)
# of the first of its établissements, as its field shows them
_REGION = (
    f"(SELECT departement.region_code FROM etablissement LEFT JOIN ({ADRESSE_SITUEE}"
    " LEFT JOIN departement ON departement.code = commune.departement_code) ON adresse.id = etablissement.adresse_id"
    " WHERE etablissement.organisme_id = organisme.id AND {etablissement}"
    " ORDER BY NOT etablissement.principal, etablissement.numero LIMIT 1)"
)
_REGION_DE_L_ETABLISSEMENT = (
    f"(SELECT departement.region_code FROM {ADRESSE_SITUEE}"
    " JOIN departement ON departement.code = commune.departement_code WHERE adresse.id = etablissement.adresse_id)"
)

DES_ORGANISMES = {
    "recherche": (
        "(organisme.plie LIKE ALL(%(recherche)s::text[]) OR organisme.id IN (SELECT etablissement.organisme_id"
        " FROM etablissement WHERE {etablissement} AND etablissement.plie LIKE ALL(%(recherche)s::text[])))"
    ),
    # former ones too, as `organisme(siret)`
    "sirets": (
        "organisme.id IN (SELECT etablissement.organisme_id FROM etablissement"
        f" WHERE etablissement.siret = ANY(%(sirets)s::text[]) AND {paru('etablissement')})"
    ),
    **_de_l_organisme("organisme.id"),
    **_situe(
        "organisme.id",
        f"SELECT etablissement.organisme_id FROM etablissement JOIN ({ADRESSE_SITUEE})"
        " ON adresse.id = etablissement.adresse_id WHERE {etablissement}",
        f"SELECT etablissement.organisme_id FROM etablissement JOIN site ON site.etablissement_id = etablissement.id"
        f" JOIN ({ADRESSE_SITUEE}) ON adresse.id = site.adresse_id WHERE {{site}}",
    ),
    "hors_region": f"{_REGION} <> %(hors_region)s",
    "dans_la_region": f"{_REGION} = %(dans_la_region)s",
    "avec_fiche": f"EXISTS {_FICHE}",
    "sans_fiche": f"NOT EXISTS {_FICHE}",
    "avec_offre": f"EXISTS {en_cours(OFFRES_D_UN_ORGANISME)}",
    "sans_offre": f"NOT EXISTS {en_cours(OFFRES_D_UN_ORGANISME)}",
    **_de_l_objet("organisme"),
}

DES_ETABLISSEMENTS = {
    "recherche": (
        "(etablissement.plie LIKE ALL(%(recherche)s::text[]) OR etablissement.organisme_id IN (SELECT organisme.id"
        " FROM organisme WHERE organisme.plie LIKE ALL(%(recherche)s::text[])))"
    ),
    "sirets": "etablissement.siret = ANY(%(sirets)s::text[])",
    **_de_l_organisme("etablissement.organisme_id"),
    **_situe(
        "etablissement.id",
        f"SELECT etablissement.id FROM etablissement JOIN ({ADRESSE_SITUEE})"
        " ON adresse.id = etablissement.adresse_id WHERE true",
        f"SELECT site.etablissement_id FROM site JOIN ({ADRESSE_SITUEE})"
        " ON adresse.id = site.adresse_id WHERE {site}",
    ),
    "hors_region": f"{_REGION_DE_L_ETABLISSEMENT} <> %(hors_region)s",
    "dans_la_region": f"{_REGION_DE_L_ETABLISSEMENT} = %(dans_la_region)s",
    "avec_fiche": "etablissement.fiche",
    "sans_fiche": "NOT etablissement.fiche",
    "avec_offre": f"EXISTS {en_cours(OFFRES_D_UN_ETABLISSEMENT)}",
    "sans_offre": f"NOT EXISTS {en_cours(OFFRES_D_UN_ETABLISSEMENT)}",
    **_de_l_objet("etablissement"),
}

TRAVERSES = {"etablissement": ETABLISSEMENT, "site": SITE}
