"""Certifications."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import strawberry
from strawberry import Info

from graph.certificateur import Certificateur
from graph.champs import calcule, champ, contexte, liste, lit, page_d_offres, un
from graph.connexion import Connection
from graph.eligibilite_cpf import EligibiliteCpf, certification_eligible, eligibilites_de_certification
from graph.fiche import Fiche
from graph.formacode import Formacode
from graph.habilitation import Habilitation, page_d_habilitations
from graph.listes import BlocCompetences, Niveau, Nsf, TypeDiplome
from graph.noeud import Node
from graph.rome import Rome
from loaders.certificateur import certificateurs_par_certification, certificateurs_valideurs_par_certification
from loaders.certification import (
    certifications_finales_par_certification,
    certifications_remplacees_par_certification,
    certifications_suivantes_par_certification,
)
from loaders.fiche import fiche_par_certification
from loaders.formacode import formacodes_par_certification
from loaders.formation import formations_par_certification
from loaders.habilitation import habilitations_par_certification
from loaders.listes import blocs_par_certification, niveau_par_code, nsf_par_certification, type_diplome_par_code
from loaders.rome import romes_par_certification
from models.enumerations import EtatCertification, TypeCertification, Voie
from rules.certification import Validite, active
from rules.fiche import Enregistrement

if TYPE_CHECKING:
    from graph.formation import Formation

Jour = Annotated[date | None, strawberry.argument(description="Le jour voulu ; aujourd'hui par défaut.")]


ENREGISTREMENT = ("enregistrement_actif", "debut_enregistrement", "fin_enregistrement")


@lit("etat_certification", "premiere_session", "derniere_session", "absent_depuis", *ENREGISTREMENT)
def _active(self: Any, info: Info, le: Jour = None) -> bool:
    aujourdhui = contexte(info).regard.aujourdhui
    fiche = Enregistrement(self.enregistrement_actif, self.debut_enregistrement, self.fin_enregistrement)
    validite = Validite(
        self.etat_certification, self.premiere_session, self.derniere_session, self.absent_depuis, fiche
    )
    return active(validite, le or aujourdhui, aujourdhui)


@lit("fiche_id")
async def _objectif(self: Any, info: Info) -> str | None:
    """Read with the sheet, once for both fields: a long text that few ask for."""
    if self.fiche_id is None:
        return None
    fiche = await contexte(info).charger(fiche_par_certification, self.fiche_id)
    objectifs: str | None = fiche.objectifs
    return objectifs


@strawberry.type(description="Une certification : un diplôme, un titre, une habilitation.")
class Certification(Node):
    """One per Certif Info code, or per sheet that no code names."""

    code_certifinfo: str | None = champ("Code Certif Info.")
    code_rncp: str | None = champ("Code de la fiche RNCP : `RNCP37948`.")
    code_rs: str | None = champ("Code de la fiche du répertoire spécifique : `RS5130`.")
    codes_scolarite: list[str] = champ("Codes scolarité (CFD) de l'Éducation nationale.")
    codes_ideo: list[str] = champ("Formations d'Idéo (Onisep) : `FOR.3651`.")
    intitule: str = champ("Intitulé ; le code tant que sa source n'est pas chargée.")
    type_certification: TypeCertification | None = champ("Sorte de certification, parmi cinq.")
    type_diplome: TypeDiplome | None = un(type_diplome_par_code, "Type de diplôme.", par="type_diplome_code")
    niveau: Niveau | None = un(niveau_par_code, "Niveau de qualification.", par="niveau_code")
    objectif: str | None = calcule(_objectif, "Objectifs et contexte, en texte simple, tels que sa fiche les dit.")
    etat_certification: EtatCertification | None = champ("État dans Certif Info ; absent quand il n'en parle pas.")
    active: bool = calcule(
        _active,
        (
            "Vrai quand la certification se prépare encore ce jour-là : publiée, dans les années de ses sessions,"
            " sa fiche active. Ce que les sources ne disent pas ne l'empêche pas."
        ),
    )
    premiere_session: int | None = champ("Année de la première session.")
    derniere_session: int | None = champ("Année de la dernière session ; absente quand elle n'est pas fixée.")
    debut_enregistrement: date | None = champ("Premier jour d'enregistrement de la fiche.")
    fin_enregistrement: date | None = champ("Dernier jour d'enregistrement de la fiche.")
    enregistrement_actif: bool | None = champ(
        "Si l'enregistrement de la fiche courait le jour de l'export ; absent quand il ne le dit pas."
    )
    absent_depuis: date | None = champ("Jour où Certif Info a cessé de publier la certification.")
    voies: list[Voie] = champ("Voies par lesquelles on y accède, sous conditions ou non.")
    voies_sous_conditions: list[Voie] = champ("Celles de ces voies qui sont ouvertes sous conditions.")
    acces_individuel: bool | None = champ("Vrai quand on peut se présenter en candidat individuel.")
    fiche_repertoire: Fiche | None = un(
        fiche_par_certification, "Fiche du RNCP ou du RS ; absente quand il n'y en a pas."
    )
    certificateurs: list[Certificateur] = liste(
        certificateurs_par_certification, "Qui délivre la certification : ce qu'en dit sa fiche, sinon Certif Info."
    )
    valideurs: list[Certificateur] = liste(
        certificateurs_valideurs_par_certification, "Qui la valide, selon Certif Info."
    )
    habilitations: Connection[Habilitation] = page_d_habilitations(
        habilitations_par_certification, "Qui peut y former ou l'évaluer : les certificateurs, puis les partenaires."
    )
    predecesseurs: list[Annotated["Certification", strawberry.lazy("graph.certification")]] = liste(
        certifications_remplacees_par_certification, "Certifications que celle-ci remplace directement."
    )
    successeurs: list[Annotated["Certification", strawberry.lazy("graph.certification")]] = liste(
        certifications_suivantes_par_certification, "Certifications qui remplacent directement celle-ci."
    )
    remplacee_par: list[Annotated["Certification", strawberry.lazy("graph.certification")]] = liste(
        certifications_finales_par_certification,
        "Au bout de la suite des remplacements : celles qu'aucune autre ne remplace.",
    )
    formacodes: list[Formacode] = liste(
        formacodes_par_certification, "Domaines, le principal d'abord : selon Certif Info, sinon sa fiche."
    )
    romes: list[Rome] = liste(
        romes_par_certification, "Métiers auxquels elle mène : selon Certif Info, sinon sa fiche."
    )
    nsf: list[Nsf] = liste(nsf_par_certification, "Spécialités NSF : selon Certif Info, sinon sa fiche.")
    blocs_competences: list[BlocCompetences] = liste(blocs_par_certification, "Blocs de compétences, par code.")
    urls: list[str] = champ("Pages web qui la décrivent, selon sa fiche.")
    eligible_cpf: bool = calcule(
        certification_eligible, "Vrai quand le CPF peut payer cette certification ce jour-là, en France ou en région."
    )
    eligibilites_cpf: list[EligibiliteCpf] = calcule(
        eligibilites_de_certification, "Périodes d'éligibilité au CPF qui courent ce jour-là, de toutes les régions."
    )
    formations: Connection[Annotated["Formation", strawberry.lazy("graph.formation")]] = page_d_offres(
        formations_par_certification, "Formations qui préparent cette certification."
    )
