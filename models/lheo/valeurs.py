"""What is wrong with the value of one element; outer spaces never count, feeds indent their texts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from models.lheo.dates import est_une_date
from models.lheo.listes import listes

if TYPE_CHECKING:
    from models.lheo.espaces import Version
    from models.lheo.grammaire import Element

Defaut = tuple[str, str]
ENTIER_MAXIMAL: Final = 2**31 - 1
CHIFFRES_SIRET: Final = 14


def defaut(element: Element, texte: str, version: Version) -> Defaut | None:
    """The code and the French message of what is wrong with `texte`, stripped and not empty."""
    if element.genre == "texte":
        return _defaut_de_texte(element, texte)
    if element.genre == "entier":
        return _defaut_d_entier(texte)
    if element.genre == "date":
        return _defaut_de_date(element, texte)
    return _defaut_de_code(element, texte, version)


def _defaut_de_texte(element: Element, texte: str) -> Defaut | None:
    longueur = len(texte)
    if (
        element.maximum is None
        or element.minimum <= longueur <= element.maximum
        or _siret_que_l_on_sait_lire(element, texte)
    ):
        return None
    if element.minimum == element.maximum:
        return "LONGUEUR_INEXACTE", (
            f"« {_abrege(texte)} » a {longueur} caractères : il en faut exactement {element.minimum}."
        )
    if longueur < element.minimum:
        return "TEXTE_TROP_COURT", f"« {texte} » est trop court : il faut au moins {element.minimum} caractères."
    return "TEXTE_TROP_LONG", (
        f"Le texte a {longueur} caractères : raccourcissez-le à {element.maximum} caractères au plus."
    )


def _siret_que_l_on_sait_lire(element: Element, texte: str) -> bool:
    """Zeros alone (no SIRET) and one zero before 14 digits are left to the rule of the SIRET, which repairs them."""
    if element.nom != "SIRET":
        return False
    return not texte.strip("0") or (len(texte) == CHIFFRES_SIRET + 1 and texte.startswith("0") and texte.isdigit())


def _defaut_d_entier(texte: str) -> Defaut | None:
    if re.fullmatch(r"\+?[0-9]{1,18}", texte) and int(texte) <= ENTIER_MAXIMAL:
        return None
    return (
        "ENTIER_ATTENDU",
        f"« {_abrege(texte)} » n'est pas un nombre entier positif : écrivez-le en chiffres, sans décimale.",
    )


def _defaut_de_date(element: Element, texte: str) -> Defaut | None:
    if est_une_date(texte, fin=element.nom == "fin"):
        return None
    return "DATE_IMPOSSIBLE", (
        f"« {_abrege(texte)} » n'est pas une date : écrivez AAAAMMJJ, AAAAMM00 si le jour est inconnu, "
        f"AAAA0000 si le mois l'est aussi, {'99999999' if element.nom == 'fin' else '00000000'} si tout est inconnu."
    )


def _defaut_de_code(element: Element, texte: str, version: Version) -> Defaut | None:
    codes = listes(version)[element.liste or ""]
    if texte in codes:
        return None
    if texte in listes("2.3").get(element.liste or "", {}):
        return (
            "CODE_INCONNU",
            f"Le code « {texte} » n'existe qu'en Lhéo 2.3 : déclarez cette version ou changez de code.",
        )
    return "CODE_INCONNU", f"Le code « {_abrege(texte)} » est inconnu : choisissez parmi {', '.join(codes)}."


def _abrege(texte: str, longueur: int = 40) -> str:
    return texte if len(texte) <= longueur else f"{texte[: longueur - 1]}…"
