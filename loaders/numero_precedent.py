"""SIRET and NDA that an organisme had before, the latest change first."""

from __future__ import annotations

from loaders.noun import Noun, Requis, propres
from loaders.objets import ORGANISME
from loaders.relation import Cardinalite, Relation, Tri

NUMERO_PRECEDENT = Noun(
    nom="NumeroPrecedent",
    table="numero_precedent",
    requis=(Requis("organisme_id", ORGANISME),),
    colonnes=propres("numero_precedent", "ancien", "nouveau", "effet_le", "etablissement_id"),
)

numeros_precedents_par_organisme = Relation(
    "numeros_precedents_par_organisme",
    NUMERO_PRECEDENT,
    Cardinalite.LISTE,
    de=ORGANISME,
    sur=("numero_precedent.organisme_id",),
    ordre=(
        Tri("numero_precedent.effet_le", "date", decroissant=True),
        Tri("numero_precedent.id", "bigint", decroissant=True),
    ),
)

# the établissement that has this SIRET, else the last that had it
ETABLISSEMENT_DU_SIRET = (
    "etablissement.id IN (SELECT e.id FROM etablissement AS e WHERE e.siret = p.cle"
    " UNION ALL (SELECT n.etablissement_id FROM numero_precedent AS n WHERE n.ancien = p.cle AND n.genre = 'SIRET'"
    " AND n.etablissement_id IS NOT NULL AND NOT EXISTS (SELECT FROM etablissement AS e WHERE e.siret = p.cle)"
    " ORDER BY n.effet_le DESC, n.id DESC LIMIT 1))"
)
