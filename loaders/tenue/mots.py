"""What follows from the words of actions and of references: the vocabulary, the families of words, their accents."""

from __future__ import annotations

from typing import Final

from loaders.tenue.table import TableTenue
from models.mots import RACINE

RACINE_DU_MOT = RACINE.format("mot")

_VOCABULAIRE = f"""\
SELECT mot, nb, nb_court, {RACINE_DU_MOT} AS racine FROM (
  SELECT mot, sum(n)::integer AS nb, sum(n_court)::integer AS nb_court FROM (
    SELECT unnest(tsvector_to_array(long)) AS mot, 1 AS n, 0 AS n_court FROM recherche_action
    UNION ALL SELECT unnest(tsvector_to_array(court)), 0, 1 FROM recherche_action) AS m
  GROUP BY mot) AS compte"""  # noqa: S608  our own names

# A job and a word for what it does, when one keyword of the Formacode has both and they begin alike. They only rank:
# what the job finds comes first where its domain is what the offer is about.
_PARENTES = f"""\
WITH nom AS (
  SELECT version, code, libelle, false AS metier FROM formacode WHERE absent_depuis IS NULL
  UNION ALL SELECT version, code, libelle, metier FROM formacode_synonyme WHERE absent_depuis IS NULL
  UNION ALL SELECT l.version, l.code, a.libelle, true FROM formacode_rome AS l
  JOIN rome_appellation AS a USING (rome_code) WHERE l.absent_depuis IS NULL AND a.absent_depuis IS NULL),
mot_d AS MATERIALIZED (
  SELECT DISTINCT version, code, metier, {RACINE_DU_MOT} AS racine, left(mot, 4) AS debut
  FROM nom, unnest(tsvector_to_array(to_tsvector('recherche', replace(replace(libelle, '-', ' '), '/', ' ')))) AS mot
  WHERE length(mot) > 4)
SELECT DISTINCT a.racine, b.racine AS parente FROM mot_d AS a JOIN mot_d AS b USING (version, code, debut)
WHERE a.metier <> b.metier AND a.racine <> b.racine"""  # noqa: S608  our own names

# The spelling that most labels have, of those with accents: capitals have none.
_GRAPHIES = """\
WITH nom AS (
  SELECT libelle FROM formacode UNION ALL SELECT libelle FROM formacode_synonyme
  UNION ALL SELECT libelle FROM rome_appellation UNION ALL SELECT intitule FROM certification),
graphie AS (
  SELECT ecrit, count(*) AS nb
  FROM nom, unnest(tsvector_to_array(to_tsvector('simple', replace(replace(libelle, '-', ' '), '/', ' ')))) AS ecrit
  WHERE ecrit ~ '[^[:ascii:]]' GROUP BY ecrit)
SELECT DISTINCT ON (unaccent(ecrit)) unaccent(ecrit) AS mot, ecrit AS graphie
FROM graphie ORDER BY unaccent(ecrit), nb DESC, ecrit COLLATE "C\""""

MOTS: Final = TableTenue("recherche_mot", par="mot", source="mot", lignes=_VOCABULAIRE)
PARENTES: Final = TableTenue("recherche_parente", par="racine", source="racine", lignes=_PARENTES)
GRAPHIES: Final = TableTenue("recherche_graphie", par="mot", source="mot", lignes=_GRAPHIES)
