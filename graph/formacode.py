"""Formacodes."""

from typing import TYPE_CHECKING, Annotated

import strawberry

from graph.champs import champ, liste, page_d_offres, un
from graph.connexion import Connection
from graph.listes import ChampSemantique
from graph.noeud import Node, ValeurCodee
from loaders.formacode import (
    formacode_generique_par_formacode,
    formacodes_associes_par_formacode,
    formacodes_predecesseurs_par_formacode,
    formacodes_specifiques_par_formacode,
    formacodes_successeurs_par_formacode,
)
from loaders.formation import formations_par_formacode
from loaders.listes import champ_semantique_par_formacode
from loaders.rome import romes_par_formacode

if TYPE_CHECKING:
    from graph.formation import Formation
    from graph.rome import Rome


@strawberry.type(description="Un mot-clé du thésaurus Formacode de Centre Inffo.")
class Formacode(Node, ValeurCodee):
    """The same code may mean another thing in another version."""

    version: int = champ("Version du thésaurus : 14 pour V14.")
    synonymes: list[str] = champ("Autres mots pour le dire, noms de métiers compris, par ordre alphabétique.")
    note_explicative: str | None = champ("Ce qu'il faut entendre par ce mot-clé.")
    note_application: str | None = champ("Comment l'employer.")
    # below the attributes: in this class, `champ` is this field from here on
    champ: ChampSemantique | None = un(
        champ_semantique_par_formacode, "Champ sémantique ; absent des listes annexes (publics, logiciels…)."
    )
    generique: Annotated["Formacode", strawberry.lazy("graph.formacode")] | None = un(
        formacode_generique_par_formacode, "Le mot-clé dont il est un cas particulier ; absent au sommet."
    )
    specifiques: list[Annotated["Formacode", strawberry.lazy("graph.formacode")]] = liste(
        formacodes_specifiques_par_formacode, "Ses cas particuliers, par code."
    )
    associes: list[Annotated["Formacode", strawberry.lazy("graph.formacode")]] = liste(
        formacodes_associes_par_formacode, "Mots-clés proches par le sens, par code."
    )
    predecesseurs: list[Annotated["Formacode", strawberry.lazy("graph.formacode")]] = liste(
        formacodes_predecesseurs_par_formacode, "Mots-clés de versions plus anciennes qu'il remplace."
    )
    successeurs: list[Annotated["Formacode", strawberry.lazy("graph.formacode")]] = liste(
        formacodes_successeurs_par_formacode,
        "Mots-clés de la version suivante qui le remplacent ; aucun s'il a été supprimé.",
    )
    romes: list[Annotated["Rome", strawberry.lazy("graph.rome")]] = liste(
        romes_par_formacode, "Métiers qui lui correspondent, par code."
    )
    formations: Connection[Annotated["Formation", strawberry.lazy("graph.formation")]] = page_d_offres(
        formations_par_formacode, "Formations indexées par ce mot-clé."
    )
