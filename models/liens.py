"""The lists by rank of objects: where they are kept, and the name that the journal and edits give them."""

from __future__ import annotations

from typing import NamedTuple


class Lien(NamedTuple):
    """A list by rank: the table that links `noun` to its children, and the field of the row that holds their keys."""

    table: str
    noun: str
    enfant: str
    champ: str


LIENS = (
    Lien("organisme_categorie", "organisme", "categorie_code", "categories"),
    Lien("domaine", "organisme", "formacode_id", "domaines"),
    Lien("organisme_contact", "organisme", "contact_id", "contacts"),
    Lien("etablissement_contact", "etablissement", "contact_id", "contacts"),
    Lien("formation_formacode", "formation", "formacode_id", "formacodes"),
    Lien("formation_rome", "formation", "rome_code", "romes"),
    Lien("formation_nsf", "formation", "nsf_code", "nsf"),
    Lien("formation_certification", "formation", "certification_id", "certifications"),
    Lien("formation_contact", "formation", "contact_id", "contacts"),
    Lien("action_public", "action", "public_id", "publics"),
    Lien("action_formateur", "action", "etablissement_id", "etablissements_formateurs"),
    Lien("action_contact", "action", "contact_id", "contacts"),
    Lien("session_site", "session", "site_id", "sites"),
    Lien("session_bloc", "session", "bloc_code", "blocs"),
    Lien("session_contact", "session", "contact_id", "contacts"),
    Lien("dispositif_public", "dispositif", "public_id", "publics"),
)


def liens(noun: str) -> tuple[Lien, ...]:
    """The lists of a noun."""
    return tuple(lien for lien in LIENS if lien.noun == noun)
