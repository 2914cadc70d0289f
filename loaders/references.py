"""The nouns that others publish, with their attributes: thesauri, certifications, territory, coded values."""

from __future__ import annotations

from loaders.noun import Noun, propres
from models.enumerations import Voie

FORMACODE = Noun(
    nom="Formacode",
    table="formacode",
    colonnes={
        "cle": "formacode.id",
        "id": "concat('FC_', formacode.version, '_', formacode.code)",
        **propres("formacode", "version", "code", "libelle", "champ_code", "generique_code"),
        "synonymes": (
            "ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) ="
            " (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle)"
        ),
        **propres("formacode", "note_explicative", "note_application"),
    },
)

ROME = Noun(
    nom="Rome",
    table="rome",
    colonnes={
        "id": "concat('RM_', rome.code)",
        **propres("rome", "code", "libelle"),
        "appellations": (
            "ARRAY(SELECT a.libelle FROM rome_appellation AS a"
            " WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code)"
        ),
    },
)

ACCES = {
    "fi": Voie.FORMATION_INITIALE,
    "ca": Voie.APPRENTISSAGE,
    "cp": Voie.CONTRAT_PROFESSIONNALISATION,
    "fc": Voie.FORMATION_CONTINUE,
    "vae": Voie.VAE,
}


def voies(test: str) -> str:
    """SQL of the ways whose access (0 no, 1 yes, 2 under conditions) passes a test, in the order of the enumeration."""
    unes = (f"CASE WHEN certification.acces_{acces} {test} THEN '{voie}' END" for acces, voie in ACCES.items())
    return f"array_remove(ARRAY[{', '.join(unes)}], NULL)"


# Certif Info's when it gives some, else those of Onisep, else those of the sheet.
CODES_SCOLARITE = (
    "ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM ("
    "SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k "
    "WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL "
    "UNION SELECT f.code, 2 FROM fiche_scolarite AS f "
    "WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s "
    "WHERE s.place = 1 ORDER BY s.code)"
)
CODES_IDEO = (
    "ARRAY(SELECT DISTINCT k.code FROM certification_code AS k "
    "WHERE k.certification_id = certification.id AND k.referentiel = 'IDEO' AND k.absent_depuis IS NULL "
    "ORDER BY k.code)"
)

CERTIFICATION = Noun(
    nom="Certification",
    table="certification",
    colonnes={
        "cle": "certification.id",
        "id": "certification.numero",
        **propres("certification", "fiche_id", "code_certifinfo", "intitule", "type_certification"),
        **propres("certification", "type_diplome_code", "niveau_code"),
        "etat_certification": "certification.etat",
        **propres("certification", "premiere_session", "derniere_session", "absent_depuis"),
        "code_rncp": "(SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP')",
        "code_rs": "(SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS')",
        "debut_enregistrement": "(SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id)",
        "fin_enregistrement": "(SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id)",
        "enregistrement_actif": "(SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id)",
        "urls": "coalesce((SELECT fiche.urls FROM fiche WHERE fiche.id = certification.fiche_id), '{}')",
        "voies": voies("> 0"),
        "voies_sous_conditions": voies("= 2"),
        "acces_individuel": "certification.acces_ind > 0",
        "codes_scolarite": CODES_SCOLARITE,
        "codes_ideo": CODES_IDEO,
    },
)

TYPE_DIPLOME = Noun(nom="TypeDiplome", table="type_diplome", colonnes=propres("type_diplome", "code", "libelle"))

FICHE = Noun(
    nom="Fiche",
    table="fiche",
    colonnes={
        "cle": "fiche.id",
        "id": "concat('FI_', fiche.code)",
        **propres("fiche", "code", "intitule", "sigle"),
        "etat_fiche": "fiche.etat",
        **propres("fiche", "actif", "type_enregistrement", "niveau_code"),
        "debut_enregistrement": "fiche.debut",
        "fin_enregistrement": "fiche.fin",
        "date_decision": "fiche.decision",
        **propres("fiche", "effet", "limite_delivrance", "publication"),
        **propres("fiche", "objectifs", "activites", "capacites", "secteurs", "emplois", "urls"),
    },
)

