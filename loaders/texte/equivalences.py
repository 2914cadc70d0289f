"""Names that changed, sigles, and words people use for those of the offer: `equivalences.tsv`, each with its meaning.

`dit`: what one types; `trouve`: what is then looked for, itself included where the offer says it too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.texte.analyse import mots
from loaders.texte.vides import tableau

if TYPE_CHECKING:
    from collections.abc import Sequence

Suite = tuple[str, ...]  # words that follow one another

EQUIVALENCES: Final[dict[Suite, tuple[Suite, ...]]] = {
    mots(dit): tuple(map(mots, ligne["trouve"].split("|")))
    for ligne in tableau("equivalences")
    for dit in ligne["dit"].split("|")
}
_PLUS_LONGUE: Final = max(map(len, EQUIVALENCES))


def equivalence(suite: Sequence[str], debut: int) -> Suite | None:
    """The longest term of the table that begins there, if any."""
    for longueur in range(min(_PLUS_LONGUE, len(suite) - debut), 0, -1):
        if (dit := tuple(suite[debut : debut + longueur])) in EQUIVALENCES:
            return dit
    return None
