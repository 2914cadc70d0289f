"""Formacodes of a source that says no version: the newest one that has the code, for it means the same there.

One that no version has is noted in the current one, with the label that is said, until the thesaurus comes.
"""

from __future__ import annotations

from importers.references import VERSION_COURANTE

_NOMMES = """
SELECT {version}::smallint AS version, t.code, coalesce(min(t.libelle), t.code) AS libelle FROM {transit} t
WHERE NOT EXISTS (SELECT FROM formacode c WHERE c.code = t.code) GROUP BY t.code"""

# Staged codes `t`, each with the keyword `k` that it means.
_PAR_FORMACODE = """{transit} t
JOIN (SELECT DISTINCT ON (code) code, id FROM formacode ORDER BY code, version DESC) k ON k.code = t.code"""


def nommes(transit: str) -> str:
    """The keywords to note for the codes and labels of a staging table, as a `Cible` reads them."""
    return _NOMMES.format(version=VERSION_COURANTE, transit=transit)


def par_formacode(transit: str) -> str:
    """What stands after FROM: the rows `t` of a staging table, and the keyword `k` of each."""
    return _PAR_FORMACODE.format(transit=transit)
