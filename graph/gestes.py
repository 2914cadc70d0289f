"""What a viewer may do of an object now: the buttons that a back office shows."""

from typing import Any

from strawberry import Info

from graph.champs import contexte, lit
from graph.contexte import Contexte
from graph.etat import autre
from loaders import situation
from loaders.demande import PROPOSITION
from models.enumerations import Geste, Noun
from rules import circuit
from rules.circuit import Situation


@lit("cle", "id")
async def lire_gestes(self: Any, info: Info) -> list[Geste]:
    """Resolve `gestes`: of the object, or of the edit of it that waits; none of a past state."""
    ouvert = contexte(info)
    if autre(self) and not self.id.endswith(f"~{PROPOSITION}"):
        return []
    trouvee = await situation_de(ouvert, Noun[self.noun.upper()], self.cle)
    if trouvee is None:
        return []
    siens = circuit.gestes(trouvee, ouvert.regard.lecteur)
    if autre(self):
        return [geste for geste in siens if geste in circuit.DE_LA_MODIFICATION]
    if trouvee.modification is None:
        return siens
    # what is said of the edit is said of it; editing goes on in it
    return [geste for geste in siens if geste is Geste.MODIFIER or geste not in circuit.DE_LA_MODIFICATION]


async def situation_de(contexte: Contexte, noun: Noun, cle: int) -> Situation | None:
    """Where an object stands in the circuit, asked once for those of a level."""

    async def lire(cles: list[int]) -> list[Situation | None]:
        trouvees = situation.situations(
            noun, await contexte.executer(situation.lire(noun, cles, contexte.regard.aujourdhui))
        )
        return [trouvees.get(cle) for cle in cles]

    trouvee: Situation | None = await contexte.ensemble(("situation", noun), lire, cle)
    return trouvee
