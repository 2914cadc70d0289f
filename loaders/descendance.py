"""Keywords that stand for those that are asked for: what is under them, what replaced them or was replaced by them."""

from __future__ import annotations

# The code itself in the newest version that has it, followed to what it became (`avant`), what is under them; then back
# to what any of these replaced, for offers carry the versions of their files. What an old keyword became besides is
# another thing: from there nothing is followed forward again, nor down to what a newer version tells of.
_REMPLACE = """EXISTS (SELECT FROM formacode_remplacement AS r
          WHERE (r.version, r.code) = ({terme}.version, {terme}.code) AND r.absent_depuis IS NULL)"""
_F_EST_REMPLACE, _VOULU_EST_REMPLACE = (_REMPLACE.format(terme=terme) for terme in ("f", "voulu"))
_VOULUS = f"""
    WITH RECURSIVE voulu(version, code, avant) AS (
      SELECT max(f.version), f.code, true FROM formacode AS f WHERE f.code = ANY(%({{parametre}})s::text[])
      GROUP BY f.code
      UNION SELECT suivant.* FROM voulu CROSS JOIN LATERAL (
        SELECT f.version, f.code, voulu.avant FROM formacode AS f
        WHERE (f.version, f.generique_code) = (voulu.version, voulu.code) AND (voulu.avant OR NOT (
          {_F_EST_REMPLACE}
          OR EXISTS (SELECT FROM formacode AS n WHERE n.code = f.code AND n.version > f.version)))
        UNION ALL SELECT r.nouvelle_version, r.nouveau_code, true FROM formacode_remplacement AS r
        WHERE voulu.avant AND (r.version, r.code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL
        UNION ALL SELECT f.version, f.code, true FROM formacode AS f
        WHERE voulu.avant AND f.code = voulu.code AND f.version > voulu.version
          AND NOT {_VOULU_EST_REMPLACE}
        UNION ALL SELECT r.version, r.code, false FROM formacode_remplacement AS r
        WHERE (r.nouvelle_version, r.nouveau_code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL
        UNION ALL SELECT f.version, f.code, false FROM formacode AS f
        WHERE f.code = voulu.code AND f.version < voulu.version AND NOT {_F_EST_REMPLACE}
      ) AS suivant)
    SELECT f.id FROM voulu JOIN formacode AS f USING (version, code)"""  # noqa: S608  our own names


def formacodes_voulus(parametre: str) -> str:
    """SQL of the ids of the keywords that this parameter, a list of codes, stands for."""
    return _VOULUS.format(parametre=parametre)
