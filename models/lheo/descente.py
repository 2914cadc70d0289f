"""One element of Lhéo 2.3 written as 2.2: the grammar of both says what has to be left out, replaced or added."""

from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import TYPE_CHECKING, Final

from lxml import etree

from models.lheo.equivalents import equivalent
from models.lheo.espaces import ESPACES
from models.lheo.grammaire import grammaire
from models.lheo.surplus import AUTEUR, CONVERSION, Geste, Reste, attributs_de_trop, ecrire, rangs
from models.lheo.transposition import Noeud, coquille, extra_transpose, nom_dans, recopier, texte_seul

if TYPE_CHECKING:
    from collections.abc import Mapping

_COURANT: Final = f"{{{ESPACES['2.3']}}}"
_ANCIEN: Final = f"{{{ESPACES['2.2']}}}"


class Descente:
    """One element on its way to 2.2: its shell, and what the shell cannot hold."""

    def __init__(self, source: Noeud, ecrit: Noeud, nom: str, *, marque: bool = False) -> None:
        self._source = source
        self._ecrit = ecrit
        self._nom = nom
        self._marque = marque  # the top always has a block, so that it is known again
        self._restes: list[Reste] = []
        self._suites: list[Descente] = []

    def suivre(self) -> list[Descente]:
        """Fill the shell; its children that hold others remain to be filled."""
        self._ecrit.text = self._source.text
        if "extras" in _maxima(self._nom):
            self._sans_attributs_de_trop(self._ecrit, self._nom, None)
        comptes: dict[str, int] = {}
        ajouts = _ajouts(self._source, self._nom)
        for rang, enfant in enumerate(self._source):
            if rang in ajouts:
                self._ajouter(ajouts[rang], rang)
            nom = nom_dans(enfant, "2.3")
            if nom is not None:
                comptes[nom] = comptes.get(nom, 0) + 1
                self._enfant(enfant, nom, rang, comptes[nom])
            elif isinstance(enfant.tag, str):
                self._laisser("element", rang, deepcopy(enfant))
            else:
                self._ecrit.append(deepcopy(enfant))
        if self._restes or self._marque:
            ecrire(self._restes, self._ecrit)
        return self._suites

    def _enfant(self, enfant: Noeud, nom: str, rang: int, compte: int) -> None:
        maximum = _maxima(self._nom).get(nom, 0)
        if (maximum is not None and compte > maximum) or (nom == "extras" and enfant.get("info") == CONVERSION):
            self._laisser("element", rang, deepcopy(enfant))
        elif nom == "extra":
            extra_transpose(enfant, self._ecrit, "2.2")
        elif maxima := _maxima(nom):
            ecrit = coquille(enfant, nom, self._ecrit, "2.2")
            self._suites.append(Descente(enfant, ecrit, nom))
            if "extras" not in maxima:
                self._sans_attributs_de_trop(ecrit, nom, rang)
        else:
            self._feuille(enfant, nom, rang)

    def _feuille(self, enfant: Noeud, nom: str, rang: int) -> None:
        texte = texte_seul(enfant)
        dit = equivalent(nom, texte)
        if dit is None:
            self._laisser("element", rang, deepcopy(enfant))
            return
        ecrit = coquille(enfant, nom, self._ecrit, "2.2")
        if dit == texte:
            recopier(enfant, ecrit)
            self._sans_attributs_de_trop(ecrit, nom, rang)
        else:
            ecrit.text = dit
            for attribut in attributs_de_trop(ecrit, nom):
                del ecrit.attrib[attribut]
            self._laisser("valeur", rang, deepcopy(enfant))

    def _sans_attributs_de_trop(self, ecrit: Noeud, nom: str, rang: int | None) -> None:
        if de_trop := {attribut: str(ecrit.attrib.pop(attribut)) for attribut in attributs_de_trop(ecrit, nom)}:
            self._laisser("attributs", rang, self._courant(nom, de_trop))

    def _ajouter(self, noms: list[str], rang: int) -> None:
        for nom in noms:
            _demande(nom, self._ecrit).set("tag", AUTEUR)
            self._laisser("ajout", rang, self._courant(nom, {}))

    def _courant(self, nom: str, attributs: dict[str, str]) -> Noeud:
        return etree.Element(f"{_COURANT}{nom}", attributs, nsmap={self._source.prefix: ESPACES["2.3"]})

    def _laisser(self, geste: Geste, rang: int | None, contenu: Noeud) -> None:
        self._restes.append(Reste(geste, rang, contenu))


def _ajouts(source: Noeud, parent: str) -> dict[int, list[str]]:
    """What 2.2 demands and is not there, by the rank of the node that it comes before."""
    places: dict[int, list[str]] = {}
    for nom in _exiges(parent):
        if source.find(f"{_COURANT}{nom}") is None:
            ordre = rangs(parent)
            noms = (nom_dans(enfant, "2.3") or "" for enfant in source)
            rang = next(rang for rang, suivant in enumerate(noms) if ordre.get(suivant, -1) > ordre[nom])
            places.setdefault(rang, []).append(nom)
    return places


def _demande(nom: str, parent: Noeud) -> Noeud:
    """The smallest element of that name that 2.2 accepts."""
    ecrit = etree.SubElement(parent, f"{_ANCIEN}{nom}")
    for enfant in grammaire("2.2")[nom].enfants:
        if enfant.minimum:
            _demande(enfant.nom, ecrit)
    return ecrit


@cache
def _maxima(parent: str) -> Mapping[str, int | None]:
    """How many children of each name 2.2 allows, None meaning any number; none for a text."""
    element = grammaire("2.2")[parent]
    if element.genre == "extras":
        return {"extras": None, "extra": None}
    return {enfant.nom: enfant.maximum for enfant in element.enfants}


@cache
def _exiges(parent: str) -> tuple[str, ...]:
    """The children that 2.2 demands and 2.3 does not."""
    facultatifs = {enfant.nom for enfant in grammaire("2.3")[parent].enfants if not enfant.minimum}
    return tuple(e.nom for e in grammaire("2.2")[parent].enfants if e.minimum and e.nom in facultatifs)
