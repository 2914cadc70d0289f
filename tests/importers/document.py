"""A Lhéo document that a test changes where it matters: a small valid offer, one value or one element apart."""

from __future__ import annotations

import copy
import re
from pathlib import Path
from typing import Self

from lxml import etree

from models.lheo.espaces import ESPACES, Version

ECHANTILLONS = Path(__file__).with_name("echantillons")


class Document:
    """The offer of `offre.xml` (F1, A1, S1, O1) or another sample; paths are local names: `session[2]/periode`."""

    def __init__(self, echantillon: str = "offre.xml") -> None:
        analyseur = etree.XMLParser(remove_blank_text=True)
        self.racine = etree.parse(ECHANTILLONS / echantillon, analyseur).getroot()
        self.espace = str(etree.QName(self.racine).namespace)

    def noeud(self, chemin: str) -> etree._Element:
        """The first element of that path, wherever it starts."""
        etapes = re.sub(r"(^|/)([A-Za-z])", r"\1l:\2", chemin)
        trouves = self.racine.xpath(f"//{etapes}", namespaces={"l": self.espace})
        return trouves[0]

    def dit(self, chemin: str, texte: str | None, **attributs: str) -> Self:
        """Give an element another text, other attributes."""
        noeud = self.noeud(chemin)
        noeud.text = texte
        noeud.attrib.update(attributs)
        return self

    def numero(self, chemin: str, numero: str | None) -> Self:
        """Number an element, or unnumber it."""
        noeud = self.noeud(chemin)
        noeud.attrib.pop("numero", None)
        if numero is not None:
            noeud.set("numero", numero)
        return self

    def sans(self, *chemins: str) -> Self:
        """Remove elements."""
        for chemin in chemins:
            noeud = self.noeud(chemin)
            parent = noeud.getparent()
            assert parent is not None
            parent.remove(noeud)
        return self

    def avant(self, chemin: str, xml: str) -> Self:
        """Write elements just before one."""
        for nouveau in self._lire(xml):
            self.noeud(chemin).addprevious(nouveau)
        return self

    def apres(self, chemin: str, xml: str) -> Self:
        """Write elements just after one."""
        for nouveau in reversed(self._lire(xml)):
            self.noeud(chemin).addnext(nouveau)
        return self

    def dedans(self, chemin: str, xml: str) -> Self:
        """Write elements at the end of one."""
        self.noeud(chemin).extend(self._lire(xml))
        return self

    def copie(self, chemin: str, numero: str) -> Self:
        """Repeat an element right after itself under another number."""
        noeud = self.noeud(chemin)
        double = copy.deepcopy(noeud)
        double.set("numero", numero)
        noeud.addnext(double)
        return self

    def avec(self, autre: Document) -> Self:
        """Add the offers of another document."""
        self.noeud("offres").extend(copy.deepcopy(noeud) for noeud in autre.noeud("offres"))
        return self

    def en_version(self, version: Version) -> Self:
        """The same document in the namespace of another version."""
        self.racine = etree.fromstring(self.texte().replace(self.espace, ESPACES[version]))
        self.espace = ESPACES[version]
        return self

    def redige(self, catalogue: str) -> Self:
        """The same document marked as written by SOFI, from that catalogue."""
        self.racine.set("info", "sofi")
        self.racine.set("ref", catalogue)
        return self

    def formation(self) -> etree._Element:
        """The first offer."""
        return self.noeud("formation")

    def octets(self) -> bytes:
        """The document as a file holds it."""
        return etree.tostring(self.racine, xml_declaration=True, encoding="UTF-8", pretty_print=True)

    def texte(self) -> str:
        """The document without its declaration, to be written otherwise."""
        return etree.tostring(self.racine, encoding="unicode", pretty_print=True)

    def _lire(self, xml: str) -> list[etree._Element]:
        return list(etree.fromstring(f'<x xmlns="{self.espace}">{xml}</x>'))


def offre(numero: str) -> Document:
    """The small offer, all its numbers ending in `numero`."""
    document = Document()
    noms = {"formation": "F", "action": "A", "session": "S", "organisme-formation-responsable": "O"}
    for chemin, lettre in noms.items():
        document.numero(chemin, f"{lettre}{numero}")
    return document
