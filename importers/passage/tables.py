"""What bridges bring to certifications and to sheets."""

from __future__ import annotations

from importers.certifinfo.enregistrements import Mention
from importers.certifinfo.tables import DES_CODES, DES_MENTIONS
from importers.passage.kit import CodeDeFiche
from importers.reception.forme import Cible

_FICHES = """
SELECT DISTINCT code, code AS intitule
FROM (SELECT fiche_code AS code FROM t_mention UNION SELECT fiche FROM t_code_de_fiche) t WHERE code IS NOT NULL"""
_CODES_DES_FICHES = """
SELECT f.id AS fiche_id, t.code FROM t_code_de_fiche t JOIN fiche f ON f.code = t.fiche"""

CIBLES = (
    Cible("fiche", (Mention, CodeDeFiche), ("code",), ("intitule",), _FICHES, mention=True),
    *DES_MENTIONS,
    DES_CODES,
    Cible("fiche_scolarite", (CodeDeFiche,), ("fiche_id", "code"), (), _CODES_DES_FICHES, repere="c.code"),
)
