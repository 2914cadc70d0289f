"""What the values of a document are: numbers with their keys, places of France, dates, codes; sound, or nearly."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from stdnum import luhn

from models.lheo.listes import listes
from tests.exporters.documents_dates import bornes, heure, jour

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from models.lheo.grammaire import Element
    from tests.exporters.documents_sort import Ou, Sort

SANS_SIRET: Final = "0" * 14
FORMATEURS: Final = 9_000_000  # ranks of SIRET: those who answer for offers have the first ones
LIEUX: Final = 8_000_000
PARLANTS: Final = frozenset({"intitule-formation", "nom-organisme", "raison-sociale"})  # an offer needs them
# code postal, ville, INSEE, département, région
COMMUNES: Final = (
    ("53000", "Laval", "53130", "53", "52"),
    ("53100", "Mayenne", "53147", "53", "52"),
    ("44000", "Nantes", "44109", "44", "52"),
    ("20000", "Ajaccio", "2A004", "2A", "94"),
    ("97400", "Saint-Denis", "97411", "974", "04"),
    ("13001", "Marseille 1er", "13201", "13", "93"),
    ("75012", "Paris 12e", "75112", "75", "11"),
)
LANGUES: Final = ("fr", "en", "de", "es", "br")
PRIX: Final = ("0", "1 500", "12,5", "1234,5", "99999", "Devis", "10€", "-")
PRIX_LONGS: Final = (*PRIX, "1 234,50 €", "1234567,89", "12345678,5", "sur devis")
ENTIERS: Final = ("0", "2147483647", "+3", "0012")
DEGRES: Final = ("48,25", "", "N 48", "999", "1e1", "0")


def valeur(sort: Sort, ou: Ou, element: Element) -> str:
    """The text of an element."""
    if element.nom in FORMES:
        dite = FORMES[element.nom](sort, ou)
    elif element.genre == "code":
        codes = list(listes("2.3")[element.liste or ""])
        dite = codes[sort.entier(ou, element.liste or "", len(codes))]
    elif element.genre == "entier":
        dite = _entier(sort, ou)
    else:
        return sort.libre(ou, element.minimum, element.maximum or 0, parlant=element.nom in PARLANTS)
    return f"\n  {dite} " if element.genre != "texte" and sort.parfois(ou, "blancs", 3) else dite


@lru_cache(maxsize=1024)
def siret(rang: int, etablissement: int = 1) -> str:
    """A SIRET whose two keys are right."""
    siren = f"9{rang:07}"
    sans_cle = f"{siren}{luhn.calc_check_digit(siren)}{etablissement:04}"
    return f"{sans_cle}{luhn.calc_check_digit(sans_cle)}"


def numeroter(sort: Sort, ou: Ou) -> bool:
    """Whether an element bears a number: who answers for an offer needs one without a SIRET."""
    return not sort.parfois(ou, "sans numéro", 15)


def rang_du_siret(sort: Sort, ou: Ou) -> int:
    """Which SIRET an `organisme-formateur` names: now and then that of who answers for the offer."""
    if sort.parfois(ou, "lui-même", 20):
        return rang_du_responsable(ou.sous(""), ou.sous("formation").rang % sort.organismes)
    return FORMATEURS + sort.entier(ou, "formateur", 50)


def rang_du_responsable(document: Ou, rang: int) -> int:
    """Of an organisme among those of all documents."""
    return document.rang * 10 + rang


def _siret(sort: Sort, ou: Ou) -> str:
    porteur = ou.au_dessus
    if porteur.nom == "SIRET-organisme-formation":
        organisme = porteur.au_dessus
        absent = numeroter(sort, organisme) and sort.parfois(organisme, "sans siret", 10)
        return SANS_SIRET if absent else siret(rang_du_responsable(organisme.au_dessus, organisme.rang))
    if porteur.nom == "SIRET-formateur":
        return siret(rang_du_siret(sort, porteur.au_dessus))
    return SANS_SIRET if sort.parfois(ou, "sans siret", 10) else siret(LIEUX + sort.entier(ou, "siret", 500))


def _nda(sort: Sort, ou: Ou) -> str:
    rang = sort.entier(ou, "nda", 1000)
    bizarres = ("00000000000", f"5253P{rang:06}", f"942A0{rang:06}")
    bizarre = bizarres[rang % len(bizarres)]
    return bizarre if sort.parfois(ou, "sans nda", 20) else f"52530{rang:06}"


def _chiffres(nombre: int, prefixe: str = "", premier: int = 0, borne: int | None = None) -> Callable[[Sort, Ou], str]:
    """That many digits after a prefix, from `premier` on."""
    etendue = borne or 10**nombre - premier

    def dit(sort: Sort, ou: Ou) -> str:
        return f"{prefixe}{premier + sort.entier(ou, 'chiffres', etendue):0{nombre}}"

    return dit


def _de_la_commune(rang: int, ailleurs: str) -> Callable[[Sort, Ou], str]:
    """A column of the commune of the address; now and then of none of France."""

    def dite(sort: Sort, ou: Ou) -> str:
        if sort.parfois(ou.au_dessus, "ailleurs", 10):
            return ailleurs
        return COMMUNES[sort.entier(ou.au_dessus, "commune", len(COMMUNES))][rang]

    return dite


def _degres(premier: int) -> Callable[[Sort, Ou], str]:
    def dits(sort: Sort, ou: Ou) -> str:
        if sort.parfois(ou, "degrés", 20):
            return DEGRES[sort.entier(ou, "degrés", len(DEGRES))]
        return f"{premier + sort.entier(ou, 'fraction', 10**5) / 10**5:.5f}".rstrip("0")

    return dits


def _fiche(prefixe: str, premier: int) -> Callable[[Sort, Ou], str]:
    """A code of the certification around: the same sheet always has the same Certif Info code."""

    def dite(sort: Sort, ou: Ou) -> str:
        nue = prefixe == "RNCP" and sort.parfois(ou, "nue", 50)
        return f"{'' if nue else prefixe}{premier + sort.entier(ou.au_dessus, 'fiche', 90)}"

    return dite


def _telephone(sort: Sort, ou: Ou) -> str:
    if sort.parfois(ou, "téléphone", 30):
        return sort.libre(ou, 1, 25)
    return f"02 43 {sort.entier(ou, 'numéro', 10**6):06}"


def _prix(formes: tuple[str, ...], maximum: int) -> Callable[[Sort, Ou], str]:
    def dit(sort: Sort, ou: Ou) -> str:
        if sort.parfois(ou, "prix", 60):
            return formes[sort.entier(ou, "forme", len(formes))]
        return f"{1 + sort.entier(ou, 'euros', maximum)}.50"

    return dit


def _entier(sort: Sort, ou: Ou) -> str:
    if sort.parfois(ou, "entier", 15):
        return ENTIERS[sort.entier(ou, "forme", len(ENTIERS))]
    return str(1 + sort.entier(ou, "entier", 1200))


def _heures_en_tout(sort: Sort, ou: Ou) -> str:
    """No fewer than in the centre and in the firm together."""
    return str(2401 + sort.entier(ou, "heures", 1000))


def _langue(sort: Sort, ou: Ou) -> str:
    langue = LANGUES[sort.entier(ou, "langue", len(LANGUES))]
    return langue.upper() if sort.parfois(ou, "capitales", 50) else langue


def _ecrit(forme: str, maximum: int) -> Callable[[Sort, Ou], str]:
    """An address of the network; now and then something else."""

    def dit(sort: Sort, ou: Ou) -> str:
        if sort.parfois(ou, "écrit", 10):
            return sort.libre(ou, 3, maximum)
        return forme.format(sort.entier(ou, "adresse", 10**6))

    return dit


FORMES: Final[Mapping[str, Callable[[Sort, Ou], str]]] = {
    **dict.fromkeys(
        ("code-FORMACODE", "reference-code-FORMACODE", "code-modalite-pedagogique"), _chiffres(5, "", 10001)
    ),
    "code-public-vise": _chiffres(5, "", 80001, 400),
    "code-NSF": _chiffres(3, "", 110),
    "code-ROME": _chiffres(4, "H", 1101),
    "SIRET": _siret,
    "numero-activite": _nda,
    "codepostal": _de_la_commune(0, "99999"),
    "ville": _de_la_commune(1, "Köln"),
    "code-INSEE-commune": _de_la_commune(2, "99109"),
    "departement": _de_la_commune(3, "99"),
    "region": _de_la_commune(4, "99"),
    "pays": lambda sort, ou: "DE" if sort.parfois(ou.au_dessus, "ailleurs", 10) else "FR",
    "code-INSEE-canton": _chiffres(4, "", 5301),
    "latitude": _degres(41),
    "longitude": _degres(-4),
    "debut": lambda sort, ou: bornes(sort, ou.au_dessus)[0],
    "fin": lambda sort, ou: bornes(sort, ou.au_dessus)[1],
    "date": jour,
    **dict.fromkeys(("code-RNCP", "reference-code-RNCP"), _fiche("RNCP", 30001)),
    **dict.fromkeys(("code-CERTIFINFO", "reference-code-CERTIFINFO"), _fiche("", 100001)),
    **dict.fromkeys(("code-RS", "reference-code-RS"), _fiche("RS", 5001)),
    "code-CPF": _chiffres(3, "CPF", 200),
    "code-ELU": _chiffres(3, "ELU", 100),
    "code-bloc": _chiffres(2, "RNCP30001BC", 1),
    "code-UAI": lambda sort, ou: f"053{sort.entier(ou, 'uai', 10**4):04}X",
    **dict.fromkeys(("heure-debut", "heure-fin"), heure),
    "prix-horaire-TTC": _prix(PRIX, 90),
    "prix-total-TTC": _prix(PRIX_LONGS, 9000),
    "nombre-heures-total": _heures_en_tout,
    "langue-formation": _langue,
    "numtel": _telephone,
    "courriel": _ecrit("contact{}@exemple.fr", 160),
    "urlweb": _ecrit("https://exemple.fr/page?id={}&lang=fr", 400),
}
