"""What a structure is, by the words of its « type d'établissement »: the category of its organisme."""

from __future__ import annotations

from importers.reception.texte import plier

# the first that is found: « lycée agricole » is no mere « lycée »
CATEGORIES = (
    ("maison familiale rurale", "MFR"),
    ("apprentis", "CFA"),
    ("lycée agricole", "LYCEE_AGRICOLE"),
    ("enseignement agricole", "LYCEE_AGRICOLE"),
    ("enseignement général et technologique agricole", "LYCEE_AGRICOLE"),
    ("lycée", "LYCEE"),
    ("conservatoire national des arts et métiers", "CNAM"),
    ("école d'ingénieurs", "GRANDE_ECOLE"),
    ("grande école", "GRANDE_ECOLE"),
    ("secteur sanitaire", "ECOLE_SANITAIRE_SOCIALE"),
    ("sanitaire et social", "ECOLE_SANITAIRE_SOCIALE"),
    ("université", "UNIVERSITE"),
    ("unité de formation et de recherche", "UNIVERSITE"),
)
_PLIEES = tuple((plier(mots), code) for mots, code in CATEGORIES)


def categories(genre: str | None) -> list[str]:
    """One code of the list of categories, or none where the words say nothing that it holds."""
    dit = plier(genre or "")
    return [code for mots, code in _PLIEES if mots in dit][:1]
