"""Gestures: what each line of the circuit (`rules/circuit.py`) does to an object, and to what goes with it."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final, NamedTuple

from graph.mutations.controle import controler
from graph.mutations.issue import GesteRefuse, Refusee
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
    from graph.mutations.chantier import Chantier
    from rules.regle import Anomalie

ETATS: Final = {
    Geste.VALIDER: EtatSoumission.VALIDEE,
    Geste.RETOURNER: EtatSoumission.RETOURNEE,
    Geste.REFUSER: EtatSoumission.REFUSEE,
}

_AUTRE_ATTEND = """-- autre_session_en_attente
SELECT FROM session autre JOIN session s ON s.action_id = autre.action_id AND s.id <> autre.id
WHERE s.id = %(id)s AND autre.statut = 'SOUMISE'"""


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
            chantier.attente.prendre(ouvert.touche, chantier.lecteur.compte)
            chantier.ecriture.journaliser(voulu.noun, ouvert.verrouille.id, chantier.acte(geste), {}, proposition={})
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
    remarques = controler(chantier, ALire(*ouvert.touche), Moment.RETRAIT)
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
    if ouvert.attente is None:
        exiger_ses_parents(chantier, ouvert, Geste.SOUMETTRE)
    remarques = controler(chantier, ALire(*ouvert.touche), Moment.SOUMISSION)
    for autre in _accompagnants(chantier, ouvert, Geste.SOUMETTRE):
        _ecrire(chantier, autre, Statut.SOUMISE, Geste.SOUMETTRE)
    if ouvert.attente is None:
        _ecrire(chantier, ouvert, Statut.SOUMISE, Geste.SOUMETTRE)
    else:
        _changer_la_modification(chantier, ouvert, Statut.SOUMISE, Geste.SOUMETTRE)
    depot = Depot(ouvert.organisme, chantier.lecteur.compte, ouvert.attente is None, len(remarques))
    chantier.attente.deposer(ouvert.touche, depot)
    return remarques


def _decider(chantier: Chantier, ouvert: Ouvert, voulu: Voulu) -> list[Anomalie]:
    """Validate, return or refuse a draft, or the pending edit, with what goes with it."""
    geste, motif = voulu.geste, voulu.motif
    # what they refer to may have changed since it was handed in
    remarques = controler(chantier, ALire(*ouvert.touche), Moment.SOUMISSION) if geste is Geste.VALIDER else []
    # those that the object is shown with first; returned, they are all to correct
    vers = Statut.VALIDEE if geste is Geste.VALIDER else Statut.A_CORRIGER
    for autre in _accompagnants(chantier, ouvert, geste):
        _ecrire(chantier, autre, vers, Geste.VALIDER if geste is Geste.VALIDER else Geste.RETOURNER, motif)
        chantier.attente.decider(autre.touche, ETATS[geste], None, chantier.lecteur.compte)
    if ouvert.attente is not None:
        _decider_la_modification(chantier, ouvert, voulu)
    else:
        if geste is Geste.VALIDER:
            exiger_ses_parents(chantier, ouvert, geste)
        _passer(chantier, ouvert, voulu)
    chantier.attente.decider(ouvert.touche, ETATS[geste], motif, chantier.lecteur.compte)
    return remarques


def _decider_la_modification(chantier: Chantier, ouvert: Ouvert, voulu: Voulu) -> None:
    geste, motif, attente = voulu.geste, voulu.motif, ouvert.attente
    if attente is None or geste is Geste.RETOURNER:
        _changer_la_modification(chantier, ouvert, Statut.A_CORRIGER, geste, motif)
        return
    chantier.attente.oter(ouvert.touche)
    if geste is Geste.REFUSER:
        chantier.ecriture.journaliser(
            voulu.noun, ouvert.verrouille.id, chantier.acte(geste, motif), {}, proposition=attente.valeurs
        )
        return
    valeurs = {**attente.valeurs, **prendre(ouvert.situation.source, Acteur.ORGANISME)}
    objet = chantier.ecriture.vouloir(ouvert.verrouille, valeurs)
    chantier.ecriture.appliquer(objet, valeurs, chantier.acte(geste, motif), depuis=attente.version)


def _changer_la_modification(
    chantier: Chantier, ouvert: Ouvert, vers: Statut, geste: Geste, motif: str | None = None
) -> None:
    attente = ouvert.attente
    if attente is None:
        return
    noun, cle = ouvert.touche
    acte = chantier.acte(geste, motif)
    chantier.attente.proposer(ouvert.touche, ouvert.verrouille.version, vers, attente.valeurs, acte.auteur)
    chantier.ecriture.journaliser(noun, cle, acte, {}, proposition={})


def _accompagnants(chantier: Chantier, ouvert: Ouvert, geste: Geste) -> list[Ouvert]:
    """What goes with a session by this gesture, locked; what another one waits with is not returned with it."""
    noun, cle = ouvert.touche
    if noun is not Noun.SESSION:
        return []
    retourne = geste in {Geste.RETOURNER, Geste.REFUSER}
    if retourne and chantier.connexion.execute(_AUTRE_ATTEND, {"id": cle}).rowcount:
        return []
    statuts = (Statut.EN_COURS_DE_SAISIE, Statut.A_CORRIGER) if geste is Geste.SOUMETTRE else (Statut.SOUMISE,)
    lignes = chantier.lire(accompagnants.preparer([cle], statuts))
    par_eux = Geste.RETOURNER if retourne else geste
    ouverts = []
    for _, _, nom, _, numero, _ in lignes:
        with suppress(GesteRefuse):  # somebody was first, between the list and the lock
            ouverts.append(ouvrir(chantier, Noun[nom.upper()], numero, par_eux))
    return [autre for autre in ouverts if autre.attente is None]
