"""Elements as text: the fastest way to write XML whose shape is known; every value passes through `echapper`."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def echapper(valeur: str) -> str:
    """The value as the text of an element."""
    return escape(valeur, quote=False)


def balise(nom: str, valeur: str | int) -> str:
    """An element holding a text."""
    return f"<{nom}>{escape(str(valeur), quote=False)}</{nom}>"


def facultative(nom: str, valeur: str | int | None) -> str:
    """An element holding a text, nothing when there is no value."""
    return "" if valeur is None else balise(nom, valeur)


def element(nom: str, *contenus: str) -> str:
    """An element holding elements."""
    return f"<{nom}>{''.join(contenus)}</{nom}>"


def formacodes(codes: Iterable[str]) -> str:
    """Formacodes of the current version, the first one marked as the main one."""
    return "".join(_formacode(code, principal=rang == 0) for rang, code in enumerate(codes))


def _formacode(code: str, *, principal: bool) -> str:
    marque = ' tag="principal"' if principal else ""
    return f'<code-FORMACODE ref="V14"{marque}>{code}</code-FORMACODE>'


def publics(codes: Iterable[str]) -> str:
    """Codes of audience, Formacode too."""
    return "".join(f'<code-public-vise ref="V14">{code}</code-public-vise>' for code in codes)


def extra(info: str, valeur: str | int, ref: str = "") -> str:
    """A value of the third circle."""
    version = f' ref="{ref}"' if ref else ""
    return f'<extra info="{info}"{version}>{echapper(str(valeur))}</extra>'


def extras(info: str, *contenus: str) -> str:
    """A block of the third circle."""
    return f'<extras info="{info}">{"".join(contenus)}</extras>'
