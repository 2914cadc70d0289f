"""What only the whole lot tells: periods that overlap, sheets that Certif Info contradicts, codes with two sheets."""

from __future__ import annotations

from importers.certifinfo.controles import FICHE_CONTREDITE
from importers.reception.forme import Controle

_CHEVAUCHEMENTS = """
SELECT s.fichier, s.ligne, s.repere, s.code_cpf || ' depuis le ' || to_char(s.debut, 'DD/MM/YYYY')
FROM t_eligibilite s WHERE EXISTS (
    SELECT FROM t_eligibilite p
    WHERE (p.certification, p.code_cpf, p.public, p.cle) = (s.certification, s.code_cpf, s.public, s.cle)
        AND p.debut < s.debut AND coalesce(p.fin >= s.debut, true))
ORDER BY s.fichier, s.ligne"""

# Which of two sheets is meant cannot be told: none is taken, unless one is known already.
_DEUX_FICHES = """
WITH dites AS (
    SELECT code, string_agg(DISTINCT fiche_code, ', ' ORDER BY fiche_code) AS fiches FROM t_mention
    WHERE fiche_code IS NOT NULL GROUP BY code HAVING count(DISTINCT fiche_code) > 1),
lues AS (
    SELECT DISTINCT ON (t.code) t.fichier, t.ligne, t.repere, d.fiches
    FROM t_mention t JOIN dites d USING (code)
    WHERE NOT EXISTS (
        SELECT FROM certification c WHERE c.code_certifinfo = t.code AND c.fiche_id IS NOT NULL)
    ORDER BY t.code, t.fichier, t.ligne),
videes AS (UPDATE t_mention t SET fiche_code = NULL FROM dites d WHERE d.code = t.code)
SELECT fichier, ligne, repere, repere || ' : ' || fiches FROM lues ORDER BY fichier, ligne"""

CONTROLES = (
    Controle(
        "PERIODES_CHEVAUCHANTES",
        "Cette période commence avant que la précédente du même code finisse : les deux sont gardées."
        " Si l'une remplace l'autre, corrigez sa fin.",
        _CHEVAUCHEMENTS,
        reserve=True,
    ),
    FICHE_CONTREDITE,
    Controle(
        "PLUSIEURS_FICHES",
        "Le catalogue donne plusieurs fiches à cette certification : aucune n'est prise. Certif Info dira laquelle.",
        _DEUX_FICHES,
        reserve=True,
    ),
)
