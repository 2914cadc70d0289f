"""What an export reads of each noun: the columns that Lhéo writes, dates and codes already in its words.

The nouns are those of the API (`loaders.objets`), so that what the public may not see does not go out either.
"""

from __future__ import annotations

from dataclasses import replace
from typing import LiteralString

from psycopg.sql import SQL

from exporters.lheo.dit import Dit
from loaders import eligibilite_cpf, objets, references
from loaders.noun import Noun, propres
from models.lheo.dates import FIN_INCONNUE, INCONNUE


def _noun(noun: Noun, colonnes: dict[str, str]) -> Noun:
    return replace(noun, nom=f"{noun.nom}Lheo", colonnes=colonnes, suit=None)  # an export reads VALIDEE actions first


def _socle(table: str, *noms: str) -> dict[str, str]:
    return {"cle": f"{table}.id", **propres(table, "numero", *noms, "complement")}


def _dates_de_fiche(table: str) -> dict[str, str]:
    """When it was entered and changed, in UTC: one text, which Python formats once for all the objects of a day."""
    moments = (f"({table}.{colonne} AT TIME ZONE 'UTC')::text" for colonne in ("cree_le", "modifie_le"))
    return {"fiche": " || '|' || ".join(moments)}


def _sql(modele: LiteralString, **noms: str) -> str:
    return SQL(modele).format(**{nom: SQL(texte) for nom, texte in noms.items()}).as_string()


_CHIFFRES = """WHEN 'JOUR' THEN 'YYYYMMDD' WHEN 'MOIS' THEN 'YYYYMM"00"' WHEN 'ANNEE' THEN 'YYYY"0000"'"""
_DATE = (
    "coalesce(CASE WHEN {colonne} < '10000-01-01' "
    "THEN to_char({colonne}, CASE {colonne}_precision {chiffres} END) END, '{inconnue}')"
)


def _periode(table: str, debut: str, fin: str) -> str:
    """Both dates, sixteen digits in all: Lhéo demands both, and says in digits what is not known; null for neither."""
    du, au = f"{table}.{debut}", f"{table}.{fin}"
    dates = (_sql(_DATE, colonne=c, chiffres=_CHIFFRES, inconnue=i) for c, i in ((du, INCONNUE), (au, FIN_INCONNUE)))
    return f"CASE WHEN num_nulls({du}, {au}) < 2 THEN {' || '.join(dates)} END"


def _niveau(nom: str) -> str:
    """A level in Lhéo's codes: as it was given, else of the scale of 2019, 11 to 18 and 1 for none in particular."""
    code = f"formation.{nom}_code"
    return f"coalesce(formation.{nom}_lheo, CASE {code} WHEN 'SANS' THEN '1' ELSE '1' || {code} END)"


_LISTE = "ARRAY(SELECT {valeur} FROM {liens} WHERE {liens}.{parent}_id = {parent}.id ORDER BY {liens}.rang)"
_VERSION = "(SELECT concat({table}.version, ' ', {table}.code) FROM {table} WHERE {table}.id = {liens}.{cle})"
_COMMUNE = (
    "(SELECT {colonne} FROM commune JOIN departement ON departement.code = commune.departement_code "
    "WHERE commune.id = adresse.commune_id)"
)


def _liste(valeur: str, liens: str, parent: str) -> str:
    """The values that an object carries by rank, as one array."""
    return _sql(_LISTE, valeur=valeur, liens=liens, parent=parent)


def _versions(table: str, liens: str, parent: str, cle: str) -> str:
    """Codes of a versioned list, `14 80006`; looked up one by one, a join of so few rows would read the whole list."""
    return _liste(_sql(_VERSION, table=table, liens=liens, cle=cle), liens, parent)


def _contacts(parent: str) -> str:
    return _liste(f"{parent}_contact.contact_id", f"{parent}_contact", parent)


# `RNCP123 4567`: the sheet, or `-`, then the Certif Info code where there is one
_CERTIFICATION = (
    "(SELECT concat_ws(' ', coalesce((SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id), '-'), "
    "certification.code_certifinfo) FROM certification "
    "WHERE certification.id = formation_certification.certification_id)"
)
# `RNCP123BC01 Préparer`: the code, then the label
_BLOC = (
    "(SELECT concat(bloc_competences.code, ' ', bloc_competences.libelle) FROM bloc_competences "
    "WHERE bloc_competences.code = session_bloc.bloc_code)"
)

ORGANISME = _noun(
    objets.ORGANISME,
    {
        **_socle("organisme", "raison_sociale", "nom_usage", "numero_declaration_activite", "presentation", "urls"),
        "categories": _liste("organisme_categorie.categorie_code", "organisme_categorie", "organisme"),
        "domaines": _versions("formacode", "domaine", "organisme", "formacode_id"),
        "contacts": _contacts("organisme"),
    },
)

ETABLISSEMENT = _noun(
    objets.ETABLISSEMENT,
    {
        **_socle("etablissement", "organisme_id", "siret", "uai", "principal", "adresse_id"),
        "raison_sociale": "(SELECT raison_sociale FROM organisme WHERE organisme.id = etablissement.organisme_id)",
        "organisme": "(SELECT organisme.numero FROM organisme WHERE organisme.id = etablissement.organisme_id)",
        "contacts": _contacts("etablissement"),
    },
)

