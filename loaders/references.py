"""The nouns that others publish, with their attributes: thesauri, certifications, territory, coded values."""

from __future__ import annotations

from loaders.noun import Noun, propres

FORMACODE = Noun(
    nom="Formacode",
    table="formacode",
    colonnes={
        "cle": "formacode.id",
        "id": "concat('FC_', formacode.version, '_', formacode.code)",
        **propres("formacode", "version", "code", "libelle"),
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

CERTIFICATION = Noun(
    nom="Certification",
    table="certification",
    colonnes={
        "cle": "certification.id",
        "id": "certification.numero",
        **propres("certification", "fiche_id", "code_certifinfo", "intitule"),
        "code_rncp": "(SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP')",
        "code_rs": "(SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS')",
    },
)

FICHE = Noun(
    nom="Fiche",
    table="fiche",
    colonnes={
        "cle": "fiche.id",
        "id": "concat('FI_', fiche.code)",
        **propres("fiche", "code", "intitule", "sigle", "etat", "actif", "type_enregistrement", "niveau_code"),
        "debut_enregistrement": "fiche.debut",
        "fin_enregistrement": "fiche.fin",
        **propres("fiche", "decision", "effet", "limite_delivrance", "publication"),
        **propres("fiche", "objectifs", "activites", "capacites", "secteurs", "emplois"),
    },
)

CERTIFICATEUR = Noun(
    nom="Certificateur",
    table="fiche_certificateur",
    colonnes=propres("fiche_certificateur", "siret", "nom"),
)

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
