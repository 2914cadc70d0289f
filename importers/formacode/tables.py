"""What the lot wants in the tables of the Formacode. What a layout does not tell stays as another one told it."""

from __future__ import annotations

from importers.formacode.enregistrements import (
    Associe,
    Champ,
    Correspondance,
    Generique,
    Mot,
    Notes,
    Place,
    Remplacement,
    Synonyme,
)
from importers.formacode.libelles import meilleur
from importers.reception.forme import Cible

_CHAMPS = """
SELECT u.version, u.code, {libelle} AS libelle
FROM (SELECT version, champ_code AS code FROM t_mot WHERE champ_code IS NOT NULL
    UNION SELECT version, code FROM t_champ) u
LEFT JOIN t_champ d USING (version, code) LEFT JOIN champ_semantique c USING (version, code)
LEFT JOIN t_mot tete ON tete.version = u.version AND tete.code = u.code || '54'"""

_MOTS = """
SELECT t.version, t.code, {libelle} AS libelle, coalesce(t.champ_code, c.champ_code) AS champ_code,
    CASE WHEN p.code IS NULL AND g.code IS NULL THEN c.generique_code ELSE g.generique_code END AS generique_code,
    CASE WHEN n.code IS NULL THEN c.note_explicative ELSE n.explicative END AS note_explicative,
    CASE WHEN n.code IS NULL THEN c.note_application ELSE n.application END AS note_application
FROM t_mot t LEFT JOIN formacode c USING (version, code) LEFT JOIN t_place p USING (version, code)
LEFT JOIN t_generique g USING (version, code) LEFT JOIN t_notes n USING (version, code)"""

# the table of the publics is older than the thesaurus, and offers point to it
_PUBLICS = """
SELECT t.version, t.code, {libelle} AS libelle FROM t_mot t LEFT JOIN public_vise c USING (version, code)
WHERE t.code ^@ '8'"""

# Keywords and jobs that a correspondence merely names are noted until their own files come.
_MOTS_NOMMES = """
SELECT version::smallint AS version, code, coalesce(min(libelle), code) AS libelle
FROM t_correspondance GROUP BY 1, 2"""
_ROMES_NOMMES = """
SELECT rome_code AS code, coalesce(min(libelle_rome), rome_code) AS libelle FROM t_correspondance GROUP BY 1"""
_REPERE_D_UNE_CORRESPONDANCE = "CASE c.origine WHEN 'thesaurus' THEN c.code ELSE c.rome_code END"

_MOT = ("version", "code")
_REPERE = "c.code"
_NOTES = ("note_explicative", "note_application")

CIBLES = (
    Cible(
        "champ_semantique",
        (Mot, Champ),
        _MOT,
        ("libelle",),
        _CHAMPS.format(libelle=meilleur("d.libelle", "tete.libelle", "c.libelle", "u.code")),
        repere=_REPERE,
    ),
    Cible(
        "formacode",
        (Mot, Place, Generique, Notes),
        _MOT,
        ("libelle", "champ_code", "generique_code", *_NOTES),
        _MOTS.format(libelle=meilleur("t.libelle", "c.libelle")),
        repere=_REPERE,
    ),
    Cible(
        "public_vise",
        (Mot,),
        _MOT,
        ("libelle",),
        _PUBLICS.format(libelle=meilleur("t.libelle", "c.libelle")),
        repere=_REPERE,
    ),
    Cible("formacode_synonyme", (Synonyme,), (*_MOT, "libelle"), ("metier",), repere=_REPERE),
    Cible("formacode_associe", (Associe,), (*_MOT, "associe_code"), (), repere=_REPERE),
    Cible("formacode_remplacement", (Remplacement,), (*_MOT, "nouvelle_version", "nouveau_code"), (), repere=_REPERE),
    Cible("formacode", (Correspondance,), _MOT, ("libelle",), _MOTS_NOMMES, mention=True),
    Cible("rome", (Correspondance,), ("code",), ("libelle",), _ROMES_NOMMES, mention=True),
    Cible(
        "formacode_rome",
        (Correspondance,),
        (*_MOT, "rome_code", "origine"),
        (),
        repere=_REPERE_D_UNE_CORRESPONDANCE,
    ),
)
