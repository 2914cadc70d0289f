"""Root fields that search."""

from typing import Annotated

import strawberry
from strawberry import Info

from graph.arguments import After, Filtre, First
from graph.champs import calcule, contexte
from graph.facette import axes_choisis
from graph.lecture_question import lire_question
from graph.recherche import OffreConnection
from graph.resultats import Resultats
from loaders.fenetre import ouvrir
from models.choix import OffreTri
from models.erreurs import EntreeInvalide

DECALAGE_MAXIMAL = 10_000
Texte = Annotated[
    str | None,
    strawberry.argument(
        description=(
            "Ce que l'on cherche : métier, domaine, certification, organisme, lieu. Accents et majuscules ne comptent"
            ' pas, le dernier mot peut être un début ; « "titre professionnel" » pour une expression, « -mot » pour'
            " l'écarter."
        )
    ),
]
Tri = Annotated[
    OffreTri | None,
    strawberry.argument(description="L'ordre : PERTINENCE quand il y a un texte, DATE sinon, si rien n'est dit."),
]
Decalage = Annotated[
    int | None,
    strawberry.argument(description="Combien de résultats passer, de 0 à 10 000, pour des pages numérotées."),
]


async def _recherche(
    info: Info,
    texte: Texte = None,
    filtre: Filtre = None,
    tri: Tri = None,
    first: First = None,
    after: After = None,
    decalage: Decalage = None,
) -> Resultats:
    if first is not None and first < 1:
        raise EntreeInvalide(f"`first` doit être compris entre 1 et 250 (reçu : {first}).")
    if decalage is not None and not 0 <= decalage <= DECALAGE_MAXIMAL:
        raise EntreeInvalide(f"`decalage` doit être compris entre 0 et {DECALAGE_MAXIMAL} (reçu : {decalage}).")
    if decalage is not None and after is not None:
        raise EntreeInvalide("Donnez soit `after`, soit `decalage`.")
    question = await lire_question(contexte(info), texte, filtre, tri)
    fenetre = ouvrir(question.ordre, first, after)
    return Resultats(contexte(info), question, fenetre, decalage or 0, texte, filtre, facettes=axes_choisis(info))


@strawberry.type
class LectureRecherche:
    """The part of Query that searches the offer."""

    recherche: OffreConnection = calcule(
        _recherche,
        "Les actions dont une session au moins répond à la recherche : par défaut, les publiées, non passées.",
    )
