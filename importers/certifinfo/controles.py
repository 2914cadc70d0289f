"""What no line tells alone: replacements that go round in circles."""

from __future__ import annotations

from importers.reception.forme import Controle

# With those that other files already said: a circle may be closed by the lot. Twenty steps are more than any real chain
# has, and keep the search short; a longer circle ends all the same when it is read.
_CERCLES = """
WITH RECURSIVE lien AS (
    SELECT ancienne, nouvelle FROM t_remplacement
    UNION SELECT a.code_certifinfo, n.code_certifinfo FROM certification_remplacement r
    JOIN certification a ON a.id = r.ancienne_id JOIN certification n ON n.id = r.nouvelle_id
    WHERE r.absent_depuis IS NULL),
suite AS (
    SELECT nouvelle AS depart, nouvelle AS etape, 1 AS pas FROM t_remplacement
    UNION SELECT s.depart, l.nouvelle, s.pas + 1 FROM suite s JOIN lien l ON l.ancienne = s.etape WHERE s.pas < 20),
otes AS (
    DELETE FROM t_remplacement t WHERE EXISTS (
        SELECT FROM suite s WHERE s.depart = t.nouvelle AND s.etape = t.ancienne)
    RETURNING fichier, ligne, repere, ancienne, nouvelle)
SELECT fichier, ligne, repere, ancienne || ' -> ' || nouvelle FROM otes ORDER BY fichier, ligne"""

_FICHES = """
SELECT t.fichier, t.ligne, t.repere, t.fiche_code || ' ici, ' || f.code || ' selon Certif Info'
FROM t_mention t JOIN certification c ON c.code_certifinfo = t.code AND c.lot_id IS NOT NULL
JOIN fiche f ON f.id = c.fiche_id WHERE f.code <> t.fiche_code ORDER BY 1, 2"""

# Of the feeds that mention certifications: what they say of a sheet is not taken where Certif Info says another one.
FICHE_CONTREDITE = Controle(
    "FICHE_CONTREDITE",
    "Cette fiche n'est pas celle que Certif Info donne à la certification : celle de Certif Info est gardée.",
    _FICHES,
    reserve=True,
)

CONTROLES = (
    Controle(
        "REMPLACEMENT_EN_CERCLE",
        "Ce remplacement ramène, de proche en proche, à la certification dont il part : il n'est pas gardé."
        " Demandez à Certif Info laquelle remplace l'autre.",
        _CERCLES,
    ),
)
