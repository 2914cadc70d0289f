"""What of an object is not diffused: shown to the Carif, and to the accounts of the organisme that answers for it."""

from typing import Any, cast

from graph.contexte import Contexte
from loaders.etat import detenteurs
from models.autosaisie import Droit
from models.lecteur import Portee

RESERVE = " Réservé à l'organisme et au Carif : null pour les autres."


async def permis(contexte: Contexte, noun: str, cle: int) -> bool:
    """Whether the viewer may see it, of the object of this table and internal key; asked once for those of a level."""
    lecteur = contexte.regard.lecteur
    if lecteur.portee is not Portee.SIENNE:
        return lecteur.portee is Portee.ENTIERE

    async def lire(objets: list[Any]) -> list[Any]:
        return detenteurs.assembler(await contexte.executer(detenteurs.preparer(objets)))

    detenteur = cast("int | None", await contexte.ensemble(permis, lire, (noun, cle)))
    return lecteur.peut(Droit.LECTURE, detenteur)
