"""Root fields that count."""

from typing import Annotated

import strawberry
from strawberry import Info

from graph.arguments import Filtre
from graph.champs import calcule, contexte
from graph.contexte import Contexte
from graph.lecture_filtre import lire_filtre
from graph.organisme_filtre import OrganismeFiltre, lire_organisme_filtre
from graph.statistiques import Statistiques
from graph.tableau import Tableau
from loaders.demande import Demande
from loaders.offre.filtre import Filtre as Voulu
from loaders.offre.question import Question
from loaders.offre.statistique import Comptage
from loaders.offre.unites import unite
from loaders.visibilite import PAR_DEFAUT
from models.choix import Axe
from models.enumerations import TypeObjet
from models.erreurs import EntreeInvalide

AXES_MAXIMAUX = 3
Sur = Annotated[
    TypeObjet | None,
    strawberry.argument(
        description=(
            "Ce que l'on compte. Les organismes et les établissements le sont tous, ou ceux qui ont une offre comme"
            " `filtre` la veut ; leurs départements sont ceux de leur adresse. Le reste l'est quand une session retenue"
            " l'a : par défaut, une session publiée et non passée."
        )
    ),
]
Par = Annotated[list[Axe], strawberry.argument(description="Selon quoi : de un à trois axes, distincts.")]
Parmi = Annotated[
    OrganismeFiltre | None,
    strawberry.argument(description="Ce que doit être l'organisme, ou l'établissement quand `sur` est ETABLISSEMENT."),
]
AvecZeros = Annotated[
    bool | None,
    strawberry.argument(
        description=(
            "Donner aussi, à zéro, les combinaisons des valeurs connues que rien n'a : celles que le filtre demande sur"
            " l'axe ; sinon celles de la liste en vigueur (les départements de la région, les domaines du Formacode"
            " courant), les mois de la période ; ce que l'on a trouvé de toute façon."
        )
    ),
]


async def _statistiques(
    info: Info,
    par: Par,
    sur: Sur = TypeObjet.SESSION,
    filtre: Filtre = None,
    organisme: Parmi = None,
    avec_zeros: AvecZeros = False,
) -> Tableau:
    _verifier(par)
    ouvert, compte = contexte(info), sur or TypeObjet.SESSION
    comptage = Comptage(
        unite(compte, par),
        tuple(par),
        Question(Voulu() if filtre is None else await lire_filtre(ouvert, filtre)),
        await _parmi(ouvert, organisme),
        ouvert.regard,
    )
    return Tableau(ouvert, compte, comptage, bool(avec_zeros))


def _verifier(par: list[Axe]) -> None:
    if not 1 <= len(par) <= AXES_MAXIMAUX:
        raise EntreeInvalide(f"`par` : donnez de un à {AXES_MAXIMAUX} axes (reçus : {len(par)}).")
    if len(set(par)) < len(par):
        raise EntreeInvalide("`par` : donnez chaque axe une seule fois.")


async def _parmi(contexte: Contexte, filtre: OrganismeFiltre | None) -> Demande | None:
    if filtre is None:
        return None
    lu = await lire_organisme_filtre(contexte, filtre)
    return Demande(PAR_DEFAUT, lu.criteres(), offre=lu.offre)


@strawberry.type
class LectureStatistiques:
    """The part of Query that counts."""

    statistiques: Statistiques = calcule(
        _statistiques,
        "Des comptes exacts, selon un à trois axes. Quand le filtre porte sur un axe (domaine, mot-clé, certification,"
        " dispositif, public, Qualiopi), les lignes ne montrent que ce qu'il demande.",
    )
