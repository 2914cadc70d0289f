"""Who gives an action: établissements, their contacts, and what else its `organisme-formateur` elements say of them."""

from __future__ import annotations

from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from importers.lheo import organisme, personnes
from importers.lheo.arbre import Enfants, Noeud, complement, enfants
from importers.lheo.restes import extras_gardes, parmi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from importers.annuaire import Place
    from importers.lot import Lot


class Formateurs(NamedTuple):
    """Ids of établissements (none when the responsible one gives the action alone) and contacts; XML to keep."""

    etablissements: list[int]
    contacts: list[int]
    restes: list[str]


def lire(noeuds: Sequence[Noeud], responsable: Place, lot: Lot) -> Formateurs:
    """Read `organisme-formateur` elements; contacts follow one another by organisme, restes by établissement."""
    rangs: dict[int, int] = {}
    contacts: dict[int, list[int]] = {}
    restes: list[tuple[int, str]] = []
    for noeud in noeuds:
        de = enfants(noeud)
        place = organisme.formateur(noeud, lot)
        rang = rangs.setdefault(place.id, len(rangs))
        joints, muets = personnes.contacts(de.get("contact-formateur", ()), place.organisme, lot)
        contacts.setdefault(place.organisme, []).extend(joints)
        if reste := complement([*muets, *_reste(de)]):
            restes.append((rang, f'<organisme-formateur tag="{rang}">{reste}</organisme-formateur>'))
    seul = list(rangs) == [responsable.id]
    return Formateurs(
        [] if seul else list(rangs),
        list(dict.fromkeys(contact for siens in contacts.values() for contact in siens)),
        [reste for _, reste in sorted(restes, key=itemgetter(0))],
    )


def _reste(de: Enfants) -> list[Noeud]:
    porteurs = parmi(de, ("SIRET-formateur", "code-UAI-formateur"))
    return [*parmi(de, ("potentiel", "reference-certification")), *extras_gardes(de, porteurs)]
