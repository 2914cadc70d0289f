"""Where a bridge and Certif Info disagree: both are said, and Certif Info is kept."""

from __future__ import annotations

from importers.certifinfo.controles import FICHE_CONTREDITE
from importers.reception.forme import Controle

_CODES = """
WITH dits AS (
    SELECT c.code_certifinfo AS certification, array_agg(k.code ORDER BY k.code) AS codes
    FROM certification_code k JOIN certification c ON c.id = k.certification_id
    WHERE k.origine = 'certifinfo' AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL GROUP BY 1),
otes AS (
    DELETE FROM t_code_externe t USING dits d
    WHERE d.certification = t.certification AND t.referentiel = 'SCOLARITE' AND t.code <> ALL (d.codes)
    RETURNING fichier, ligne, repere, t.code, d.codes)
SELECT fichier, ligne, repere, code || ' ici, ' || array_to_string(codes, ', ') || ' selon Certif Info'
FROM otes ORDER BY fichier, ligne"""

# A code may go with several sheets, one of them being enough.
_FICHES_DES_CODES = """
WITH dites AS (
    SELECT k.code, array_agg(DISTINCT f.code ORDER BY f.code) AS fiches
    FROM certification_code k JOIN certification c ON c.id = k.certification_id JOIN fiche f ON f.id = c.fiche_id
    WHERE k.origine = 'certifinfo' AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL GROUP BY 1),
otes AS (
    DELETE FROM t_code_de_fiche t USING dites d WHERE d.code = t.code AND t.fiche <> ALL (d.fiches)
    RETURNING fichier, ligne, repere, t.fiche, d.fiches)
SELECT fichier, ligne, repere,
    repere || ' : ' || fiche || ' ici, ' || array_to_string(fiches, ', ') || ' selon Certif Info'
FROM otes ORDER BY fichier, ligne"""

CONTROLES = (
    Controle(
        "SCOLARITE_CONTREDITE",
        "Ce code scolarité n'est pas celui que Certif Info donne à la certification : celui de Certif Info est gardé.",
        _CODES,
        reserve=True,
    ),
    FICHE_CONTREDITE,
    Controle(
        "FICHE_CONTREDITE",
        "Cette fiche n'est pas celle que Certif Info donne à ce code scolarité : celle de Certif Info est gardée.",
        _FICHES_DES_CODES,
        reserve=True,
    ),
)
