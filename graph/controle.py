"""What the rules say of objects as they are, read together: what is wrong, before it is handed in."""

from collections.abc import Sequence
from typing import Any

from strawberry import Info

from graph.anomalie import Anomalie
from graph.champs import contexte, lit
from graph.contexte import Contexte
from graph.etat import autre
from loaders.demande import PROPOSITION
from loaders.dossier import ALire, Lecture
from models.enumerations import Noun
from rules.regle import Anomalie as Dite
from rules.regle import Moment
from rules.verification import verifier


@lit("cle", "id")
async def lire_anomalies(self: Any, info: Info) -> list[Anomalie]:
    """Resolve `anomalies`: of the object, or of the edit of it that waits; none of a past state."""
    if autre(self) and not self.id.endswith(f"~{PROPOSITION}"):
        return []
    dites = await anomalies_de(contexte(info), Noun[self.noun.upper()], self.cle, propose=autre(self))
    return [Anomalie.de_regle(dite) for dite in dites]


async def anomalies_de(contexte: Contexte, noun: Noun, cle: int, *, propose: bool) -> Sequence[Dite]:
    """Those of an object, as it is or as its pending edit would make it; asked once for those of a level."""

    async def lire(cles: list[int]) -> list[list[Dite]]:
        return await _lire(contexte, [ALire(noun, cle) for cle in cles], propose=propose)

    trouvees: Sequence[Dite] = await contexte.ensemble(("anomalies", noun, propose), lire, cle)
    return trouvees


async def _lire(contexte: Contexte, objets: list[ALire], *, propose: bool) -> list[list[Dite]]:
    jour, du_carif = contexte.regard.aujourdhui, contexte.regard.lecteur.du_carif
    lecture = Lecture(objets, jour, avec_modification=propose, avec_remises=not du_carif)
    dossiers = lecture.assembler([await contexte.executer(requete) for requete in lecture.requetes()])
    return [
        [] if dossier is None else verifier(dossier, Moment.SOUMISSION, jour, contexte.parametres)
        for dossier in dossiers
    ]
