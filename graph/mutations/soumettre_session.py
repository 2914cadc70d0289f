"""`soumettreSession`: see `rules/circuit.py`."""

from graph.mutations.arguments import A_LA_SAISIE, Numero, Version
from graph.mutations.chantier import Chantier
from graph.mutations.issue import Issue
from graph.mutations.mutation import mutation
from graph.mutations.passage import Voulu, faire
from graph.mutations.payloads import SessionPayload
from models.enumerations import Geste, Noun


def _soumettre(chantier: Chantier, numero: Numero, version: Version) -> Issue:
    voulu = Voulu(Noun.SESSION, numero, version, Geste.SOUMETTRE)
    return Issue(numero, tuple(faire(chantier, voulu)))


soumettre_session = mutation(
    _soumettre,
    SessionPayload.de,
    "Soumet au Carif la session, avec son action, sa formation propre, ses nouveaux sites et contacts, ou sa"
    " modification.",
    A_LA_SAISIE,
)
