"""What can be asked: `Query`, in four parts: the offer, its search, what completes one, the references."""

import strawberry

from graph.lecture_offre import LectureOffre
from graph.lecture_recherche import LectureRecherche
from graph.lecture_references import LectureReferences
from graph.lecture_suggestions import LectureSuggestions


@strawberry.type(description="Ce qu'on peut lire du catalogue.")
class Query(LectureOffre, LectureRecherche, LectureSuggestions, LectureReferences):
    """Root of every read."""
