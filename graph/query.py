"""What can be asked: `Query`, in four parts: the offer, its search, its counts, the references."""

import strawberry

from graph.lecture_offre import LectureOffre
from graph.lecture_recherche import LectureRecherche
from graph.lecture_references import LectureReferences
from graph.lecture_statistiques import LectureStatistiques


@strawberry.type(description="Ce qu'on peut lire du catalogue.")
class Query(LectureOffre, LectureRecherche, LectureStatistiques, LectureReferences):
    """Root of every read."""
