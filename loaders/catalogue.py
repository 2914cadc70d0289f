"""The catalogue as a whole: whose territory it covers, and how fresh it is."""

from __future__ import annotations

from loaders.noun import Noun
from loaders.relation import Cardinalite, Relation, par

CATALOGUE = Noun(
    nom="Catalogue",
    table="region",
    colonnes={
        "region_code": "region.code",
        "version_formacode": "coalesce((SELECT max(formacode.version) FROM formacode), 14)",
        "mis_a_jour_le": (
            "coalesce(greatest((SELECT max(lot.termine_le) FROM lot), "
            "(SELECT evenement.le FROM evenement ORDER BY evenement.id DESC LIMIT 1)), now())"
        ),
    },
)

catalogue_par_region = Relation(
    "catalogue_par_region", CATALOGUE, Cardinalite.UN, par=par("region_code", "text"), sur=("region.code",)
)
