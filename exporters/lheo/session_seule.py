"""One session as a Lhéo document of its own: what a partner receives of it, or why it receives nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from exporters.lheo import regroupement
from exporters.lheo import relations as r
from exporters.lheo.constats import Constat, Decision
from exporters.lheo.enveloppe import enveloppe
from exporters.lheo.formation import Redaction
from exporters.lheo.lecture import DIFFUSES, ActionLue, Question, offres_de
from loaders.demande import Demande as Forme
from models.enumerations import Statut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.lheo.enveloppe import Enveloppe
    from exporters.lheo.lecture import Lecture, Offres

NON_DIFFUSEE = (
    "Cette offre n'est pas diffusée : elle n'est pas publiée, ou la session ou l'action est annulée ou archivée."
)


class SessionSeule(NamedTuple):
    """A document (null when Lhéo refuses the offer), and what had to be decided."""

    xml: str | None
    constats: tuple[Constat, ...]


def sessions_seules(cles: Sequence[int]) -> Lecture[list[SessionSeule]]:
    """A document for each of these sessions, by their internal keys."""
    autour = (yield from enveloppe())._replace(le=None)  # the same state gives the same document
    [lues] = yield [Question(r.session_par_cle, cles, DIFFUSES)]
    sessions = {s.cle: s for s in lues if s is not None}
    voulues = list(dict.fromkeys(s.action_id for s in sessions.values()))
    [trouvees] = yield [Question(r.action_par_cle, voulues, Forme((Statut.VALIDEE,)))]
    actions = {a.cle: a for a in trouvees if a is not None}
    par_action = {a: [s for s in sessions.values() if s.action_id == a] for a in actions}
    lecture = (yield from offres_de(par_action, list(actions.values()))) if actions else None
    documents = dict(_documents(lecture, autour)) if lecture else {}
    return [documents.get(cle) or _absente(cle) for cle in cles]


def _documents(offres: Offres, autour: Enveloppe) -> Iterator[tuple[int, SessionSeule]]:
    redaction = Redaction(offres.voisinage)
    for lue in offres.actions:
        for session in lue.sessions:
            [groupe] = regroupement.formations([ActionLue(lue.ligne, [session])])
            xml, offre = redaction.offre(groupe)
            yield session.ligne.cle, SessionSeule(_document(xml, autour, lue) if xml else None, offre.constats)


def _document(xml: str, autour: Enveloppe, lue: ActionLue) -> str:
    fin = autour.apres_les_offres([lue.ligne.source])
    return f"{autour.ouverture()}{autour.avant_les_offres()}{xml}\n{fin}{autour.fermeture()}"


def _absente(_cle: Any) -> SessionSeule:
    return SessionSeule(None, (Constat("", "", "session", Decision.REFUSE, NON_DIFFUSEE),))
