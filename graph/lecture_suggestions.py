"""Root field of what completes a search while one types."""

import strawberry

from graph.champs import calcule
from graph.suggestion import Suggestion, suggerer


@strawberry.type
class LectureSuggestions:
    """The part of Query about what one types."""

    suggestions: list[Suggestion] = calcule(
        suggerer,
        (
            "Valeurs que complète ce qui est tapé, les meilleures d'abord : noms qui commencent ainsi, puis ceux que le"
            " plus d'actions portent. Tous les mots comptent, chacun par son début ; à défaut d'assez de réponses, ceux"
            " qui n'en diffèrent que d'une lettre ou deux viennent ensuite. Une valeur n'est proposée qu'une fois."
        ),
    )
