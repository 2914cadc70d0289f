"""Organismes as they are reached: by a number, through an établissement, an action, a formation propre."""

from __future__ import annotations

from loaders.objets import ACTION, ETABLISSEMENT, FORMATION, ORGANISME
from loaders.relation import Cardinalite, Relation, Tri, par, recherche

NUMERO = (Tri("organisme.numero"),)

organismes = Relation("organismes", ORGANISME, Cardinalite.PAGE, par=(), ordre=NUMERO, valides=True)
organisme_par_numero = recherche("organisme_par_numero", ORGANISME, "numero")
organisme_par_cle = recherche("organisme_par_cle", ORGANISME, "id", "bigint")

organisme_par_siret = Relation(
    "organisme_par_siret",
    ORGANISME,
    Cardinalite.UN,
    par=par("siret", "text"),
    sur=("etablissement.siret",),
    tables="etablissement JOIN organisme ON organisme.id = etablissement.organisme_id",
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

organisme_par_formation = Relation(
    "organisme_par_formation",
    ORGANISME,
    Cardinalite.UN,
    de=FORMATION,
    par=par("proprietaire_id"),
    sur=("organisme.id",),
)
