"""From what a client asks of a search to the question that is compiled: the same for a page and for a file."""

from dataclasses import replace

from graph.contexte import Contexte
from graph.lecture_filtre import lire_filtre
from graph.lecture_texte import chercher_les_mots
from graph.offre_filtre import OffreFiltre
from loaders.offre.filtre import Filtre
from loaders.offre.question import Question
from models.choix import OffreTri


async def lire_question(
    contexte: Contexte, texte: str | None, filtre: OffreFiltre | None, tri: OffreTri | None = None
) -> Question:
    """The question; raises EntreeInvalide, naming the field."""
    question = Question(Filtre() if filtre is None else await lire_filtre(contexte, filtre))
    if texte is not None and texte.strip():
        question = await chercher_les_mots(contexte, texte, question)
    return replace(question, tri=tri)
