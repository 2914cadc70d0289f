"""SQL of what cells hold, over `session`: texts, null where nothing is said."""

from __future__ import annotations

from typing import Final

from loaders.objets import SITE
from loaders.offre.criteres import ELIGIBLE_CPF
from loaders.offre.publics import PUBLICS, VALEUR_DU_PUBLIC
from loaders.visibilite import visible
from models.lecteur import PUBLIC

ENTRE: Final = " | "

_UNE: Final = "(SELECT {valeur} FROM {tables} WHERE {condition})"
_PLUSIEURS: Final = "(SELECT string_agg({valeur}, '{entre}' ORDER BY {ordre}) FROM {tables} WHERE {condition})"
_DISTINCTES: Final = (
    "(SELECT string_agg(v, '{entre}' ORDER BY premier)"
    " FROM (SELECT {valeur} AS v, min({rang}) AS premier FROM {tables} WHERE {condition} GROUP BY 1) AS dites)"
)

_L_ACTION = "action.id = session.action_id"
_AVEC_LA_FORMATION = "action JOIN formation ON formation.id = action.formation_id"
_CERTIFICATIONS = (
    "action JOIN formation_certification AS l ON l.formation_id = action.formation_id"
    " JOIN certification ON certification.id = l.certification_id"
    " LEFT JOIN fiche ON fiche.id = certification.fiche_id"
)
_LIEUX = (
    "session_site JOIN site ON site.id = session_site.site_id JOIN adresse ON adresse.id = site.adresse_id"
    " LEFT JOIN commune ON commune.id = adresse.commune_id"
)
_LIEUX_VUS = " AND ".join(("session_site.session_id = session.id", *visible(SITE, PUBLIC)))
_DISPOSITIFS = (
    "dispositif JOIN type_dispositif ON type_dispositif.code = dispositif.type_code"
    " LEFT JOIN financeur ON financeur.code = dispositif.financeur_code"
)
_DISENT = f"{PUBLICS} AS dit JOIN public_vise ON public_vise.id = dit.public_id"

CODE_DU_PUBLIC: Final = VALEUR_DU_PUBLIC
ELIGIBLE: Final = _UNE.format(
    valeur=f"coalesce(bool_or({ELIGIBLE_CPF}), false)",
    tables="recherche_session AS offre",
    condition="offre.session_id = session.id",
)


def de_l_action(valeur: str) -> str:
    """Something of its action."""
    return _UNE.format(valeur=valeur, tables="action", condition=_L_ACTION)


def de_la_formation(valeur: str) -> str:
    """Something of its formation, or of the two together."""
    return _UNE.format(valeur=valeur, tables=_AVEC_LA_FORMATION, condition=_L_ACTION)


def de_l_organisme(valeur: str) -> str:
    """Something of the organisme that answers for it."""
    return _UNE.format(valeur=valeur, tables="organisme", condition="organisme.id = session.organisme_id")


def de_l_etablissement(valeur: str) -> str:
    """Something of the établissement that answers for it."""
    tables = "action JOIN etablissement ON etablissement.id = action.etablissement_id"
    return _UNE.format(valeur=valeur, tables=tables, condition=_L_ACTION)


def codes_de_la_formation(table: str, valeur: str, jointure: str = "") -> str:
    """What its formation carries, by rank."""
    tables = f"action JOIN {table} AS l ON l.formation_id = action.formation_id {jointure}".rstrip()
    return _PLUSIEURS.format(valeur=valeur, entre=ENTRE, ordre="l.rang", tables=tables, condition=_L_ACTION)


def des_certifications(valeur: str, condition: str = "true") -> str:
    """What the certifications of its formation say, by rank, each value once."""
    lesquelles = f"{_L_ACTION} AND {condition} AND {valeur} IS NOT NULL"
    return _DISTINCTES.format(valeur=valeur, entre=ENTRE, rang="l.rang", tables=_CERTIFICATIONS, condition=lesquelles)


def des_lieux(valeur: str) -> str:
    """What its places say, by rank, each value once."""
    lesquels = f"{_LIEUX_VUS} AND {valeur} IS NOT NULL"
    return _DISTINCTES.format(valeur=valeur, entre=ENTRE, rang="session_site.rang", tables=_LIEUX, condition=lesquels)


def des_dispositifs(valeur: str) -> str:
    """What its dispositifs say, by rank, each value once."""
    lesquels = f"dispositif.session_id = session.id AND {valeur} IS NOT NULL"
    return _DISTINCTES.format(
        valeur=valeur, entre=ENTRE, rang="dispositif.rang", tables=_DISPOSITIFS, condition=lesquels
    )


def des_publics(valeur: str) -> str:
    """What the publics of its dispositifs say, or those of its action for dispositifs that name none, each once."""
    return _DISTINCTES.format(
        valeur=valeur, entre=ENTRE, rang="public_vise.code", tables=_DISENT, condition="dit.session_id = session.id"
    )


def places_financees() -> str:
    """How many places its dispositifs pay for together."""
    return _UNE.format(
        valeur="sum(dispositif.places_financees)::text",
        tables="dispositif",
        condition="dispositif.session_id = session.id",
    )


def oui_ou_non(condition: str) -> str:
    """In words; null when nobody says."""
    return f"CASE WHEN {condition} THEN 'oui' WHEN NOT ({condition}) THEN 'non' END"


def instant(colonne: str) -> str:
    """A moment in Paris, as spreadsheets read it."""
    return f"to_char({colonne} AT TIME ZONE 'Europe/Paris', 'YYYY-MM-DD HH24:MI:SS')"
