"""What feeds write where they have nothing to say."""

from __future__ import annotations

from typing import Final

REMPLISSAGES: Final = frozenset(
    {"", "-", "--", ".", "...", "…", "/", "?", "nr", "non renseigné", "non renseignée", "null"}
)
_PLUS_LONG: Final = max(map(len, REMPLISSAGES))  # longer texts are not looked up


def est_vide(texte: str) -> bool:
    """Whether a text, without spaces around it, says nothing."""
    return len(texte) <= _PLUS_LONG and texte.lower() in REMPLISSAGES
