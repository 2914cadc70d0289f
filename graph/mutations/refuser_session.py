"""`refuserSession`: see `rules/circuit.py`."""

from graph.mutations.arguments import AU_CARIF, Motif, Numero, Version
from graph.mutations.chantier import Chantier
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.passage import Voulu, faire
from graph.mutations.payloads import SessionPayload
from models.enumerations import Geste, Noun


def _refuser(chantier: Chantier, numero: Numero, version: Version, motif: Motif) -> Issue:
    voulu = Voulu(Noun.SESSION, numero, version, Geste.REFUSER, motif)
    return Issue(numero, tuple(faire(chantier, voulu)))


refuser_session = mutation(
    _refuser,
    SessionPayload.de,
    "Refuse la session, ou sa modification ; ce qui était diffusé le reste.",
    AU_CARIF,
    essayable=False,
)
