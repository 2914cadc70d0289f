"""Which organisme an object of the catalogue is of: what its holder may do with it is decided from this."""

from __future__ import annotations

from loaders.noun import Noun, propres
from loaders.objets import DU_CATALOGUE
from loaders.relation import Cardinalite, Cle, Relation

DETENTEUR = Noun(nom="Detenteur", table="detenteur", colonnes=propres("detenteur", "organisme_id"))

_DU_NOUN = (
    "SELECT {noun.detenteur} AS organisme_id FROM {noun.table}"
    " WHERE {noun.table}.id = p.cle_2 AND p.cle_1 = '{noun.table}'"
)
_DE_CHACUN = "\n  UNION ALL ".join(_DU_NOUN.format(noun=noun) for noun in DU_CATALOGUE.values())

detenteur_par_objet = Relation(
    "detenteur_par_objet",
    DETENTEUR,
    Cardinalite.UN,
    par=(Cle("noun", "text"), Cle("cle")),
    tables=f"LATERAL (\n  {_DE_CHACUN}\n) AS detenteur",
)
