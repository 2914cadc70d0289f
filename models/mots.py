r"""Names as people type them: the words of a text without accents, capitals nor punctuation, « St » in full.

The database keeps them of every name (`PLIE`), searches fold what is looked for the same way (`plier`): a test compares
the two.
"""

from __future__ import annotations

import re
import unicodedata

MARQUES = "[\u0300-\u036f]"
SANS_ACCENTS = f"lower(regexp_replace(normalize({{}}, NFD), '{MARQUES}', '', 'g'))"
SANS_LIGATURES = f"replace(replace({SANS_ACCENTS}, 'œ', 'oe'), 'Œ', 'oe')"
EN_MOTS = f"' ' || regexp_replace({SANS_LIGATURES}, '[^a-z0-9]+', ' ', 'g')"  # a space before each word
PLIE = f"regexp_replace({EN_MOTS}, '\\mst(e?)\\M', 'saint\\1', 'g')"


def plier(texte: str) -> list[str]:
    """The words of a text, as the database keeps them."""
    nu = re.sub(MARQUES, "", unicodedata.normalize("NFD", texte)).lower().replace("œ", "oe")
    return [re.sub(r"^st(e?)$", r"saint\1", mot) for mot in re.findall("[a-z0-9]+", nu)]
