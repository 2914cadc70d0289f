"""By what offers are counted: for each axis, the tables that tell its values, and the criteria that take them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from loaders.certification_qualite import EN_COURS
from loaders.offre.criteres import ELIGIBLE_CPF
from loaders.offre.publics import PUBLICS, VALEUR_DU_PUBLIC
from models.choix import Axe

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Definition:
    """How the values of an axis are read off rows of `recherche_session` (`offre`).

    `valeur`: SQL of a text, null where nothing is said. `champ`: the field of the filter that takes its values.
    `du_dispositif`: `dispositif` is joined, the one that satisfies what else is asked of dispositifs.
    `multiple`: one object may have several values, so that lines do not add up.
    `{unite}` in them stands for the table of what is counted.
    """

    valeur: str
    champ: str | None
    jointures: str = ""
    du_dispositif: bool = False
    multiple: bool = True


_SESSION = "JOIN session ON session.id = offre.session_id"
_FORMACODE = (
    "LEFT JOIN formation_formacode AS lf ON lf.formation_id = offre.formation_id"
    " LEFT JOIN formacode ON formacode.id = lf.formacode_id"
)
_CERTIFICATION = (
    "LEFT JOIN formation_certification AS lc ON lc.formation_id = offre.formation_id"
    " LEFT JOIN certification ON certification.id = lc.certification_id"
)
_PUBLIC = (
    f"LEFT JOIN {PUBLICS} AS dit ON dit.dispositif_id = dispositif.id"
    " LEFT JOIN public_vise ON public_vise.id = dit.public_id"
)
_UNITE = "JOIN {unite} ON {unite}.id = offre.{unite}_id"
_SAISIE = "{unite}.cree_le AT TIME ZONE 'Europe/Paris'"
_REGION = "LEFT JOIN departement ON departement.code = offre.departement_code"

AXES: Final[Mapping[Axe, Definition]] = {
    Axe.DEPARTEMENT: Definition("offre.departement_code", "departements"),
    Axe.CHAMP: Definition("formacode.champ_code", "champs", _FORMACODE),
    Axe.NIVEAU_SORTIE: Definition("offre.niveau_sortie_code", "niveaux_sortie", multiple=False),
    Axe.MODALITE: Definition("offre.modalite_enseignement", "modalites", multiple=False),
    Axe.TYPE_DISPOSITIF: Definition("dispositif.type_code", "types_dispositif", du_dispositif=True),
    Axe.PUBLIC: Definition(
        f"CASE WHEN public_vise.id IS NOT NULL THEN {VALEUR_DU_PUBLIC} END", "publics", _PUBLIC, du_dispositif=True
    ),
    Axe.CERTIFIANTE: Definition("offre.certifiante::text", "certifiante", multiple=False),
    Axe.MOIS_DEBUT: Definition("offre.mois_debut", "mois_debut"),
    Axe.VOIE: Definition(
        "type_dispositif.voie",
        "voies",
        "LEFT JOIN type_dispositif ON type_dispositif.code = dispositif.type_code",
        du_dispositif=True,
    ),
    Axe.FINANCEUR: Definition("dispositif.financeur_code", "financeurs", du_dispositif=True),
    Axe.PROGRAMME: Definition("dispositif.programme", "programmes", du_dispositif=True),
    Axe.CONVENTIONNEMENT: Definition("session.conventionnee::text", "conventionnee", _SESSION),
    Axe.ELIGIBLE_CPF: Definition(f"({ELIGIBLE_CPF})::text", "eligible_cpf"),
    Axe.COMMUNE: Definition("offre.commune_code", "communes"),
    Axe.FORMACODE: Definition("formacode.code", "formacodes", _FORMACODE),
    Axe.CERTIFICATION: Definition("certification.numero", None, _CERTIFICATION),
    Axe.TYPE_CERTIFICATION: Definition("certification.type_certification", "types_certification", _CERTIFICATION),
    Axe.ORGANISME: Definition(
        "organisme.numero", "organismes", "JOIN organisme ON organisme.id = offre.organisme_id", multiple=False
    ),
    Axe.CATEGORIE_ORGANISME: Definition(
        "oc.categorie_code", None, "LEFT JOIN organisme_categorie AS oc ON oc.organisme_id = offre.organisme_id"
    ),
    Axe.QUALIOPI: Definition(
        "certification_qualite.categorie",
        "qualiopi",
        f"LEFT JOIN certification_qualite ON certification_qualite.organisme_id = offre.organisme_id AND {EN_COURS}",
    ),
    Axe.SOURCE: Definition("{unite}.source", "sources", _UNITE, multiple=False),
    Axe.STATUT: Definition(
        "CASE WHEN offre.statut = 'VALIDEE' AND offre.active_jusqu_au < %(aujourdhui)s THEN 'PERIMEE'"
        " ELSE offre.statut END",
        "statuts",
    ),
    Axe.HORS_REGION: Definition("(departement.region_code <> %(region)s)::text", None, _REGION),
    Axe.ANNEE_DEBUT: Definition(
        "CASE WHEN session.debut_precision <> 'INCONNUE' THEN to_char(session.debut, 'YYYY') END", "debut", _SESSION
    ),
    Axe.MOIS_SAISIE: Definition(f"to_char({_SAISIE}, 'YYYY-MM')", "cree_entre", _UNITE, multiple=False),
    Axe.ANNEE_SAISIE: Definition(f"to_char({_SAISIE}, 'YYYY')", "cree_entre", _UNITE, multiple=False),
}

# Facets when none is named: those that filter panels show.
PAR_DEFAUT: Final = (
    Axe.DEPARTEMENT,
    Axe.CHAMP,
    Axe.NIVEAU_SORTIE,
    Axe.MODALITE,
    Axe.TYPE_DISPOSITIF,
    Axe.PUBLIC,
    Axe.CERTIFIANTE,
    Axe.MOIS_DEBUT,
)
