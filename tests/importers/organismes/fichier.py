"""Files of the liste publique that a test writes: lines of invented organismes, under the names of each layout."""

from __future__ import annotations

from stdnum import luhn

A, E, D = "adressePhysiqueOrganismeFormation", "organismeEtrangerRepresente", "informationsDeclarees"
S = f"{D}.specialitesDeFormation"
# the columns of data.gouv.fr, and what `ligne` calls them
NOMS = {
    "nda": "numeroDeclarationActivite",
    "precedents": "numerosDeclarationActivitePrecedent",
    "denomination": "denomination",
    "siren": "siren",
    "siret": "siretEtablissementDeclarant",
    "voie": f"{A}.voie",
    "code_postal": f"{A}.codePostal",
    "ville": f"{A}.ville",
    "region": f"{A}.codeRegion",
    "formation": "certifications.actionsDeFormation",
    "bilan": "certifications.bilansDeCompetences",
    "vae": "certifications.VAE",
    "apprentissage": "certifications.actionsDeFormationParApprentissage",
    "etranger": f"{E}.denomination",
    "etranger_voie": f"{E}.voie",
    "etranger_code_postal": f"{E}.codePostal",
    "etranger_ville": f"{E}.ville",
    "etranger_pays": f"{E}.pays",
    "declaration": f"{D}.dateDerniereDeclaration",
    "debut": f"{D}.debutExercice",
    "fin": f"{D}.finExercice",
    "code1": f"{S}.codeSpecialite1",
    "libelle1": f"{S}.libelleSpecialite1",
    "code2": f"{S}.codeSpecialite2",
    "libelle2": f"{S}.libelleSpecialite2",
    "code3": f"{S}.codeSpecialite3",
    "libelle3": f"{S}.libelleSpecialite3",
    "stagiaires": f"{D}.nbStagiaires",
    "confies": f"{D}.nbStagiairesConfiesParUnAutreOF",
    "formateurs": f"{D}.effectifFormateurs",
}
# those of Opendatasoft's labels
ETIQUETTES = (
    "Numéro Déclaration Activité;Numéro Déclaration Activité Précédent;denomination;Code SIREN;"
    "Siret Etablissement Déclarant;Adresse Organisme de Formation;Code Postal Organisme de Formation;"
    "Ville Organisme de Formation;Code Région Organisme de Formation;Actions de formations;Bilans de compétences;VAE;"
    "Actions de formations par apprentissage;Dénomination Organisme Etranger Représenté;"
    "Adresse Organisme Etranger Représenté;Code Postal Organisme Etranger Représenté;"
    "Ville Organisme Etranger Représenté;Pays Organisme Etranger Représenté;Date dernière déclaration;"
    "Début d'exercice;Fin d'exercice;Code Spécialité 1;Libellé Spécialité 1;Code Spécialité 2;Libellé Spécialité 2;"
    "Code Spécialité 3;Libellé Spécialité 3;Nombre de stagiaires;"
    "Nombre de stagiaires confiés par un autre Organisme de formation;Effectifs de formateurs"
)


def siren(rang: int) -> str:
    """An invented one."""
    corps = f"999{rang:05}"
    return corps + luhn.calc_check_digit(corps)


def siret(rang: int, etablissement: int = 1) -> str:
    """One of its établissements."""
    corps = f"{siren(rang)}{etablissement:04}"
    return corps + luhn.calc_check_digit(corps)


def nda(rang: int) -> str:
    """An invented one of the region."""
    return f"5244{rang:05}44"


def ligne(rang: int = 1, **cellules: str) -> dict[str, str]:
    """A declaration of the region, certified for nothing."""
    ordinaire = {
        "nda": nda(rang),
        "denomination": f"Atelier {rang}",
        "siren": siren(rang),
        "siret": siret(rang),
        "voie": "3 RUE DU LAVOIR",
        "code_postal": "44000",
        "ville": "NANTES",
        "region": "52",
        "declaration": "18/05/2026",
    }
    return {nom: (ordinaire | cellules).get(nom, "") for nom in NOMS}


def liste(*lignes: dict[str, str], entete: str | None = None, de_plus: str = ";") -> str:
    """A file, with the separator that data.gouv.fr has at the end of its lines."""
    noms = entete or ";".join(NOMS.values())
    return "".join(
        f"{texte}{de_plus}\n"
        for texte in (noms, *(";".join(f'"{c}"' if c else "" for c in dit.values()) for dit in lignes))
    )
