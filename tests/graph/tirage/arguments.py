"""Which arguments a field is given, so that they may stand together; an operation at fault mixes any of them."""

from graphql import GraphQLField, is_required_argument

from tests.graph.tirage.arbre import Argument
from tests.graph.tirage.tireur import Tireur
from tests.graph.tirage.valeurs import tirer_valeur

PAGES = {"first", "after", "last", "before", "decalage"}
UNE_CLE = {"Query.organisme", "Query.certification"}  # one of their arguments, and one only
SANS_CURSEUR = {"tri", "texte"}  # cursors of the sample are of the default order
SEULS = {"PERTINENCE": "texte", "DISTANCE": "filtre"}  # orders that something else makes possible


def tirer_arguments(tireur: Tireur, parent: str, nom: str, champ: GraphQLField) -> tuple[Argument, ...]:
    """Arguments of this field, in any order."""
    place = f"{parent}.{nom}"
    choisis = _choisir(tireur, place, champ)
    if "first" in champ.args:
        choisis += _page(tireur, champ, choisis)
    donnes = [
        Argument(un, f"{place}.{un}", champ.args[un].type, tirer_valeur(tireur, f"{place}.{un}", champ.args[un].type))
        for un in choisis
    ]
    return tuple(a for a in donnes if tireur.fautif or _possible(a, choisis))


def _choisir(tireur: Tireur, place: str, champ: GraphQLField) -> list[str]:
    if place in UNE_CLE and not tireur.faute():
        return [tireur.un(list(champ.args))]
    obligatoires = [nom for nom, argument in champ.args.items() if is_required_argument(argument)]
    autres = [nom for nom in champ.args if nom not in obligatoires and nom not in PAGES]
    return obligatoires + (tireur.quelques(autres, 0, 2) if autres and tireur.parfois(2) else [])


def _page(tireur: Tireur, champ: GraphQLField, choisis: list[str]) -> list[str]:
    if tireur.fautif:
        return tireur.quelques([nom for nom in champ.args if nom in PAGES], 0, 3)
    suites = [["first"], ["first"], ["first"], [], ["first", "decalage"], ["last"]]
    if not SANS_CURSEUR & set(choisis):
        suites += [["first", "after"], ["after"], ["last", "before"], ["before"]]
    return tireur.un([suite for suite in suites if set(suite) <= set(champ.args)])


def _possible(argument: Argument, choisis: list[str]) -> bool:
    if argument.nom == "first" and argument.place.startswith(("Query.recherche", "Query.suggestions")):
        return bool(argument.valeur)
    return argument.nom != "tri" or SEULS.get(str(argument.valeur), "tri") in choisis
