"""The columns of the table, in their order; their names, and what they hold, stay from one version to the next.

Each is a text over `session`; values of a list are separated by ` | `.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exporters.csv import expressions as e
from loaders.noun import date_partielle
from loaders.objets import ACTION, SESSION
from loaders.session import session_par_cle
from loaders.visibilite import STATUT_SESSION

if TYPE_CHECKING:
    from collections.abc import Mapping

COLONNES: Final[Mapping[str, str]] = {
    "numero_session": "session.numero",
    "numero_action": e.de_l_action("action.numero"),
    "numero_formation": e.de_la_formation("formation.numero"),
    "numero_organisme": e.de_l_organisme("organisme.numero"),
    "statut": STATUT_SESSION,
    "organisme": e.de_l_organisme("coalesce(organisme.nom_usage, organisme.raison_sociale)"),
    "siret": e.de_l_etablissement("etablissement.siret"),
    "numero_declaration_activite": e.de_l_organisme("organisme.numero_declaration_activite"),
    "intitule": e.de_l_action(ACTION.colonnes["intitule"]),
    "debut": date_partielle("session.debut"),
    "fin": date_partielle("session.fin"),
    "inscription_du": date_partielle("session.inscription_du"),
    "inscription_au": date_partielle("session.inscription_au"),
    "entrees_sorties_permanentes": e.oui_ou_non("session.entrees_sorties_permanentes"),
    "etat_recrutement": "session.etat_recrutement",
    "modalite": e.de_l_action("action.modalite_enseignement"),
    "lieux": e.des_lieux("site.nom"),
    "codes_postaux": e.des_lieux("adresse.code_postal"),
    "communes": e.des_lieux("coalesce(commune.libelle, adresse.ville)"),
    "codes_insee": e.des_lieux("commune.code"),
    "departements": e.des_lieux("commune.departement_code"),
    "certifiante": e.de_la_formation(e.oui_ou_non("formation.certifiante")),
    "certifications": e.des_certifications("certification.intitule"),
    "codes_rncp": e.des_certifications("fiche.code", "fiche.code LIKE 'RNCP%%'"),
    "codes_rs": e.des_certifications("fiche.code", "fiche.code LIKE 'RS%%'"),
    "codes_certifinfo": e.des_certifications("certification.code_certifinfo"),
    "niveau_entree": e.de_la_formation("formation.niveau_entree_code"),
    "niveau_sortie": e.de_la_formation("formation.niveau_sortie_code"),
    "formacodes": e.codes_de_la_formation(
        "formation_formacode", "formacode.code", "JOIN formacode ON formacode.id = l.formacode_id"
    ),
    "codes_rome": e.codes_de_la_formation("formation_rome", "l.rome_code"),
    "codes_nsf": e.codes_de_la_formation("formation_nsf", "l.nsf_code"),
    "codes_dispositifs": e.des_dispositifs("dispositif.type_code"),
    "dispositifs": e.des_dispositifs("type_dispositif.libelle"),
    "codes_financeurs": e.des_dispositifs("dispositif.financeur_code"),
    "financeurs": e.des_dispositifs("financeur.libelle"),
    "programmes": e.des_dispositifs("dispositif.programme"),
    "codes_publics": e.des_publics(e.CODE_DU_PUBLIC),
    "publics": e.des_publics("public_vise.libelle"),
    "places_financees": e.places_financees(),
    "capacite_simultanee": "session.capacite_simultanee::text",
    "capacite_cumulee": "session.capacite_cumulee::text",
    "eligible_cpf": e.oui_ou_non(e.ELIGIBLE),
    "conventionnee": e.oui_ou_non("session.conventionnee"),
    "heures_total": e.de_l_action("action.heures_total::text"),
    "heures_centre": e.de_l_action("action.heures_centre::text"),
    "heures_entreprise": e.de_l_action("action.heures_entreprise::text"),
    # the decimal comma: what a French spreadsheet takes for a number
    "prix_total_ttc": e.de_l_action("replace(action.prix_total_ttc::text, '.', ',')"),
    "url": e.de_la_formation("coalesce(session.urls[1], action.urls[1], formation.urls[1])"),
    "source": "session.source",
    "cree_le": e.instant("session.cree_le"),
    "modifie_le": e.instant("session.modifie_le"),
}

LIGNE = replace(SESSION, nom="SessionCsv", colonnes=COLONNES)
# `session_par_cle` itself: the sessions that the viewer may see, and no others
lignes_par_session = replace(session_par_cle, nom="sessions_en_csv", vers=LIGNE)
