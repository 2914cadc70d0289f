"""The best label among those of several sources: capitals or lost accents never replace the same words in full."""

from __future__ import annotations

from models.mots import PLIE

# Words with accents first, then those in small letters; the source that comes first, between equals.
_RICHESSE = "(x.libelle ~ '[^[:ascii:]]')::int * 2 + (x.libelle <> upper(x.libelle))::int"
_MEILLEUR = """(SELECT x.libelle FROM unnest(ARRAY[{candidats}]) WITH ORDINALITY AS x(libelle, rang)
    WHERE {plie} = {plie_du_premier} ORDER BY {richesse} DESC, x.rang LIMIT 1)"""


def meilleur(*candidats: str) -> str:
    """SQL of the first label that is there, as the one of them that writes it best writes it."""
    noms = ", ".join(candidats)
    return _MEILLEUR.format(
        candidats=noms,
        plie=PLIE.format("x.libelle"),
        plie_du_premier=PLIE.format(f"coalesce({noms})"),
        richesse=_RICHESSE,
    )
