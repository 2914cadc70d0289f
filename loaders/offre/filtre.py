"""What an offer must be to be found: one vocabulary for searches, lists, counts, changes and files."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime  # noqa: TC003  read at run time by those who build one from data

from loaders.bornes import Intervalle, Lieu, Periode  # noqa: TC001  idem
from models.choix import Profil  # noqa: TC001  idem
from models.enumerations import (  # noqa: TC001  idem
    CategorieQualiopi,
    ModaliteEnseignement,
    Source,
    Statut,
    TypeCertification,
    Voie,
)

Codes = tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Filtre:
    """Values of a list are alternatives, fields add up; what is None asks for nothing.

    `statuts` stands apart: those of sessions, VALIDEE when it says none.
    """

    formacodes: Codes = None
    champs: Codes = None
    codes_certifinfo: Codes = None
    codes_rncp: Codes = None
    codes_rs: Codes = None
    codes_rome: Codes = None
    codes_nsf: Codes = None
    types_certification: tuple[TypeCertification, ...] | None = None
    certifiante: bool | None = None
    eligible_cpf: bool | None = None
    niveaux_entree: Codes = None
    niveaux_sortie: Codes = None
    modalites: tuple[ModaliteEnseignement, ...] | None = None
    entrees_sorties_permanentes: bool | None = None
    heures_hebdomadaires: Intervalle | None = None
    departements: Codes = None
    communes: Codes = None
    lieu: Lieu | None = None
    debut: Periode | None = None
    mois_debut: Codes = None
    inscriptions_ouvertes_le: date | None = None
    places_ouvertes: bool | None = None
    entree_possible: bool | None = None
    types_dispositif: Codes = None
    financeurs: Codes = None
    programmes: Codes = None
    publics: Codes = None
    conventionnee: bool | None = None
    voies: tuple[Voie, ...] | None = None
    profil: Profil | None = None
    organismes: Codes = None
    qualiopi: tuple[CategorieQualiopi, ...] | None = None
    sources: tuple[Source, ...] | None = None
    statuts: tuple[Statut, ...] | None = None
    cree_entre: Periode | None = None
    modifie_depuis: datetime | None = None
