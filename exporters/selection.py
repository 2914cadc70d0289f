"""The sessions that a search retains, told to an export action by action through a cursor: memory does not grow."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from loaders.requete import Requete
from loaders.session import DEBUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from psycopg import Connection

    from loaders.offre.question import Question
    from loaders.requete import Regard

PAR_LECTURE: Final = 400  # actions
RIEN: Final = "Aucune session à exporter ne répond à la recherche : élargissez le filtre. Rien n'a été écrit."

_RETENUE: Final = """\
WITH {avec}retenue AS MATERIALIZED (
  SELECT DISTINCT offre.session_id FROM {source} WHERE {conditions})"""

# In the order of a Lhéo document: see `actions_a_exporter`.
_CURSEUR: Final = """\
-- selection
DECLARE selection NO SCROLL CURSOR FOR
{retenue}
SELECT action.id, array_agg(session.id ORDER BY {debut})
FROM retenue JOIN session ON session.id = retenue.session_id JOIN action ON action.id = session.action_id
WHERE {organisme}
GROUP BY action.id
ORDER BY action.organisme_id, action.formation_id, action.etablissement_id, action.id"""

_SUITE: Final = f"""\
-- selection (suite)
FETCH {PAR_LECTURE} FROM selection"""

_NOMBRE: Final = """\
-- selection (nombre)
{retenue}
SELECT count(*) FROM retenue JOIN session ON session.id = retenue.session_id WHERE {organisme}"""

Lot = dict[int, list[int]]
"""Ids of actions, each with those of its sessions, in order."""


class Selection:
    """What a question retains, of all organismes or of one."""

    def __init__(self, question: Question, regard: Regard, organisme: int | None = None) -> None:
        self._question = question
        self._regard = regard
        self._organisme = organisme

    def lots(self, connexion: Connection[Any]) -> Iterator[Lot]:
        """A few hundred actions at a time, read in the transaction of this connection."""
        curseur = self._requete(_CURSEUR, "action")
        connexion.execute(curseur.texte, curseur.parametres, prepare=False)
        while lus := connexion.execute(_SUITE, prepare=False).fetchall():
            yield dict(lus)

    def compter(self, connexion: Connection[Any]) -> int:
        """How many sessions there are."""
        requete = self._requete(_NOMBRE, "session")
        [(nombre,)] = connexion.execute(requete.texte, requete.parametres, prepare=False).fetchall()
        return int(nombre)

    def _requete(self, modele: str, table: str) -> Requete:
        retenue = _RETENUE.format(
            avec=self._question.avec,
            source=self._question.source,
            conditions="\n    AND ".join(self._question.conditions()),
        )
        texte = modele.format(
            retenue=retenue,
            debut=", ".join(tri.expression for tri in DEBUT),
            organisme="true" if self._organisme is None else f"{table}.organisme_id = %(organisme)s",
        )
        return Requete(texte, self._question.parametres(self._regard) | {"organisme": self._organisme})
