"""The rules, as they are held to what a mutation writes: before its transaction ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from graph.mutations.issue import refuser_ce_qui_bloque
from loaders.dossier import ALire, Lecture
from models.enumerations import Source
from rules.verification import verifier

if TYPE_CHECKING:
    from collections.abc import Sequence

    from graph.mutations.chantier import Chantier
    from rules.regle import Anomalie, Moment


def controler(chantier: Chantier, objets: Sequence[ALire], moment: Moment) -> list[Anomalie]:
    """What the rules say of objects as they would be; raises Refusee when one of them refuses one.

    An organisme may hand in together what goes together; the Carif validates one thing upon another.
    """
    lecture = Lecture(objets, chantier.aujourdhui, avec_remises=not chantier.lecteur.du_carif)
    reponses = [chantier.lire(requete) for requete in lecture.requetes()]
    qui = Source.CARIF if chantier.lecteur.du_carif else Source.SAISIE
    dites: list[Anomalie] = []
    for dossier in lecture.assembler(reponses):
        if dossier is not None:
            dites += verifier(dossier, moment, chantier.aujourdhui, chantier.parametres, qui)
    refuser_ce_qui_bloque(dites)
    return dites
