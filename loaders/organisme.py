"""Organismes as they are reached: by a number, through an établissement, an action, a formation propre."""

from __future__ import annotations

from loaders.delegation import DELEGATION
from loaders.demande_au_carif import DEMANDE
from loaders.numero_precedent import ETABLISSEMENT_DU_SIRET
from loaders.objets import ACTION, ETABLISSEMENT, FORMATION, ORGANISME
from loaders.organisme_filtre import DES_ORGANISMES, OFFRES_D_UN_ORGANISME, TRAVERSES
from loaders.relation import Cardinalite, Relation, Tri, par, recents, recherche
from models.enumerations import Enumeration


class OrganismeTri(Enumeration):
    """Orders of lists of organismes."""

    NOM = "NOM", "par nom, sans égard aux accents ni aux majuscules"
    MISE_A_JOUR = "MISE_A_JOUR", "les derniers mis à jour d'abord"
    NUMERO = "NUMERO", "par numéro"


NUMERO = (Tri("organisme.numero"),)
ORDRES: dict[str, tuple[Tri, ...]] = {
    OrganismeTri.NOM: (Tri('left(organisme.plie, 200) COLLATE "C"'), *NUMERO),  # it begins with the name
    OrganismeTri.MISE_A_JOUR: recents("organisme.modifie_le", "organisme.numero"),
    OrganismeTri.NUMERO: NUMERO,
}

organismes = Relation(
    "organismes",
    ORGANISME,
    Cardinalite.PAGE,
    par=(),
    traverse=TRAVERSES,
    ordre=NUMERO,
    ordres=ORDRES,
    siennes=OFFRES_D_UN_ORGANISME,
    valides=True,
    filtres=DES_ORGANISMES,
)
organisme_par_numero = recherche("organisme_par_numero", ORGANISME, "numero")
organisme_par_cle = recherche("organisme_par_cle", ORGANISME, "id", "bigint")

organisme_par_siret = Relation(
    "organisme_par_siret",
    ORGANISME,
    Cardinalite.UN,
    par=par("siret", "text"),
    lien=ETABLISSEMENT_DU_SIRET,
    tables="etablissement JOIN organisme ON organisme.id = etablissement.organisme_id",
    par_un=ETABLISSEMENT,
)

organisme_par_etablissement = Relation(
    "organisme_par_etablissement",
    ORGANISME,
    Cardinalite.UN,
    de=ETABLISSEMENT,
    par=par("organisme_id"),
    sur=("organisme.id",),
)

organisme_par_action = Relation(
    "organisme_par_action", ORGANISME, Cardinalite.UN, de=ACTION, par=par("organisme_id"), sur=("organisme.id",)
)

organisme_par_demande = Relation(
    "organisme_par_demande", ORGANISME, Cardinalite.UN, de=DEMANDE, par=par("organisme_id"), sur=("organisme.id",)
)

# that which gives it, or that which receives it
organisme_par_delegation = Relation(
    "organisme_par_delegation", ORGANISME, Cardinalite.UN, de=DELEGATION, par=par("de_id"), sur=("organisme.id",)
)

organisme_par_formation = Relation(
    "organisme_par_formation",
    ORGANISME,
    Cardinalite.UN,
    de=FORMATION,
    par=par("proprietaire_id"),
    sur=("organisme.id",),
)
