"""Entering objects: making one under its parent, changing one, each held to the rules of what is saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from psycopg import sql

from graph.mutations.controle import controler
from graph.mutations.donnees import action, contact, etablissement, formation, organisme, session, site
from graph.mutations.donnees.saisie import Saisie, lire
from graph.mutations.issue import Issue, Refusee, refuser
from graph.mutations.objets import (
    AILLEURS,
    ascendants,
    enregistrer,
    est_public,
    exiger_le_droit,
    non_modifiable,
    ouvrir,
    situer,
)
from loaders.ascendance import Ascendant
from loaders.dossier import ALire
from models.ecriture import Touche, introuvable
from models.enumerations import Geste, Noun, Statut, TypeObjet
from rules import circuit
from rules.regle import Moment, blocage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from graph.mutations.chantier import Chantier
    from models.ecriture import Acte
    from rules.circuit import Situation

LECTURES: Final[Mapping[Noun, Mapping[str, Any]]] = {
    Noun.ORGANISME: organisme.LECTURES,
    Noun.ETABLISSEMENT: etablissement.LECTURES,
    Noun.SITE: site.LECTURES,
    Noun.CONTACT: contact.LECTURES,
    Noun.FORMATION: formation.LECTURES,
    Noun.ACTION: action.LECTURES,
    Noun.SESSION: session.LECTURES,
}
# What the database never lacks, and that no rule asks for: names, rules do.
_OBLIGATOIRES: Final[Mapping[Noun, Mapping[str, str]]] = {Noun.SITE: {"adresse_id": "adresse"}}
# what is of the organisme rather than of its offer is diffused as soon as the Carif has entered it
_DU_CARIF: Final = frozenset({Noun.ORGANISME, Noun.ETABLISSEMENT, Noun.SITE, Noun.CONTACT})

_TROUVER = "-- trouver_{table}\nSELECT id FROM {table} WHERE numero = %(numero)s"


class Parent(NamedTuple):
    """Under what an object is made."""

    noun: Noun
    id: int
    situation: Situation


def trouver(chantier: Chantier, noun: Noun, numero: str) -> Parent:
    """The object of this number, and where it stands. Raises Introuvable."""
    enonce = sql.SQL(_TROUVER).format(table=sql.Identifier(noun.value))
    ligne = chantier.connexion.execute(enonce, {"numero": numero}).fetchone()
    if ligne is None:
        raise introuvable(numero)
    return Parent(noun, ligne[0], situer(chantier, noun, ligne[0]))


def connu(chantier: Chantier, trouve: Parent) -> bool:
    """Whether they may know that it is there."""
    lecteur = chantier.lecteur
    du_leur = lecteur.du_carif or trouve.situation.organisme in lecteur.organismes
    return du_leur or est_public(chantier, trouve.noun, trouve.id)


def parent(chantier: Chantier, noun: Noun, numero: str, enfant: Noun) -> Parent:
    """One that they may enter something under. Raises Introuvable, Interdit, Refusee."""
    trouve = trouver(chantier, noun, numero)
    exiger_le_droit(chantier, numero, trouve.id, trouve.situation, circuit.DROITS[enfant])
    if circuit.acteur(trouve.situation, chantier.lecteur, circuit.DROITS[enfant]) is None:
        raise Refusee([non_modifiable(trouve.situation, numero, chantier.lecteur)])
    exiger_ouvert(chantier, trouve, numero)
    return trouve


def exiger_ouvert(chantier: Chantier, trouve: Parent, numero: str) -> None:
    """Raises Refusee when it is closed, or something above it: nothing is added to it."""
    lui_meme = Ascendant(trouve.noun, numero, trouve.situation.statut)
    refuser(
        blocage(
            f"{clos.noun.name}_CLOS",
            f"{clos.numero} est « {clos.statut.libelle} » : on n'y ajoute rien.",
            AILLEURS,
            numero=clos.numero,
        )
        for clos in (lui_meme, *ascendants(chantier, Touche(trouve.noun, trouve.id)))
        if clos.statut in circuit.CLOS
    )


def creer(chantier: Chantier, noun: Noun, donnees: Any, sous: Mapping[str, int | None], detenteur: int | None) -> Issue:
    """A new object with this input, under these parents, of this organisme (none: it is one itself)."""
    saisie = Saisie(chantier.connexion, TypeObjet[noun.name], detenteur)
    valeurs = lire(saisie, LECTURES[noun], donnees)
    for colonne, champ in _OBLIGATOIRES.get(noun, {}).items():
        if valeurs.get(colonne) is None and not any(a.champ[:1] == (champ,) for a in saisie.anomalies):
            saisie.refuser("OBLIGATOIRE", (champ,), "Ce champ est obligatoire.", "Donnez-lui une valeur.")
    refuser(saisie.anomalies)
    valide = chantier.lecteur.du_carif and noun in _DU_CARIF
    statut = Statut.VALIDEE if valide else Statut.EN_COURS_DE_SAISIE
    return ajouter(chantier, noun, {**valeurs, **sous}, chantier.acte(Geste.CREER), statut)


def ajouter(
    chantier: Chantier,
    noun: Noun,
    valeurs: Mapping[str, Any],
    acte: Acte,
    statut: Statut = Statut.EN_COURS_DE_SAISIE,
) -> Issue:
    """A new object with these values, held to the rules of its status."""
    moment = Moment.SOUMISSION if statut is Statut.VALIDEE else Moment.SAISIE
    remarques = controler(chantier, [ALire(noun, None, dict(valeurs))], moment)
    _, numero = chantier.ecriture.creer(noun, valeurs, statut, acte)
    return Issue(numero, tuple(remarques))


def modifier(chantier: Chantier, noun: Noun, numero: str, version: int, donnees: Any) -> Issue:
    """Change what the input gives; what it does not give stays."""
    ouvert = ouvrir(chantier, noun, numero, Geste.MODIFIER, version)
    saisie = Saisie(chantier.connexion, TypeObjet[noun.name], ouvert.situation.organisme, numero)
    valeurs = lire(saisie, LECTURES[noun], donnees)
    refuser(saisie.anomalies)
    depose = Statut.SOUMISE in {ouvert.situation.statut, ouvert.attente and ouvert.attente.statut}
    moment = Moment.SOUMISSION if depose else Moment.SAISIE
    remarques = controler(chantier, [ALire(noun, ouvert.verrouille.id, valeurs)], moment)
    ouvert = ouvert._replace(verrouille=chantier.ecriture.vouloir(ouvert.verrouille, valeurs))
    enregistrer(chantier, ouvert, valeurs)
    if depose:
        chantier.attente.remarquer(ouvert.touche, len(remarques))
    return Issue(numero, tuple(remarques))
