"""Contacts of an organisme, an établissement, a formation, an action, a session."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.objets import ACTION, CONTACT, ETABLISSEMENT, FORMATION, ORGANISME, SESSION
from loaders.relation import Cardinalite, Relation, Tri, recherche

if TYPE_CHECKING:
    from loaders.noun import Noun

contact_par_numero = recherche("contact_par_numero", CONTACT, "numero")
contact_par_cle = recherche("contact_par_cle", CONTACT, "id", "bigint")


def _contacts(nom: str, de: Noun) -> Relation:
    liens = f"{de.table}_contact"
    return Relation(
        nom,
        CONTACT,
        Cardinalite.LISTE,
        de=de,
        sur=(f"{liens}.{de.table}_id",),
        tables=f"{liens} JOIN contact ON contact.id = {liens}.contact_id",
        ordre=(Tri(f"{liens}.rang", "integer"), Tri("contact.numero")),
        valides=True,
    )


contacts_par_organisme = _contacts("contacts_par_organisme", ORGANISME)
contacts_par_etablissement = _contacts("contacts_par_etablissement", ETABLISSEMENT)
contacts_par_formation = _contacts("contacts_par_formation", FORMATION)
contacts_par_action = _contacts("contacts_par_action", ACTION)
contacts_par_session = _contacts("contacts_par_session", SESSION)

# all that an organisme may name in its offer, those that nothing names yet too
contacts_connus_par_organisme = Relation(
    "contacts_connus_par_organisme",
    CONTACT,
    Cardinalite.LISTE,
    de=ORGANISME,
    sur=("contact.organisme_id",),
    ordre=(Tri("coalesce(contact.nom_famille, '')"), Tri("contact.numero")),
    valides=True,
)
