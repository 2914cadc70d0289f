"""Lhéo inside an operation: the export's own reading, answered in the operation's snapshot."""

from typing import Any, cast

from exporters.lheo import SessionSeule, sessions_seules
from graph.contexte import Contexte


async def session_en_lheo(contexte: Contexte, cle: int) -> SessionSeule:
    """A session as Lhéo, as partners receive it whoever looks, read together with its neighbours of the same level."""
    regard = contexte.regard.public

    async def lire(cles: list[Any]) -> list[SessionSeule]:
        lecture = sessions_seules(cles)
        reponses: list[Any] | None = None
        try:
            while True:
                questions = lecture.send(cast("Any", reponses))
                reponses = [await contexte.lire(q.relation, q.demande, list(q.cles), regard) for q in questions]
        except StopIteration as fin:
            documents: list[SessionSeule] = fin.value
            return documents

    return cast("SessionSeule", await contexte.ensemble(sessions_seules, lire, cle))
