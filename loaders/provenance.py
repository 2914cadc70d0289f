"""Where what an object holds comes from: the last evenement that touched each column or list."""

from __future__ import annotations

from loaders.noun import Noun, propres
from loaders.relation import Cardinalite, Cle, Relation, Tri

PROVENANCE = Noun(nom="Provenance", table="provenance", colonnes=propres("provenance", "champ", "source", "le"))

# under the names of the journal, the oldest first; what only its creation touched is not there
provenances_par_objet = Relation(
    "provenances_par_objet",
    PROVENANCE,
    Cardinalite.LISTE,
    par=(Cle("noun", "text"), Cle("cle")),
    tables="""LATERAL (
  SELECT DISTINCT ON (ancienne.champ) ancienne.champ, e.source, e.le, e.id
  FROM evenement AS e CROSS JOIN jsonb_object_keys(e.anciennes_valeurs) AS ancienne(champ)
  WHERE e.objet_id = p.cle_2 AND e.noun = p.cle_1
  ORDER BY ancienne.champ, e.id DESC
) AS provenance""",
    ordre=(Tri("provenance.id", "bigint"), Tri("provenance.champ")),
)
