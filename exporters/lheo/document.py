"""The document, chunk by chunk: its envelope, the offers of one snapshot, the organismes that offer nothing."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from exporters.lheo import lecture, regroupement
from exporters.lheo import relations as r
from exporters.lheo.enveloppe import enveloppe
from exporters.lheo.formation import Redaction
from exporters.lheo.transposition import transposer
from loaders.demande import Demande as Forme
from loaders.fenetre import Fenetre
from models.enumerations import Statut

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from exporters.lheo.constats import Offre
    from exporters.lheo.demande import Demande
    from exporters.lheo.lecture import Lecture, Offres, Question
    from exporters.selection import Lot
    from loaders.fenetre import Arete
    from loaders.relation import Relation

    Repondre = Callable[[Sequence[Question]], list[Any]]
    Suivre = Callable[[Offre], None]

# Actions read together: few at first, so that the document begins at once; then what a processor keeps at hand.
PREMIERE_LECTURE = 20
PAR_LECTURE = 400


T = TypeVar("T")


class Base(NamedTuple):
    """The database: what answers a question, what interrupts the one that is being answered, what a search retains."""

    repondre: Repondre
    interrompre: Callable[[], None]
    choisies: Iterator[Lot] | None = None


class Document:
    """One export: what is asked, who answers, who follows."""

    def __init__(self, demande: Demande, base: Base, suivre: Suivre) -> None:
        self._demande = demande
        self._base = base
        self._enveloppe = self._lire(enveloppe(demande.version, plus=demande.annuaire))
        self._suivre = suivre
        self._decrits: set[int] = set()  # organismes that an offer describes
        self._sources: set[str] = set()  # of the actions that were written

    def morceaux(self, organisme: int | None) -> Iterator[str]:
        """The document, of all organismes or of one; nothing when there is nothing to say."""
        dedans = self._contenu(organisme)
        premier = next(dedans, None)
        if premier is not None:
            yield self._enveloppe.ouverture() + premier
            yield from dedans
            yield self._enveloppe.fermeture()

    def _contenu(self, organisme: int | None) -> Iterator[str]:
        filtres = () if organisme is None else (("organisme", organisme),)
        ouvert = False
        for xml in self._offres(filtres):
            yield xml if ouvert else self._enveloppe.avant_les_offres() + xml
            ouvert = True
        if ouvert:
            yield self._enveloppe.apres_les_offres(self._sources)
        if self._demande.annuaire:
            yield from self._annuaire(filtres)

    def _offres(self, filtres: tuple[tuple[str, Any], ...]) -> Iterator[str]:
        for lues in _en_avance(self._lectures(filtres), self._base.interrompre):
            redaction = Redaction(lues.voisinage)
            for groupe in regroupement.formations(lues.actions):
                xml, offre = redaction.offre(groupe)
                self._suivre(offre)
                if xml:
                    self._decrits.add(groupe.organisme)
                    self._sources.update(lue.ligne.source for lue in groupe.actions)
                    yield transposer(xml, self._demande.version) + "\n"

    def _lectures(self, filtres: tuple[tuple[str, Any], ...]) -> Iterator[Offres]:
        if self._base.choisies is None:
            for actions in _lots(self._pages(r.actions_a_exporter, filtres)):
                yield self._lire(lecture.offres(actions))
            return
        sessions: Lot = {}  # of the actions that were read and not written yet
        for actions in _lots(self._pages_choisies(self._base.choisies, sessions)):
            yield self._lire(lecture.offres_choisies({a.cle: sessions.pop(a.cle) for a in actions}, actions))

    def _lire(self, a_lire: Lecture[T]) -> T:
        return lecture.derouler(a_lire, self._base.repondre)

    def _pages(self, relation: Relation, filtres: tuple[tuple[str, Any], ...]) -> Iterator[list[Any]]:
        """The rows of a whole list, page by page."""
        apres: tuple[Any, ...] | None = None
        while True:
            taille = PREMIERE_LECTURE if apres is None else PAR_LECTURE
            forme = Forme((Statut.VALIDEE,), filtres, Fenetre(taille, apres))
            [[page]] = self._base.repondre([lecture.Question(relation, ((),), forme)])
            if page.aretes:
                yield [arete.node for arete in page.aretes]
            if not page.suivante:
                return
            dernier: Arete = page.aretes[-1]
            apres = dernier.tri

    def _pages_choisies(self, choisies: Iterator[Lot], sessions: Lot) -> Iterator[list[Any]]:
        """The actions that a search retains, page by page; their sessions are left in `sessions`."""
        for lot in choisies:
            question = lecture.Question(r.action_par_cle, list(lot), Forme((Statut.VALIDEE,)))
            [trouvees] = self._base.repondre([question])
            actions = [action for action in trouvees if action is not None]
            sessions |= {action.cle: lot[action.cle] for action in actions}
            yield actions

    def _annuaire(self, filtres: tuple[tuple[str, Any], ...]) -> Iterator[str]:
        """The organismes that no offer of the document describes, by their first établissement."""
        for page in self._pages(r.organismes_a_exporter, filtres):
            voisinage = self._lire(lecture.annuaire([o for o in page if o.cle not in self._decrits]))
            redaction = Redaction(voisinage)
            for organisme, etablissement in regroupement.annuaire(voisinage):
                xml, offre = redaction.seul(organisme, etablissement)
                self._suivre(offre)
                if xml:
                    yield transposer(xml, self._demande.version) + "\n"


def _lots(pages: Iterator[list[Any]]) -> Iterator[list[Any]]:
    """Actions, a reading at a time; those of one Lhéo formation are never parted."""
    attente: list[Any] = []
    for page in pages:
        attente += page
        fin = next((i for i in range(len(attente), 0, -1) if _offre(attente[i - 1]) != _offre(attente[-1])), 0)
        if fin:
            yield attente[:fin]
            attente = attente[fin:]
    if attente:
        yield attente


def _en_avance(suite: Iterator[T], interrompre: Callable[[], None]) -> Iterator[T]:
    """The same, each read on a thread of its own while the one before is written; who stops interrupts the reading."""
    with ThreadPoolExecutor(1, "lecture") as fil:
        attendu = fil.submit(next, suite, None)
        try:
            while (lu := attendu.result()) is not None:
                attendu = fil.submit(next, suite, None)
                yield lu
        finally:
            if not attendu.done():
                interrompre()


def _offre(action: Any) -> tuple[int, int, int]:
    return action.organisme_id, action.formation_id, action.etablissement_id
