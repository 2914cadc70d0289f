"""The filter of offers: one vocabulary wherever offers are searched, listed, counted or exported."""

from datetime import date, datetime
from typing import Any

import strawberry

from graph import enumerations  # noqa: F401  publishes the enums before fields name them
from graph.intervalle_filtre import IntervalleFiltre
from graph.lieu_filtre import LieuFiltre
from graph.periode_filtre import PeriodeFiltre
from models.choix import Profil
from models.enumerations import (
    CategorieQualiopi,
    ModaliteEnseignement,
    Source,
    Statut,
    TypeCertification,
    Voie,
)


def _critere(description: str) -> Any:
    return strawberry.field(default=None, description=description)


@strawberry.input(
    description=(
        "Ce que doit être une offre : les valeurs d'une liste sont des « ou », les champs des « et ». Une action ou une"
        " formation convient quand l'une de ses sessions convient en tout."
    )
)
class OffreFiltre:
    """Fields by what they bear on: the formation, the action, the session, its dispositifs, the organisme."""

    formacodes: list[str] | None = _critere(
        "Mots-clés du Formacode, avec ceux qu'ils contiennent ; un mot-clé d'une version passée est suivi."
    )
    champs: list[str] | None = _critere("Champs sémantiques du Formacode : trois chiffres.")
    codes_certifinfo: list[str] | None = _critere("Codes Certif Info des certifications préparées.")
    codes_rncp: list[str] | None = _critere("Fiches du RNCP des certifications préparées : `RNCP37948`.")
    codes_rs: list[str] | None = _critere("Fiches du répertoire spécifique des certifications préparées : `RS5440`.")
    codes_rome: list[str] | None = _critere("Métiers préparés, par leur code ROME.")
    codes_nsf: list[str] | None = _critere("Spécialités de formation, par leur code NSF.")
    types_certification: list[TypeCertification] | None = _critere("Sortes de certification préparées.")
    certifiante: bool | None = _critere("Vrai : mène à une certification.")
    eligible_cpf: bool | None = _critere("Vrai : le CPF peut payer la session, comme `Session.eligibleCpf` le dit.")
    niveaux_entree: list[str] | None = _critere("Niveaux demandés à l'entrée (échelle de 2019).")
    niveaux_sortie: list[str] | None = _critere("Niveaux à la sortie (échelle de 2019).")
    modalites: list[ModaliteEnseignement] | None = _critere("Modalités d'enseignement.")
    entrees_sorties_permanentes: bool | None = _critere("Vrai : on entre et sort à tout moment.")
    heures_hebdomadaires: IntervalleFiltre | None = _critere("Heures par semaine : temps plein, temps partiel.")
    departements: list[str] | None = _critere("Départements d'un lieu de la session, par leur code Insee.")
    communes: list[str] | None = _critere("Communes d'un lieu de la session, par leur code Insee.")
    lieu: LieuFiltre | None = _critere("Où se trouve un lieu de la session.")
    debut: PeriodeFiltre | None = _critere(
        "Quand la session commence ; une date connue au mois convient quand son mois touche la période."
    )
    mois_debut: list[str] | None = _critere("Mois où la session commence : `2027-09`.")
    inscriptions_ouvertes_le: date | None = _critere(
        "Jour où l'on peut s'inscrire ; ce qui n'est pas dit ne l'empêche pas."
    )
    places_ouvertes: bool | None = _critere("Vrai : la source dit le recrutement ouvert ; faux : fermé ou suspendu.")
    entree_possible: bool | None = _critere("Sessions où l'on peut encore entrer, ou celles où l'on ne le peut plus.")
    types_dispositif: list[str] | None = _critere(
        "Types de dispositif. Ce qui est demandé des dispositifs à la fois (type, financeur, programme, public, voie,"
        " profil) l'est d'un même dispositif."
    )
    financeurs: list[str] | None = _critere("Financeurs d'un dispositif, par leur code.")
    programmes: list[str] | None = _critere("Programmes d'un dispositif, tels qu'ils sont écrits.")
    publics: list[str] | None = _critere(
        "Publics d'un dispositif, ou de l'action pour ceux qui n'en nomment pas : code du Formacode courant, `V9-80004`"
        " pour le sens qu'un code n'a plus."
    )
    conventionnee: bool | None = _critere("Vrai : conventionnée par un financeur public.")
    voies: list[Voie] | None = _critere("Voies de formation d'un dispositif.")
    profil: Profil | None = _critere(
        "Qui cherche : raccourci pour plusieurs types de dispositif et publics, que `nomenclatures` liste."
    )
    organismes: list[str] | None = _critere("Organismes, par leur numéro ou l'un de leurs SIRET.")
    qualiopi: list[CategorieQualiopi] | None = _critere("Catégories de la certification Qualiopi de l'organisme.")
    sources: list[Source] | None = _critere("Sources de ce qui est listé ou compté.")
    statuts: list[Statut] | None = _critere(
        "Statuts voulus : `[VALIDEE]` par défaut, ce qui écarte les sessions passées (PERIMEE). Une session validée"
        " d'une action annulée ou archivée se cherche comme elle. Dans une liste, un organisme et le Carif peuvent"
        " aussi demander ce qui n'est pas publié (EN_COURS_DE_SAISIE, SOUMISE…), sans autre critère : c'est alors le"
        " statut de ce qui est listé."
    )
    cree_entre: PeriodeFiltre | None = _critere("Quand ce qui est listé ou compté a été saisi.")
    modifie_depuis: datetime | None = _critere("Depuis quand ce qui est listé ou compté a été modifié.")
