"""What the feed brings: periods, and certifications completed by their sheets where nobody said them."""

from __future__ import annotations

from importers.certifinfo.enregistrements import Mention
from importers.certifinfo.tables import DES_MENTIONS, REPERE
from importers.cpf.enregistrements import Eligibilite
from importers.reception.forme import Cible

_FICHES = "SELECT DISTINCT fiche_code AS code, fiche_code AS intitule FROM t_mention WHERE fiche_code IS NOT NULL"

# Of those that Certif Info published without a sheet: it contradicts nothing, and will have the last word.
_FICHES_MANQUANTES = """
SELECT t.code AS code_certifinfo, min(f.id) AS fiche_id
FROM t_mention t JOIN fiche f ON f.code = t.fiche_code JOIN certification c ON c.code_certifinfo = t.code
WHERE c.fiche_id IS NULL GROUP BY t.code"""

_ELIGIBILITES = """
SELECT c.id AS certification_id, t.code_cpf, t.public, t.debut, t.cle, t.fin, t.region AS region_code, t.branches,
    t.liste, 'CPF' AS source
FROM t_eligibilite t JOIN certification c ON c.code_certifinfo = t.certification"""

CIBLES = (
    Cible("fiche", (Mention,), ("code",), ("intitule",), _FICHES, mention=True),
    *DES_MENTIONS,
    Cible("certification", (Mention,), ("code_certifinfo",), ("fiche_id",), _FICHES_MANQUANTES, complement=True),
    Cible(
        "eligibilite_cpf",
        (Eligibilite,),
        ("certification_id", "code_cpf", "public", "debut", "cle"),
        ("fin", "region_code", "branches", "liste", "source"),
        _ELIGIBILITES,
        repere=REPERE,
    ),
)
