"""What the lot wants in the tables of certifications.

Codes that a line merely points to (sheets, formacodes, jobs, old certifications) are noted until their own feed comes.
"""

from __future__ import annotations

from importers.certifinfo.enregistrements import (
    Autorite,
    Certification,
    CodeExterne,
    Domaine,
    Mention,
    Metier,
    Remplacement,
    Specialite,
    TypeDiplome,
)
from importers.formacode_sans_version import nommes, par_formacode
from importers.reception.forme import Cible

_FICHES = """
SELECT DISTINCT fiche_code AS code, fiche_code AS intitule
FROM (SELECT fiche_code FROM t_certification UNION SELECT fiche_code FROM t_mention) t WHERE fiche_code IS NOT NULL"""

_LIBELLES_DE_FORMACODES = """
SELECT f.version, f.code, min(t.libelle) AS libelle FROM {domaines} JOIN formacode f ON f.id = k.id
WHERE t.libelle IS NOT NULL AND f.libelle = f.code GROUP BY 1, 2""".format(domaines=par_formacode("t_domaine"))

_ROMES = "SELECT DISTINCT code, code AS libelle FROM t_metier"
_NSF = "SELECT DISTINCT code, code AS libelle FROM t_specialite"

# A certification that was known by its sheet alone, when one code names that sheet, is the one of this code.
_CODES_DES_FICHES = """
SELECT c.id, min(t.code) AS code_certifinfo
FROM certification c JOIN fiche f ON f.id = c.fiche_id JOIN t_certification t ON t.fiche_code = f.code
WHERE c.code_certifinfo IS NULL
    AND NOT EXISTS (SELECT FROM certification k WHERE k.fiche_id = f.id AND k.code_certifinfo IS NOT NULL)
    AND NOT EXISTS (SELECT FROM certification k WHERE k.code_certifinfo = t.code)
GROUP BY c.id HAVING count(*) = 1"""

# What Certif Info does not say of a sheet is not unsaid: a file of offers may have named it.
_CERTIFICATIONS = """
SELECT t.code AS code_certifinfo, t.intitule, coalesce(f.id, c.fiche_id) AS fiche_id, t.type_certification,
    t.type_diplome_code, t.niveau_code, t.etat, t.premiere_session, t.derniere_session,
    t.acces_fi::smallint AS acces_fi, t.acces_ca::smallint AS acces_ca, t.acces_fc::smallint AS acces_fc,
    t.acces_cp::smallint AS acces_cp, t.acces_vae::smallint AS acces_vae, t.acces_ind::smallint AS acces_ind, t.maj_le
FROM t_certification t LEFT JOIN fiche f ON f.code = t.fiche_code
LEFT JOIN certification c ON c.code_certifinfo = t.code"""

_MENTIONS = """
SELECT t.code AS code_certifinfo,
    coalesce((array_agg(t.intitule ORDER BY t.fichier, t.ligne) FILTER (WHERE t.intitule IS NOT NULL))[1], t.code)
        AS intitule,
    (array_agg(f.id ORDER BY t.fichier, t.ligne) FILTER (WHERE f.id IS NOT NULL))[1] AS fiche_id,
    (array_agg(t.etat ORDER BY t.fichier, t.ligne) FILTER (WHERE t.etat IS NOT NULL))[1] AS etat
FROM t_mention t LEFT JOIN fiche f ON f.code = t.fiche_code GROUP BY t.code"""

# Only of those that no lot published: what they say of themselves is better.
_CONNUES = """
SELECT a.code_certifinfo,
    CASE WHEN c.intitule = c.code_certifinfo THEN a.intitule ELSE c.intitule END AS intitule,
    coalesce(c.fiche_id, a.fiche_id) AS fiche_id, coalesce(a.etat, c.etat) AS etat
FROM ({mentions}) a JOIN certification c USING (code_certifinfo) WHERE c.lot_id IS NULL"""

_MENTIONS_CONNUES = _CONNUES.format(mentions=_MENTIONS)

