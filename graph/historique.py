"""What of an object only those who answer for it may see: what happened to it, and the edit of it that waits."""

from collections.abc import Awaitable
from typing import Any

from strawberry import Info

from graph.arguments import After, First
from graph.champs import calcule, contexte
from graph.connexion import Connexion
from graph.etat import autre
from graph.identite import PAR_CLE
from graph.permissions import A_L_ORGANISME, reserve
from loaders.demande import PROPOSE, Demande, Visee
from loaders.evenement import evenements_par_objet
from loaders.fenetre import ouvrir


def _historique(self: Any, info: Info, first: First = None, after: After = None) -> Any:
    fenetre = ouvrir(evenements_par_objet.ordre, first, after)
    return Connexion(contexte(info), Visee(evenements_par_objet, (self.noun, self.cle), Demande(lecture=fenetre)))


def historique() -> Any:
    """The field `historique`."""
    return reserve(calcule(_historique, "Ce qui lui est arrivé, le plus récent d'abord."), A_L_ORGANISME)


def _proposition(self: Any, info: Info) -> Awaitable[Any] | None:
    if autre(self):
        return None
    return contexte(info).charger(PAR_CLE[self.noun], self.cle, Demande(etat=PROPOSE))


def proposee() -> Any:
    """The field `proposition`, which no plan reads: below it, lists are not those of the database."""
    description = (
        "La version modifiée qui attend, pendant que celle-ci reste diffusée ; null quand rien n'attend. Son `id`"
        " n'est pas le même, son `numero` si."
    )
    return reserve(calcule(_proposition, description), A_L_ORGANISME)
