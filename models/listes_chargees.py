"""The lists of `models/nomenclatures/` written into their tables: new values added, wordings brought up to date."""

from __future__ import annotations

# in the order of their foreign keys
LISTES = (
    "region",
    "departement",
    "financeur",
    "type_dispositif",
    "niveau",
    "type_contact",
    "categorie_organisme",
    "objectif_general",
    "perimetre_recrutement",
    "modalite_recrutement",
    "nsf",
    "langue",
    "public_vise",
)
