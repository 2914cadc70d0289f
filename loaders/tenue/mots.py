"""The vocabulary of `recherche_action` and the families of its words.

The words of an action are counted as they were before it changes: `retoucher` goes before the table itself is kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from loaders.tenue.textes import TEXTES
from models.mots import RACINE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection

RACINE_DU_MOT = RACINE.format("mot")
VOULUES = TEXTES.lignes.replace("{parmi}", "action.id = ANY(%(touches)s::bigint[])")

# In the order of words, so that two transactions wait for one another, and never both.
RETOUCHER: Final = f"""\
-- retoucher_recherche_mot
WITH voulue AS MATERIALIZED (
{VOULUES}),
posee AS MATERIALIZED (SELECT * FROM recherche_action WHERE action_id = ANY(%(touches)s::bigint[])),
change AS MATERIALIZED (
  SELECT posee.court, posee.long, -1 AS n FROM posee LEFT JOIN voulue USING (action_id)
  WHERE (posee.court, posee.long) IS DISTINCT FROM (voulue.court, voulue.long)
  UNION ALL SELECT voulue.court, voulue.long, 1 FROM voulue LEFT JOIN posee USING (action_id)
  WHERE (posee.court, posee.long) IS DISTINCT FROM (voulue.court, voulue.long)),
compte AS (
  SELECT mot, sum(n)::integer AS nb, sum(n_court)::integer AS nb_court FROM (
    SELECT unnest(tsvector_to_array(long)) AS mot, n, 0 AS n_court FROM change
    UNION ALL SELECT unnest(tsvector_to_array(court)), 0, n FROM change) AS m
  GROUP BY mot HAVING sum(n) <> 0 OR sum(n_court) <> 0 ORDER BY mot)
INSERT INTO recherche_mot AS tenu (mot, nb, nb_court) SELECT mot, nb, nb_court FROM compte
ON CONFLICT (mot) DO UPDATE SET (nb, nb_court) = (tenu.nb + excluded.nb, tenu.nb_court + excluded.nb_court)"""  # noqa: S608

_OUBLIER: Final = "-- oublier_recherche_mot\nDELETE FROM recherche_mot WHERE nb = 0"

VOULUS: Final = """\
SELECT mot, sum(n)::integer AS nb, sum(n_court)::integer AS nb_court FROM (
  SELECT unnest(tsvector_to_array(long)) AS mot, 1 AS n, 0 AS n_court FROM recherche_action
  UNION ALL SELECT unnest(tsvector_to_array(court)), 0, 1 FROM recherche_action) AS m
GROUP BY mot"""

# A job and a word for what it does, when one keyword of the Formacode has both and they begin alike. They only rank:
# what the job finds comes first where its domain is what the offer is about.
PARENTES: Final = """\
SELECT DISTINCT a.racine, b.racine AS parente FROM mot_d AS a JOIN mot_d AS b USING (version, code, debut)
WHERE a.metier <> b.metier AND a.racine <> b.racine"""

_NOMS = f"""\
WITH nom AS (
  SELECT version, code, libelle, false AS metier FROM formacode WHERE absent_depuis IS NULL
  UNION ALL SELECT version, code, libelle, metier FROM formacode_synonyme WHERE absent_depuis IS NULL
  UNION ALL SELECT l.version, l.code, a.libelle, true FROM formacode_rome AS l
  JOIN rome_appellation AS a USING (rome_code) WHERE l.absent_depuis IS NULL AND a.absent_depuis IS NULL),
mot_d AS MATERIALIZED (
  SELECT DISTINCT version, code, metier, {RACINE_DU_MOT} AS racine, left(mot, 4) AS debut
  FROM nom, unnest(tsvector_to_array(to_tsvector('recherche', replace(replace(libelle, '-', ' '), '/', ' ')))) AS mot
  WHERE length(mot) > 4),
voulue AS MATERIALIZED ("""  # noqa: S608  our own names

_REFAIRE_LES_MOTS: Final = f"""\
-- refaire_recherche_mot
WITH voulu AS MATERIALIZED ({VOULUS}),
pose AS (
  INSERT INTO recherche_mot AS tenu (mot, nb, nb_court) SELECT mot, nb, nb_court FROM voulu ORDER BY mot
  ON CONFLICT (mot) DO UPDATE SET (nb, nb_court) = (excluded.nb, excluded.nb_court)
  WHERE (tenu.nb, tenu.nb_court) <> (excluded.nb, excluded.nb_court))
DELETE FROM recherche_mot AS tenu WHERE NOT EXISTS (SELECT FROM voulu WHERE voulu.mot = tenu.mot)"""  # noqa: S608

_REFAIRE_LES_PARENTES: Final = f"""\
-- refaire_recherche_parente
{_NOMS}{PARENTES}),
posee AS (INSERT INTO recherche_parente SELECT racine, parente FROM voulue ON CONFLICT DO NOTHING)
DELETE FROM recherche_parente AS tenue WHERE NOT EXISTS (
  SELECT FROM voulue WHERE (voulue.racine, voulue.parente) = (tenue.racine, tenue.parente))"""  # noqa: S608

_ECARTS: Final = f"""\
-- ecarts_recherche_mot
SELECT mot FROM (
  (SELECT mot, nb, nb_court FROM recherche_mot EXCEPT (SELECT * FROM ({VOULUS}) AS v))
  UNION ALL ((SELECT * FROM ({VOULUS}) AS v) EXCEPT SELECT mot, nb, nb_court FROM recherche_mot)) AS e
GROUP BY mot ORDER BY mot"""  # noqa: S608


def retoucher(connexion: Connection[Any], touches: Sequence[int]) -> None:
    """Count what these actions will be made of instead of what they are, just before `TEXTES.tenir`."""
    connexion.execute(RETOUCHER, {"touches": list(touches)})
    connexion.execute(_OUBLIER)


def refaire(connexion: Connection[Any]) -> None:
    """Set right the vocabulary, just after `TEXTES.refaire`, and the families, that follow from references alone."""
    connexion.execute(_REFAIRE_LES_MOTS)
    connexion.execute(_REFAIRE_LES_PARENTES)


def ecarts(connexion: Connection[Any]) -> list[tuple[str]]:
    """The words whose count is not that of the actions that have them."""
    return connexion.execute(_ECARTS).fetchall()
