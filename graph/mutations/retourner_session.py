"""`retournerSession`: see `rules/circuit.py`."""

from graph.mutations.arguments import AU_CARIF, Motif, Numero, Version
from graph.mutations.chantier import Chantier
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.passage import Voulu, faire
from graph.mutations.payloads import SessionPayload
from models.enumerations import Geste, Noun


def _retourner(chantier: Chantier, numero: Numero, version: Version, motif: Motif) -> Issue:
    voulu = Voulu(Noun.SESSION, numero, version, Geste.RETOURNER, motif)
    return Issue(numero, tuple(faire(chantier, voulu)))


retourner_session = mutation(
    _retourner,
    SessionPayload.de,
    "Retourne la session, ou sa modification, à l'organisme, qui la corrige et la soumet de nouveau.",
    AU_CARIF,
    essayable=False,
)
