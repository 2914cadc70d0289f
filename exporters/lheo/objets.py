"""What an export reads of each noun: the columns that Lhéo writes, dates and codes already in its words.

The nouns are those of the API (`loaders.objets`), so that what the public may not see does not go out either.
"""

from __future__ import annotations

from dataclasses import replace

from loaders import objets, references
from loaders.noun import Noun, propres


def _noun(noun: Noun, colonnes: dict[str, str]) -> Noun:
    return replace(noun, nom=f"{noun.nom}Lheo", colonnes=colonnes)


def _socle(table: str, *noms: str) -> dict[str, str]:
    return {"cle": f"{table}.id", **propres(table, "numero", *noms, "complement")}


def _dates_de_fiche(table: str) -> dict[str, str]:
    """The day in Paris, and the exact moment where it is not midnight there."""
    colonnes = {}
    for nom, colonne in (("creation", "cree_le"), ("modification", "modifie_le")):
        paris = f"({table}.{colonne} AT TIME ZONE 'Europe/Paris')"
        exact = f"""to_char({table}.{colonne} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')"""
        colonnes[f"jour_{nom}"] = f"to_char({paris}, 'YYYYMMDD')"
        colonnes[f"instant_{nom}"] = f"CASE WHEN {paris}::time <> '00:00' THEN {exact} END"
    return colonnes


def _date(colonne: str) -> str:
    """`AAAAMMJJ`, `AAAAMM00` or `AAAA0000`; null when unknown."""
    motifs = """WHEN 'JOUR' THEN 'YYYYMMDD' WHEN 'MOIS' THEN 'YYYYMM"00"' WHEN 'ANNEE' THEN 'YYYY"0000"'"""
    return f"to_char({colonne}, CASE {colonne}_precision {motifs} END)"


def _periode(table: str, debut: str, fin: str) -> dict[str, str]:
    return {debut: _date(f"{table}.{debut}"), fin: _date(f"{table}.{fin}")}


def _liste(valeur: str, liens: str, parent: str, jointure: str = "") -> str:
    """The values that an object carries by rank, as one array."""
    table = f"{liens} {jointure}".strip()
    return f"ARRAY(SELECT {valeur} FROM {table} WHERE {liens}.{parent}_id = {parent}.id ORDER BY {liens}.rang)"


def _versions(table: str, liens: str, parent: str, cle: str) -> str:
    """Codes of a versioned list, `14 80006`."""
    jointure = f"JOIN {table} ON {table}.id = {liens}.{cle}"
    return _liste(f"concat({table}.version, ' ', {table}.code)", liens, parent, jointure)


def _contacts(parent: str) -> str:
    return _liste(f"{parent}_contact.contact_id", f"{parent}_contact", parent)


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

SITE = _noun(objets.SITE, _socle("site", "nom", "siret", "uai", "adresse_id"))

CONTACT = _noun(
    objets.CONTACT,
    _socle("contact", "organisme_id", "type_code", "civilite", "prenom", "nom_famille", "telephones", "courriel"),
)

_COMMUNE = "(SELECT {} FROM commune JOIN departement ON departement.code = commune.departement_code WHERE commune.id = adresse.commune_id)"
ADRESSE = _noun(
    references.ADRESSE,
    {
        "cle": "adresse.id",
        **propres("adresse", "denomination", "lignes", "code_postal", "ville", "pays", "latitude", "longitude"),
        "commune": _COMMUNE.format("commune.code"),
        "departement": _COMMUNE.format("commune.departement_code"),
        "region": _COMMUNE.format("departement.region_code"),
        "complement": "adresse.complement",
    },
)

FORMATION = _noun(
    objets.FORMATION,
    {
        **_socle("formation", "proprietaire_id", "intitule", "objectif", "programme", "resultats_attendus"),
        **propres("formation", "certifiante", "objectif_general_code", "parcours", "urls"),
        **propres("formation", "niveau_entree_code", "niveau_sortie_code", "niveau_entree_lheo", "niveau_sortie_lheo"),
        **_dates_de_fiche("formation"),
        "formacodes": _versions("formacode", "formation_formacode", "formation", "formacode_id"),
        "nsf": _liste("formation_nsf.nsf_code", "formation_nsf", "formation"),
        "romes": _liste("formation_rome.rome_code", "formation_rome", "formation"),
        "certifications": _liste(
            "concat_ws(' ', coalesce(fiche.code, '-'), certification.code_certifinfo)",
            "formation_certification",
            "formation",
            "JOIN certification ON certification.id = formation_certification.certification_id "
            "LEFT JOIN fiche ON fiche.id = certification.fiche_id",
        ),
        "contacts": _contacts("formation"),
    },
)

ACTION = _noun(
    objets.ACTION,
    {
        **_socle("action", "formation_id", "organisme_id", "etablissement_id"),
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

SESSION = _noun(
    objets.SESSION,
    {
        **_socle("session", "action_id", "adresse_inscription_id", "declaree_perimee"),
        **_periode("session", "debut", "fin"),
        **_periode("session", "inscription_du", "inscription_au"),
        **propres("session", "entrees_sorties_permanentes", "modalites_inscription", "etat_recrutement"),
        **propres("session", "effectif_minimal", "capacite_simultanee", "capacite_cumulee", "conventionnee", "urls"),
        "passee": "coalesce(session.fin < %(aujourdhui)s, false)",
        **_dates_de_fiche("session"),
        "sites": _liste("session_site.site_id", "session_site", "session"),
        "blocs": _liste("session_bloc.bloc_code", "session_bloc", "session"),
        "contacts": _contacts("session"),
    },
)

DISPOSITIF = _noun(
    objets.DISPOSITIF,
    {
        **propres("dispositif", "numero", "session_id", "type_code", "financeur_code", "programme", "places_financees"),
        **propres("dispositif", "reference_marche", "conventionne", "intention_embauche", "complement"),
        "publics": _versions("public_vise", "dispositif_public", "dispositif", "public_id"),
    },
)

RECRUTEMENT = _noun(
    objets.RECRUTEMENT,
    {
        **propres("recrutement", "session_id", "modalite_code", "adresse_id", "a_distance"),
        **_periode("recrutement", "debut", "fin"),
        **propres("recrutement", "heure_debut", "heure_fin", "places", "url", "commentaire", "complement"),
    },
)
