"""Rules on the places of a session: there is one, it is the organisme's, it is in the region."""

from __future__ import annotations

from typing import TYPE_CHECKING

from models.enumerations import ModaliteEnseignement
from rules.circuit import CLOS
from rules.perimetre import departement_de, en_derogation, hors_perimetre
from rules.regle import A_VERIFIER, BLOQUANT, Cadre, Moment, Regle, constat, declarer, si

if TYPE_CHECKING:
    from rules.dossier import Session
    from rules.regle import Constats


@declarer(
    Regle(
        code="SESSION_LIEU_REQUIS",
        niveau=BLOQUANT,
        message="La session n'a pas de lieu.",
        quoi_faire="Choisissez un site de l'organisme, ou créez-le.",
        champ=("sites",),
    )
)
def lieu_requis(session: Session, _: Cadre) -> Constats:
    """No place, while one comes to it at least at times."""
    return si(not session.sites and session.action.modalite_enseignement is not ModaliteEnseignement.A_DISTANCE)


@declarer(
    Regle(
        code="SESSION_LIEU_ETRANGER",
        niveau=BLOQUANT,
        message="Le site {lieu} n'est ni à l'organisme ni à qui dispense l'action.",
        quoi_faire="Choisissez un site de l'organisme, ou créez-le.",
        champ=("sites", "*"),
        moment=Moment.SAISIE,
    )
)
def lieu_etranger(session: Session, _: Cadre) -> Constats:
    """A place of somebody else."""
    siens = {session.action.organisme.id, *(formateur.organisme_id for formateur in session.action.formateurs)}
    for rang, site in enumerate(session.sites):
        if site.organisme_id not in siens:
            yield constat("sites", str(rang), lieu=site.numero)


@declarer(
    Regle(
        code="SESSION_LIEU_RETIRE",
        niveau=BLOQUANT,
        message="Le site « {lieu} » n'est plus utilisable : il est retiré du catalogue.",
        quoi_faire="Choisissez un autre site.",
        champ=("sites", "*"),
        moment=Moment.SAISIE,
    )
)
def lieu_retire(session: Session, _: Cadre) -> Constats:
    """A new session, or one whose places are changed, in a place that is not offered any more."""
    if session.nouveau or "sites" in session.modifies:
        for rang, site in enumerate(session.sites):
            if site.statut in CLOS:
                yield constat("sites", str(rang), lieu=site.nom)


@declarer(
    Regle(
        code="SESSION_LIEU_HORS_REGION",
        niveau=BLOQUANT,
        message="Le lieu « {lieu} » est {ou} : le catalogue couvre {ici}.",
        quoi_faire="Faites référencer cette session par le {carif}.",
        champ=("sites", "*"),
    )
)
def lieu_hors_region(session: Session, cadre: Cadre) -> Constats:
    """A place out of the region, without an exception."""
    return () if _exceptee(session, cadre) else _ailleurs(session, cadre)


@declarer(
    Regle(
        code="SESSION_LIEU_EN_DEROGATION",
        niveau=A_VERIFIER,
        message="Le lieu « {lieu} » est {ou}, hors du périmètre : l'établissement a une dérogation.",
        quoi_faire="Le Carif vérifie que la dérogation vaut pour ce lieu ; sinon, voir le {carif}.",
        champ=("sites", "*"),
    )
)
def lieu_en_derogation(session: Session, cadre: Cadre) -> Constats:
    """The same with an exception: an établissement's never lets a place out of the region in by itself."""
    return _ailleurs(session, cadre) if _exceptee(session, cadre) else ()


@declarer(
    Regle(
        code="SESSION_LIEU_SANS_COMMUNE",
        niveau=A_VERIFIER,
        message="On ne sait pas où est le lieu « {lieu} ».",
        quoi_faire="Donnez la commune du site.",
        champ=("sites", "*"),
    )
)
def lieu_sans_commune(session: Session, _: Cadre) -> Constats:
    """A place that lies nobody knows where."""
    for rang, site in enumerate(session.sites):
        if departement_de(site.adresse) is None:
            yield constat("sites", str(rang), lieu=site.nom)


@declarer(
    Regle(
        code="SESSION_DISTANCE_PERIMETRE",
        niveau=A_VERIFIER,
        message="La session est entièrement à distance, sans lieu : elle tient à la région par son établissement.",
        quoi_faire="Le Carif vérifie qu'elle est dans son périmètre.",
        champ=("sites",),
    )
)
def distance_perimetre(session: Session, cadre: Cadre) -> Constats:
    """At a distance without a place: whether that is in the region is a setting; else it is looked at each time."""
    a_distance = session.action.modalite_enseignement is ModaliteEnseignement.A_DISTANCE
    ici = departement_de(session.action.etablissement.adresse) in cadre.parametres.departements
    return si(a_distance and not session.sites and not (ici and cadre.parametres.distance_dans_le_perimetre))


def _exceptee(session: Session, cadre: Cadre) -> bool:
    return en_derogation(session.action.etablissement.derogations, cadre.aujourdhui)


def _ailleurs(session: Session, cadre: Cadre) -> Constats:
    for rang, site in enumerate(session.sites):
        if ailleurs := hors_perimetre(site.adresse, cadre.parametres):
            yield constat("sites", str(rang), lieu=site.nom, **ailleurs._asdict())
