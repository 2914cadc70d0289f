"""Opening an object to write it: locked, theirs to write, in a state that allows it, in the version that they saw."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import sql

from graph.mutations.accompagnes import faire_relire
from graph.mutations.issue import GesteRefuse, Refusee, refuser
from loaders import ascendance
from loaders import situation as situations
from loaders.objets import PAR_TABLE
from loaders.visibilite import visible
from models.ecriture import Touche, exiger_la_version, introuvable
from models.enumerations import Geste, NiveauAnomalie, Noun, Source, Statut, TypeObjet
from models.erreurs import Interdit
from models.lecteur import Portee
from rules import circuit, propriete
from rules.circuit import Acteur
from rules.regle import Anomalie, blocage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.mutations.chantier import Chantier
    from loaders.ascendance import Ascendant
    from models.attente import EnAttente
    from models.autosaisie import Droit
    from models.ecriture import Verrouille
    from models.lecteur import Lecteur
    from rules.circuit import Passage, Situation

_VALIDER_D_ABORD = "Validez-le, ou retournez les deux à l'organisme."
_RETABLIR_D_ABORD = "Rétablissez-le, ou retournez ce qui en dépend à l'organisme."
AILLEURS = "Choisissez-en un autre, ou demandez au Carif de le rétablir."
_EST_PUBLIC = "-- est_public\nSELECT FROM {table} WHERE id = %(id)s AND {visible}"


class Ouvert(NamedTuple):
    """An object that nobody else writes until the end, and the pending edit that it has."""

    numero: str
    verrouille: Verrouille
    situation: Situation
    attente: EnAttente | None
    qui: Acteur
    passage: Passage

    @property
    def touche(self) -> Touche:
        """What it is called in the journal."""
        return Touche(self.verrouille.noun, self.verrouille.id)

    @property
    def organisme(self) -> int:
        """Who answers for it: somebody does, since it may be written."""
        return self.situation.organisme or 0


def ouvrir(chantier: Chantier, noun: Noun, numero: str, geste: Geste, version: int | None = None) -> Ouvert:
    """`version`: the one that was seen, that of the pending edit where the gesture is about it.

    Raises Introuvable (one that they cannot see is absent), Interdit, Refusee, Conflit.
    """
    verrouille = chantier.ecriture.verrouiller(noun, numero)
    situation = situer(chantier, noun, verrouille.id)
    exiger_le_droit(chantier, numero, verrouille.id, situation)
    qui = circuit.acteur(situation, chantier.lecteur)
    if qui is None:
        raise Refusee([non_modifiable(situation, numero, chantier.lecteur)])
    attente = chantier.attente.verrouiller(Touche(noun, verrouille.id))
    propose = attente if geste in circuit.DE_LA_MODIFICATION else None
    if version is not None:  # what somebody did meanwhile is told rather than what it made impossible
        exiger_la_version(numero, version, (propose or verrouille).version)
    passage = circuit.passage(situation, geste, qui)
    if passage is None:
        raise GesteRefuse([_geste_refuse(noun, numero, situation, geste, chantier)])
    return Ouvert(numero, verrouille, situation, attente, qui, passage)


def situer(chantier: Chantier, noun: Noun, id_: int) -> Situation:
    """Where an object that is there stands in the circuit."""
    return situations.situations(noun, chantier.lire(situations.lire(noun, [id_], chantier.aujourdhui)))[id_]


def exiger_le_droit(
    chantier: Chantier, numero: str, id_: int, situation: Situation, droit: Droit | None = None
) -> None:
    """The right to write it, or this one. Raises Introuvable for what they may not know of, Interdit otherwise."""
    lecteur, droit = chantier.lecteur, droit or circuit.DROITS[situation.noun]
    if lecteur.du_carif or (situation.organisme is not None and lecteur.peut(droit, situation.organisme)):
        return
    if situation.organisme not in lecteur.organismes and not est_public(chantier, situation.noun, id_):
        raise introuvable(numero)
    if situation.organisme is None:
        return  # nobody's: that it is read-only is the better answer
    raise Interdit(f"Il faut le droit « {droit.libelle} » ({droit}) sur l'organisme de cet objet.")


def exiger_ses_parents(chantier: Chantier, ouvert: Ouvert, geste: Geste) -> None:
    """Raises Refusee: what is validated under something that is not would not be diffused, and nobody would see why.

    Nothing is handed in under what will not be validated. However far above: an action keeps its status when its
    formation loses its own.
    """
    du_carif = geste is Geste.VALIDER
    suite = "il faut d'abord l'avoir validé" if du_carif else "rien n'y est soumis"
    defaut = "NON_VALIDE" if du_carif else "CLOS"
    refuser(
        blocage(
            f"{ouvert.touche.noun.name}_{parent.noun.name}_{defaut}",
            f"{parent.numero} est « {parent.statut.libelle} » : {suite}.",
            _faire_d_un_parent(parent, du_carif=du_carif),
            numero=ouvert.numero,
        )
        for parent in ascendants(chantier, ouvert.touche)
        if (parent.statut is not Statut.VALIDEE if du_carif else parent.statut in circuit.CLOS)
    )


def _faire_d_un_parent(parent: Ascendant, *, du_carif: bool) -> str:
    if not du_carif:
        return AILLEURS
    return _RETABLIR_D_ABORD if parent.statut in circuit.CLOS else _VALIDER_D_ABORD


def ascendants(chantier: Chantier, objet: Touche) -> list[Ascendant]:
    """What an object is under, the nearest first."""
    if not PAR_TABLE[objet.noun].requis:
        return []
    return ascendance.ascendants(chantier.lire(ascendance.lire(*objet)))


def enregistrer(chantier: Chantier, ouvert: Ouvert, valeurs: Mapping[str, Any]) -> None:
    """Give it these values: at once, or in the pending edit beside what is diffused."""
    if circuit.attend(ouvert.situation, ouvert.qui):
        proposer(chantier, ouvert, valeurs)
        return
    prise = prendre(ouvert.situation.source, ouvert.qui) if ouvert.verrouille.changements(valeurs) else {}
    acte = chantier.acte(Geste.MODIFIER)
    change = chantier.ecriture.appliquer(ouvert.verrouille.avec(prise), {**valeurs, **prise}, acte)
    if change and ouvert.situation.statut is Statut.SOUMISE:
        faire_relire(chantier, [ouvert])


def prendre(tenante: Source, qui: Acteur) -> dict[str, Any]:
    """What a feed brought is no longer the feed's once somebody has changed it here."""
    if tenante in {Source.SAISIE, Source.CARIF}:
        return {}
    source = Source.CARIF if qui is Acteur.CARIF else Source.SAISIE
    return {"source": source.value, "emetteur": None}


