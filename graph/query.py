"""What can be asked: `Query`, in three parts: the offer, its search, the references."""

import strawberry

from graph.lecture_offre import LectureOffre
from graph.lecture_recherche import LectureRecherche
from graph.lecture_references import LectureReferences


@strawberry.type(description="Ce qu'on peut lire du catalogue.")
class Query(LectureOffre, LectureRecherche, LectureReferences):
    """Root of every read."""
