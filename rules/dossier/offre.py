"""Actions and sessions, as the rules see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003  loaders/dossier reads annotations at run time
from decimal import Decimal  # noqa: TC003

from models.enumerations import (
    EtatHabilitation,
    EtatRecrutement,
    ModaliteEnseignement,
    Precision,
    TypeHabilitation,
    Voie,
)
from rules.dossier.formation import Formation  # noqa: TC001
from rules.dossier.objet import Adresse, Contact, MotCle, Objet
from rules.dossier.organisme import Etablissement, Organisme, Site  # noqa: TC001


@dataclass(frozen=True, slots=True, kw_only=True)
class Acteur:
    """Who the sheet `fiche` lets train, of the companies of the action; no `habilitation`: a certificateur."""

    fiche: str
    siret: str
    actif: bool = True
    habilitation: TypeHabilitation | None = None
    etat: EtatHabilitation | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AutreAction:
    """Another action of the formation by the organisme: what makes two of them the same one."""

    numero: str
    identite: tuple[str | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Action(Objet):
    """A; `identite`: what tells it apart from the others; `meme_texte`: actions that have its description."""

    organisme: Organisme
    etablissement: Etablissement
    formation: Formation
    formateurs: tuple[Etablissement, ...] = ()
    complement_intitule: str | None = None
    complement_descriptif: str | None = None
    modalite_enseignement: ModaliteEnseignement | None = None
    rythme: str | None = None
    heures_total: int | None = None
    heures_centre: int | None = None
    heures_entreprise: int | None = None
    heures_hebdomadaires: int | None = None
    heures_conventionnees: int | None = None
    duree_indicative: str | None = None
    prix_total_ttc: Decimal | None = None
    prix_horaire_ttc: Decimal | None = None
    frais_restants: str | None = None
    prise_en_charge_possible: bool | None = None
    conditions_prise_en_charge: str | None = None
    conditions_specifiques: str | None = None
    niveau_entree_obligatoire: bool | None = None
    info_publics: str | None = None
    modalites_recrutement: str | None = None
    modalites_pedagogiques: str | None = None
    modalites_alternance: str | None = None
    langues: tuple[str, ...] = ()
    acces_handicapes: str | None = None
    hebergement: str | None = None
    restauration: str | None = None
    transport: str | None = None
    dates_information: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    publics: tuple[MotCle, ...] = ()
    contacts: tuple[Contact, ...] = ()
    acteurs: tuple[Acteur, ...] = ()
    identite: tuple[str | None, ...] = ()
    autres: tuple[AutreAction, ...] = ()
    meme_texte: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispositif:
    """D, with what its type says."""

    numero: str | None = None
    type_code: str
    type_libelle: str = ""
    voie: Voie = Voie.FORMATION_CONTINUE
    conventionne: bool = False
    type_debut: date | None = None
    type_fin: date | None = None
    successeur: str | None = None
    financeur_code: str | None = None
    programme: str | None = None
    places_financees: int | None = None
    reference_marche: str | None = None
    publics: tuple[MotCle, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Recrutement:
    """A recruitment event."""

    debut: date | None = None
    fin: date | None = None
    heure_debut: str | None = None
    heure_fin: str | None = None
    places: int | None = None
    url: str | None = None
    commentaire: str | None = None
    adresse: Adresse | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Bloc:
    """A bloc de compétences and the sheet it is of."""

    code: str
    fiche: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AutreSession:
    """Another session of the action that is offered, or handed in."""

    numero: str
    debut: date | None = None
    fin: date | None = None
    entrees_sorties_permanentes: bool = False
    sites: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Session(Objet):
    """S; `debut_valide`: the start that the Carif validated; `doublons`: sessions of Idéo that it may be."""

    action: Action
    debut: date | None = None
    debut_precision: Precision = Precision.INCONNUE
    fin: date | None = None
    fin_precision: Precision = Precision.INCONNUE
    entrees_sorties_permanentes: bool = False
    inscription_du: date | None = None
    inscription_au: date | None = None
    modalites_inscription: str | None = None
    adresse_inscription: Adresse | None = None
    etat_recrutement: EtatRecrutement | None = None
    effectif_minimal: int | None = None
    capacite_simultanee: int | None = None
    capacite_cumulee: int | None = None
    urls: tuple[str, ...] = ()
    sites: tuple[Site, ...] = ()
    dispositifs: tuple[Dispositif, ...] = ()
    recrutements: tuple[Recrutement, ...] = ()
    blocs: tuple[Bloc, ...] = ()
    contacts: tuple[Contact, ...] = ()
    autres: tuple[AutreSession, ...] = ()
    doublons: tuple[str, ...] = ()
    debut_valide: date | None = None
