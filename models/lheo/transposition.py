"""The same element in the namespace of the other version: its shell, and what is copied as it stands."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, cast

from lxml import etree

from models.lheo.espaces import ESPACES

if TYPE_CHECKING:
    from models.lheo.espaces import Version

Noeud = etree._Element  # noqa: SLF001  lxml names its one element type so


def nom_dans(noeud: Noeud, version: Version) -> str | None:
    """The local name of an element of this version; None for any other, comments and instructions among them."""
    espace, _, nom = str(noeud.tag).rpartition("}")
    return nom if espace == f"{{{ESPACES[version]}" else None


def attributs(noeud: Noeud) -> dict[str, str]:
    """Its attributes by name."""
    return cast("dict[str, str]", noeud.attrib)


def racine_transposee(noeud: Noeud, nom: str, vers: Version) -> Noeud:
    """A new tree for `noeud`, with its attributes and under the same prefixes."""
    return etree.Element(_balise(nom, vers), attributs(noeud), nsmap=_prefixes(noeud, vers))


def coquille(noeud: Noeud, nom: str, parent: Noeud, vers: Version) -> Noeud:
    """`noeud` as the next child of `parent`, with its attributes, and nothing in it yet."""
    ecrite = etree.SubElement(parent, f"{{{ESPACES[vers]}}}{nom}", attributs(noeud))
    if noeud.tail is not None:
        ecrite.tail = noeud.tail
    return ecrite


def extra_transpose(noeud: Noeud, parent: Noeud, vers: Version) -> None:
    """An `extra` as the next child of `parent`; what it holds is free, so it stays in its own namespaces."""
    autour = parent.nsmap
    # a value such as xsi:type="xs:string" needs prefixes that no name uses
    propres = {prefixe: espace for prefixe, espace in _prefixes(noeud, vers).items() if autour.get(prefixe) != espace}
    ecrit = etree.SubElement(parent, _balise("extra", vers), attributs(noeud), nsmap=propres)
    ecrit.tail = noeud.tail
    recopier(noeud, ecrit)


def recopier(noeud: Noeud, ecrit: Noeud) -> None:
    """The text and the children of `noeud`, as they stand, into `ecrit`."""
    ecrit.text = noeud.text
    if len(noeud):
        ecrit.extend([deepcopy(enfant) for enfant in noeud])


def texte_seul(noeud: Noeud) -> str:
    """The text of an element that holds no other, without the comments in it."""
    return str(noeud.xpath("string()")) if len(noeud) else noeud.text or ""


def _balise(nom: str, version: Version) -> str:
    return f"{{{ESPACES[version]}}}{nom}"


def _prefixes(noeud: Noeud, vers: Version) -> dict[str, str]:
    """The prefixes in force at `noeud`, that of the other version naming this one."""
    autre = ESPACES["2.3" if vers == "2.2" else "2.2"]
    lus = cast("dict[str, str]", noeud.nsmap)  # the default one is named None
    return {prefixe: ESPACES[vers] if espace == autre else espace for prefixe, espace in lus.items()}
