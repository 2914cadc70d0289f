"""What each field of the filter asks of a row of `recherche_session` (`offre`), as SQL over parameters of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.certification_qualite import EN_COURS
from loaders.descendance import formacodes_voulus
from loaders.offre.lieux import DANS_LE_RECTANGLE, PROCHES
from loaders.offre.publics import est_pour
from loaders.visibilite import paru
from models.recherche import A_DISTANCE

if TYPE_CHECKING:
    from collections.abc import Mapping


def _parmi(colonne: str, nom: str) -> str:
    return f"{colonne} = ANY(%(offre_{nom})s::text[])"


def _par_formation(table: str, colonne: str, nom: str) -> str:
    """Its formation carries one of these codes."""
    return f"offre.formation_id IN (SELECT l.formation_id FROM {table} AS l WHERE {_parmi(f'l.{colonne}', nom)})"  # noqa: S608


def _par_certification(condition: str) -> str:
    """Its formation leads to a certification of which this is true."""
    return (
        "offre.formation_id IN (SELECT l.formation_id FROM formation_certification AS l"  # noqa: S608  our own names
        " JOIN certification ON certification.id = l.certification_id"
        f" LEFT JOIN fiche ON fiche.id = certification.fiche_id WHERE {condition})"
    )


def _de_la_voie(nom: str) -> str:
    return f"dispositif.type_code IN (SELECT t.code FROM type_dispositif AS t WHERE {_parmi('t.voie', nom)})"  # noqa: S608


def _de(noun: str, condition: str) -> str:
    """Its session, its action… is so."""
    return f"offre.{noun}_id IN (SELECT {noun}.id FROM {noun} WHERE {condition})"  # noqa: S608  our own names


# On the first day it may start; today when nobody says it, anywhere when one learns at a distance.
ELIGIBLE_CPF = """(offre.eligible_cpf OR (offre.debut = '9999-12-31' AND EXISTS (
    SELECT FROM formation_certification AS l JOIN eligibilite_cpf AS e ON e.certification_id = l.certification_id
    WHERE l.formation_id = offre.formation_id AND e.debut <= %(aujourdhui)s
    AND coalesce(least(e.fin, e.absent_depuis - 1) >= %(aujourdhui)s, true)
    AND (e.region_code IS NULL OR offre.modalite_enseignement = 'A_DISTANCE' OR e.region_code IN (
      SELECT d.region_code FROM recherche_session AS ailleurs
      JOIN departement AS d ON d.code = ailleurs.departement_code WHERE ailleurs.session_id = offre.session_id)))))"""

_AU_LIEU = f"offre.site_id IN (SELECT lieu.site_id FROM {PROCHES} AS lieu)"  # noqa: S608
_AU_RECTANGLE = f"offre.site_id IN {DANS_LE_RECTANGLE}"
PARTOUT: Final = f"offre.site_id = {A_DISTANCE}"

# What fields ask of a keyword, of a certification, of a category: those that an offer is found by.
DU_FORMACODE: Final[Mapping[str, str]] = {
    "formacodes": f"formacode.id IN ({formacodes_voulus('offre_formacodes')})",
    "champs": _parmi("formacode.champ_code", "champs"),
}
DE_LA_CERTIFICATION: Final[Mapping[str, str]] = {
    "codes_certifinfo": _parmi("certification.code_certifinfo", "codes_certifinfo"),
    "codes_rncp": _parmi("fiche.code", "codes_rncp"),
    "codes_rs": _parmi("fiche.code", "codes_rs"),
    "types_certification": _parmi("certification.type_certification", "types_certification"),
}
DE_QUALIOPI: Final[Mapping[str, str]] = {"qualiopi": _parmi("certification_qualite.categorie", "qualiopi")}

CRITERES: Final[Mapping[str, str]] = {
    "formacodes": (
        "offre.formation_id IN (SELECT l.formation_id FROM formation_formacode AS l"  # noqa: S608
        f" WHERE l.formacode_id IN ({formacodes_voulus('offre_formacodes')}))"
    ),
    "champs": (
        "offre.formation_id IN (SELECT l.formation_id FROM formation_formacode AS l"  # noqa: S608
        f" JOIN formacode ON formacode.id = l.formacode_id WHERE {DU_FORMACODE['champs']})"
    ),
    **{nom: _par_certification(condition) for nom, condition in DE_LA_CERTIFICATION.items()},
    "codes_rome": _par_formation("formation_rome", "rome_code", "codes_rome"),
    "codes_nsf": _par_formation("formation_nsf", "nsf_code", "codes_nsf"),
    "certifiante": "offre.certifiante = %(offre_certifiante)s",
    "eligible_cpf": f"{ELIGIBLE_CPF} = %(offre_eligible_cpf)s",
    "niveaux_entree": _de("formation", _parmi("formation.niveau_entree_code", "niveaux_entree")),
    "niveaux_sortie": _parmi("offre.niveau_sortie_code", "niveaux_sortie"),
    "modalites": _parmi("offre.modalite_enseignement", "modalites"),
    "entrees_sorties_permanentes": _de(
        "session", "session.entrees_sorties_permanentes = %(offre_entrees_sorties_permanentes)s"
    ),
    "heures_min": _de("action", "action.heures_hebdomadaires >= %(offre_heures_min)s"),
    "heures_max": _de("action", "action.heures_hebdomadaires <= %(offre_heures_max)s"),
    "departements": _parmi("offre.departement_code", "departements"),
    "communes": _parmi("offre.commune_code", "communes"),
    "lieu": _AU_LIEU,
    "lieu_ou_a_distance": f"({_AU_LIEU} OR {PARTOUT})",
    "rectangle": _AU_RECTANGLE,
    "rectangle_ou_a_distance": f"({_AU_RECTANGLE} OR {PARTOUT})",
    # known to the month or to the year, it meets the period when that month or that year does
    "debut_du": "offre.debut_au >= %(offre_debut_du)s",
    "debut_au": "(offre.debut <= %(offre_debut_au)s AND offre.debut_au <> '-infinity')",
    "mois_debut": _parmi("offre.mois_debut", "mois_debut"),
    "inscriptions_ouvertes_le": _de(
        "session",
        "coalesce(session.inscription_du <= %(offre_inscriptions_ouvertes_le)s, true)"
        " AND coalesce(session.inscription_au >= %(offre_inscriptions_ouvertes_le)s, true)",
    ),
    "places_ouvertes": _de("session", "(session.etat_recrutement = 'OUVERT') = %(offre_places_ouvertes)s"),
    "entree_possible": "(offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s",
    "conventionnee": _de("session", "session.conventionnee = %(offre_conventionnee)s"),
    # what nobody published yet leads nowhere
    "organismes": (
        "offre.organisme_id IN (SELECT o.id FROM organisme AS o WHERE o.numero = ANY(%(offre_organismes)s::text[])"  # noqa: S608
        " UNION ALL SELECT e.organisme_id FROM etablissement AS e WHERE e.siret = ANY(%(offre_organismes)s::text[])"
        f" AND {paru('e')})"
    ),
    "qualiopi": (
        "offre.organisme_id IN (SELECT certification_qualite.organisme_id FROM certification_qualite"  # noqa: S608
        f" WHERE {DE_QUALIOPI['qualiopi']} AND {EN_COURS})"
    ),
}

# Of one and the same dispositif.
DU_DISPOSITIF: Final[Mapping[str, str]] = {
    "types_dispositif": _parmi("dispositif.type_code", "types_dispositif"),
    "financeurs": _parmi("dispositif.financeur_code", "financeurs"),
    "programmes": _parmi("dispositif.programme", "programmes"),
    "publics": est_pour("offre_publics"),
    "voies": _de_la_voie("voies"),
    "profil": (
        f"({_parmi('dispositif.type_code', 'profil_types')}"
        f" OR {_de_la_voie('profil_voies')}"
        f" OR {est_pour('offre_profil_publics')})"
    ),
}
# those that a session without any dispositif may satisfy
PAR_LES_PUBLICS: Final = frozenset({"publics", "profil"})

# Of what is listed or counted (`{unite}`): an organisme, a formation, an action or a session.
DE_L_UNITE: Final[Mapping[str, str]] = {
    "sources": _parmi("{unite}.source", "sources"),
    "cree_du": "({unite}.cree_le AT TIME ZONE 'Europe/Paris')::date >= %(offre_cree_du)s",
    "cree_au": "({unite}.cree_le AT TIME ZONE 'Europe/Paris')::date <= %(offre_cree_au)s",
    "modifie_depuis": "{unite}.modifie_le >= %(offre_modifie_depuis)s",
}

# Fields of the filter that are of an action, its formation or its organisme: true of all its sessions, or of none. What
# is asked of what is counted is asked of the action, when actions are.
DE_L_ACTION: Final = frozenset(
    {"formacodes", "champs", "codes_certifinfo", "codes_rncp", "codes_rs", "codes_rome", "codes_nsf"}
    | {"types_certification", "certifiante", "niveaux_entree", "niveaux_sortie", "modalites", "heures_hebdomadaires"}
    | {"organismes", "qualiopi", "sources", "cree_entre", "modifie_depuis"}
)
