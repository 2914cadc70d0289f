"""What the lot wants in the tables of sheets.

The XML says all and wins: the CSV adds and changes only what no XML came for. Sheets, Formacode, NSF and ROME codes
that are merely named are noted with the label that is said, until their own feed comes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.formacode_sans_version import nommes, par_formacode
from importers.reception.forme import Cible
from importers.rncp.enregistrements import (
    Bloc,
    Certificateur,
    Fiche,
    Metier,
    Motcle,
    Partenaire,
    Specialite,
    Succession,
)

if TYPE_CHECKING:
    from importers.reception.forme import Enregistrement

# The lot is an XML, or the sheet (whose last lot is `l`) never came in one.
_A_CE_LOT = """(%(formes)s::text[] && '{{fiches_rncp,fiches_rs}}' OR l.id IS NULL
    OR NOT l.formes && '{{fiches_rncp,fiches_rs}}')"""

_FICHES = """
SELECT t.*, coalesce(string_to_array(t.liens, E'\\n'), '{}') AS urls
FROM t_fiche t LEFT JOIN fiche f USING (code) LEFT JOIN lot l ON l.id = f.lot_id
WHERE """ + _A_CE_LOT.format()

# An XML takes over what a CSV had said of its sheets: what it has not itself is then absent.
_REPRISE = """
SELECT {cle}, %(lot)s::bigint AS lot_id FROM {table} c JOIN lot l ON l.id = c.lot_id
WHERE %(formes)s::text[] && '{{fiches_rncp,fiches_rs}}' AND NOT l.formes && '{{fiches_rncp,fiches_rs}}'
    AND {fiche} IN (SELECT code FROM t_fiche)"""

_DE_LA_FICHE = (
    """
SELECT {colonnes} FROM {tables} JOIN fiche f ON f.code = t.fiche_code LEFT JOIN lot l ON l.id = f.lot_id
WHERE """
    + _A_CE_LOT
)

_NOMMEES = """
SELECT code, code AS intitule FROM (
    SELECT fiche_code AS code FROM t_bloc UNION SELECT fiche_code FROM t_certificateur
    UNION SELECT fiche_code FROM t_partenaire UNION SELECT fiche_code FROM t_motcle
    UNION SELECT fiche_code FROM t_specialite UNION SELECT fiche_code FROM t_metier
    UNION SELECT ancienne_code FROM t_succession UNION SELECT nouvelle_code FROM t_succession) t"""

_LIBELLES = "SELECT code, min(libelle) AS libelle FROM {} GROUP BY code"

# A certification that no Certif Info code names has nothing but its sheet to say what it is.
_SANS_CERTIFINFO = """
SELECT c.id, f.intitule, f.niveau_code FROM certification c JOIN fiche f ON f.id = c.fiche_id
WHERE c.code_certifinfo IS NULL AND f.code IN (SELECT code FROM t_fiche)"""
_SUCCESSIONS = "(SELECT ancienne_code AS fiche_code, nouvelle_code FROM t_succession) t"


def _parties(tables: str, *colonnes: str) -> str:
    """Staged rows of the sheets that are this lot's to write."""
    return _DE_LA_FICHE.format(tables=tables, colonnes=", ".join(colonnes))


def _reprise(table: str, enregistrement: type[Enregistrement], *cle: str, fiche: str = "c.fiche_code") -> Cible:
    lecture = _REPRISE.format(table=table, cle=", ".join(f"c.{nom}" for nom in cle), fiche=fiche)
    return Cible(table, (enregistrement,), cle, ("lot_id",), lecture, complement=True)


_FICHE_DU_BLOC = "(SELECT code FROM fiche WHERE id = c.fiche_id)"
_REPRISES = (
    _reprise("fiche", Fiche, "code", fiche="c.code"),
    _reprise("bloc_competences", Bloc, "code", fiche=_FICHE_DU_BLOC),
    _reprise("fiche_certificateur", Certificateur, "fiche_code", "cle"),
    _reprise("fiche_partenaire", Partenaire, "fiche_code", "cle", "habilitation"),
    _reprise("fiche_formacode", Motcle, "fiche_code", "formacode_id"),
    _reprise("fiche_nsf", Specialite, "fiche_code", "nsf_code"),
    _reprise("fiche_rome", Metier, "fiche_code", "rome_code"),
    _reprise("fiche_succession", Succession, "ancienne_code", "nouvelle_code", fiche="c.ancienne_code"),
)

_DE_FICHE = (*(nom for nom in Fiche._fields[1:] if nom != "liens"), "urls")
_BLOC = ("t.code", "t.libelle", "f.id AS fiche_id", "t.competences", "t.modalites_evaluation")
_CERTIFICATEUR = Certificateur._fields
_PARTENAIRE = Partenaire._fields

CIBLES = (
    *_REPRISES,
    Cible("fiche", (Fiche,), ("code",), _DE_FICHE, _FICHES),
    Cible(
        "fiche",
        (Bloc, Certificateur, Partenaire, Motcle, Specialite, Metier, Succession),
        ("code",),
        ("intitule",),
        _NOMMEES,
        mention=True,
    ),
    Cible(
        "bloc_competences",
        (Bloc,),
        ("code",),
        ("libelle", "fiche_id", "competences", "modalites_evaluation"),
        _parties("t_bloc t", *_BLOC),
        repere=_FICHE_DU_BLOC,
    ),
    Cible(
        "fiche_certificateur",
        (Certificateur,),
        _CERTIFICATEUR[:2],
        _CERTIFICATEUR[2:],
        _parties("t_certificateur t", "t.*"),
    ),
    Cible("fiche_partenaire", (Partenaire,), _PARTENAIRE[:3], _PARTENAIRE[3:], _parties("t_partenaire t", "t.*")),
    Cible(
        "formacode",
        (Motcle,),
        ("version", "code"),
        ("libelle",),
        nommes("t_motcle"),
        mention=True,
    ),
    Cible(
        "fiche_formacode",
        (Motcle,),
        ("fiche_code", "formacode_id"),
        ("rang",),
        _parties(par_formacode("t_motcle"), "t.fiche_code", "k.id AS formacode_id", "t.rang"),
    ),
    Cible("nsf", (Specialite,), ("code",), ("libelle",), _LIBELLES.format("t_specialite"), mention=True),
    Cible(
        "fiche_nsf",
        (Specialite,),
        ("fiche_code", "nsf_code"),
        ("rang",),
        _parties("t_specialite t", "t.fiche_code", "t.code AS nsf_code", "t.rang"),
    ),
    Cible("rome", (Metier,), ("code",), ("libelle",), _LIBELLES.format("t_metier"), mention=True),
    Cible(
        "fiche_rome",
        (Metier,),
        ("fiche_code", "rome_code"),
        ("rang",),
        _parties("t_metier t", "t.fiche_code", "t.code AS rome_code", "t.rang"),
    ),
    Cible(
        "fiche_succession",
        (Succession,),
        ("ancienne_code", "nouvelle_code"),
        (),
        _parties(_SUCCESSIONS, "t.fiche_code AS ancienne_code", "t.nouvelle_code"),
    ),
    Cible("certification", (Fiche,), ("id",), ("intitule", "niveau_code"), _SANS_CERTIFINFO, complement=True),
)
