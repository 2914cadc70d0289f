"""How sources name our objects."""

from __future__ import annotations

from loaders.references import IDENTIFIANT_EXTERNE
from loaders.relation import Cardinalite, Cle, Relation, Tri

identifiants_par_objet = Relation(
    "identifiants_par_objet",
    IDENTIFIANT_EXTERNE,
    Cardinalite.LISTE,
    par=(Cle("noun", "text"), Cle("cle")),
    sur=("identifiant_externe.noun", "identifiant_externe.objet_id"),
    lien="NOT identifiant_externe.naturelle",
    ordre=(Tri("identifiant_externe.emetteur"), Tri("identifiant_externe.cle"), Tri("identifiant_externe.portee")),
)
