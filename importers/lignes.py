"""Rows as importers write them: one class per table, its fields the columns, then the lists of `models.liens`.

Arrays, lists included, are PostgreSQL literals (`tableau`). Fields every object starts with: `id` (already resolved),
`nouveau` (not in the catalogue yet), `cree_le` and `modifie_le` (null when the source says nothing), `complement`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable


class LigneOrganisme(NamedTuple):
    """Table organisme."""

    id: int
    nouveau: bool
    cree_le: str | None
    modifie_le: str | None
    complement: str | None
    raison_sociale: str
    nom_usage: str | None
    siren: str | None
    numero_declaration_activite: str | None
    presentation: str | None
    urls: str
    categories: str
    domaines: str
    contacts: str


class LigneEtablissement(NamedTuple):
    """Table etablissement."""

    id: int
    nouveau: bool
    cree_le: str | None
    modifie_le: str | None
    complement: str | None
    organisme_id: int
    siret: str | None
    uai: str | None
    nom: str
    adresse_id: int | None
    contacts: str


class LigneSite(NamedTuple):
    """Table site."""

    id: int
    nouveau: bool
    cree_le: str | None
    modifie_le: str | None
    complement: str | None
    etablissement_id: int
    nom: str
    siret: str | None
    uai: str | None
    adresse_id: int


class LigneContact(NamedTuple):
    """Table contact."""

    id: int
    nouveau: bool
    cree_le: str | None
    modifie_le: str | None
    complement: str | None
    organisme_id: int
    type_code: str | None
    civilite: str | None
    prenom: str | None
    nom_famille: str | None
    telephones: str
    courriel: str | None


class LigneFormation(NamedTuple):
    """Table formation."""

    id: int
    nouveau: bool
    cree_le: str | None
    modifie_le: str | None
    complement: str | None
    proprietaire_id: int | None
    intitule: str
    objectif: str | None
    programme: str | None
    resultats_attendus: str | None
    certifiante: bool
    objectif_general_code: str | None
    parcours: str | None
    niveau_entree_code: str | None
    niveau_sortie_code: str | None
    niveau_entree_lheo: str | None
    niveau_sortie_lheo: str | None
    urls: str
    formacodes: str
    romes: str
    nsf: str
    certifications: str
    contacts: str


class LigneAction(NamedTuple):
    """Table action."""

    id: int
    nouveau: bool
    cree_le: str | None
    modifie_le: str | None
    complement: str | None
    formation_id: int
    organisme_id: int
    etablissement_id: int
    complement_intitule: str | None
    complement_descriptif: str | None
    modalite_enseignement: str | None
    rythme: str | None
    heures_total: int | None
    heures_centre: int | None
    heures_entreprise: int | None
    heures_hebdomadaires: int | None
    heures_conventionnees: int | None
    duree_indicative: str | None
    prix_total_ttc: str | None
    prix_horaire_ttc: str | None
    frais_restants: str | None
    prise_en_charge_possible: bool | None
    conditions_prise_en_charge: str | None
    conditions_specifiques: str | None
    niveau_entree_obligatoire: bool | None
    conventionnement: bool | None
    info_publics: str | None
    perimetre_recrutement_code: str | None
    modalites_recrutement: str | None
    modalites_pedagogiques: str | None
    modalites_alternance: str | None
    langues: str
    acces_handicapes: str | None
    hebergement: str | None
    restauration: str | None
    transport: str | None
    dates_information: str
    urls: str
    publics: str
    etablissements_formateurs: str
    contacts: str


class LigneSession(NamedTuple):
    """Table session."""

    id: int
    nouveau: bool
    cree_le: str | None
    modifie_le: str | None
    complement: str | None
    action_id: int
    organisme_id: int
    debut: str | None
    debut_precision: str
    fin: str | None
    fin_precision: str
    entrees_sorties_permanentes: bool
    inscription_du: str | None
    inscription_du_precision: str
    inscription_au: str | None
    inscription_au_precision: str
    modalites_inscription: str | None
    adresse_inscription_id: int | None
    etat_recrutement: str | None
    declaree_perimee: bool
    effectif_minimal: int | None
    capacite_simultanee: int | None
    capacite_cumulee: int | None
    conventionnee: bool | None
    urls: str
    sites: str
    blocs: str
    contacts: str


class LigneDispositif(NamedTuple):
    """Table dispositif, a list of a session; the database finds which row it already is."""

    session_id: int
    rang: int
    type_code: str
    financeur_code: str | None
    programme: str | None
    conventionne: bool
    places_financees: int | None
    intention_embauche: bool
    reference_marche: str | None
    complement: str | None
    publics: str


class LigneRecrutement(NamedTuple):
    """Table recrutement, a list of values of a session."""

    session_id: int
    rang: int
    modalite_code: str
    a_distance: bool | None
    debut: str | None
    debut_precision: str
    fin: str | None
    fin_precision: str
    heure_debut: str | None
    heure_fin: str | None
    places: int | None
    adresse_id: int | None
    url: str | None
    commentaire: str | None
    complement: str | None


def table(ligne: type) -> str:
    """The table a row class is named after: LigneSession → session."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", ligne.__name__.removeprefix("Ligne")).lower()


def tableau(valeurs: Iterable[str | int]) -> str:
    """Texts or ids as a PostgreSQL array literal."""
    return "{" + ",".join([str(v) if isinstance(v, int) else _cite(v) for v in valeurs]) + "}"


def _cite(texte: str) -> str:
    protege = texte.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{protege}"'
