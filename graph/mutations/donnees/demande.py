"""What is entered of a demande."""

from datetime import date

import strawberry

from graph.mutations.donnees.champ import donnee
from models.autosaisie import TypeDemande


@strawberry.input(
    description="Une demande au Carif. Chaque type a ses champs : OUVERTURE_COMPTE (siret, motif, courriel),"
    " CHANGEMENT_SIRET (organisme, ancien, nouveau, effetLe), CHANGEMENT_NDA (organisme, nouveau, effetLe), FERMETURE"
    " (organisme ou siret, effetLe, motif), RETRAIT_SESSION (session, motif), DEROGATION_PERIMETRE (siret, motif,"
    " effetLe, finLe)."
)
class DemandeDonnees:
    """Read by `rules.demande.lire`."""

    type_demande: TypeDemande = strawberry.field(description="Ce qui est demandé.")
    organisme: str | None = donnee("Numéro de l'organisme.")
    siret: str | None = donnee("SIRET de l'établissement.")
    ancien: str | None = donnee("Le SIRET ou le NDA d'avant.")
    nouveau: str | None = donnee("Celui qui le remplace.")
    session: str | None = donnee("Numéro de la session à retirer.")
    courriel: str | None = donnee("Adresse du compte à ouvrir ; par défaut la vôtre, quand vous êtes d'un organisme.")
    effet_le: date | None = donnee("Jour d'effet.")
    fin_le: date | None = donnee("Dernier jour d'une dérogation ; absent, elle n'a pas de fin.")
    motif: str | None = donnee("Pourquoi vous le demandez.")
