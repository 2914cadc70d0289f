"""Any number a person may hold: which objects of the catalogue bear it, visible or not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from loaders.noun import Noun, propres
from loaders.relation import Cardinalite, Cle, Relation, Tri

if TYPE_CHECKING:
    from models.enumerations import Source

TROUVE = Noun(nom="Trouve", table="trouve", colonnes={"genre": "trouve.noun", **propres("trouve", "objet_id")})

# the number as given, without its spaces, and the source that gave it: with a source, its own numbers only;
# a SIRET or an NDA that another replaced leads to what has that other
retrouver = Relation(
    "retrouver",
    TROUVE,
    Cardinalite.LISTE,
    par=(Cle("identifiant", "text"), Cle("compact", "text"), Cle("source", "text")),
    lien="true",
    tables="""LATERAL (
  SELECT noun, objet_id FROM identifiant_externe
  WHERE cle = p.cle_1 AND NOT naturelle AND (p.cle_3 IS NULL OR source = p.cle_3)
  UNION SELECT 'etablissement', id FROM etablissement WHERE siret = p.cle_2 AND p.cle_3 IS NULL
  UNION SELECT 'etablissement', etablissement_id FROM numero_precedent
  WHERE ancien = p.cle_2 AND genre = 'SIRET' AND etablissement_id IS NOT NULL AND p.cle_3 IS NULL
  UNION SELECT 'organisme', organisme_id FROM numero_precedent
  WHERE ancien = p.cle_2 AND genre = 'NDA' AND p.cle_3 IS NULL
  UNION SELECT 'organisme', id FROM organisme WHERE siren = p.cle_2 AND p.cle_3 IS NULL
  UNION SELECT 'organisme', id FROM organisme WHERE numero_declaration_activite = p.cle_2 AND p.cle_3 IS NULL
  UNION SELECT 'organisme', o.id FROM organisme_declare AS d
    JOIN organisme AS o ON o.numero_declaration_activite = d.nda
  WHERE d.precedents @> ARRAY[p.cle_2] AND d.precedents <> '{}' AND p.cle_3 IS NULL
) AS trouve""",
    ordre=(Tri("trouve.noun"), Tri("trouve.objet_id", "bigint")),
)

# the organismes that a filter names, by their number or by a SIRET of theirs
NOMMES = """SELECT organisme.id FROM organisme
  WHERE organisme.numero = ANY(%(organismes)s) UNION SELECT etablissement.organisme_id FROM etablissement
  WHERE etablissement.siret = ANY(%(organismes)s)"""

SEPARATEURS = re.compile(r"[\s.\-]+")


def cle(identifiant: str, source: Source | None) -> tuple[str, str, str | None]:
    """The key of a number: SIRET, SIREN and NDA are read with or without their spaces."""
    return identifiant, compact(identifiant).upper(), source


def compact(numero: str) -> str:
    """A number without what people group its digits with."""
    return SEPARATEURS.sub("", numero)
