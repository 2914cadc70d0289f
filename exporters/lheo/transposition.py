"""From Lhéo 2.3, which everything is written in, to the version that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from models.lheo.conversion import descendre
from models.lheo.espaces import ESPACES

if TYPE_CHECKING:
    from models.lheo.espaces import Version


def transposer(xml: str, version: Version) -> str:
    """An element of the document, whose root declares the namespace, in this version."""
    if version == "2.3":
        return xml
    racine = etree.fromstring(f'<c xmlns="{ESPACES["2.3"]}">{xml}</c>')
    ecrit = etree.tostring(descendre(racine[0]), encoding="unicode", with_tail=False)
    return ecrit.replace(f' xmlns="{ESPACES[version]}"', "", 1)
