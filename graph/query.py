"""What can be asked: `Query`, in parts: the offer, its search, counts, suggestions, references, who asks, the Carif."""

import strawberry

from graph.lecture_carif import LectureCarif
from graph.lecture_compte import LectureCompte
from graph.lecture_offre import LectureOffre
from graph.lecture_recherche import LectureRecherche
from graph.lecture_references import LectureReferences
from graph.lecture_statistiques import LectureStatistiques
from graph.lecture_suggestions import LectureSuggestions


@strawberry.type(description="Ce qu'on peut lire du catalogue.")
class Query(
    LectureOffre,
    LectureRecherche,
    LectureStatistiques,
    LectureSuggestions,
    LectureReferences,
    LectureCompte,
    LectureCarif,
):
    """Root of every read."""
