"""From what a client asks of a search to the question that is compiled: the same for a page and for a file."""

from graph.contexte import Contexte
from graph.lecture_filtre import lire_filtre
from graph.offre_filtre import OffreFiltre
from loaders.offre.filtre import Filtre
from loaders.offre.question import Question
from models.choix import OffreTri


async def lire_question(contexte: Contexte, filtre: OffreFiltre | None, tri: OffreTri | None = None) -> Question:
    """The question; raises EntreeInvalide, naming the field."""
    voulu = Filtre() if filtre is None else await lire_filtre(contexte, filtre)
    return Question(voulu, tri=tri)
