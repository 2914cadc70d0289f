"""What of an object only those who answer for it may see: what happened to it, and the edit of it that waits."""

from typing import Any

from strawberry import Info

from graph.arguments import After, First
from graph.champs import calcule, contexte, lit
from graph.connexion import Connexion
from graph.etat import autre
from graph.identite import PAR_CLE
from graph.permissions import A_L_ORGANISME, reserve
from loaders.demande import PROPOSE, Demande, Visee
from loaders.evenement import evenements_par_objet
from loaders.fenetre import ouvrir


@lit("cle")
def lire_historique(self: Any, info: Info, first: First = None, after: After = None) -> Any:
    """Resolve `historique`."""
    fenetre = ouvrir(evenements_par_objet.ordre, first, after)
    return Connexion(contexte(info), Visee(evenements_par_objet, (self.noun, self.cle), Demande(lecture=fenetre)))


async def _proposition(self: Any, info: Info) -> Any:
    ouvert = contexte(info)
    if autre(self):
        return None
    return await ouvert.charger(PAR_CLE[self.noun], self.cle, Demande(etat=PROPOSE))


def proposee() -> Any:
    """The field `proposition`."""
    return reserve(
        calcule(
            _proposition,
            "La version modifiée qui attend, pendant que celle-ci reste diffusée ; null quand rien n'attend. Son `id`"
            " n'est pas le même, son `numero` si.",
        ),
        A_L_ORGANISME,
    )
