"""Possible duplicates between Idéo and what came otherwise, looked for at the end of a lot that changed something.

Two validated sessions, one of Idéo: of one certification, or of certifications of one sheet; in one place, which is the
same UAI, else the same SIRET or établissement in one postal code, else the same street and postal code; begun in one
year, an unknown one being any.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from psycopg import Connection

_IL_Y_EN_A = "-- sessions_d_ideo\nSELECT EXISTS (SELECT FROM action WHERE source = 'IDEO')"

_CHERCHER = r"""-- chercher_doublons
CREATE TEMP TABLE trouve ON COMMIT DROP AS
WITH repere AS MATERIALIZED (
    SELECT s.id, s.source = 'IDEO' AS d_ideo, extract(year FROM s.debut) AS annee, a.formation_id, r.*
    FROM session s JOIN action a ON a.id = s.action_id
    JOIN session_site ss ON ss.session_id = s.id JOIN site i ON i.id = ss.site_id
    JOIN etablissement e ON e.id = i.etablissement_id JOIN adresse d ON d.id = i.adresse_id,
    LATERAL (VALUES
        (1, 'UAI', i.uai),
        (2, 'SIRET', coalesce(i.siret, e.siret) || ' ' || d.code_postal),
        (3, 'ETABLISSEMENT', e.id || ' ' || d.code_postal),
        (4, 'ADRESSE', d.code_postal || nullif(lower(
            regexp_replace(normalize(d.lignes[1], NFD), '[^a-zA-Z0-9]', '', 'g')), ''))) r (rang, motif, cle)
    WHERE s.statut = 'VALIDEE' AND r.cle IS NOT NULL),
certifiante AS MATERIALIZED (
    SELECT f.formation_id, 'certification ' || c.id AS cle
    FROM formation_certification f JOIN certification c ON c.id = f.certification_id
    UNION SELECT f.formation_id, 'fiche ' || c.fiche_id
    FROM formation_certification f JOIN certification c ON c.id = f.certification_id WHERE c.fiche_id IS NOT NULL)
SELECT i.id AS session_ideo_id, o.id AS session_id, (array_agg(i.motif ORDER BY i.rang))[1] AS motif
FROM repere i JOIN repere o ON o.motif = i.motif AND o.cle = i.cle
JOIN certifiante ci ON ci.formation_id = i.formation_id
JOIN certifiante co ON co.formation_id = o.formation_id AND co.cle = ci.cle
WHERE i.d_ideo AND NOT o.d_ideo AND (i.annee = o.annee OR i.annee IS NULL OR o.annee IS NULL)
GROUP BY 1, 2"""

# what nobody has decided and is not so any more
_OTER = """-- oter_doublons
DELETE FROM doublon d WHERE decision IS NULL AND NOT EXISTS (
    SELECT FROM trouve t WHERE t.session_ideo_id = d.session_ideo_id AND t.session_id = d.session_id)"""

_NOTER = """-- noter_doublons
INSERT INTO doublon (session_ideo_id, session_id, motif, lot_id)
SELECT session_ideo_id, session_id, motif, %s FROM trouve t WHERE NOT EXISTS (
    SELECT FROM doublon d WHERE d.session_ideo_id = t.session_ideo_id AND d.session_id = t.session_id)
ORDER BY 1, 2"""


def chercher(connexion: Connection[Any], lot: int) -> int:
    """Record those that are new; how many."""
    if not (connexion.execute(_IL_Y_EN_A).fetchone() or (False,))[0]:
        return 0
    connexion.execute(_CHERCHER)
    connexion.execute(_OTER)
    return connexion.execute(_NOTER, (lot,)).rowcount
