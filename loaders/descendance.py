"""Keywords that stand for those that are asked for: what is under them, what replaced them or was replaced by them."""

from __future__ import annotations

# The code itself where the newest version that has it does, what is under it, and what any of them replaced or is
# replaced by: objects carry the versions of their files. A code that nothing replaced means the same in older versions.
_VOULUS = """
    WITH RECURSIVE voulu(version, code) AS (
      SELECT max(f.version), f.code FROM formacode AS f WHERE f.code = ANY(%({parametre})s::text[]) GROUP BY f.code
      UNION SELECT suivant.version, suivant.code FROM voulu CROSS JOIN LATERAL (
        SELECT f.version, f.code FROM formacode AS f WHERE (f.version, f.generique_code) = (voulu.version, voulu.code)
        UNION ALL SELECT r.nouvelle_version, r.nouveau_code FROM formacode_remplacement AS r
        WHERE (r.version, r.code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL
        UNION ALL SELECT r.version, r.code FROM formacode_remplacement AS r
        WHERE (r.nouvelle_version, r.nouveau_code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL
        UNION ALL SELECT f.version, f.code FROM formacode AS f WHERE f.code = voulu.code AND f.version < voulu.version
        AND NOT EXISTS (SELECT FROM formacode_remplacement AS r WHERE (r.version, r.code) = (f.version, f.code))
      ) AS suivant)
    SELECT f.id FROM voulu JOIN formacode AS f USING (version, code)"""


def formacodes_voulus(parametre: str) -> str:
    """SQL of the ids of the keywords that this parameter, a list of codes, stands for."""
    return _VOULUS.format(parametre=parametre)
