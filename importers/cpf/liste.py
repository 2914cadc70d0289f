"""The layout of periods of eligibility: a CSV of ours, since no file of the Caisse des Dépôts is published.

Eligibility is a right: a line whose restrictions cannot be read is refused, never widened.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from importers.certifinfo.enregistrements import Mention
from importers.certifinfo.lecture import CODE
from importers.cpf.enregistrements import Eligibilite
from importers.reception import cellules, jours
from importers.reception.forme import Colonne, Forme, Refus
from importers.reception.texte import plier
from importers.territoires import region_d_aujourd_hui
from models.enumerations import PublicCpf

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

CODE_CPF = re.compile(r"(?:CPF)?\s*0*([1-9][0-9]{0,6})", re.IGNORECASE)
NAF = re.compile(r"([0-9]{2})\.?([0-9]{2}[A-Z])")
ENTRE_BRANCHES = "|"
LISTE_MAXIMALE = 200  # characters: it is part of the key, which an index must hold
FACULTATIVES = frozenset({"fin", "liste", "region", "branches"})
# the codes of the national feed, and what people write
PUBLICS = {
    **dict.fromkeys(("1", "salarie", "salaries"), PublicCpf.SALARIE),
    **dict.fromkeys(
        ("2", "de", "demandeuremploi", "demandeurdemploi", "demandeursdemploi"), PublicCpf.DEMANDEUR_EMPLOI
    ),
    **dict.fromkeys(("3", "tous", "toutpublic", "touspublics"), PublicCpf.TOUT_PUBLIC),
}


class Ligne(NamedTuple):
    """The cells of a line, named as the header names them."""

    code_certifinfo: str
    code_cpf: str
    public: str
    debut: str
    fin: str
    liste: str
    region: str
    branches: str


def _lire(*cases: str) -> Iterator[Eligibilite | Mention]:
    ligne = Ligne(*cases)
    certification = cellules.code(ligne.code_certifinfo, CODE, "code Certif Info")
    debut, fin = _periode(ligne.debut, ligne.fin)
    region, liste = _region(ligne.region), _liste(ligne.liste)
    yield Eligibilite(
        certification,
        _code_cpf(ligne.code_cpf),
        _public(ligne.public),
        debut,
        f"{region or ''}/{liste or ''}",
        fin,
        region,
        liste,
        list(_branches(cellules.texte(ligne.branches) or "")),
    )
    yield Mention(certification, None, None, None)


def _code_cpf(cellule: str) -> str:
    """Its digits: `236000`, `CPF236000`."""
    if trouve := CODE_CPF.fullmatch(cellules.obligatoire(cellule, "code CPF")):
        return trouve[1]
    message = "Le code CPF n'est pas fait de 1 à 7 chiffres, précédés ou non de CPF. Corrigez-le."
    raise Refus("CODE_MAL_FORME", message, cellule)


def _public(cellule: str) -> str:
    if public := PUBLICS.get(plier(cellules.obligatoire(cellule, "public"))):
        return public.value
    message = "Ce public n'est ni 1 (salarié), ni 2 (demandeur d'emploi), ni 3 (tout public). Corrigez-le."
    raise Refus("PUBLIC_INCONNU", message, cellule)


def _periode(debut: str, fin: str) -> tuple[date, date | None]:
    du, au = jours.debut(debut, "debut"), jours.fin(fin, "fin")
    if du is None:
        raise Refus("VALEUR_MANQUANTE", "La ligne n'a pas de date de début. Complétez-la.", debut)
    if au is not None and au < du:
        raise Refus("PERIODE_INVERSEE", "La période finit avant de commencer. Corrigez ses dates.", f"{debut}, {fin}")
    return du, au


def _liste(cellule: str) -> str | None:
    if len(cellule) <= LISTE_MAXIMALE:
        return cellules.texte(cellule)
    message = f"Le nom de la liste a plus de {LISTE_MAXIMALE} caractères : la ligne est mal coupée. Corrigez-la."
    raise Refus("TEXTE_TROP_LONG", message, cellule)


def _region(cellule: str) -> str | None:
    """A region of today; a former one is in force through the one that replaced it."""
    if (lue := cellules.texte(cellule)) is None:
        return None
    if region := region_d_aujourd_hui(lue):
        return region
    message = "Ce code n'est celui d'aucune région (Insee). Corrigez-le, ou videz-le pour la France entière."
    raise Refus("REGION_INCONNUE", message, cellule)


@lru_cache(maxsize=1024)  # the lists of a branch come again in all its lines
def _branches(cellule: str) -> tuple[str, ...]:
    codes = [code.strip().upper() for code in cellule.split(ENTRE_BRANCHES) if code.strip()]
    lus = [NAF.fullmatch(code) for code in codes]
    if None in lus:
        message = "Une branche n'est pas un code NAF (43.99E), ou la liste n'est pas séparée par des |. Corrigez-la."
        raise Refus("CODE_MAL_FORME", message, codes[lus.index(None)])
    return tuple(sorted({f"{lu[1]}.{lu[2]}" for lu in lus if lu}))


LISTE = Forme(
    nom="eligibilites_cpf",
    editeur="cdc",
    colonnes=tuple(Colonne((nom,), facultative=nom in FACULTATIVES) for nom in Ligne._fields),
    lire=_lire,
    enregistrements=(Eligibilite, Mention),
)
