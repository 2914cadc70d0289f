"""What can be asked: `Query`, in three parts, the offer, what completes a search, the references."""

import strawberry

from graph.lecture_offre import LectureOffre
from graph.lecture_references import LectureReferences
from graph.lecture_suggestions import LectureSuggestions


@strawberry.type(description="Ce qu'on peut lire du catalogue.")
class Query(LectureOffre, LectureSuggestions, LectureReferences):
    """Root of every read."""
