"""Sessions as they are reached, in the order of their start: unknown dates last."""

from __future__ import annotations

from loaders.demande_au_carif import DEMANDE
from loaders.doublon import DOUBLON
from loaders.objets import ACTION, DISPOSITIF, ORGANISME, SESSION, SITE
from loaders.relation import Cardinalite, Relation, Tri, par, recents, recherche
from models.enumerations import Enumeration


class SessionTri(Enumeration):
    """Orders of lists of sessions."""

    DEBUT = "DEBUT", "les plus proches d'abord, dates inconnues à la fin"
    MISE_A_JOUR = "MISE_A_JOUR", "les dernières mises à jour d'abord"
    SAISIE = "SAISIE", "les dernières saisies d'abord"
    NUMERO = "NUMERO", "par numéro"


# the expressions of the indexes of models/session.py
DEBUT = (Tri("coalesce(session.debut, '9999-12-31'::date)", "date"), Tri("session.numero"))
ORDRES: dict[str, tuple[Tri, ...]] = {
    SessionTri.DEBUT: DEBUT,
    SessionTri.MISE_A_JOUR: recents("session.modifie_le", "session.numero"),
    SessionTri.SAISIE: recents("session.cree_le", "session.numero"),
    SessionTri.NUMERO: (Tri("session.numero"),),
}

sessions = Relation(
    "sessions",
    SESSION,
    Cardinalite.PAGE,
    par=(),
    ordre=DEBUT,
    ordres=ORDRES,
    valides=True,
)
session_par_numero = recherche("session_par_numero", SESSION, "numero")
session_par_cle = recherche("session_par_cle", SESSION, "id", "bigint")

session_par_demande = Relation(
    "session_par_demande", SESSION, Cardinalite.UN, de=DEMANDE, par=par("session_id"), sur=("session.id",)
)
# either of the two
session_par_doublon = Relation(
    "session_par_doublon", SESSION, Cardinalite.UN, de=DOUBLON, par=par("session_id"), sur=("session.id",)
)

session_par_dispositif = Relation(
    "session_par_dispositif", SESSION, Cardinalite.UN, de=DISPOSITIF, par=par("session_id"), sur=("session.id",)
)

sessions_par_action = Relation(
    "sessions_par_action",
    SESSION,
    Cardinalite.PAGE,
    de=ACTION,
    sur=("session.action_id",),
    ordre=DEBUT,
    ordres=ORDRES,
    valides=True,
)

sessions_par_organisme = Relation(
    "sessions_par_organisme",
    SESSION,
    Cardinalite.PAGE,
    de=ORGANISME,
    sur=("session.organisme_id",),
    ordre=DEBUT,
    ordres=ORDRES,
    valides=True,
    filtres={"expirent": "session.fin BETWEEN %(aujourdhui)s AND %(aujourdhui)s::date + %(expirent)s::integer"},
)

sessions_par_site = Relation(
    "sessions_par_site",
    SESSION,
    Cardinalite.PAGE,
    de=SITE,
    lien="session.id IN (SELECT session_site.session_id FROM session_site WHERE session_site.site_id = p.cle)",
    ordre=DEBUT,
    ordres=ORDRES,
    valides=True,
)
