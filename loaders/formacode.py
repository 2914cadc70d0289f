"""Formacodes: by version and code, those of a formation, the domains of an organisme."""

from __future__ import annotations

from loaders.objets import FORMATION, ORGANISME
from loaders.references import FICHE, FORMACODE
from loaders.relation import Cardinalite, Cle, Relation, Tri, par

formacodes = Relation(
    "formacodes",
    FORMACODE,
    Cardinalite.PAGE,
    par=(),
    ordre=(Tri("formacode.code"), Tri("formacode.version", "integer")),
    filtres={"version": "formacode.version = %(version)s"},
)

formacode_par_version_et_code = Relation(
    "formacode_par_version_et_code",
    FORMACODE,
    Cardinalite.UN,
    par=(Cle("version", "integer"), Cle("code", "text")),
    sur=("formacode.version", "formacode.code"),
)

# the newest version that has it
formacode_par_code = Relation(
    "formacode_par_code",
    FORMACODE,
    Cardinalite.UN,
    par=par("code", "text"),
    sur=("formacode.code",),
    lien="formacode.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = p.cle)",
)

formacodes_par_formation = Relation(
    "formacodes_par_formation",
    FORMACODE,
    Cardinalite.LISTE,
    de=FORMATION,
    sur=("formation_formacode.formation_id",),
    tables="formation_formacode JOIN formacode ON formacode.id = formation_formacode.formacode_id",
    ordre=(Tri("formation_formacode.rang", "integer"), Tri("formacode.code")),
)

formacodes_par_organisme = Relation(
    "formacodes_par_organisme",
    FORMACODE,
    Cardinalite.LISTE,
    de=ORGANISME,
    sur=("domaine.organisme_id",),
    tables="domaine JOIN formacode ON formacode.id = domaine.formacode_id",
    ordre=(Tri("domaine.rang", "integer"), Tri("formacode.code")),
)

formacodes_par_fiche = Relation(
    "formacodes_par_fiche",
    FORMACODE,
    Cardinalite.LISTE,
    de=FICHE,
    par=par("code", "text"),
    sur=("fiche_formacode.fiche_code",),
    lien="fiche_formacode.absent_depuis IS NULL",
    tables="fiche_formacode JOIN formacode ON formacode.id = fiche_formacode.formacode_id",
    ordre=(Tri("fiche_formacode.rang", "integer"), Tri("formacode.code")),
)
