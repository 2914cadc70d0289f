"""The tree of a document, out of the grammar table: what it may hold is read there, nothing is written twice."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Final

from lxml import etree

from models.lheo.espaces import ESPACES
from models.lheo.grammaire import grammaire
from tests.exporters.documents_attributs import attributs
from tests.exporters.documents_extras import extras
from tests.exporters.documents_valeurs import SANS_SIRET, valeur

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.exporters.documents_sort import Ou, Sort

ESPACE: Final = f"{{{ESPACES['2.3']}}}"
GRAMMAIRE: Final = grammaire("2.3")
RESPONSABLE: Final = "organisme-formation-responsable"


class Redacteur:
    """Writes what a `sort` decides, from the place where the document begins."""

    def __init__(self, sort: Sort, debut: Ou) -> None:
        self._sort = sort
        self._debut = debut
        self._responsables = [self.responsable(rang) for rang in range(sort.organismes)]

    def lheo(self, *, prefixe: bool = False) -> etree._Element:
        """The offers."""
        return self._element(None, self._debut.dans("lheo"), prefixe=prefixe)

    def annuaire(self, nombre: int, *, prefixe: bool = False) -> etree._Element:
        """The offers, and organismes that have none."""
        racine = _noeud(None, "lheo-plus", {}, prefixe=prefixe)
        racine.append(self.lheo(prefixe=prefixe))
        racine.extend(self.responsable(self._sort.organismes + rang) for rang in range(nombre))
        racine.extend(extras(self._sort, self._debut.dans("lheo-plus")))
        return racine

    def responsable(self, rang: int) -> etree._Element:
        """An organisme, the same word for word wherever it stands."""
        return self._element(None, self._debut.dans(RESPONSABLE, rang))

    def _element(self, parent: etree._Element | None, ou: Ou, *, prefixe: bool = False) -> etree._Element:
        decrit = GRAMMAIRE[ou.nom]
        noeud = _noeud(parent, ou.nom, attributs(self._sort, ou, decrit), prefixe=prefixe)
        if decrit.genre != "sequence":
            noeud.text = valeur(self._sort, ou, decrit)
        for enfant in decrit.enfants:
            if enfant.nom == "extras":
                noeud.extend(extras(self._sort, ou))
            elif enfant.nom == RESPONSABLE:
                noeud.append(copy.deepcopy(self._responsables[ou.rang % len(self._responsables)]))
            else:
                for rang in range(self._sort.nombre(ou, enfant)):
                    self._element(noeud, ou.dans(enfant.nom, rang))
        return noeud


def jumeler(racine: etree._Element, siret: str) -> None:
    """Make the second formation another offer of the first, by another établissement of the same organisme."""
    premiere, seconde = list(racine.iter(f"{ESPACE}formation"))[:2]
    actions = list(seconde.iterchildren(f"{ESPACE}action"))
    responsable = copy.deepcopy(premiere.find(f"{ESPACE}{RESPONSABLE}"))
    for noeud in responsable.iterfind(f"{ESPACE}SIRET-organisme-formation/{ESPACE}SIRET"):
        noeud.text = noeud.text if noeud.text == SANS_SIRET else siret
    seconde.clear()
    seconde.attrib.update(premiere.attrib)
    seconde.extend(_jumelle(premiere, actions, responsable))


def _jumelle(
    premiere: etree._Element, actions: list[etree._Element], responsable: etree._Element
) -> Iterator[etree._Element]:
    """The children of a formation, with other actions by another établissement."""
    for enfant in premiere:
        if enfant.tag == f"{ESPACE}action":
            yield from actions
            actions = []
        else:
            yield responsable if enfant.tag == f"{ESPACE}{RESPONSABLE}" else copy.deepcopy(enfant)


def _noeud(
    parent: etree._Element | None, nom: str, attributs: dict[str, str], *, prefixe: bool = False
) -> etree._Element:
    if parent is not None:
        return etree.SubElement(parent, f"{ESPACE}{nom}", attributs)
    return etree.Element(f"{ESPACE}{nom}", attributs, nsmap={"l" if prefixe else None: ESPACE[1:-1]})
