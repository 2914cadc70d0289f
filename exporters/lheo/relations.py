"""How an export reaches what it writes: the relations of `loaders`, over the columns of Lhéo."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from exporters.lheo import objets as o
from loaders import action as actions
from loaders import adresse, etablissement, formation, listes, organisme, recrutement, session, site
from loaders import contact as contacts
from loaders.relation import Cardinalite, Relation, Tri, par

if TYPE_CHECKING:
    from loaders.noun import Noun


def _vers(relation: Relation, noun: Noun, **autres: object) -> Relation:
    """The same relation, read for Lhéo."""
    return replace(relation, nom=f"{relation.nom}_lheo", vers=noun, **autres)  # type: ignore[arg-type]


# organisme by organisme, an établissement of theirs at a time, so that what their offers share is read once
actions_a_exporter = Relation(
    "actions_a_exporter",
    o.ACTION,
    Cardinalite.PAGE,
    par=(),
    ordre=tuple(Tri(f"action.{cle}", "bigint") for cle in ("organisme_id", "formation_id", "etablissement_id", "id")),
    valides=True,
    filtres={"organisme": "action.organisme_id = %(organisme)s"},
)
organismes_a_exporter = Relation(
    "organismes_a_exporter",
    o.ORGANISME,
    Cardinalite.PAGE,
    par=(),
    ordre=(Tri("organisme.id", "bigint"),),
    valides=True,
    filtres={"organisme": "organisme.id = %(organisme)s"},
)

action_par_cle = _vers(actions.action_par_cle, o.ACTION)
formation_par_cle = _vers(formation.formation_par_cle, o.FORMATION)
organisme_par_cle = _vers(organisme.organisme_par_cle, o.ORGANISME)
etablissement_par_cle = _vers(etablissement.etablissement_par_cle, o.ETABLISSEMENT)
site_par_cle = _vers(site.site_par_cle, o.SITE)
contact_par_cle = _vers(contacts.contact_par_cle, o.CONTACT)
adresse_par_cle = _vers(adresse.adresse_par_cle, o.ADRESSE)
sessions_par_action = _vers(session.sessions_par_action, o.SESSION)
session_par_cle = _vers(session.session_par_cle, o.SESSION)
etablissements_par_organisme = _vers(etablissement.etablissements_par_organisme, o.ETABLISSEMENT)
recrutements_par_session = _vers(recrutement.recrutements_par_session, o.RECRUTEMENT)
regions_par_session = listes.regions_par_session

installation = Relation(
    "installation", o.INSTALLATION, Cardinalite.UN, par=par("seule", "boolean"), sur=("installation.seule",)
)
