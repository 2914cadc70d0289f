"""The layout of the liste publique: data.gouv's names, Opendatasoft's API names (in small letters), its labels.

They are one layout: whichever file comes, it is the whole list, and what it lacks is absent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from importers.organismes.declaration import Declaration
from importers.organismes.lecture import Cellules, certifie, code_postal
from importers.reception.cellules import obligatoire, texte
from importers.reception.forme import Colonne, Forme

if TYPE_CHECKING:
    from collections.abc import Iterator

    from importers.reception.forme import Reserve

_ADRESSE = "adressePhysiqueOrganismeFormation"
_ETRANGER = "organismeEtrangerRepresente"
_INFORMATIONS = "informationsDeclarees"
_SPECIALITES = f"{_INFORMATIONS}.specialitesDeFormation"
_DE_L_ETRANGER = "Organisme Etranger Représenté"


class Ligne(NamedTuple):
    """The cells of a line, under the names of `COLONNES`."""

    nda: str
    precedents: str
    denomination: str
    siren: str
    siret: str
    voie: str
    code_postal: str
    ville: str
    region: str
    actions_de_formation: str
    bilans_de_competences: str
    vae: str
    apprentissage: str
    etranger_denomination: str
    etranger_voie: str
    etranger_code_postal: str
    etranger_ville: str
    etranger_pays: str
    declaration: str
    exercice_debut: str
    exercice_fin: str
    specialite_1: str
    libelle_1: str
    specialite_2: str
    libelle_2: str
    specialite_3: str
    libelle_3: str
    stagiaires: str
    stagiaires_confies: str
    formateurs: str


# in the order of the cells; what the annuaire and Qualiopi cannot do without is compulsory
COLONNES = (
    Colonne(("numeroDeclarationActivite",)),
    Colonne(("numerosDeclarationActivitePrecedent", "Numéro Déclaration Activité Précédent"), facultative=True),
    Colonne(("denomination",)),
    Colonne(("siren", "Code SIREN")),
    Colonne(("siretEtablissementDeclarant",)),
    Colonne((f"{_ADRESSE}.voie", "Adresse Organisme de Formation"), facultative=True),
    Colonne((f"{_ADRESSE}.codePostal", "Code Postal Organisme de Formation"), facultative=True),
    Colonne((f"{_ADRESSE}.ville", "Ville Organisme de Formation"), facultative=True),
    Colonne((f"{_ADRESSE}.codeRegion", "Code Région Organisme de Formation")),
    Colonne(("certifications.actionsDeFormation", "Actions de formations")),
    Colonne(("certifications.bilansDeCompetences", "Bilans de compétences")),
    Colonne(("certifications.VAE", "VAE")),
    Colonne(("certifications.actionsDeFormationParApprentissage", "Actions de formations par apprentissage")),
    Colonne((f"{_ETRANGER}.denomination", f"Dénomination {_DE_L_ETRANGER}"), facultative=True),
    Colonne((f"{_ETRANGER}.voie", f"Adresse {_DE_L_ETRANGER}"), facultative=True),
    Colonne((f"{_ETRANGER}.codePostal", f"Code Postal {_DE_L_ETRANGER}"), facultative=True),
    Colonne((f"{_ETRANGER}.ville", f"Ville {_DE_L_ETRANGER}"), facultative=True),
    Colonne((f"{_ETRANGER}.pays", f"Pays {_DE_L_ETRANGER}"), facultative=True),
    Colonne((f"{_INFORMATIONS}.dateDerniereDeclaration", "Date dernière déclaration"), facultative=True),
    Colonne((f"{_INFORMATIONS}.debutExercice", "Début d'exercice"), facultative=True),
    Colonne((f"{_INFORMATIONS}.finExercice", "Fin d'exercice"), facultative=True),
    *(
        Colonne((f"{_SPECIALITES}.{nom}{rang}", f"{libelle} {rang}"), facultative=True)
        for rang in (1, 2, 3)
        for nom, libelle in (("codeSpecialite", "Code Spécialité"), ("libelleSpecialite", "Libellé Spécialité"))
    ),
    Colonne((f"{_INFORMATIONS}.nbStagiaires", "Nombre de stagiaires"), facultative=True),
    Colonne(
        (
            f"{_INFORMATIONS}.nbStagiairesConfiesParUnAutreOF",
            "Nombre de stagiaires confiés par un autre Organisme de formation",
        ),
        facultative=True,
    ),
    Colonne((f"{_INFORMATIONS}.effectifFormateurs", "Effectifs de formateurs"), facultative=True),
)


def _etranger(ligne: Ligne) -> tuple[str | None, str | None, str | None, str | None, str | None]:
    """Whom the organisme stands for: nearly always nobody."""
    if not (ligne.etranger_denomination or ligne.etranger_pays or ligne.etranger_voie or ligne.etranger_ville):
        return None, None, texte(ligne.etranger_code_postal), None, None
    return (
        texte(ligne.etranger_denomination),
        texte(ligne.etranger_voie),
        texte(ligne.etranger_code_postal),
        texte(ligne.etranger_ville),
        texte(ligne.etranger_pays),
    )


def _lire(*cases: str) -> Iterator[Declaration | Reserve]:
    ligne, lues = Ligne(*cases), Cellules()
    nda = lues.nda(ligne.nda)
    numeros = lues.numeros(ligne.siren, ligne.siret)
    exercice = lues.exercice(ligne.exercice_debut, ligne.exercice_fin)
    specialites = lues.specialites(
        (
            (ligne.specialite_1, ligne.libelle_1),
            (ligne.specialite_2, ligne.libelle_2),
            (ligne.specialite_3, ligne.libelle_3),
        )
    )
    yield Declaration(
        nda,
        lues.precedents(ligne.precedents, nda) if ligne.precedents else [],
        obligatoire(ligne.denomination, "dénomination"),
        *numeros,
        texte(ligne.voie),
        code_postal(ligne.code_postal),
        texte(ligne.ville),
        lues.region(ligne.region),
        certifie(ligne.actions_de_formation, "actions de formation"),
        certifie(ligne.bilans_de_competences, "bilans de compétences"),
        certifie(ligne.vae, "VAE"),
        certifie(ligne.apprentissage, "apprentissage"),
        *_etranger(ligne),
        lues.jour(ligne.declaration, "dernière déclaration"),
        *exercice,
        *specialites,
        lues.nombre(ligne.stagiaires, "nombre de stagiaires"),
        lues.nombre(ligne.stagiaires_confies, "nombre de stagiaires confiés"),
        lues.nombre(ligne.formateurs, "effectif de formateurs"),
    )
    yield from lues.reserves


LISTE = Forme(
    nom="liste_publique",
    editeur="dgefp",
    colonnes=COLONNES,
    lire=_lire,
    enregistrements=(Declaration,),
)
