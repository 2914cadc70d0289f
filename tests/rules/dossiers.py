"""A session that no rule finds anything to say about, and what is around it: each case changes something of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from models.enumerations import (
    CategorieQualiopi,
    ModaliteEnseignement,
    Precision,
    Source,
    Statut,
    TypeCertification,
)
from rules.dossier import (
    Action,
    Adresse,
    Certification,
    Contact,
    Declaration,
    Derogation,
    Dispositif,
    Dossier,
    Etablissement,
    Fiche,
    Formation,
    MotCle,
    Organisme,
    PeriodeCpf,
    Qualite,
    Session,
    Site,
)
from rules.parametres import Parametres
from rules.regle import Anomalie, Moment
from rules.verification import verifier

AUJOURD_HUI = date(2026, 11, 30)
ICI = Parametres("52")
SIRET, SIREN, NDA = "90000001900019", "900000019", "52530000153"

MAYENNE = Adresse(
    lignes=("1 rue des Tilleuls",),
    code_postal="53100",
    ville="Mayenne",
    commune="53147",
    commune_libelle="Mayenne",
    codes_postaux=("53100",),
    departement="53",
    region="52",
    latitude=48.3,
    longitude=-0.61,
    commune_latitude=48.3,
    commune_longitude=-0.6167,
)
RENNES = Adresse(
    code_postal="35000", ville="Rennes", commune="35238", commune_libelle="Rennes", departement="35", region="53"
)
BOIS = MotCle(code="45502", version=14, libelle="Ébénisterie")
ANCIEN = MotCle(code="45502", version=13, libelle="Ébénisterie", courant=False)
SALARIE, DEMANDEUR = MotCle(code="82044", version=14, libelle="Salarié"), MotCle(code="80006", version=14, libelle="DE")
CONTACT = Contact(id=5, numero="CT_5", organisme_id=1, telephones=("02 43 00 00 00",), courriel="contact@bois.example")
DEROGATION = Derogation(motif="Plateau technique unique", debut=date(2026, 1, 1), fin=date(2026, 12, 31))

ORGANISME = Organisme(
    id=1,
    numero="OR_1",
    raison_sociale="Auboisveillant",
    siren=SIREN,
    numero_declaration_activite=NDA,
    domaines=(BOIS,),
    contacts=(CONTACT,),
    qualiopi=(Qualite(categorie=CategorieQualiopi.ACTIONS_DE_FORMATION),),
    declaration=Declaration(siren=SIREN),
    liste_recue=True,
)
ETABLISSEMENT = Etablissement(
    id=2,
    numero="ET_2",
    organisme_id=1,
    organisme_siren=SIREN,
    siret=SIRET,
    nom="Auboisveillant",
    adresse=MAYENNE,
    sites_principaux=("SI_3",),
)
SITE = Site(
    id=3,
    numero="SI_3",
    statut=Statut.VALIDEE,
    organisme_id=1,
    etablissement_id=2,
    nom="Atelier de Mayenne",
    principal=True,
    adresse=MAYENNE,
)
FICHE = Fiche(id=9, code="RNCP37387", actif=True, debut=date(2023, 3, 1), fin=date(2028, 2, 29), decrite=True)
CAP = Certification(
    numero="CE_1",
    code_certifinfo="28229",
    intitule="CAP ébéniste",
    type_certification=TypeCertification.RNCP_SUR_DEMANDE,
    etat="PUBLIEE",
    acces_ca=1,
)
FORMATION = Formation(
    id=4,
    numero="FO_4",
    proprietaire_id=1,
    intitule="Cap ébéniste",
    objectif="Fabriquer des meubles à l'unité ou en petite série.",
    programme="Dessin, technologie, travail en atelier, finition.",
    resultats_attendus="Obtenir le certificat d'aptitude professionnelle.",
    niveau_entree_code="2",
    formacodes=(BOIS,),
    contacts=(CONTACT,),
    cpf_recu=True,
)
ACTION = Action(
    id=6,
    numero="AC_6",
    organisme=ORGANISME,
    etablissement=ETABLISSEMENT,
    formation=FORMATION,
    modalite_enseignement=ModaliteEnseignement.PRESENTIEL,
    rythme="Temps plein",
    heures_total=840,
    heures_centre=560,
    heures_entreprise=280,
    prix_total_ttc=Decimal(5586),
    conditions_specifiques="Aucune",
)
OPCO = Dispositif(type_code="OPCO", type_libelle="Financement privé OPCO", financeur_code="16", publics=(SALARIE,))
PRF = Dispositif(type_code="PRF", type_libelle="Programme régional", conventionne=True, publics=(DEMANDEUR,))
CPF = Dispositif(type_code="CPF", type_libelle="Compte personnel de formation", publics=(SALARIE,))
SESSION = Session(
    id=7,
    numero="SE_7",
    action=ACTION,
    debut=date(2027, 9, 27),
    debut_precision=Precision.JOUR,
    fin=date(2028, 6, 13),
    fin_precision=Precision.JOUR,
    sites=(SITE,),
    dispositifs=(OPCO,),
)
PERIODE = PeriodeCpf(debut=date(2027, 1, 1), fin=date(2027, 12, 31))


def organisme(**valeurs: Any) -> Organisme:
    return replace(ORGANISME, **valeurs)


def etablissement(**valeurs: Any) -> Etablissement:
    return replace(ETABLISSEMENT, **valeurs)


def site(**valeurs: Any) -> Site:
    return replace(SITE, **valeurs)


def formation(**valeurs: Any) -> Formation:
    return replace(FORMATION, **valeurs)


def action(**valeurs: Any) -> Action:
    return replace(ACTION, **valeurs)


def session(**valeurs: Any) -> Session:
    return replace(SESSION, **valeurs)


def de_certification(**valeurs: Any) -> Session:
    """A session of an action that leads to a certification of which these facts are known."""
    return session(action=action(formation=formation(certifications=(replace(CAP, **valeurs),))))


def anomalies(
    dossier: Dossier, moment: Moment = Moment.SOUMISSION, qui: Source | None = Source.SAISIE
) -> list[Anomalie]:
    return verifier(dossier, moment, AUJOURD_HUI, ICI, qui)


def codes(dossier: Dossier, moment: Moment = Moment.SOUMISSION, qui: Source | None = Source.SAISIE) -> list[str]:
    return [anomalie.code for anomalie in anomalies(dossier, moment, qui)]


def chemins(dossier: Dossier, code: str) -> list[str]:
    """Where a rule finds something."""
    return [".".join(anomalie.champ) for anomalie in anomalies(dossier) if anomalie.code == code]