def proposer(chantier: Chantier, ouvert: Ouvert, valeurs: Mapping[str, Any]) -> None:
    """Add to the pending edit; what is as it is diffused is no longer part of it."""
    changements = ouvert.verrouille.changements(valeurs)
    deja = ouvert.attente.valeurs if ouvert.attente else {}
    voulues = {cle: valeur for cle, valeur in deja.items() if cle not in valeurs} | changements
    if voulues == deja:
        return
    statut = ouvert.attente.statut if ouvert.attente else Statut.EN_COURS_DE_SAISIE
    acte = chantier.acte(Geste.MODIFIER)
    if not voulues:  # told before it is no more: the journal reads its version
        chantier.ecriture.journaliser(*ouvert.touche, acte, {}, proposition=changements)
        chantier.attente.abandonner(ouvert.touche)
        return
    chantier.attente.proposer(ouvert.touche, ouvert.verrouille.version, statut, voulues, acte.auteur)
    chantier.ecriture.journaliser(*ouvert.touche, acte, {}, proposition=changements)


def est_public(chantier: Chantier, noun: Noun, id_: int) -> bool:
    """Whether everybody sees an object."""
    conditions = " AND ".join(visible(PAR_TABLE[noun], Portee.PUBLIQUE)) or "true"
    enonce = sql.SQL(_EST_PUBLIC).format(table=sql.Identifier(noun.value), visible=sql.SQL(conditions))
    return chantier.connexion.execute(enonce, {"id": id_, "aujourdhui": chantier.aujourdhui}).rowcount > 0


def non_modifiable(situation: Situation, numero: str, lecteur: Lecteur) -> Anomalie:
    """Why nobody here may write an object, or add to it."""
    qui = Source.CARIF if lecteur.du_carif else Source.SAISIE
    refus = propriete.modifiable(situation.noun, situation.source, qui)
    objet = TypeObjet[situation.noun.name]
    if refus is not None:
        return Anomalie(refus.code, refus.niveau, refus.message, (), refus.quoi_faire, objet, numero)
    message = "Cette formation de référence n'appartient à aucun organisme : elle se lit seulement."
    faire = "Complétez l'action (complementIntitule, complementDescriptif) plutôt que la formation."
    return Anomalie(propriete.NON_MODIFIABLE, NiveauAnomalie.BLOQUANT, message, (), faire, objet, numero)


def _geste_refuse(noun: Noun, numero: str, situation: Situation, geste: Geste, chantier: Chantier) -> Anomalie:
    statut = situation.statut
    if situation.modification is not None and geste in circuit.DE_LA_MODIFICATION:
        statut = situation.modification
    possibles = ", ".join(autre.libelle for autre in circuit.gestes(situation, chantier.lecteur))
    message = f"« {geste.libelle.capitalize()} » n'est pas possible : l'objet est « {statut.libelle} »."
    sans_geste = "Aucun geste n'est possible." if chantier.lecteur.du_carif else "Adressez-vous au Carif."
    faire = f"Gestes possibles : {possibles}." if possibles else sans_geste
    if not chantier.lecteur.du_carif and circuit.passage(situation, geste, Acteur.CARIF) is not None:
        message = f"« {geste.libelle.capitalize()} » revient au Carif."
    if situation.conventionnee and geste in circuit.RETRAITS and not chantier.lecteur.du_carif:
        message = "Cette session est conventionnée : l'organisme ne la retire pas seul."
        faire = "Demandez son retrait au Carif (creerDemande, RETRAIT_SESSION)."
        if noun is not Noun.SESSION:
            message = "Une session conventionnée en dépend : l'organisme ne la retire pas seul."
            faire = "Demandez d'abord son retrait au Carif (creerDemande, RETRAIT_SESSION)."
    return blocage(f"{noun.name}_GESTE_REFUSE", message, faire, numero=numero)