_FORMACODES_PORTES = """
SELECT c.id AS certification_id, k.id AS formacode_id, 0 AS rang
FROM {domaines} JOIN certification c ON c.code_certifinfo = t.certification""".format(
    domaines=par_formacode("t_domaine")
)
_ROMES_PORTES = """
SELECT c.id AS certification_id, t.code AS rome_code, min(t.rang)::int AS rang
FROM t_metier t JOIN certification c ON c.code_certifinfo = t.certification GROUP BY 1, 2"""
_NSF_PORTEES = """
SELECT c.id AS certification_id, t.code AS nsf_code, 0 AS rang
FROM t_specialite t JOIN certification c ON c.code_certifinfo = t.certification"""
_AUTORITES = """
SELECT c.id AS certification_id, t.role, t.nom
FROM t_autorite t JOIN certification c ON c.code_certifinfo = t.certification"""
_CODES = """
SELECT c.id AS certification_id, t.referentiel, t.code, t.origine
FROM t_code_externe t JOIN certification c ON c.code_certifinfo = t.certification"""
_REMPLACEMENTS = """
SELECT a.id AS ancienne_id, n.id AS nouvelle_id, t.origine FROM t_remplacement t
JOIN certification a ON a.code_certifinfo = t.ancienne JOIN certification n ON n.code_certifinfo = t.nouvelle"""

# The code that stands on a refused line; a link of two has that of the certification it was read with.
REPERE = "(SELECT code_certifinfo FROM certification WHERE id = c.certification_id)"
_REPERE_DU_REMPLACEMENT = """(SELECT code_certifinfo FROM certification
    WHERE id = CASE c.origine WHEN 'certifinfo' THEN c.nouvelle_id ELSE c.ancienne_id END)"""

_COLONNES = (
    "intitule",
    "fiche_id",
    "type_certification",
    "type_diplome_code",
    "niveau_code",
    "etat",
    "premiere_session",
    "derniere_session",
    *(f"acces_{voie}" for voie in ("fi", "ca", "fc", "cp", "vae", "ind")),
    "maj_le",
)
_D_UNE_MENTION = ("intitule", "fiche_id", "etat")
_LIEN = ("certification_id",)

# Other feeds speak of certifications too: they note those that nobody published, and bring codes.
DES_MENTIONS = (
    Cible("certification", (Mention,), ("code_certifinfo",), _D_UNE_MENTION, _MENTIONS, mention=True),
    Cible("certification", (Mention,), ("code_certifinfo",), _D_UNE_MENTION, _MENTIONS_CONNUES, complement=True),
)
DES_CODES = Cible(
    "certification_code",
    (CodeExterne,),
    (*_LIEN, "referentiel", "code", "origine"),
    (),
    _CODES,
    repere=REPERE,
)

CIBLES = (
    Cible("type_diplome", (TypeDiplome,), ("code",), ("libelle",)),
    Cible("fiche", (Certification, Mention), ("code",), ("intitule",), _FICHES, mention=True),
    Cible("formacode", (Domaine,), ("version", "code"), ("libelle",), nommes("t_domaine"), mention=True),
    Cible("formacode", (Domaine,), ("version", "code"), ("libelle",), _LIBELLES_DE_FORMACODES, complement=True),
    Cible("rome", (Metier,), ("code",), ("libelle",), _ROMES, mention=True),
    Cible("nsf", (Specialite,), ("code",), ("libelle",), _NSF, mention=True),
    Cible("certification", (Certification,), ("id",), ("code_certifinfo",), _CODES_DES_FICHES, complement=True),
    Cible("certification", (Certification,), ("code_certifinfo",), _COLONNES, _CERTIFICATIONS),
    *DES_MENTIONS,
    Cible(
        "certification_formacode", (Domaine,), (*_LIEN, "formacode_id"), ("rang",), _FORMACODES_PORTES, repere=REPERE
    ),
    Cible("certification_rome", (Metier,), (*_LIEN, "rome_code"), ("rang",), _ROMES_PORTES, repere=REPERE),
    Cible("certification_nsf", (Specialite,), (*_LIEN, "nsf_code"), ("rang",), _NSF_PORTEES, repere=REPERE),
    Cible("certification_autorite", (Autorite,), (*_LIEN, "role", "nom"), (), _AUTORITES, repere=REPERE),
    DES_CODES,
    Cible(
        "certification_remplacement",
        (Remplacement,),
        ("ancienne_id", "nouvelle_id", "origine"),
        (),
        _REMPLACEMENTS,
        repere=_REPERE_DU_REMPLACEMENT,
    ),
)
