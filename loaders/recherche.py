"""What people look for by its name, accents or not, the beginning of each word being enough."""

from __future__ import annotations

from models.erreurs import EntreeInvalide
from models.mots import plier

LONGUEUR_MAXIMALE = 100  # characters of what is looked for
LONGUEUR_INDEXEE = len('"% abc%"')


def par_index(motifs: str | None) -> bool:
    """Whether the longest word has the three letters that an index of trigrams needs, its space apart."""
    return motifs is not None and len(motifs.strip("{}").partition(",")[0]) >= LONGUEUR_INDEXEE


def motifs(recherche: str | None) -> str | None:
    """What `plie LIKE ALL(%(recherche)s::text[])` compares names with: each word must begin one of theirs.

    An array literal, of letters and digits alone, the longest word first; raises EntreeInvalide when there is no word.
    """
    if recherche is None:
        return None
    if len(recherche) > LONGUEUR_MAXIMALE:
        raise EntreeInvalide(f"`recherche` a {LONGUEUR_MAXIMALE} caractères au plus (reçus : {len(recherche)}).")
    if not (mots := plier(recherche)):
        raise EntreeInvalide("`recherche` doit contenir au moins une lettre ou un chiffre.")
    return "{" + ",".join(f'"% {mot}%"' for mot in sorted(mots, key=len, reverse=True)) + "}"
