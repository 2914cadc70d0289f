"""The dashboard of an organisme: what it has at each status, what is to do."""

import asyncio
from dataclasses import replace
from typing import Annotated, Any, NamedTuple

import strawberry
from strawberry import Info

from graph.anomalie import Anomalie
from graph.arguments import After, Filtre, First, TriDeSessions
from graph.champs import calcule, contexte, demander_des_sessions, liste, un
from graph.compteur_statut import CompteurStatut
from graph.connexion import Connection
from graph.controle import anomalies_de
from graph.demande import Demande as DemandeAuCarif
from graph.lecture_filtre import lire_filtre_de_liste
from graph.offre_filtre import OffreFiltre
from graph.organisme import Organisme
from graph.permissions import exiger
from graph.session import Session
from graph.soumission import Soumission
from graph.suivi import Forme, suivre
from loaders.compteur_statut import compteurs_par_organisme
from loaders.demande import Demande, Visee
from loaders.demande_au_carif import demandes_par_organisme
from loaders.fenetre import TAILLE_MAXIMALE, ouvrir
from loaders.organisme import organisme_par_cle, organisme_par_numero
from loaders.session import sessions_par_organisme
from loaders.soumission import soumissions_par_organisme
from loaders.visibilite import PUBLICS
from models.autosaisie import Droit
from models.enumerations import NiveauAnomalie, Noun, Statut
from models.erreurs import EntreeInvalide
from rules.regle import POIDS

JOURS_MAX = 3660

Statuts = Annotated[
    list[Statut] | None, strawberry.argument(description="Statuts voulus ; tous quand il n'y en a pas.")
]
Jours = Annotated[int, strawberry.argument(description="Dans combien de jours au plus.")]
Numero = Annotated[str, strawberry.argument(description="Numéro de l'organisme.")]


# what there is still something to do about
A_CONTROLER = (Statut.EN_COURS_DE_SAISIE, Statut.A_CORRIGER, Statut.SOUMISE, Statut.VALIDEE)

Niveaux = Annotated[
    list[NiveauAnomalie] | None, strawberry.argument(description="Niveaux voulus ; tous quand il n'y en a pas.")
]
Nombre = Annotated[int, strawberry.argument(description="Combien au plus.")]


class Lu(NamedTuple):
    """The organisme that it is of."""

    cle: int


async def _sessions(
    info: Info,
    statuts: Statuts = None,
    filtre: Filtre = None,
    tri: TriDeSessions = None,
    first: First = None,
    after: After = None,
) -> Visee:
    fenetre, filtre = ouvrir(sessions_par_organisme.ordre_voulu(tri), first, after), filtre or OffreFiltre()
    statuts = statuts or filtre.statuts
    if replace(filtre, statuts=None) == OffreFiltre():
        return Visee(sessions_par_organisme, demande=Demande(tuple(statuts or ()), lecture=fenetre))
    # criteria look in what is published, as they do everywhere
    voulu = await lire_filtre_de_liste(contexte(info), replace(filtre, statuts=statuts or [*PUBLICS]))
    return Visee(sessions_par_organisme, demande=demander_des_sessions(voulu, fenetre))


def _expirent(jours: Jours = 30, first: First = None, after: After = None) -> Visee:
    if not 0 <= jours <= JOURS_MAX:
        raise EntreeInvalide(f"`jours` : de 0 à {JOURS_MAX} (reçu : {jours}).")
    fenetre = ouvrir(sessions_par_organisme.ordre, first, after)
    demande = Demande((Statut.VALIDEE,), filtres=(("expirent", jours),), lecture=fenetre)
    return Visee(sessions_par_organisme, demande=demande)


def _soumissions(first: First = None, after: After = None) -> Visee:
    fenetre = ouvrir(soumissions_par_organisme.ordre, first, after)
    return Visee(soumissions_par_organisme, demande=Demande(lecture=fenetre))


def _demandes(first: First = None, after: After = None) -> Visee:
    fenetre = ouvrir(demandes_par_organisme.ordre, first, after)
    return Visee(demandes_par_organisme, demande=Demande(lecture=fenetre))


async def _anomalies(self: Any, info: Info, niveaux: Niveaux = None, first: Nombre = 50) -> list[Anomalie]:
    if not 0 < first <= TAILLE_MAXIMALE:
        raise EntreeInvalide(f"`first` : de 1 à {TAILLE_MAXIMALE} (reçu : {first}).")
    ouvert = contexte(info)
    demande = Demande(A_CONTROLER, lecture=ouvrir(sessions_par_organisme.ordre, TAILLE_MAXIMALE, None))
    sessions = (await ouvert.charger(sessions_par_organisme, self.cle, demande)).aretes
    lectures = [anomalies_de(ouvert, Noun.SESSION, arete.node.cle, propose=True) for arete in sessions]
    dites = [dite for de_l_une in await asyncio.gather(*lectures) for dite in de_l_une]
    voulues = [dite for dite in dites if not niveaux or dite.niveau in niveaux]
    return [Anomalie.de_regle(dite) for dite in sorted(voulues, key=lambda dite: POIDS[dite.niveau])[:first]]


async def tableau_de_bord(info: Info, organisme: Numero) -> Lu | None:
    """Resolve the root field; null for an organisme that is not there."""
    trouve = await contexte(info).charger(organisme_par_numero, organisme)
    if trouve is None:
        return None
    exiger(contexte(info).regard.lecteur, Droit.LECTURE, trouve.cle)
    return Lu(trouve.cle)


@strawberry.type(description="Ce qu'un organisme a, et ce qu'il lui reste à faire.")
class TableauDeBord:
    """Of one organisme."""

    organisme: Organisme = un(organisme_par_cle, "L'organisme.", par="cle")
    compteurs: list[CompteurStatut] = liste(compteurs_par_organisme, "Ses sessions, statut par statut.")
    sessions: Connection[Session] = suivre(
        Forme.PAGE,
        _sessions,
        "Ses sessions, brouillons compris, les plus proches d'abord ; sous des critères, celles qui sont publiées.",
        ("cle",),
        sessions_par_organisme,
    )
    expirent: Connection[Session] = suivre(
        Forme.PAGE, _expirent, "Ses sessions qui finissent bientôt.", ("cle",), sessions_par_organisme
    )
    anomalies: list[Anomalie] = calcule(
        _anomalies,
        "Ce que les règles disent de ses sessions à venir, des 250 plus proches, le plus grave d'abord.",
    )
    soumissions: Connection[Soumission] = suivre(
        Forme.PAGE,
        _soumissions,
        "Ce qu'il a soumis et qui n'est pas décidé, ce qui lui est retourné compris.",
        ("cle",),
        soumissions_par_organisme,
    )
    demandes: Connection[DemandeAuCarif] = suivre(
        Forme.PAGE,
        _demandes,
        "Ce qu'il a demandé au Carif : ce qui attend d'abord, le plus ancien en tête.",
        ("cle",),
        demandes_par_organisme,
    )
