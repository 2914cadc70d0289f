"""Reading offers, level by level: questions to the database, asked by whoever can answer them.

A reading is a generator that yields the questions of a level and is sent their answers: the streamed export answers on
its own connection, all of a level at once; a GraphQL field in the snapshot of its operation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from exporters.lheo import eligibilite
from exporters.lheo import relations as r
from exporters.lheo.dit import Dispositifs, separer
from loaders.demande import TOUT, Demande
from models.enumerations import ModaliteEnseignement, Statut

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Sequence

    from exporters.lheo.eligibilite import Periode
    from loaders.relation import Relation

T = TypeVar("T")

# What goes out: offers that stand, past or not; what was cancelled or archived does not.
DIFFUSES = Demande(statuts=(Statut.VALIDEE, Statut.PERIMEE))
VALIDES = Demande(statuts=(Statut.VALIDEE,))  # contacts: those of now, as the API lists them


class Question(NamedTuple):
    """One answer per key is asked, as `loaders.requete.assembler` gives them."""

    relation: Relation
    cles: Sequence[Any]
    demande: Demande = TOUT


if TYPE_CHECKING:
    Lecture = Generator[Sequence[Question], list[Any], T]
    Cles = Iterable[int | None]


class SessionLue(NamedTuple):
    """A session with what belongs to it."""

    ligne: Any
    dispositifs: Dispositifs = Dispositifs()
    recrutements: Sequence[Any] = ()
    eligibilites: tuple[Periode, ...] = ()


class ActionLue(NamedTuple):
    """An action with its sessions."""

    ligne: Any
    sessions: Sequence[SessionLue]


@dataclass(frozen=True, slots=True)
class Voisinage:
    """What the offers of one reading refer to, by key; what the viewer may not see is not there."""

    formations: dict[int, Any]
    etablissements: dict[int, Any]
    organismes: dict[int, Any]
    sites: dict[int, Any]
    contacts: dict[int, Any]
    adresses: dict[int, Any]


class Offres(NamedTuple):
    """Actions with all that Lhéo says of them."""

    actions: list[ActionLue]
    voisinage: Voisinage


def derouler(lecture: Lecture[T], repondre: Callable[[Sequence[Question]], list[Any]]) -> T:
    """Answer the questions of a reading, those of a level together."""
    try:
        questions = next(lecture)
        while True:
            questions = lecture.send(repondre(questions))
    except StopIteration as fin:
        resultat: T = fin.value
        return resultat


def offres(actions: list[Any]) -> Lecture[Offres]:
    """All that the sessions of these actions say."""
    [sessions] = yield [Question(r.sessions_par_action, [a.cle for a in actions], DIFFUSES)]
    return (yield from offres_de(dict(zip((a.cle for a in actions), sessions, strict=True)), actions))


def offres_choisies(choisies: dict[int, list[int]], actions: list[Any]) -> Lecture[Offres]:
    """All that these sessions of these actions say, by their internal keys."""
    cles = [cle for suite in choisies.values() for cle in suite]
    [trouvees] = yield [Question(r.session_par_cle, cles, DIFFUSES)]
    lues = {session.cle: session for session in trouvees if session is not None}
    sessions = {action: [lues[cle] for cle in suite if cle in lues] for action, suite in choisies.items()}
    return (yield from offres_de(sessions, actions))


def offres_de(sessions: dict[int, list[Any]], actions: list[Any]) -> Lecture[Offres]:
    """All that these sessions say, by action."""
    lues = [session for suite in sessions.values() for session in suite]
    objets = [
        _objets(r.formation_par_cle, (a.formation_id for a in actions)),
        _objets(r.etablissement_par_cle, (e for a in actions for e in (a.etablissement_id, *a.formateurs))),
        _objets(r.organisme_par_cle, (a.organisme_id for a in actions)),
        _objets(r.site_par_cle, (site for s in lues for site in s.sites)),
    ]
    recrutements, *trouves = yield [Question(r.recrutements_par_session, [s.cle for s in lues]), *objets]
    formations, etablissements, organismes, sites = map(_par_cle, objets, trouves)
    porteurs = [*formations.values(), *etablissements.values(), *organismes.values(), *actions, *lues]
    lieux = [*sites.values(), *etablissements.values(), *(e for suite in recrutements for e in suite)]
    contacts, adresses = yield from _coordonnees(
        porteurs, [*(s.adresse_inscription_id for s in lues), *(lieu.adresse_id for lieu in lieux)]
    )
    eligibles = yield from _eligibilites(sessions, actions, formations)
    parties = {
        s.cle: SessionLue(s, separer(s.dispositifs), e, eligibles.get(s.cle, ()))
        for s, e in zip(lues, recrutements, strict=True)
    }
    return Offres(
        [ActionLue(a, [parties[s.cle] for s in sessions[a.cle]]) for a in actions],
        Voisinage(formations, etablissements, organismes, sites, contacts, adresses),
    )


def annuaire(organismes: list[Any]) -> Lecture[Voisinage]:
    """All that these organismes say of themselves."""
    [etablissements] = yield [Question(r.etablissements_par_organisme, [o.cle for o in organismes])]
    lus = [e for suite in etablissements for e in suite]
    contacts, adresses = yield from _coordonnees([*organismes, *lus], (e.adresse_id for e in lus))
    return Voisinage({}, {e.cle: e for e in lus}, {o.cle: o for o in organismes}, {}, contacts, adresses)


def _eligibilites(
    sessions: dict[int, list[Any]], actions: list[Any], formations: dict[int, Any]
) -> Lecture[dict[int, tuple[Periode, ...]]]:
    """The periods in which the CPF may pay each session; regions are asked for only where they matter."""
    dites = {a.cle: f.eligibilites for a in actions if (f := formations.get(a.formation_id)) and f.eligibilites}
    situees = [
        s.cle
        for a in actions
        if a.modalite_enseignement != ModaliteEnseignement.A_DISTANCE
        and (dite := dites.get(a.cle))
        and eligibilite.lire(dite).regionales
        for s in sessions[a.cle]
    ]
    [regions] = (yield [Question(r.regions_par_session, situees)]) if situees else [[]]
    ou = {cle: frozenset(region.code for region in lues) for cle, lues in zip(situees, regions, strict=True)}
    return {
        s.cle: eligibilite.de_la_session(dite, s.periode, ou.get(s.cle))
        for cle, dite in dites.items()
        for s in sessions[cle]
    }


def _coordonnees(porteurs: Iterable[Any], adresses: Cles) -> Lecture[tuple[dict[int, Any], dict[int, Any]]]:
    """The contacts of these objects, and these addresses."""
    cles = (contact for porteur in porteurs for contact in porteur.contacts)
    questions = [_objets(r.contact_par_cle, cles, VALIDES), _objets(r.adresse_par_cle, adresses)]
    contacts, trouvees = map(_par_cle, questions, (yield questions))
    return contacts, trouvees


def _objets(relation: Relation, cles: Cles, demande: Demande = TOUT) -> Question:
    """Objects by key, each asked for once."""
    return Question(relation, list(dict.fromkeys(cle for cle in cles if cle is not None)), demande)


def _par_cle(question: Question, lignes: Sequence[Any]) -> dict[int, Any]:
    """The answer by key; what is not there, or not to be seen, is left out."""
    return {cle: ligne for cle, ligne in zip(question.cles, lignes, strict=True) if ligne is not None}
