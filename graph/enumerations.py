"""Closed lists as GraphQL enums: the names of models/enumerations.py, each described by its French label."""

from typing import Any

import strawberry

from loaders.formation import FormationTri
from loaders.nomenclature import NomNomenclature
from loaders.organisme import OrganismeTri
from loaders.session import SessionTri
from models.autosaisie import Decision, Droit, EtatSoumission, Role, TypeDemande
from models.choix import Axe, FormatExport, OffreTri, Profil
from models.enumerations import (
    CategorieQualiopi,
    CorrespondanceHabilitation,
    DecisionDoublon,
    Enumeration,
    EtatCertification,
    EtatFiche,
    EtatHabilitation,
    EtatRecrutement,
    Geste,
    ModaliteEnseignement,
    NiveauAnomalie,
    PublicCpf,
    QualiteHabilitation,
    ReponseHabilitation,
    Source,
    Statut,
    TypeCertification,
    TypeEnregistrement,
    TypeHabilitation,
    TypeObjet,
    TypeParcours,
    Voie,
)
from models.suggestion import TypeSuggestion

DESCRIPTIONS: dict[type[Enumeration], str] = {
    Statut: "Où en est un objet dans le circuit de validation. PERIMEE se déduit des dates.",
    Source: "D'où vient un objet ou un fait. IDEO est sous licence ODbL : voir `Catalogue.attributions`.",
    Voie: "Par quelle voie on se forme.",
    ModaliteEnseignement: "Où l'on apprend.",
    EtatRecrutement: "Si l'on peut encore s'inscrire.",
    NomNomenclature: "Les listes que l'on peut demander.",
    TypeParcours: "Comment une formation se suit.",
    TypeCertification: "Les cinq sortes de certification.",
    EtatCertification: "Si Certif Info publie une certification.",
    Geste: "Ce que l'on fait d'un objet du catalogue.",
    NiveauAnomalie: "Le poids d'une anomalie.",
    PublicCpf: "Qui peut payer une formation avec son compte personnel de formation.",
    EtatFiche: "Où en est une fiche chez France compétences.",
    TypeEnregistrement: "Comment une certification est entrée au RNCP ou au RS.",
    TypeHabilitation: "Ce qu'un certificateur permet à un partenaire.",
    EtatHabilitation: "Si une habilitation a cours.",
    ReponseHabilitation: "Si un organisme peut former à une certification.",
    CorrespondanceHabilitation: "Comment l'organisme a été reconnu ; un même SIREN prouve moins qu'un même SIRET.",
    CategorieQualiopi: "Les quatre catégories de la certification Qualiopi.",
    Profil: "Qui cherche une offre.",
    Axe: "Ce selon quoi on compte les offres.",
    FormatExport: "Sous quelle forme emporter ce qui est trouvé.",
    OffreTri: "Dans quel ordre donner ce qui est trouvé.",
    QualiteHabilitation: "À quel titre un organisme peut former.",
    TypeObjet: "Les sortes d'objets du catalogue.",
    SessionTri: "Les ordres d'une liste de sessions.",
    FormationTri: "Les ordres d'une liste de formations.",
    OrganismeTri: "Les ordres d'une liste d'organismes.",
    Role: "Ce qu'est un compte.",
    EtatSoumission: "Où en est une soumission.",
    Droit: "Ce qu'un compte peut faire pour un organisme ; chaque droit comprend les précédents.",
    TypeDemande: "Ce qu'un organisme peut demander au Carif.",
    Decision: "Ce que le Carif répond à une demande.",
    DecisionDoublon: "Ce que le Carif dit de deux sessions qui se ressemblent.",
    TypeSuggestion: "Ce que l'autocomplétion propose ; chacun dit quel champ d'`OffreFiltre` prend sa valeur.",
}


def publier(liste: type[Enumeration], description: str) -> None:
    """Make the list a GraphQL enum whose values are described by their labels."""
    publiee: Any = strawberry.enum(liste, description=description)
    for membre, valeur in zip(liste, publiee.__strawberry_definition__.values, strict=True):
        valeur.description = membre.libelle


for _liste, _description in DESCRIPTIONS.items():
    publier(_liste, _description)
