"""Actions as they are reached: by number, from an organisme, a formation, both, an établissement, a session."""

from __future__ import annotations

from loaders.objets import ACTION, ETABLISSEMENT, FORMATION, ORGANISME, SESSION
from loaders.relation import Cardinalite, Cle, Relation, Tri, par, recherche

NUMERO = (Tri("action.numero"),)

action_par_numero = recherche("action_par_numero", ACTION, "numero")
action_par_cle = recherche("action_par_cle", ACTION, "id", "bigint")

action_par_session = Relation(
    "action_par_session", ACTION, Cardinalite.UN, de=SESSION, par=par("action_id"), sur=("action.id",)
)

actions_par_organisme = Relation(
    "actions_par_organisme",
    ACTION,
    Cardinalite.PAGE,
    de=ORGANISME,
    sur=("action.organisme_id",),
    ordre=NUMERO,
    valides=True,
)

actions_par_formation = Relation(
    "actions_par_formation",
    ACTION,
    Cardinalite.PAGE,
    de=FORMATION,
    sur=("action.formation_id",),
    ordre=NUMERO,
    valides=True,
)

# a formation is shared: under an organisme, its own actions only
actions_par_organisme_et_formation = Relation(
    "actions_par_organisme_et_formation",
    ACTION,
    Cardinalite.PAGE,
    par=(Cle("organisme_id"), Cle("formation_id")),
    sur=("action.organisme_id", "action.formation_id"),
    ordre=NUMERO,
    valides=True,
)

# those it answers for and those it gives
actions_par_etablissement = Relation(
    "actions_par_etablissement",
    ACTION,
    Cardinalite.PAGE,
    de=ETABLISSEMENT,
    lien=(
        "action.id IN (SELECT a.id FROM action AS a WHERE a.etablissement_id = p.cle "
        "UNION ALL SELECT f.action_id FROM action_formateur AS f WHERE f.etablissement_id = p.cle)"
    ),
    ordre=NUMERO,
    valides=True,
)
