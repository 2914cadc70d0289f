"""Qualiopi certificates of an organisme, in the order of the categories; of a category, those that ended first."""

from __future__ import annotations

from loaders.objets import CERTIFICATION_QUALITE, ORGANISME
from loaders.relation import Cardinalite, Relation, Tri
from models.enumerations import CategorieQualiopi

_CATEGORIES = ", ".join(f"'{categorie}'" for categorie in CategorieQualiopi)

EN_COURS = "coalesce(certification_qualite.fin > %(aujourdhui)s, true)"

certifications_qualite_par_organisme = Relation(
    "certifications_qualite_par_organisme",
    CERTIFICATION_QUALITE,
    Cardinalite.LISTE,
    de=ORGANISME,
    sur=("certification_qualite.organisme_id",),
    ordre=(
        Tri(f"array_position(ARRAY[{_CATEGORIES}], certification_qualite.categorie)", "integer"),
        Tri("coalesce(certification_qualite.fin, 'infinity')", "date"),
        Tri("certification_qualite.id", "bigint"),
    ),
    filtres={"en_cours": EN_COURS},
)
