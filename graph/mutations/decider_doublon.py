"""`deciderDoublon`: the Carif says whether two sessions are one offer; what it says is kept, and withdraws nothing."""

from typing import Annotated

import strawberry

from graph.mutations.arguments import AU_CARIF
from graph.mutations.chantier import Chantier
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.payloads import DoublonPayload
from models.ecriture import introuvable
from models.ecriture_doublon import trancher
from models.enumerations import DecisionDoublon, Geste, NiveauAnomalie, Noun, TypeObjet
from rules.regle import Anomalie

Numero = Annotated[str, strawberry.argument(description="Numéro du doublon : `DB_0000000042`.")]
Verdict = Annotated[DecisionDoublon, strawberry.argument(description="Une seule offre, ou deux.")]

_PUBLIEE = "-- autre_session_publiee\nSELECT numero FROM session WHERE id = %(id)s AND statut = 'VALIDEE'"


def _decider(chantier: Chantier, numero: Numero, verdict: Verdict) -> Issue:
    sessions = trancher(chantier.connexion, numero, verdict, chantier.lecteur.courriel)
    if sessions is None:
        raise introuvable(numero)
    acte = chantier.acte(Geste.MODIFIER, f"Doublon {numero} : {verdict.libelle}")
    for cle in sessions:
        chantier.ecriture.journaliser(Noun.SESSION, cle, acte, anciennes={}, proposition={})
    publiee = chantier.connexion.execute(_PUBLIEE, {"id": sessions[1]}).fetchone()
    if verdict is DecisionDoublon.MEME_OFFRE and publiee is not None:
        return Issue(numero, (_deux_fois(publiee[0]),))
    return Issue(numero)


def _deux_fois(session: str) -> Anomalie:
    message = f"Les deux sessions restent publiées : l'offre paraît deux fois, {session} en plus de celle d'Idéo."
    faire = f"Pour qu'elle ne paraisse qu'une fois, archivez {session} (appliquerGeste, ARCHIVER)."
    niveau = NiveauAnomalie.AVERTISSEMENT
    return Anomalie("DOUBLON_PUBLIE_DEUX_FOIS", niveau, message, (), faire, TypeObjet.SESSION, session)


decider_doublon = mutation(
    _decider,
    DoublonPayload.de,
    "Dit si deux sessions sont la même offre. Rien n'est retiré pour autant : ce qui est dit est gardé, l'historique"
    " des deux sessions le montre, et les imports ne reposent plus la question. Une décision peut être changée.",
    AU_CARIF,
    essayable=False,
)
