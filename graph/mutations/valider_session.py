"""`validerSession`: see `rules/circuit.py`."""

from graph.mutations.arguments import AU_CARIF, Numero, Version
from graph.mutations.chantier import Chantier
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.passage import Voulu, faire
from graph.mutations.payloads import SessionPayload
from models.enumerations import Geste, Noun


def _valider(chantier: Chantier, numero: Numero, version: Version) -> Issue:
    voulu = Voulu(Noun.SESSION, numero, version, Geste.VALIDER)
    return Issue(numero, tuple(faire(chantier, voulu)))


valider_session = mutation(
    _valider,
    SessionPayload.de,
    "Valide la session et ce qui a été soumis avec elle ; ou sa modification. Elle est diffusée dans les trois jours.",
    AU_CARIF,
)
