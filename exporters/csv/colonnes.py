"""The columns of the table, in their order; their names, and what they hold, stay from one version to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from exporters.csv.source import SOURCE
from loaders.noun import date_partielle, propres
from loaders.objets import SESSION
from loaders.offre.criteres import ELIGIBLE_CPF
from loaders.session import session_par_cle
from loaders.visibilite import STATUT_SESSION

if TYPE_CHECKING:
    from collections.abc import Mapping

_DE_LA_FORMATION = "ARRAY(SELECT l.{valeur} FROM {table} AS l WHERE l.formation_id = formation.id ORDER BY l.rang)"
_FORMACODES = (
    "ARRAY(SELECT formacode.code FROM formation_formacode AS l JOIN formacode ON formacode.id = l.formacode_id"
    " WHERE l.formation_id = formation.id ORDER BY l.rang)"
)
_ELIGIBLE = f"EXISTS (SELECT FROM recherche_session AS offre WHERE offre.session_id = session.id AND {ELIGIBLE_CPF})"


def _oui_ou_non(condition: str) -> str:
    """In words; null when nobody says."""
    return f"CASE WHEN {condition} THEN 'oui' WHEN NOT {condition} THEN 'non' END"


def _instant(colonne: str) -> str:
    """A moment in Paris, as spreadsheets read it."""
    return f"to_char({colonne} AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI:SS')"


# SQL of a text, or of an array of them
COLONNES: Final[Mapping[str, str]] = {
    "numero_session": "session.numero",
    "numero_action": "action.numero",
    "numero_formation": "formation.numero",
    "numero_organisme": "organisme.numero",
    "statut": STATUT_SESSION,
    "organisme": "coalesce(organisme.nom_usage, organisme.raison_sociale)",
    "siret": "etablissement.siret",
    "numero_declaration_activite": "organisme.numero_declaration_activite",
    "intitule": "concat_ws(' – ', formation.intitule, action.complement_intitule)",
    "debut": date_partielle("session.debut"),
    "fin": date_partielle("session.fin"),
    "inscription_du": date_partielle("session.inscription_du"),
    "inscription_au": date_partielle("session.inscription_au"),
    "entrees_sorties_permanentes": _oui_ou_non("session.entrees_sorties_permanentes"),
    "etat_recrutement": "session.etat_recrutement",
    "modalite": "action.modalite_enseignement",
    "lieux": "lieu.noms",
    "codes_postaux": "lieu.codes_postaux",
    "communes": "lieu.communes",
    "codes_insee": "lieu.codes",
    "departements": "lieu.departements",
    "certifiante": _oui_ou_non("formation.certifiante"),
    "certifications": "certifiee.intitules",
    "codes_rncp": "certifiee.codes_rncp",
    "codes_rs": "certifiee.codes_rs",
    "codes_certifinfo": "certifiee.codes",
    "niveau_entree": "formation.niveau_entree_code",
    "niveau_sortie": "formation.niveau_sortie_code",
    "formacodes": _FORMACODES,
    "codes_rome": _DE_LA_FORMATION.format(valeur="rome_code", table="formation_rome"),
    "codes_nsf": _DE_LA_FORMATION.format(valeur="nsf_code", table="formation_nsf"),
    "codes_dispositifs": "finance.types",
    "dispositifs": "finance.libelles",
    "codes_financeurs": "finance.codes_financeurs",
    "financeurs": "finance.financeurs",
    "programmes": "finance.programmes",
    "codes_publics": "accueilli.codes",
    "publics": "accueilli.libelles",
    "places_financees": "finance.places",
    "capacite_simultanee": "session.capacite_simultanee::text",
    "capacite_cumulee": "session.capacite_cumulee::text",
    "eligible_cpf": _oui_ou_non(_ELIGIBLE),
    "conventionnee": _oui_ou_non("session.conventionnee"),
    **{
        nom: f"{sql}::text"
        for nom, sql in propres("action", "heures_total", "heures_centre", "heures_entreprise").items()
    },
    # the decimal comma: what a French spreadsheet takes for a number
    "prix_total_ttc": "replace(action.prix_total_ttc::text, '.', ',')",
    "url": "coalesce(session.urls[1], action.urls[1], formation.urls[1])",
    "source": "session.source",
    "cree_le": _instant("session.cree_le"),
    "modifie_le": _instant("session.modifie_le"),
}

# `session_par_cle` itself: the sessions that the viewer may see, and no others
lignes_par_session = replace(
    session_par_cle,
    nom="sessions_en_csv",
    vers=replace(SESSION, nom="SessionCsv", colonnes=COLONNES),
    tables=SOURCE,
)