_DITE = _sql(
    "json_build_array({colonnes})::text",
    colonnes=", ".join(
        references.ELIGIBILITE_CPF.colonnes[nom]
        for nom in ("code_cpf", "debut", "fin", "public", "region", "branches", "liste")
    ),
)
# the periods of all the certifications of a formation as one text (`eligibilite.lire`): today, then a line for each
_ELIGIBILITES = _sql(
    "(SELECT to_char(%(aujourdhui)s::date, 'YYYY-MM-DD') || string_agg(chr(10) || {dite}, '' ORDER BY {ordre}) "
    "FROM {periodes})",
    dite=_DITE,
    ordre=", ".join(tri.expression for tri in eligibilite_cpf.ORDRE),
    periodes=eligibilite_cpf.PERIODES.format(formation="formation.id"),
)

SITE = _noun(objets.SITE, _socle("site", "nom", "siret", "uai", "adresse_id"))

CONTACT = _noun(
    objets.CONTACT,
    _socle("contact", "organisme_id", "type_code", "civilite", "prenom", "nom_famille", "telephones", "courriel"),
)

ADRESSE = _noun(
    references.ADRESSE,
    {
        "cle": "adresse.id",
        **propres("adresse", "denomination", "lignes", "code_postal", "ville", "pays", "latitude", "longitude"),
        "commune": _sql(_COMMUNE, colonne="commune.code"),
        "departement": _sql(_COMMUNE, colonne="commune.departement_code"),
        "region": _sql(_COMMUNE, colonne="departement.region_code"),
        "complement": "adresse.complement",
    },
)

FORMATION = _noun(
    objets.FORMATION,
    {
        **_socle("formation", "proprietaire_id", "intitule", "objectif", "programme", "resultats_attendus"),
        **propres("formation", "certifiante", "objectif_general_code", "parcours", "urls"),
        "niveau_entree": _niveau("niveau_entree"),
        "niveau_sortie": _niveau("niveau_sortie"),
        **_dates_de_fiche("formation"),
        "formacodes": _versions("formacode", "formation_formacode", "formation", "formacode_id"),
        "nsf": _liste("formation_nsf.nsf_code", "formation_nsf", "formation"),
        "romes": _liste("formation_rome.rome_code", "formation_rome", "formation"),
        "certifications": _liste(_CERTIFICATION, "formation_certification", "formation"),
        "contacts": _contacts("formation"),
        "eligibilites": _ELIGIBILITES,
    },
)

ACTION = _noun(
    objets.ACTION,
    {
        **_socle("action", "formation_id", "organisme_id", "etablissement_id"),
        **propres("action", "source"),
        **propres("action", "complement_intitule", "complement_descriptif", "modalite_enseignement", "rythme"),
        **propres("action", "heures_total", "heures_centre", "heures_entreprise", "heures_hebdomadaires"),
        **propres("action", "heures_conventionnees", "duree_indicative"),
        "prix_total_ttc": "action.prix_total_ttc::text",
        "prix_horaire_ttc": "action.prix_horaire_ttc::text",
        **propres("action", "frais_restants", "prise_en_charge_possible", "conditions_prise_en_charge"),
        **propres("action", "conditions_specifiques", "niveau_entree_obligatoire", "conventionnement", "info_publics"),
        **propres("action", "perimetre_recrutement_code", "modalites_recrutement", "modalites_pedagogiques"),
        **propres("action", "modalites_alternance", "langues", "acces_handicapes", "hebergement", "restauration"),
        **propres("action", "transport", "dates_information", "urls"),
        **_dates_de_fiche("action"),
        "publics": _versions("public_vise", "action_public", "action", "public_id"),
        "formateurs": _liste("action_formateur.etablissement_id", "action_formateur", "action"),
        "contacts": _contacts("action"),
    },
)

_DIT = _sql(
    "json_build_array({colonnes}, {publics})::text",
    colonnes=", ".join(f"dispositif.{colonne}" for colonne in Dit._fields[:-1]),
    publics=_versions("public_vise", "dispositif_public", "dispositif", "public_id"),
)
# all the dispositifs of a session as one text (`dit.separer`), sessions having the same ones by the thousand
_DISPOSITIFS = _sql(
    "(SELECT concat(string_agg({numero}, ' ' ORDER BY {rang}), chr(10), string_agg({dit}, chr(10) ORDER BY {rang})) "
    "FROM dispositif WHERE dispositif.session_id = session.id)",
    numero="dispositif.numero",
    dit=_DIT,
    rang="dispositif.rang, dispositif.numero",
)

SESSION = _noun(
    objets.SESSION,
    {
        **_socle("session", "action_id", "adresse_inscription_id", "declaree_perimee"),
        "periode": _periode("session", "debut", "fin"),
        "inscription": _periode("session", "inscription_du", "inscription_au"),
        **propres("session", "entrees_sorties_permanentes", "modalites_inscription", "etat_recrutement"),
        **propres("session", "effectif_minimal", "capacite_simultanee", "capacite_cumulee", "conventionnee", "urls"),
        "passee": "coalesce(session.fin < %(aujourdhui)s, false)",
        **_dates_de_fiche("session"),
        "sites": _liste("session_site.site_id", "session_site", "session"),
        "blocs": _liste(_BLOC, "session_bloc", "session"),
        "contacts": _contacts("session"),
        "dispositifs": _DISPOSITIFS,
    },
)

RECRUTEMENT = _noun(
    objets.RECRUTEMENT,
    {
        **propres("recrutement", "session_id", "modalite_code", "adresse_id", "a_distance"),
        "periode": _periode("recrutement", "debut", "fin"),
        **propres("recrutement", "heure_debut", "heure_fin", "places", "url", "commentaire", "complement"),
    },
)

# which catalogue a document comes from, and the moment of its snapshot
INSTALLATION = Noun(
    nom="InstallationLheo",
    table="installation",
    colonnes={"identifiant": "installation.identifiant", "le": "(now() AT TIME ZONE 'UTC')::text"},
)
