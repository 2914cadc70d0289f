"""Addresses of a site, an établissement, a recruitment event, the registrations of a session."""

from __future__ import annotations

from loaders.objets import ETABLISSEMENT
from loaders.references import ADRESSE
from loaders.relation import Cardinalite, Relation, par

adresse_par_cle = Relation("adresse_par_cle", ADRESSE, Cardinalite.UN, par=par("adresse_id"), sur=("adresse.id",))

# every établissement has one, empty where no file gave it
adresse_par_etablissement = Relation(
    "adresse_par_etablissement",
    ADRESSE,
    Cardinalite.UN,
    de=ETABLISSEMENT,
    sur=("etablissement.id",),
    tables="etablissement LEFT JOIN adresse ON adresse.id = etablissement.adresse_id",
)
