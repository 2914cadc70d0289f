"""Lhéo 2.3 written as Lhéo 2.2 and back, nothing lost."""

from __future__ import annotations

from copy import deepcopy

from models.lheo.descente import Descente
from models.lheo.espaces import ESPACES
from models.lheo.surplus import est_un_bloc, remettre
from models.lheo.transposition import Noeud, coquille, extra_transpose, nom_dans, racine_transposee


def descendre(noeud: Noeud) -> Noeud:
    """A valid 2.3 `formation` or `organisme-formation-responsable` as a new tree, valid in 2.2."""
    nom = str(nom_dans(noeud, "2.3"))
    racine = racine_transposee(noeud, nom, "2.2")
    descentes = [Descente(noeud, racine, nom, marque=True)]
    while descentes:  # no recursion: `extras` nest as deep as they like
        descentes += descentes.pop().suivre()
    return racine


def remonter(noeud: Noeud) -> Noeud:
    """The 2.3 tree that `descendre` was given; any other tree than what it made is returned itself.

    A block that was damaged since stays where it is, as extras among others.
    """
    blocs = noeud.iterchildren(f"{{{ESPACES['2.2']}}}extras")
    nom = nom_dans(noeud, "2.2")
    if nom is None or not any(map(est_un_bloc, blocs)):
        return noeud
    racine = racine_transposee(noeud, nom, "2.3")
    trouves: list[Noeud] = []
    transposes = [(noeud, racine)]
    while transposes:
        transposes += _transposer(*transposes.pop(), trouves)
    remis = [remettre(bloc) for bloc in trouves]
    return racine if remis[0] else noeud


def _transposer(source: Noeud, ecrit: Noeud, blocs: list[Noeud]) -> list[tuple[Noeud, Noeud]]:
    """The children of an element of 2.2 as shells of 2.3, each with what fills it."""
    ecrit.text = source.text
    vides = []
    for enfant in source:
        nom = nom_dans(enfant, "2.2")
        if nom is None:
            ecrit.append(deepcopy(enfant))
        elif nom == "extra":
            extra_transpose(enfant, ecrit, "2.3")
        else:
            vides.append((enfant, coquille(enfant, nom, ecrit, "2.3")))
            if nom == "extras" and est_un_bloc(enfant):
                blocs.append(vides[-1][1])
    return vides
