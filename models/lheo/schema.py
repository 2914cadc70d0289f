"""The grammar compiled for libxml2: whether a subtree has no fault at all, decided in C.

The schema accepts less than `controle.controler` (a 29 February, a leading space…): what it refuses is looked at again
there, what it accepts has no fault. Patterns cost as many steps as a text has characters, so a long text is asked
in Python whether it is blank.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from lxml import etree

from models.lheo.dates import a_rebours
from models.lheo.espaces import ESPACES
from models.lheo.grammaire import Element, grammaire
from models.lheo.listes import listes
from models.lheo.valeurs import ENTIER_MAXIMAL

if TYPE_CHECKING:
    from lxml.etree import _Element

    from models.lheo.espaces import Version

TEXTE_LONG: Final = 500
_XS: Final = "http://www.w3.org/2001/XMLSchema"
_ANNEE: Final = "([1-9][0-9]{3}|0[1-9][0-9]{2}|00[1-9][0-9]|000[1-9])"
_JOURS: Final = "(0[13578]|1[02])([012][0-9]|3[01])|(0[469]|11)([012][0-9]|30)|02([01][0-9]|2[0-8])|0000"
_DATE: Final = f"{_ANNEE}({_JOURS})|0{{8}}"
_SANS_ATTRIBUTS_IMPOSES: Final = '<anyAttribute processContents="skip"/>'


def est_conforme(element: _Element, version: Version) -> bool:
    """Whether `element` has no fault; False only means that it must be looked at."""
    debut, fin, *textes_longs = _a_relire(version)
    if not schema(version).validate(element):
        return False
    for noeud in element.iter(debut, *textes_longs):
        if not noeud.text or noeud.text.isspace():
            return False
        if noeud.tag == debut and not _finit_apres(noeud, fin):
            return False
    return True


@cache
def schema(version: Version) -> etree.XMLSchema:
    """The grammar of this version as a schema whose every element may be the root."""
    corps = "".join(_declaration(element, version) for element in grammaire(version).values())
    return etree.XMLSchema(
        etree.fromstring(
            f'<schema xmlns="{_XS}" xmlns:l="{ESPACES[version]}" targetNamespace="{ESPACES[version]}" '
            f'elementFormDefault="qualified">{corps}</schema>'
        )
    )


@cache
def _a_relire(version: Version) -> tuple[str, ...]:
    """What the schema cannot judge: `debut`, `fin`, and the long texts that may not be blank."""
    longs = (
        element.nom
        for element in grammaire(version).values()
        if element.minimum and element.maximum and element.maximum > TEXTE_LONG
    )
    return tuple(f"{{{ESPACES[version]}}}{nom}" for nom in ("debut", "fin", *longs))


def _finit_apres(debut: _Element, fin: str) -> bool:
    suivant = debut.getnext()
    if suivant is None or suivant.tag != fin or not (debut.text and suivant.text):
        return False
    return debut.text <= suivant.text or not a_rebours(debut.text, suivant.text)


def _declaration(element: Element, version: Version) -> str:
    if element.genre in {"extras", "extra"}:
        contenu = '<any minOccurs="0" maxOccurs="unbounded" processContents="skip"/>'
        return (
            f'<element name="{element.nom}"><complexType mixed="true"><sequence>{contenu}</sequence>'
            f"{_SANS_ATTRIBUTS_IMPOSES}</complexType></element>"
        )
    if element.genre == "sequence":
        enfants = "".join(
            f'<element ref="l:{enfant.nom}" minOccurs="{enfant.minimum}" maxOccurs="{enfant.maximum or "unbounded"}"/>'
            for enfant in element.enfants
        )
        return (
            f'<element name="{element.nom}"><complexType><sequence>{enfants}</sequence>'
            f"{_SANS_ATTRIBUTS_IMPOSES}</complexType></element>"
        )
    return (
        f'<simpleType name="{element.nom}">{_restriction(element, version)}</simpleType>'
        f'<element name="{element.nom}"><complexType><simpleContent><extension base="l:{element.nom}">'
        f"{_SANS_ATTRIBUTS_IMPOSES}</extension></simpleContent></complexType></element>"
    )


def _restriction(element: Element, version: Version) -> str:
    if element.genre == "code":
        codes = "".join(f'<enumeration value="{code}"/>' for code in listes(version)[element.liste or ""])
        return f'<restriction base="token">{codes}</restriction>'
    if element.genre == "date":
        motif = f"{_DATE}|99999999" if element.nom == "fin" else _DATE
        return f'<restriction base="string"><pattern value="{motif}"/></restriction>'
    if element.genre == "entier":
        return f'<restriction base="nonNegativeInteger"><maxInclusive value="{ENTIER_MAXIMAL}"/></restriction>'
    bornes = f'<minLength value="{element.minimum}"/><maxLength value="{element.maximum}"/>'
    court = element.minimum and element.maximum is not None and element.maximum <= TEXTE_LONG
    motif = r'<pattern value="\s*\S[\s\S]*"/>' if court else ""
    return f'<restriction base="string">{bornes}{motif}</restriction>'
