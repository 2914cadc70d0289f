"""Elements of XML from pairs: a name, and a text or the pairs below."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Sequence

Contenu: TypeAlias = "str | Sequence[tuple[str, Contenu]]"
Paires: TypeAlias = "list[tuple[str, Contenu]]"


def element(nom: str, contenu: Contenu) -> etree._Element:
    """The element of that name."""
    fait = etree.Element(nom)
    if isinstance(contenu, str):
        fait.text = contenu
    else:
        fait.extend([element(*paire) for paire in contenu])
    return fait
