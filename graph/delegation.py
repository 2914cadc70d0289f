"""What organismes let others do for them."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import strawberry

from graph.champs import calcule, champ, lit, un
from graph.contexte import Contexte
from loaders.delegation import delegation_par_cle
from loaders.organisme import organisme_par_delegation
from models.autosaisie import Droit

if TYPE_CHECKING:
    from graph.organisme import Organisme


PREFIXE = "DG_"


@lit("cle")
def _id(self: Any) -> strawberry.ID:
    return strawberry.ID(f"{PREFIXE}{self.cle}")


@strawberry.type(description="Ce qu'un organisme permet aux comptes d'un autre de faire pour lui.")
class Delegation:
    """Until it ends, or is revoked."""

    id: strawberry.ID = calcule(_id, "Identifiant de la délégation, à donner pour la révoquer.")
    de: Annotated["Organisme", strawberry.lazy("graph.organisme")] = un(
        organisme_par_delegation, "L'organisme qui la donne.", par="de_id"
    )
    a: Annotated["Organisme", strawberry.lazy("graph.organisme")] = un(
        organisme_par_delegation, "L'organisme qui la reçoit.", par="a_id"
    )
    droit: Droit = champ("Ce qu'elle permet.")
    debut: date = champ("Premier jour.")
    fin: date | None = champ("Dernier jour ; absent quand il n'est pas fixé.")


async def delegation(contexte: Contexte, cle: int) -> Any:
    """The delegation of this internal key, even revoked."""
    return await contexte.charger(delegation_par_cle, cle)
