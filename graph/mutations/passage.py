"""Gestures: what each line of the circuit (`rules/circuit.py`) does to an object, and to what goes with it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.mutations.accompagnes import faire_relire, sessions_avec
from graph.mutations.controle import controler
from graph.mutations.issue import GesteRefuse, Refusee, refuser
from graph.mutations.objets import Ouvert, exiger_ses_parents, ouvrir, prendre
from loaders import accompagnants
from loaders.dossier import ALire
from models.attente import Depot
from models.autosaisie import EtatSoumission
from models.enumerations import Geste, Noun, Statut
from models.erreurs import EntreeInvalide
from rules import circuit
from rules.circuit import Acteur
from rules.demande import lire_texte
from rules.regle import Moment, blocage

if TYPE_CHECKING:
    from collections.abc import Iterable

    from graph.mutations.chantier import Chantier
    from loaders.requete import Ligne
    from rules.regle import Anomalie

ETATS: Final = {
    Geste.VALIDER: EtatSoumission.VALIDEE,
    Geste.RETOURNER: EtatSoumission.RETOURNEE,
    Geste.REFUSER: EtatSoumission.REFUSEE,
}

_BROUILLONS: Final = (Statut.EN_COURS_DE_SAISIE, Statut.A_CORRIGER)

_AUTRE_ATTEND = """-- autre_session_en_attente
SELECT FROM session autre JOIN session s ON s.action_id = autre.action_id AND s.id <> autre.id
WHERE s.id = %(id)s AND autre.statut = 'SOUMISE'"""

# Two sessions that are the same are handed in one after the other, so that the second is told of the first.
_UNE_A_LA_FOIS = """-- verrouiller_action_de_session
SELECT FROM action WHERE id = (SELECT action_id FROM session WHERE id = %(id)s) FOR NO KEY UPDATE"""


class Voulu(NamedTuple):
    """A gesture on the object of a number, in the version that was seen."""

    noun: Noun
    numero: str
    version: int
    geste: Geste
    motif: str | None = None


def faire(chantier: Chantier, voulu: Voulu) -> list[Anomalie]:
    """Make it; the remarks of the rules that do not refuse it. Raises Refusee, Conflit, Introuvable, Interdit."""
    geste = voulu.geste
    ouvert = ouvrir(chantier, voulu.noun, voulu.numero, geste, voulu.version)
    voulu = voulu._replace(motif=_motif(ouvert, voulu))
    match geste:
        case Geste.SOUMETTRE:
            return _soumettre(chantier, ouvert)
        case Geste.VALIDER | Geste.RETOURNER | Geste.REFUSER:
            return _decider(chantier, ouvert, voulu)
        case Geste.PRENDRE_EN_CHARGE:
            _prendre_en_charge(chantier, ouvert)
        case Geste.CONFIRMER:
            confirmer(chantier, voulu.numero)
        case _ if geste in circuit.RETRAITS:
            return _retirer(chantier, ouvert, voulu)
        case _:
            _passer(chantier, ouvert, voulu)
    return []


def clore(chantier: Chantier, voulu: Voulu) -> None:
    """Withdraw something together with all that it is part of: no rule keeps a part of it. Raises as `faire`."""
    _oter(chantier, ouvrir(chantier, voulu.noun, voulu.numero, voulu.geste, voulu.version), voulu)


def confirmer(chantier: Chantier, numero: str) -> None:
    """Say that all is up to date; nothing depends on the version that was seen."""
    maintenant = {"confirme_le": "now"}
    ouvert = ouvrir(chantier, Noun.ORGANISME, numero, Geste.CONFIRMER)
    organisme = chantier.ecriture.vouloir(ouvert.verrouille, maintenant)
    chantier.ecriture.appliquer(organisme, maintenant, chantier.acte(Geste.CONFIRMER))


def _prendre_en_charge(chantier: Chantier, ouvert: Ouvert) -> None:
    """Say who looks at it; an agent may take over from another one, and the history says from whom."""
    lecteur = chantier.lecteur
    prise = chantier.attente.prendre(ouvert.touche, lecteur.compte)
    if prise is None:
        avec = ", ".join(sessions_avec(chantier, [ouvert]))
        message = f"{ouvert.numero} n'est pas soumis pour lui-même{avec and f' : il attend avec {avec}'}."
        faire = f"Prenez en charge {avec}." if avec else "Validez-le, ou retournez-le à l'organisme."
        raise Refusee([blocage(f"{ouvert.touche.noun.name}_SANS_SOUMISSION", message, faire, numero=ouvert.numero)])
    motif = None if prise.a in {None, lecteur.courriel} else f"Repris à {prise.a}"
    chantier.ecriture.journaliser(*ouvert.touche, chantier.acte(Geste.PRENDRE_EN_CHARGE, motif), {}, proposition={})


def _motif(ouvert: Ouvert, voulu: Voulu) -> str | None:
    motif, faux = lire_texte(voulu.motif)
    if faux is not None:
        raise EntreeInvalide(f"`motif` : {faux}")
    if motif is None and ouvert.passage.motif:
        faire = "Dites à l'organisme ce qui ne va pas et quoi faire."
        message = f"« {voulu.geste.libelle.capitalize()} » demande un motif."
        raise Refusee([blocage(f"{voulu.noun.name}_MOTIF_OBLIGATOIRE", message, faire, ("motif",), voulu.numero)])
    return motif


def _passer(chantier: Chantier, ouvert: Ouvert, voulu: Voulu) -> None:
    """Give the object itself the status that the gesture leads to."""
    vers = ouvert.passage.vers
    if voulu.geste is Geste.RETABLIR:  # what it is shown under may have gone meanwhile
        exiger_ses_parents(chantier, ouvert, Geste.VALIDER)
    if vers is not None:
        _ecrire(chantier, ouvert, vers, voulu.geste, voulu.motif)


def _retirer(chantier: Chantier, ouvert: Ouvert, voulu: Voulu) -> list[Anomalie]:
    """Take an object away, if nothing needs it."""
    remarques = controler(chantier, [ALire(*ouvert.touche)], Moment.RETRAIT)
    _oter(chantier, ouvert, voulu)
    return remarques


def _oter(chantier: Chantier, ouvert: Ouvert, voulu: Voulu) -> None:
    """Take an object away; an edit of it that waits has nothing to change any more."""
    if ouvert.attente is not None:
        chantier.attente.abandonner(ouvert.touche)
    _passer(chantier, ouvert, voulu)


def _ecrire(chantier: Chantier, ouvert: Ouvert, vers: Statut, geste: Geste, motif: str | None = None) -> None:
    statut = {"statut": vers.value}
    chantier.ecriture.appliquer(ouvert.verrouille.avec(statut), statut, chantier.acte(geste, motif))


def _soumettre(chantier: Chantier, ouvert: Ouvert) -> list[Anomalie]:
    """Hand in a draft, or the pending edit, with what goes with it."""
    if ouvert.touche.noun is Noun.SESSION:
        chantier.connexion.execute(_UNE_A_LA_FOIS, {"id": ouvert.touche.id})
    autres = _accompagnants(chantier, ouvert, Geste.SOUMETTRE)
    for un in (ouvert, *autres):
        exiger_ses_parents(chantier, un, Geste.SOUMETTRE)
    remarques = controler(chantier, _a_controler(ouvert, autres), Moment.SOUMISSION)
    for autre in autres:
        _ecrire(chantier, autre, Statut.SOUMISE, Geste.SOUMETTRE)
    if ouvert.attente is None:
        _ecrire(chantier, ouvert, Statut.SOUMISE, Geste.SOUMETTRE)
    else:
        _changer_la_modification(chantier, ouvert, Statut.SOUMISE, Geste.SOUMETTRE)
    depot = Depot(ouvert.organisme, chantier.lecteur.compte, ouvert.attente is None, len(remarques))
    chantier.attente.deposer(ouvert.touche, depot)
    faire_relire(chantier, (ouvert, *autres), sauf=ouvert)
    return remarques


def _decider(chantier: Chantier, ouvert: Ouvert, voulu: Voulu) -> list[Anomalie]:
    """Validate, return or refuse a draft, or the pending edit, with what goes with it."""
    geste, motif = voulu.geste, voulu.motif
    valide = geste is Geste.VALIDER
    autres = _accompagnants(chantier, ouvert, geste)
    # what they refer to may have changed since it was handed in
    remarques = controler(chantier, _a_controler(ouvert, autres), Moment.SOUMISSION) if valide else []
    # those that the object is shown with first; returned or refused, what goes with it is all to correct
    vers, par_eux = (Statut.VALIDEE, geste) if valide else (Statut.A_CORRIGER, Geste.RETOURNER)
    for autre in autres:
        if valide:
            exiger_ses_parents(chantier, autre, geste)
        _ecrire(chantier, autre, vers, par_eux, motif)
        chantier.attente.decider(autre.touche, ETATS[par_eux], motif, chantier.lecteur.compte)
    if valide:
        exiger_ses_parents(chantier, ouvert, geste)
    if ouvert.attente is not None:
        _decider_la_modification(chantier, ouvert, voulu)
    else:
        _passer(chantier, ouvert, voulu)
    chantier.attente.decider(ouvert.touche, ETATS[geste], motif, chantier.lecteur.compte)
    return remarques


def _exiger_qu_ils_soient_remis(ouvert: Ouvert, lignes: Iterable[Ligne]) -> None:
    """Raises Refusee for the drafts that a session came to name while it waited: nobody has handed them in."""
    faire = f"Retournez {ouvert.numero} : il sera soumis avec elle."
    refuser(
        blocage(f"SESSION_{nom.upper()}_NON_SOUMIS", f"{numero} est en cours de saisie.", faire, (f"{nom}s",), numero)
        for _, _, nom, _, numero, statut in lignes
        if statut in _BROUILLONS and nom in {"site", "contact"}
    )


def _a_controler(ouvert: Ouvert, autres: list[Ouvert]) -> list[ALire]:
    """An object, with what goes with it that its own rules do not look at: they do at its action and its formation."""
    avec = [autre.touche for autre in autres if autre.touche.noun in {Noun.SITE, Noun.CONTACT}]
    return [ALire(*touche) for touche in (ouvert.touche, *avec)]


def _decider_la_modification(chantier: Chantier, ouvert: Ouvert, voulu: Voulu) -> None:
    geste, motif, attente = voulu.geste, voulu.motif, ouvert.attente
    if attente is None or geste is Geste.RETOURNER:
        _changer_la_modification(chantier, ouvert, Statut.A_CORRIGER, geste, motif)
        return
    acte = chantier.acte(geste, motif)
    if geste is Geste.REFUSER:  # told before it is no more: the journal reads its version
        chantier.ecriture.journaliser(*ouvert.touche, acte, {}, proposition=attente.valeurs)
        chantier.attente.oter(ouvert.touche)
        return
    chantier.attente.oter(ouvert.touche)
    valeurs = {**attente.valeurs, **prendre(ouvert.situation.source, Acteur.ORGANISME)}
    objet = chantier.ecriture.vouloir(ouvert.verrouille, valeurs)
    if not chantier.ecriture.appliquer(objet, valeurs, acte):  # a feed wrote the same meanwhile: it is decided yet
        chantier.ecriture.journaliser(*ouvert.touche, acte, {})


def _changer_la_modification(
    chantier: Chantier, ouvert: Ouvert, vers: Statut, geste: Geste, motif: str | None = None
) -> None:
    attente = ouvert.attente
    if attente is None:
        return
    acte = chantier.acte(geste, motif)
    chantier.attente.proposer(ouvert.touche, ouvert.verrouille.version, vers, attente.valeurs, acte.auteur)
    chantier.ecriture.journaliser(*ouvert.touche, acte, {}, proposition={})


def _accompagnants(chantier: Chantier, ouvert: Ouvert, geste: Geste) -> list[Ouvert]:
    """What goes with a session by this gesture, locked; what another one waits with is not returned with it."""
    noun, cle = ouvert.touche
    if noun is not Noun.SESSION:
        return []
    retourne = geste in {Geste.RETOURNER, Geste.REFUSER}
    if retourne and chantier.connexion.execute(_AUTRE_ATTEND, {"id": cle}).rowcount:
        return []
    lignes = chantier.lire(accompagnants.preparer([cle], (*_BROUILLONS, Statut.SOUMISE)))
    if geste is Geste.VALIDER:
        _exiger_qu_ils_soient_remis(ouvert, lignes)
    statuts = _BROUILLONS if geste is Geste.SOUMETTRE else (Statut.SOUMISE,)
    par_eux = Geste.RETOURNER if retourne else geste
    ouverts = []
    for _, _, nom, _, numero, statut in lignes:
        if statut not in statuts:
            continue
        with suppress(GesteRefuse):  # somebody was first, between the list and the lock
            ouverts.append(ouvrir(chantier, Noun[nom.upper()], numero, par_eux))
    return [autre for autre in ouverts if autre.attente is None]
