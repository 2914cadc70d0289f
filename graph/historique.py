"""What of an object only those who answer for it may see: what happened to it, and the edit of it that waits."""

from typing import Any

import strawberry
from strawberry import Info

from graph.arguments import After, First
from graph.champs import contexte, lit
from graph.connexion import Connexion
from graph.etat import autre
from graph.identite import PAR_CLE
from graph.reserve import RESERVE, permis
from loaders.demande import PROPOSE, Demande, Visee
from loaders.evenement import evenements_par_objet
from loaders.fenetre import ouvrir
from models.lecteur import Portee


@lit("cle")
async def lire_historique(self: Any, info: Info, first: First = None, after: After = None) -> Any:
    """Resolve `historique`: a page, or null for whoever may not see it."""
    ouvert = contexte(info)
    if not await permis(ouvert, self.noun, self.cle):
        return None
    fenetre = ouvrir(evenements_par_objet.ordre, first, after)
    return Connexion(ouvert, Visee(evenements_par_objet, (self.noun, self.cle), Demande(lecture=fenetre)))


async def _proposition(self: Any, info: Info) -> Any:
    ouvert = contexte(info)
    if autre(self) or ouvert.regard.lecteur.portee is Portee.PUBLIQUE:
        return None
    return await ouvert.charger(PAR_CLE[self.noun], self.cle, Demande(etat=PROPOSE))


def proposee() -> Any:
    """The field `proposition`, which no plan reads: below it, lists are not those of the database."""
    return strawberry.field(
        resolver=_proposition,
        description=(
            "La version modifiée qui attend, pendant que celle-ci reste diffusée ; null quand rien n'attend. Son `id`"
            f" n'est pas le même, son `numero` si.{RESERVE}"
        ),
        metadata={"hors_plan": True},
    )
