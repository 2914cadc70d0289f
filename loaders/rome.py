"""Jobs of the ROME: all of them, by code, those of a formation, of a certification, of a keyword."""

from __future__ import annotations

from loaders.indexation import indexes_d_une_certification
from loaders.objets import FORMATION
from loaders.references import CERTIFICATION, FICHE, FORMACODE, ROME
from loaders.relation import Cardinalite, Cle, Relation, Tri, par, recherche

romes = Relation(
    "romes",
    ROME,
    Cardinalite.PAGE,
    par=(),
    lien="rome.absent_depuis IS NULL",
    ordre=(Tri("rome.code"),),
    filtres={
        "recherche": (
            "(rome.plie LIKE ALL(%(recherche)s::text[])"
            " OR rome.code IN (SELECT a.rome_code FROM rome_appellation AS a"
            " WHERE a.absent_depuis IS NULL AND a.plie LIKE ALL(%(recherche)s::text[])))"
        ),
        "formacode": (  # in the version that `formacode(code)` answers with
            "rome.code IN (SELECT l.rome_code FROM formacode_rome AS l"
            " WHERE l.code = %(formacode)s AND l.absent_depuis IS NULL"
            " AND l.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = %(formacode)s))"
        ),
    },
)
rome_par_code = recherche("rome_par_code", ROME, "code")

romes_par_formation = Relation(
    "romes_par_formation",
    ROME,
    Cardinalite.LISTE,
    de=FORMATION,
    sur=("formation_rome.formation_id",),
    tables="formation_rome JOIN rome ON rome.code = formation_rome.rome_code",
    ordre=(Tri("formation_rome.rang", "integer"), Tri("rome.code")),
)

romes_par_certification = Relation(
    "romes_par_certification",
    ROME,
    Cardinalite.LISTE,
    de=CERTIFICATION,
    tables=indexes_d_une_certification("rome"),
    ordre=(Tri("portee.rang", "integer"), Tri("rome.code")),
)

romes_par_formacode = Relation(
    "romes_par_formacode",
    ROME,
    Cardinalite.LISTE,
    de=FORMACODE,
    par=(Cle("version", "integer"), Cle("code", "text")),
    tables="""LATERAL (
  SELECT DISTINCT l.rome_code FROM formacode_rome AS l
  WHERE l.version = p.cle_1 AND l.code = p.cle_2 AND l.absent_depuis IS NULL
) AS lien JOIN rome ON rome.code = lien.rome_code""",
    ordre=(Tri("rome.code"),),
)

romes_par_fiche = Relation(
    "romes_par_fiche",
    ROME,
    Cardinalite.LISTE,
    de=FICHE,
    par=par("code", "text"),
    sur=("fiche_rome.fiche_code",),
    lien="fiche_rome.absent_depuis IS NULL",
    tables="fiche_rome JOIN rome ON rome.code = fiche_rome.rome_code",
    ordre=(Tri("fiche_rome.rang", "integer"), Tri("rome.code")),
)
