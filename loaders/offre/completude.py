"""How many of the objects counted have each of their main fields filled, by the names that the API gives these."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.enumerations import TypeObjet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from loaders.offre.statistique import Comptage
    from loaders.requete import Requete

_COMPLETUDE: Final = """\
-- completude ({table})
WITH {avec}retenu AS (
  SELECT DISTINCT {objet} AS objet
  FROM {source})
SELECT count(*), {comptes}
FROM retenu JOIN {table} ON {table}.id = retenu.objet"""


def _dits(table: str, *noms: str) -> dict[str, str]:
    """Columns that are not null."""
    return {nom: f"{table}.{nom} IS NOT NULL" for nom in noms}


def _portes(table: str, **liens: str) -> dict[str, str]:
    """Lists that hold something, by the table of their links."""
    return {nom: f"EXISTS (SELECT FROM {lien} WHERE {lien}.{table}_id = {table}.id)" for nom, lien in liens.items()}


def _situe(table: str) -> str:
    """The commune of its address is known."""
    return f"EXISTS (SELECT FROM adresse WHERE adresse.id = {table}.adresse_id AND adresse.commune_id IS NOT NULL)"


# names as in GraphQL, in Python's writing: a test holds that each type has them
CHAMPS: Final[Mapping[TypeObjet, Mapping[str, str]]] = {
    TypeObjet.ORGANISME: {
        **_dits("organisme", "siren", "numero_declaration_activite", "presentation"),
        "urls": "organisme.urls <> '{}'",
        **_portes("organisme", categories="organisme_categorie", domaines="domaine", contacts="organisme_contact"),
    },
    TypeObjet.ETABLISSEMENT: {
        **_dits("etablissement", "siret", "uai"),
        "adresse": _situe("etablissement"),
        **_portes("etablissement", contacts="etablissement_contact"),
    },
    TypeObjet.SITE: {**_dits("site", "siret", "uai"), "adresse": _situe("site")},
    TypeObjet.FORMATION: {
        **_dits("formation", "objectif", "programme", "resultats_attendus", "parcours"),
        "niveau_entree": "formation.niveau_entree_code IS NOT NULL",
        "niveau_sortie": "formation.niveau_sortie_code IS NOT NULL",
        **_portes("formation", formacodes="formation_formacode", romes="formation_rome", nsf="formation_nsf"),
        **_portes("formation", certifications="formation_certification"),
    },
    TypeObjet.ACTION: {
        **_dits("action", "modalite_enseignement", "rythme", "heures_total", "heures_centre", "heures_entreprise"),
        **_dits("action", "prix_total_ttc", "conditions_specifiques", "modalites_pedagogiques", "acces_handicapes"),
        **_portes("action", publics="action_public", contacts="action_contact"),
    },
    TypeObjet.SESSION: {
        **_dits("session", "debut", "fin", "inscription_du", "inscription_au", "etat_recrutement"),
        **_dits("session", "capacite_cumulee", "conventionnee"),
        **_portes("session", sites="session_site", dispositifs="dispositif", contacts="session_contact"),
    },
    TypeObjet.DISPOSITIF: {
        "financeur": "dispositif.financeur_code IS NOT NULL",
        **_dits("dispositif", "programme", "places_financees", "reference_marche"),
        **_portes("dispositif", publics="dispositif_public"),
    },
    TypeObjet.CERTIFICATION: {
        "fiche_repertoire": "certification.fiche_id IS NOT NULL",
        "niveau": "certification.niveau_code IS NOT NULL",
        "type_diplome": "certification.type_diplome_code IS NOT NULL",
        **_dits("certification", "code_certifinfo", "type_certification"),
    },
}


def completude(comptage: Comptage, sur: TypeObjet) -> Requete:
    """The statement that counts them: how many objects, then how many have each field of `CHAMPS[sur]`."""
    rangees = comptage.rangees(())
    texte = _COMPLETUDE.format(
        table=comptage.unite.table,
        avec=rangees.avec,
        objet=rangees.objet,
        source=rangees.source,
        comptes=", ".join(f"count(*) FILTER (WHERE {rempli})" for rempli in CHAMPS[sur].values()),
    )
    return comptage.requete(texte)
