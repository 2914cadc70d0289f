"""Why a session is not in the feed of the day, for those who answer for it."""

from typing import Any, cast

from strawberry import Info

from exporters.lheo import Decision
from graph.anomalie import Anomalie
from graph.champs import contexte, lit
from graph.etat import autre
from graph.lheo import session_en_lheo
from loaders import diffusion
from models.enumerations import Statut
from rules.diffusion import Faits, motifs


@lit("cle", "numero")
async def motifs_non_diffusion(self: Any, info: Info) -> list[Anomalie]:
    """Resolve the field: empty when it is in the feed; another state of it never is."""
    if autre(self):
        return []
    ouvert = contexte(info)
    jour = ouvert.regard.aujourdhui

    async def lire(cles: list[int]) -> list[Faits]:
        faits = diffusion.assembler(await ouvert.executer(diffusion.preparer(cles, jour)))
        return [faits[cle] for cle in cles]

    faits = cast("Faits", await ouvert.ensemble("diffusion", lire, self.cle))
    if all(statut is Statut.VALIDEE for statut in faits.statuts.values()):
        constats = (await session_en_lheo(ouvert, self.cle)).constats
        faits = faits._replace(refus_lheo=tuple(c.message for c in constats if c.code is Decision.REFUSE))
    return [Anomalie.de_regle(motif) for motif in motifs(faits, self.numero, jour)]
