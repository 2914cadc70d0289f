"""What the catalogue keeps of Lhéo as it came: fragments without a column, written back where they stood."""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from lxml import etree

from exporters.lheo.conformite import faute, permis
from exporters.lheo.textes import attribut
from models.lheo.espaces import ESPACES

if TYPE_CHECKING:
    from collections.abc import Mapping

ESPACE: Final = ESPACES["2.3"]
_DECLARATION: Final = f' xmlns="{ESPACE}"'
# Fragments of ours: attributes of the object itself, what is kept of an element that has columns
ATTRIBUTS: Final = "attributs"
PARTIELS: Final = frozenset({"organisme-formateur"})
_SURETE: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


class Complement(NamedTuple):
    """Elements by name, in their order; attributes of the object; what cannot be written any more, with why."""

    fragments: Mapping[str, tuple[str, ...]]
    propres: Mapping[str, str]
    fautes: tuple[tuple[str, str], ...]

    def attributs(self, nom: str) -> str:
        """Attributes that the object had as it came, when it is written as this element."""
        if not self.propres:
            return ""
        return "".join(attribut(cle, dit) for cle, dit in self.propres.items() if permis(nom, cle, dit))


VIDE: Final = Complement(MappingProxyType({}), MappingProxyType({}), ())


@lru_cache(maxsize=1024)
def lire(texte: str | None) -> Complement:
    """The fragments of a stored complement, each checked against the grammar."""
    if not texte:
        return VIDE
    try:
        return dedans(_analyser(texte))
    except etree.XMLSyntaxError:
        message = "Le complément enregistré n'est pas du XML : il a été laissé de côté."
        return VIDE._replace(fautes=(("extras", message),))


def noeud(fragment: str) -> etree._Element:
    """A fragment, for those that look inside."""
    return _analyser(fragment)[0]


def attributs(noeud: etree._Element) -> str:
    """The attributes of a kept element."""
    return "".join(attribut(str(nom), str(valeur)) for nom, valeur in noeud.attrib.items())


def _analyser(xml: str) -> etree._Element:
    return etree.fromstring(f"<c{_DECLARATION}>{xml}</c>", _SURETE)


def dedans(parent: etree._Element) -> Complement:
    """The children of an element as fragments: of the whole complement, or of a fragment that is part of an element."""
    fragments: dict[str, tuple[str, ...]] = {}
    propres: dict[str, str] = {}
    fautes: list[tuple[str, str]] = []
    for noeud in parent.iterchildren("*"):
        nom = etree.QName(noeud).localname
        if nom == ATTRIBUTS:
            propres |= {str(cle): str(dit) for cle, dit in noeud.attrib.items()}
            continue
        if nom not in PARTIELS and (message := faute(noeud)):
            fautes.append((nom, message))
            continue
        xml = etree.tostring(noeud, encoding="unicode", with_tail=False).replace(_DECLARATION, "", 1)
        fragments[nom] = (*fragments.get(nom, ()), xml)
    return Complement(fragments, propres, tuple(fautes))
