"""Kinds of organismes: how they are named, which kinds of offer they make, how many of them there are."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Categorie:
    """A kind of organisme; in a name, `{c}` is the trade and `{q}` an invented place."""

    code: str
    filieres: tuple[str, ...]
    noms: tuple[str, ...]


CENTRE = Categorie(
    "ENTREPRISE_FORMATION",
    ("individuelle", "publique"),
    ("Institut ligérien {c}", "Institut {c} {q}", "Centre de formation {c} {q}", "Académie {c} {q}", "École {c} {q}"),
)
CFA = Categorie(
    "CFA", ("alternance", "individuelle", "publique"), ("CFA {c} {q}", "Campus {c} {q}", "CFA interprofessionnel {q}")
)
LYCEE = Categorie(
    "LYCEE", ("initiale", "alternance"), ("Lycée professionnel {q}", "Lycée polyvalent {q}", "Lycée {c} {q}")
)
ASSOCIATION = Categorie(
    "ASSOCIATION", ("individuelle", "publique"), ("Association {q} pour la formation", "Les Ateliers {c} {q}")
)
GRETA = Categorie("GRETA", ("individuelle", "publique", "alternance"), ("Greta {q}", "Greta-CFA {q}"))
MFR = Categorie("MFR", ("initiale", "alternance"), ("Maison familiale {q}", "Maison familiale et rurale {q}"))
GRANDE_ECOLE = Categorie("GRANDE_ECOLE", ("initiale", "individuelle"), ("École supérieure {c} {q}",))

# The first three serve every kind of offer, so that the smallest sample has them all; the rest keeps a plausible mix.
ORDRE = (
    *(CENTRE, CFA, LYCEE, CENTRE, ASSOCIATION, CENTRE, CENTRE, GRETA, CENTRE, CENTRE, MFR, CENTRE),
    *(ASSOCIATION, CENTRE, GRANDE_ECOLE, CENTRE, CENTRE, CFA, CENTRE, ASSOCIATION, CENTRE),
)
