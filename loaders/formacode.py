"""Formacodes: by version and code, around another one, those of a formation, the domains of an organisme."""

from __future__ import annotations

from loaders.indexation import indexes_d_une_certification
from loaders.objets import FORMATION, ORGANISME
from loaders.references import CERTIFICATION, FICHE, FORMACODE, ROME
from loaders.relation import Cardinalite, Cle, Relation, Tri, par, recherche

VERSION_ET_CODE = (Cle("version", "integer"), Cle("code", "text"))

formacodes = Relation(
    "formacodes",
    FORMACODE,
    Cardinalite.PAGE,
    par=(),
    lien="formacode.absent_depuis IS NULL",  # offers lead to those that are no more; lists do not
    ordre=(Tri("formacode.code"), Tri("formacode.version", "integer")),
    filtres={
        "recherche": (
            "(formacode.plie LIKE ALL(%(recherche)s::text[])"
            " OR (formacode.version, formacode.code) IN (SELECT s.version, s.code FROM formacode_synonyme AS s"
            " WHERE s.absent_depuis IS NULL AND s.plie LIKE ALL(%(recherche)s::text[])))"
        ),
        "champ": "formacode.champ_code = %(champ)s",
        "version": "formacode.version = %(version)s",
    },
)

formacode_par_version_et_code = Relation(
    "formacode_par_version_et_code",
    FORMACODE,
    Cardinalite.UN,
    par=VERSION_ET_CODE,
    sur=("formacode.version", "formacode.code"),
)

formacode_par_cle = recherche("formacode_par_cle", FORMACODE, "id", "bigint")

# the newest version that has it
formacode_par_code = Relation(
    "formacode_par_code",
    FORMACODE,
    Cardinalite.UN,
    par=par("code", "text"),
    sur=("formacode.code",),
    lien="formacode.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = p.cle)",
)

formacode_generique_par_formacode = Relation(
    "formacode_generique_par_formacode",
    FORMACODE,
    Cardinalite.UN,
    de=FORMACODE,
    par=(Cle("version", "integer"), Cle("generique_code", "text")),
    sur=("formacode.version", "formacode.code"),
)

formacodes_specifiques_par_formacode = Relation(
    "formacodes_specifiques_par_formacode",
    FORMACODE,
    Cardinalite.LISTE,
    de=FORMACODE,
    par=VERSION_ET_CODE,
    sur=("formacode.version", "formacode.generique_code"),
    lien="formacode.absent_depuis IS NULL",
    ordre=(Tri("formacode.code"),),
)

# each association is stored once, and read from both ends
formacodes_associes_par_formacode = Relation(
    "formacodes_associes_par_formacode",
    FORMACODE,
    Cardinalite.LISTE,
    de=FORMACODE,
    par=VERSION_ET_CODE,
    lien="formacode.absent_depuis IS NULL",
    tables="""LATERAL (
  SELECT associe_code AS code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.code = p.cle_2 AND a.absent_depuis IS NULL
  UNION ALL SELECT code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.associe_code = p.cle_2 AND a.absent_depuis IS NULL
) AS lien JOIN formacode ON formacode.version = p.cle_1 AND formacode.code = lien.code""",
    ordre=(Tri("formacode.code"),),
)

formacodes_predecesseurs_par_formacode = Relation(
    "formacodes_predecesseurs_par_formacode",
    FORMACODE,
    Cardinalite.LISTE,
    de=FORMACODE,
    par=VERSION_ET_CODE,
    sur=("lien.nouvelle_version", "lien.nouveau_code"),
    lien="lien.absent_depuis IS NULL",
    tables="formacode_remplacement AS lien JOIN formacode USING (version, code)",
    ordre=(Tri("formacode.version", "integer"), Tri("formacode.code")),
)

formacodes_successeurs_par_formacode = Relation(
    "formacodes_successeurs_par_formacode",
    FORMACODE,
    Cardinalite.LISTE,
    de=FORMACODE,
    par=VERSION_ET_CODE,
    sur=("lien.version", "lien.code"),
    lien="lien.absent_depuis IS NULL",
    tables="""formacode_remplacement AS lien
  JOIN formacode ON (formacode.version, formacode.code) = (lien.nouvelle_version, lien.nouveau_code)""",
    ordre=(Tri("formacode.version", "integer"), Tri("formacode.code")),
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

formacodes_par_certification = Relation(
    "formacodes_par_certification",
    FORMACODE,
    Cardinalite.LISTE,
    de=CERTIFICATION,
    tables=indexes_d_une_certification("formacode", "id"),
    ordre=(Tri("portee.rang", "integer"), Tri("formacode.code")),
)

# the newest version of which somebody said so
formacodes_par_rome = Relation(
    "formacodes_par_rome",
    FORMACODE,
    Cardinalite.LISTE,
    de=ROME,
    par=par("code", "text"),
    tables="""LATERAL (
  SELECT DISTINCT l.version, l.code FROM formacode_rome AS l
  WHERE l.rome_code = p.cle AND l.absent_depuis IS NULL AND l.version = (
    SELECT max(v.version) FROM formacode_rome AS v WHERE v.rome_code = p.cle AND v.absent_depuis IS NULL)
) AS lien JOIN formacode USING (version, code)""",
    ordre=(Tri("formacode.code"),),
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
