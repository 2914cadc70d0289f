r"""Names as people type them: the words of a text without accents, capitals nor punctuation, « St » in full.

The database keeps them of every name (`PLIE`), searches fold what is looked for the same way (`plier`): a test compares
the two. Texts of the offer are searched by the words themselves, folded by the configuration `recherche`, and by what
those of one stem share (`RACINE`).
"""

from __future__ import annotations

import re
import unicodedata

MARQUES = "[\u0300-\u036f]"
SANS_ACCENTS = f"lower(regexp_replace(normalize({{}}, NFD), '{MARQUES}', '', 'g'))"
SANS_LIGATURES = f"replace(replace({SANS_ACCENTS}, 'œ', 'oe'), 'Œ', 'oe')"
EN_MOTS = f"' ' || regexp_replace({SANS_LIGATURES}, '[^a-z0-9]+', ' ', 'g')"  # a space before each word
PLIE = f"regexp_replace({EN_MOTS}, '\\mst(e?)\\M', 'saint\\1', 'g')"

# What the forms of a word share: « soudeuses », « soudeur ». The stems of PostgreSQL join too much (« français » and
# « France », « bâtiment » and « bâtir ») and, without accents, part feminines from masculines. Plurals and feminines
# are enough: families of jobs and domains come from the Formacode. Short words and codes are their own.
_FORMES = (
    ("eaux$", "eau"),
    ("([^e])aux$", r"\1al"),
    ("eux$", "eu"),
    ("([ao])ises?$", r"\1i"),
    ("([^s])s$", r"\1"),
    ("euse$", "eur"),
    ("trice$", "teur"),
    ("(...)ere$", r"\1er"),
    ("([ie]en|on|el)[nl]e$", r"\1"),
    ("ffe$", "f"),
    ("ive$", "if"),
    ("(tr?)esse$", r"\1e"),
    ("(...)e?e$", r"\1"),
)
_FORMES_COMPILEES = [(re.compile(fin), voulue) for fin, voulue in _FORMES]
COURT = 4  # letters


def _sql_de_la_racine(mot: str) -> str:
    commun = mot
    for fin, voulue in _FORMES:
        commun = f"regexp_replace({commun}, '{fin}', '{voulue}')"
    return f"CASE WHEN length({mot}) < {COURT} OR {mot} ~ '[0-9]' THEN {mot} ELSE {commun} END"


RACINE = _sql_de_la_racine("{0}")


def racine(mot: str) -> str:
    """What the forms of a word share, as the database computes it."""
    if len(mot) < COURT or any("0" <= signe <= "9" for signe in mot):
        return mot
    for fin, voulue in _FORMES_COMPILEES:
        mot = fin.sub(voulue, mot, count=1)
    return mot


def plier(texte: str) -> list[str]:
    """The words of a text, as the database keeps them."""
    nu = re.sub(MARQUES, "", unicodedata.normalize("NFD", texte)).lower().replace("œ", "oe")
    return [re.sub(r"^st(e?)$", r"saint\1", mot) for mot in re.findall("[a-z0-9]+", nu)]
