"""What can be asked: `Query`, in two parts, the offer and the references."""

import strawberry

from graph.lecture_offre import LectureOffre
from graph.lecture_references import LectureReferences


@strawberry.type(description="Ce qu'on peut lire du catalogue.")
class Query(LectureOffre, LectureReferences):
    """Root of every read."""
