"""Sites as they are reached: from an établissement, an organisme, a session."""

from __future__ import annotations

from loaders.objets import ETABLISSEMENT, ORGANISME, SESSION, SITE
from loaders.relation import Cardinalite, Relation, Tri, recherche

PRINCIPAL_D_ABORD = (Tri("NOT site.principal", "boolean"), Tri("site.numero"))

site_par_numero = recherche("site_par_numero", SITE, "numero")
site_par_cle = recherche("site_par_cle", SITE, "id", "bigint")

sites_par_etablissement = Relation(
    "sites_par_etablissement",
    SITE,
    Cardinalite.LISTE,
    de=ETABLISSEMENT,
    sur=("site.etablissement_id",),
    ordre=PRINCIPAL_D_ABORD,
    valides=True,
)

sites_par_organisme = Relation(
    "sites_par_organisme",
    SITE,
    Cardinalite.LISTE,
    de=ORGANISME,
    sur=("etablissement.organisme_id",),
    tables="etablissement JOIN site ON site.etablissement_id = etablissement.id",
    ordre=PRINCIPAL_D_ABORD,
    valides=True,
)

# where a session takes place is part of what it says: shown even when the site is archived since
sites_par_session = Relation(
    "sites_par_session",
    SITE,
    Cardinalite.LISTE,
    de=SESSION,
    sur=("session_site.session_id",),
    tables="session_site JOIN site ON site.id = session_site.site_id",
    ordre=(Tri("session_site.rang", "integer"), Tri("site.numero")),
)
