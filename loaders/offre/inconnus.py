"""Codes of a filter that no list has: a search for them would find nothing, without a word."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.offre.publics import VALEUR_DU_PUBLIC
from loaders.requete import Requete

if TYPE_CHECKING:
    from collections.abc import Mapping

# The lists that are closed: numbers of the RNCP, of organismes… may be of what the catalogue never had.
_LISTES: Final[Mapping[str, str]] = {
    "formacodes": "SELECT code FROM formacode",
    "domaines": "SELECT code FROM formacode",
    "champs": "SELECT code FROM champ_semantique",
    "codes_rome": "SELECT code FROM rome",
    "codes_nsf": "SELECT code FROM nsf",
    "niveaux_entree": "SELECT code FROM niveau",
    "niveaux_sortie": "SELECT code FROM niveau",
    "niveaux": "SELECT code FROM niveau",
    "categories": "SELECT code FROM categorie_organisme",
    "departements": "SELECT code FROM departement",
    "communes": "SELECT code FROM commune",
    "types_dispositif": "SELECT code FROM type_dispositif",
    "financeurs": "SELECT code FROM financeur",
    "publics": f"SELECT {VALEUR_DU_PUBLIC} FROM public_vise",  # noqa: S608  our own names
}

_INCONNUS: Final = """\
SELECT '{nom}', v FROM unnest(%({nom})s::text[]) AS v
WHERE NOT EXISTS (SELECT FROM ({liste}) AS l(code) WHERE l.code = v)"""


def inconnus(filtre: object) -> Requete | None:
    """The statement that tells them, as rows of (field, code); None when no list has to be looked at.

    `filtre`: any one whose attributes are the codes asked for.
    """
    donnes = {nom: list(codes) for nom in _LISTES if (codes := getattr(filtre, nom, None))}
    cherches = [_INCONNUS.format(nom=nom, liste=_LISTES[nom]) for nom in donnes]
    return Requete("-- codes_inconnus\n" + "\nUNION ALL ".join(cherches), donnes, preparee=True) if donnes else None
