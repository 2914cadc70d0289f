"""Établissements as they are reached: by SIRET, from their organisme, a site, an action."""

from __future__ import annotations

from loaders.demande_au_carif import DEMANDE
from loaders.numero_precedent import ETABLISSEMENT_DU_SIRET, NUMERO_PRECEDENT
from loaders.objets import ACTION, ETABLISSEMENT, ORGANISME, SITE
from loaders.organisme_filtre import DES_ETABLISSEMENTS, OFFRES_D_UN_ETABLISSEMENT, TRAVERSES
from loaders.relation import Cardinalite, Relation, Tri, par, recherche

etablissements = Relation(
    "etablissements",
    ETABLISSEMENT,
    Cardinalite.PAGE,
    par=(),
    traverse=TRAVERSES,
    ordre=(Tri("etablissement.numero"),),
    siennes=OFFRES_D_UN_ETABLISSEMENT,
    valides=True,
    filtres=DES_ETABLISSEMENTS,
)
etablissement_par_numero = recherche("etablissement_par_numero", ETABLISSEMENT, "numero")
etablissement_par_siret = Relation(
    "etablissement_par_siret", ETABLISSEMENT, Cardinalite.UN, par=par("siret", "text"), lien=ETABLISSEMENT_DU_SIRET
)
etablissement_par_cle = recherche("etablissement_par_cle", ETABLISSEMENT, "id", "bigint")

etablissements_par_organisme = Relation(
    "etablissements_par_organisme",
    ETABLISSEMENT,
    Cardinalite.LISTE,
    de=ORGANISME,
    sur=("etablissement.organisme_id",),
    ordre=(Tri("NOT etablissement.principal", "boolean"), Tri("etablissement.numero")),
    valides=True,
)

etablissement_par_site = Relation(
    "etablissement_par_site",
    ETABLISSEMENT,
    Cardinalite.UN,
    de=SITE,
    par=par("etablissement_id"),
    sur=("etablissement.id",),
)

etablissement_par_numero_precedent = Relation(
    "etablissement_par_numero_precedent",
    ETABLISSEMENT,
    Cardinalite.UN,
    de=NUMERO_PRECEDENT,
    par=par("etablissement_id"),
    sur=("etablissement.id",),
)

etablissement_par_demande = Relation(
    "etablissement_par_demande",
    ETABLISSEMENT,
    Cardinalite.UN,
    de=DEMANDE,
    par=par("etablissement_id"),
    sur=("etablissement.id",),
)

etablissement_par_action = Relation(
    "etablissement_par_action",
    ETABLISSEMENT,
    Cardinalite.UN,
    de=ACTION,
    par=par("etablissement_id"),
    sur=("etablissement.id",),
)

# who gives the action is part of what it says: shown even when archived since
etablissements_par_action = Relation(
    "etablissements_par_action",
    ETABLISSEMENT,
    Cardinalite.LISTE,
    de=ACTION,
    sur=("action_formateur.action_id",),
    tables="action_formateur JOIN etablissement ON etablissement.id = action_formateur.etablissement_id",
    ordre=(Tri("action_formateur.rang", "integer"), Tri("etablissement.numero")),
)
