"""What organismes let others do for them: those that hold, or will, given or received, the latest first."""

from __future__ import annotations

from loaders.noun import Noun, Requis, propres
from loaders.objets import ORGANISME
from loaders.relation import Cardinalite, Relation, Tri, par

DELEGATION = Noun(
    nom="Delegation",
    table="delegation",
    requis=(Requis("de_id", ORGANISME), Requis("a_id", ORGANISME)),
    colonnes={"cle": "delegation.id", **propres("delegation", "de_id", "a_id", "droit", "debut", "fin")},
)

# whatever became of it: for those who have just given it, or taken it back
delegation_par_cle = Relation("delegation_par_cle", DELEGATION, Cardinalite.UN, par=par("cle"), sur=("delegation.id",))

delegations_par_organisme = Relation(
    "delegations_par_organisme",
    DELEGATION,
    Cardinalite.LISTE,
    de=ORGANISME,
    lien=(
        "(delegation.de_id = p.cle OR delegation.a_id = p.cle) AND delegation.revoquee_le IS NULL"
        " AND coalesce(delegation.fin >= %(aujourdhui)s, true)"
    ),
    ordre=(Tri("delegation.debut", "date", decroissant=True), Tri("delegation.id", "bigint", decroissant=True)),
)
