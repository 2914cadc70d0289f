"""Suggestions: what completes what one types, each a value for `OffreFiltre`."""

from collections.abc import Awaitable, Generator
from typing import Annotated, Any

import strawberry
from strawberry import Info

from graph.champs import calcule, champ, contexte
from graph.contexte import Contexte
from graph.noeud import Node
from graph.suivi import Forme, suivre
from loaders.certification import certification_par_code_certifinfo, certification_par_fiche
from loaders.commune import commune_par_code
from loaders.demande import Visee
from loaders.formacode import formacode_par_code
from loaders.nombre_d_actions import nombres
from loaders.organisme import organisme_par_numero
from loaders.relation import Relation
from loaders.requete import Ligne, Requete
from loaders.rome import rome_par_code
from loaders.suggestion import chercher, lire
from models.suggestion import TypeSuggestion

Texte = Annotated[
    str,
    strawberry.argument(
        description="Ce qui est tapé, 100 caractères au plus : débuts de mots, avec ou sans accents, ou code."
    ),
]
Types = Annotated[
    list[TypeSuggestion] | None, strawberry.argument(description="Ce qu'on veut se voir proposer ; tout par défaut.")
]
Premieres = Annotated[
    int | None,
    strawberry.argument(
        description=(
            "Nombre de suggestions en tout : 8 par défaut, 50 au plus. Chaque type demandé a sa part des places,"
            " et celles que les autres laissent."
        )
    ),
]

OBJETS: dict[TypeSuggestion, Relation] = {
    TypeSuggestion.METIER: rome_par_code,
    TypeSuggestion.FORMACODE: formacode_par_code,
    TypeSuggestion.CERTIFICATION: certification_par_code_certifinfo,
    TypeSuggestion.ORGANISME: organisme_par_numero,
    TypeSuggestion.COMMUNE: commune_par_code,
}


async def suggerer(info: Info, texte: Texte, types: Types = None, first: Premieres = None) -> list[Any]:
    """The suggestions, by as many statements as it takes to find enough of them."""
    ouvert = contexte(info)
    return await _derouler(ouvert, chercher(lire(texte, types, first)))


async def _derouler(ouvert: Contexte, recherche: Generator[Requete, list[Ligne], list[Any]]) -> list[Any]:
    try:
        requete = next(recherche)
        while True:
            requete = recherche.send(await ouvert.executer(requete))
    except StopIteration as fin:
        trouvees: list[Any] = fin.value
        return trouvees


def _nombre(self: Any, info: Info) -> Awaitable[int]:
    ouvert = contexte(info)

    async def compter(cles: list[tuple[str, str]]) -> list[int]:
        return [nombre for (nombre,) in await ouvert.executer(nombres(cles, ouvert.regard))]

    return ouvert.ensemble("nombres_d_actions", compter, (self.type, self.valeur))


def _objet(self: Any) -> Visee | None:
    relation = OBJETS.get(self.type)
    if relation is certification_par_code_certifinfo and self.valeur.startswith("R"):
        relation = certification_par_fiche
    return None if relation is None else Visee(relation, self.valeur)


@strawberry.type(description="Une valeur que propose l'autocomplétion, sous celui de ses noms qui répond le mieux.")
class Suggestion:
    """A value of the filter of offers."""

    type: TypeSuggestion = champ("Ce que c'est, d'où le champ d'`OffreFiltre` qui prend sa valeur.")
    libelle: str = champ("Nom à montrer : celui qui répond à ce qui est tapé.")
    complement: str | None = champ(
        "De quoi le reconnaître : métier du ROME, champ ou mot-clé du Formacode, code de la certification, ville de"
        " l'organisme, code postal et département de la commune, région du département."
    )
    valeur: str = champ("Valeur à donner au filtre : code ROME, formacode, code de certification, numéro, code Insee.")
    nombre: int = calcule(
        _nombre, "Actions qui ont une session en cours ou à venir et que montrerait le filtre sur cette valeur."
    )
    objet: Node | None = suivre(
        Forme.UN,
        _objet,
        "L'objet lui-même ; absent d'un département, qui n'a pas d'identifiant.",
        possibles=(*OBJETS.values(), certification_par_fiche),
    )
