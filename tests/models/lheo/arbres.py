"""Valid elements of Lhéo 2.3 drawn from the grammar table: any element, any attribute, any layout."""

from __future__ import annotations

from random import Random
from typing import Final

from lxml import etree

from models.lheo.espaces import ESPACES
from models.lheo.grammaire import Element, grammaire
from models.lheo.listes import listes

LETTRES: Final = "abcéœ0123456789-<&>\"'😀"
DATES: Final = ("20260914", "20260900", "20260000", "00000000")
FINS: Final = ("20270625", "20261200", "99999999")
ENTIERS: Final = ("0", "7", "2147483647")
BLANCS: Final = ("", " ", "\n", "\n\t  ")
INFOS: Final = ("", "dispositif", "conversion2003")
ETRANGERS: Final = ('<autre xmlns="urn:x"/>', '<sans-espace xmlns=""/>', '<p:q xmlns:p="urn:p" p:r="p:s"/>')
LIBRES: Final = ("coordonnees", "type-contact", "code-niveau-entree", "adresse")
PLUSIEURS: Final = 3


def arbre(graine: int, densite: float, nom: str = "formation") -> etree._Element:
    """The same tree for the same seed, as a parser reads it."""
    return etree.fromstring(etree.tostring(Tirage(graine, densite).element(nom), encoding="utf-8"))


class Tirage:
    """Elements drawn at random; `densite` is how often what may be there is there."""

    def __init__(self, graine: int, densite: float) -> None:
        self._hasard = Random(graine)  # noqa: S311  draws that repeat, nothing secret
        self._densite = densite
        self._ids = 0

    def element(self, nom: str) -> etree._Element:
        decrit = grammaire("2.3")[nom]
        noeud = etree.Element(
            f"{{{ESPACES['2.3']}}}{nom}", self._attributs(decrit), nsmap={None: ESPACES["2.3"], "x": "urn:x"}
        )
        if decrit.genre == "sequence":
            noeud.extend(self._enfants(decrit))
            self._aerer(noeud)
        elif decrit.genre == "extras":
            noeud.extend(self.element(self._hasard.choice(("extra", "extra", "extras"))) for _ in range(self._nombre()))
        elif decrit.genre == "extra":
            self._remplir(noeud)
        else:
            noeud.text = self._texte(decrit)
        return noeud

    def _parfois(self, sur: int = 1) -> bool:
        return self._hasard.random() * sur < self._densite

    def _nombre(self) -> int:
        return self._hasard.randrange(PLUSIEURS) if self._parfois(2) else 0

    def _enfants(self, decrit: Element) -> list[etree._Element]:
        enfants = []
        for enfant in decrit.enfants:
            nombre = enfant.minimum
            if self._parfois(4 if enfant.nom == "extras" else 1):
                nombre += self._hasard.randint(1, PLUSIEURS)
            nombre = min(nombre, enfant.maximum or nombre)
            enfants += [self.element(enfant.nom) for _ in range(nombre)]
        return enfants

    def _aerer(self, noeud: etree._Element) -> None:
        noeud.text = self._hasard.choice(BLANCS)
        for enfant in noeud:
            enfant.tail = self._hasard.choice(BLANCS)
        if self._parfois(10):
            noeud.insert(self._hasard.randint(0, len(noeud)), etree.Comment("rien"))

    def _remplir(self, extra: etree._Element) -> None:
        """Any XML: elements of Lhéo, which must be valid there too, and others."""
        extra.text = self._hasard.choice(("", "libre", " "))
        for _ in range(self._nombre()):
            nom = self._hasard.choice((*LIBRES, *ETRANGERS))
            extra.append(self.element(nom) if nom in LIBRES else etree.fromstring(nom))

    def _texte(self, decrit: Element) -> str:
        if decrit.liste:
            return self._hasard.choice(list(listes("2.3")[decrit.liste]))
        if decrit.genre == "date":
            return self._hasard.choice(FINS if decrit.nom == "fin" else DATES)
        if decrit.genre == "entier":
            return self._hasard.choice(ENTIERS)
        maximum = decrit.maximum or 0
        longueur = self._hasard.choice((decrit.minimum, min(decrit.minimum + 7, maximum), maximum))
        debut = "RNCP" if decrit.nom == "code-RNCP" and self._parfois() else ""
        return (debut + "".join(self._hasard.choices(LETTRES, k=longueur)))[:longueur]

    def _attributs(self, decrit: Element) -> dict[str, str]:
        noms = sorted(decrit.attributs - {"id", "idref"})
        portes = {nom: self._valeur(nom) for nom in noms if self._parfois(10)}
        if self._parfois(10):
            self._ids += 1
            portes["id"] = f"i{self._ids}"
        return portes

    def _valeur(self, attribut: str) -> str:
        if attribut.startswith("horodatage"):
            return "2026-11-23T10:00:00Z"
        return "urn:x:1" if attribut == "uri" else self._hasard.choice((*INFOS, "sofi"))
