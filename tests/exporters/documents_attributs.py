"""The attributes of elements: numbers, dates, versions of Formacode, and what readers seldom look at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tests.exporters.documents_dates import instant
from tests.exporters.documents_valeurs import numeroter, rang_du_siret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from models.lheo.grammaire import Element
    from tests.exporters.documents_sort import Ou, Sort

OBJETS: Final = frozenset({"lheo", "formation", "action", "session", "organisme-formation-responsable"})
# What the catalogue has no column for is kept as it is, attributes and all.
GARDES: Final = frozenset(
    {"code-type-formation", "identifiant-module", "sous-modules", "modules-prerequis", "adresse-information"}
    | {"equipement", "enseignement", "reference-certification", "blocs-competences", "cycle", "duree-cycle"}
)
CODES: Final = frozenset({"code-FORMACODE", "code-public-vise", "code-modalite-pedagogique"})
PRINCIPAUX: Final = frozenset({"code-FORMACODE", "lieu-de-formation", "contact-formation", "organisme-formateur"})
DATES: Final = frozenset({"horodatage-creation", "horodatage-modification"})  # an organisme has none of its own
SANS_VALEUR: Final = frozenset({"id", "idref", "numero"})  # id and idref are of one file; numero is told apart
NUMEROS: Final = ("{}", "21_{}", " é&<{}> ", "AC_{:010}", "SE_{:010}-1a2b3c4d")


def attributs(sort: Sort, ou: Ou, element: Element) -> dict[str, str]:
    """What an element bears."""
    attendus = element.attributs - (DATES if ou.nom == "organisme-formation-responsable" else frozenset())
    objet = ou.nom in OBJETS or ou.nom in GARDES
    dits = {
        nom: VALEURS[nom](sort, ou)
        for nom in sorted(element.attributs - SANS_VALEUR)
        if sort.garde(ou, nom, objet=objet and nom in attendus)
    }
    if ou.nom in CODES and not sort.parfois(ou, "sans version", 20):
        dits["ref"] = f"V{9 + sort.entier(ou, 'version', 6)}"
    if ou.nom in PRINCIPAUX and sort.parfois(ou, "principal", 30):
        dits["tag"] = "principal"
    if numero := "".join(_numero(sort, ou)):
        dits["numero"] = numero
    return dits


def _numero(sort: Sort, ou: Ou) -> Iterator[str]:
    """The number of an object, of its own in the document; an object without one is the first of its parent."""
    if ou.nom == "organisme-formateur":
        if sort.garde(ou, "numero", objet=True):
            yield f"OF{rang_du_siret(sort, ou)}"  # the same for the same SIRET
    elif ou.nom in {"action", "session"} and ou.rang == 0 and ou.au_dessus.rang == 0 and not numeroter(sort, ou):
        return
    elif ou.nom in OBJETS and (ou.nom not in {"formation", "organisme-formation-responsable"} or numeroter(sort, ou)):
        forme = NUMEROS[sort.entier(ou, "forme du numéro", len(NUMEROS))] if sort.parfois(ou, "numéro", 30) else "{}"
        yield forme.format(_rang(ou))


def _rang(ou: Ou) -> int:
    """Of a place among all those of its name, whatever their documents."""
    rang, tour = 0, 1
    while ou.parent is not None:
        rang += (ou.rang + 1) * tour
        tour *= 10
        ou = ou.parent
    return rang + ou.rang * tour


def _mots(quoi: str) -> Callable[[Sort, Ou], str]:
    return lambda sort, ou: f"{quoi} {sort.entier(ou, 'mot', 10**6)}"


def _adresse(forme: str) -> Callable[[Sort, Ou], str]:
    return lambda sort, ou: forme.format(sort.entier(ou, "adresse", 10**6))


def _jour(sel: str) -> Callable[[Sort, Ou], str]:
    """A day; now and then none, or one of which the month alone is known."""

    def dit(sort: Sort, ou: Ou) -> str:
        if sort.parfois(ou, sel, 20):
            return ("00000000", "20250400", "", "hier")[sort.entier(ou, f"{sel} forme", 4)]
        return f"{instant(sort, ou, sel):%Y%m%d}"

    return dit


def _moment(sel: str) -> Callable[[Sort, Ou], str]:
    def dit(sort: Sort, ou: Ou) -> str:
        forme = "%Y-%m-%dT%H:%M:%S" if sort.parfois(ou, f"{sel} sans zone", 30) else "%Y-%m-%dT%H:%M:%S.25Z"
        return instant(sort, ou, sel).strftime(forme)

    return dit


VALEURS: Final[Mapping[str, Callable[[Sort, Ou], str]]] = {
    "info": _mots("info"),
    "ref": _mots("ref"),
    "tag": _mots("étiquette"),
    "uri": _adresse("urn:exemple:{}"),
    "href": _adresse("https://exemple.fr/offre?id={}&lang=fr"),
    "file": _adresse("offres/{}.xml"),
    "datecrea": _jour("création"),
    "datemaj": _jour("modification"),
    "horodatage-creation": _moment("création"),
    "horodatage-modification": _moment("modification"),
    "horodatage-export": _moment("export"),
}