# As its sheet says, or Certif Info: `certificateur` is what each relation reads under that name.
CERTIFICATEUR = Noun(nom="Certificateur", table="certificateur", colonnes=propres("certificateur", "siret", "nom"))

# The registration runs today: `rules/fiche.py` says why, and a test holds the two together.
FICHE_ACTIVE = (
    "(coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true)"
    " AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))"
)
_CERTIFIE = "(habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif)"
_HABILITE = f"(habilitation.actif AND {FICHE_ACTIVE})"

HABILITATION = Noun(
    nom="Habilitation",
    table="habilitation",
    colonnes={
        **propres("habilitation", "siret", "nom"),
        "certificateur": "habilitation.genre = 'CERTIFICATEUR'",
        "genre": "nullif(habilitation.genre, 'CERTIFICATEUR')",
        "etat": "habilitation.etat",
        "peut_former": f"({_CERTIFIE} OR {_HABILITE} AND habilitation.genre IN ('FORMER', 'ORGA_FORM'))",
        "peut_organiser": f"({_CERTIFIE} OR {_HABILITE} AND habilitation.genre IN ('ORGANISER', 'ORGA_FORM'))",
        "active": f"({_CERTIFIE} OR {_HABILITE})",
        "debut": "habilitation.debut",
    },
)

# One that its source dropped ended the day before, whatever end it announced.
ELIGIBILITE_CPF = Noun(
    nom="EligibiliteCpf",
    table="eligibilite_cpf",
    colonnes={
        **propres("eligibilite_cpf", "code_cpf", "debut"),
        "fin": "least(eligibilite_cpf.fin, eligibilite_cpf.absent_depuis - 1)",
        "public": "eligibilite_cpf.public",
        "region": "eligibilite_cpf.region_code",
        **propres("eligibilite_cpf", "branches", "liste", "source"),
    },
)

COMMUNE = Noun(
    nom="Commune",
    table="commune",
    colonnes={
        "cle": "commune.id",
        "id": "concat('CM_', commune.code)",
        **propres("commune", "code", "libelle", "codes_postaux", "departement_code", "latitude", "longitude"),
    },
)

ADRESSE = Noun(
    nom="Adresse",
    table="adresse",
    colonnes={
        **propres("adresse", "commune_id", "denomination"),
        "lignes": "coalesce(adresse.lignes, '{}')",
        **propres("adresse", "code_postal", "ville", "pays", "latitude", "longitude"),
    },
)

IDENTIFIANT_EXTERNE = Noun(
    nom="IdentifiantExterne",
    table="identifiant_externe",
    colonnes=propres("identifiant_externe", "source", "cle"),
)


def valeur_codee(nom: str, table: str, *autres: str) -> Noun:
    """A small list of codes and labels."""
    return Noun(nom=nom, table=table, colonnes=propres(table, "code", "libelle", *autres))


FINANCEUR = valeur_codee("Financeur", "financeur")
TYPE_DISPOSITIF = valeur_codee("TypeDispositif", "type_dispositif", "voie")
PUBLIC = valeur_codee("Public", "public_vise", "version")
CHAMP_SEMANTIQUE = valeur_codee("ChampSemantique", "champ_semantique")
NIVEAU = valeur_codee("Niveau", "niveau", "code_lheo")
TYPE_CONTACT = valeur_codee("TypeContact", "type_contact")
CATEGORIE_ORGANISME = valeur_codee("CategorieOrganisme", "categorie_organisme")
OBJECTIF_GENERAL = valeur_codee("ObjectifGeneral", "objectif_general")
PERIMETRE_RECRUTEMENT = valeur_codee("PerimetreRecrutement", "perimetre_recrutement")
MODALITE_RECRUTEMENT = valeur_codee("ModaliteRecrutement", "modalite_recrutement")
NSF = valeur_codee("Nsf", "nsf")
BLOC_COMPETENCES = valeur_codee("BlocCompetences", "bloc_competences", "competences", "modalites_evaluation")
DEPARTEMENT = valeur_codee("Departement", "departement", "region_code")
REGION = valeur_codee("Region", "region")
