"""Extras as the national feed writes them: a block by its `info`, an `extra` per value."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.lheo.textes import propre, protege, simple
from models.lheo.html import litteral

if TYPE_CHECKING:
    from collections.abc import Iterable


def extra(info: str, valeur: str | int | None) -> str:
    """One value; nothing when it is null."""
    return "" if valeur is None else _extra(info, str(valeur))


@lru_cache(maxsize=1024)
def _extra(info: str, brut: str) -> str:
    return f'<extra info="{info}">{brut if simple(brut) else protege(litteral(propre(brut)))}</extra>'


def publics(versionnes: Iterable[str]) -> str:
    """`code-public-vise`, with the version that gives the code its meaning."""
    return "".join(
        [f'<extra info="code-public-vise" ref="V{v}">{code}</extra>' for v, _, code in map(_couper, versionnes)]
    )


def extras(info: str, *dedans: str, attributs: str = "") -> str:
    """A block; nothing when it is empty. `attributs`: its others, as the mark of what our own reader takes away."""
    corps = "".join(dedans)
    return f'<extras info="{info}"{attributs}>{corps}</extras>' if corps else ""


def _couper(versionne: str) -> tuple[str, str, str]:
    return versionne.partition(" ")
