"""Values of France compétences: closed lists, dates, SIRET. What is broken is told; the sheet goes in without it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from importers.reception import jours
from importers.reception.cellules import SANS_VALEUR
from importers.reception.forme import Refus, Reserve
from models.enumerations import EtatFiche, EtatHabilitation, TypeEnregistrement, TypeHabilitation
from rules.organisme import lire_siret

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

T = TypeVar("T")

CODE_FICHE = re.compile(r"(RNCP|RS)[0-9]{1,9}")
LIEN = re.compile(r"https?://[^\s<>]+", re.IGNORECASE)
SANS_VALEUR_AU_PLUS = max(map(len, SANS_VALEUR))
SIRETS = 2**16  # the exports have half as many

ETATS: Mapping[str, EtatFiche] = {
    "publiée": EtatFiche.PUBLIEE,
    "dépubliée/archivée": EtatFiche.ARCHIVEE,
    "modifications à valider": EtatFiche.MODIFICATIONS_A_VALIDER,
    "modifications à valider par le ministère": EtatFiche.MODIFICATIONS_A_VALIDER_PAR_LE_MINISTERE,
}
ACTIFS: Mapping[str, bool] = {"oui": True, "non": False, "active": True, "inactive": False}
TYPES: Mapping[str, TypeEnregistrement] = {
    "enregistrement de droit": TypeEnregistrement.DE_DROIT,
    "enregistrement sur demande": TypeEnregistrement.SUR_DEMANDE,
}
NIVEAUX: Mapping[str, str | None] = {
    **{f"niv{niveau}": str(niveau) for niveau in range(1, 9)},
    "aucun": None,
    "reprise": None,
}
ETATS_CERTIFICATEUR: Mapping[str, bool] = {"actif": True, "inactif": False}
HABILITATIONS: Mapping[str, TypeHabilitation] = {
    "habilitation_former": TypeHabilitation.FORMER,
    "habilitation_organiser": TypeHabilitation.ORGANISER,
    "habilitation_orga_form": TypeHabilitation.ORGA_FORM,
}
ETATS_HABILITATION: Mapping[str, EtatHabilitation] = {
    "actif": EtatHabilitation.ACTIF,
    "inactif": EtatHabilitation.INACTIF,
    "supprimé": EtatHabilitation.SUPPRIME,
}


class Lu(NamedTuple):
    """A SIRET as it is kept, and what is said of it."""

    valeur: str | None
    reserve: Reserve | None = None


def propre(brut: str | None) -> str | None:
    """A text trimmed and composed; null where there is none."""
    if not brut or not (nu := brut.strip()):
        return None
    if len(nu) <= SANS_VALEUR_AU_PLUS and nu.casefold() in SANS_VALEUR:
        return None
    return nu if nu.isascii() else unicodedata.normalize("NFC", nu)


def liens(brut: str | None) -> str | None:
    """The web addresses of a text, each once, one a line; what is none (« * ») is left."""
    trouves = dict.fromkeys(lien.rstrip(".,;)") for lien in LIEN.findall(brut or ""))
    return "\n".join(trouves) or None


def code_fiche(brut: str, quoi: str = "numéro de fiche") -> str:
    """`RNCP34762` or `RS5000`; raises Refus."""
    code = brut.strip().upper()
    if not code:
        raise Refus("VALEUR_MANQUANTE", f"Il n'y a pas de {quoi}. Complétez le fichier, ou demandez-le de nouveau.")
    if not CODE_FICHE.fullmatch(code):
        raise Refus("CODE_MAL_FORME", f"Le {quoi} n'est pas RNCP ou RS suivi de chiffres. Corrigez-le.", brut)
    return code


def valeur(brut: str | None, liste: Mapping[str, T], quoi: str, dits: list[Reserve | Refus]) -> T | None:
    """What a closed list has under this name; a name that it has not is told."""
    if not brut or (lu := _plie(brut)) is None:
        return None
    try:
        return liste[lu]
    except KeyError:
        message = f"Le champ « {quoi} » a une valeur que SOFI ne connaît pas : il est laissé vide. Signalez-la."
        dits.append(Reserve("VALEUR_INCONNUE", message, brut))
        return None


def jour(brut: str | None, quoi: str, dits: list[Reserve | Refus]) -> date | None:
    """A day; what is none is told."""
    if not brut or (lu := _plie(brut)) is None:
        return None
    if (trouve := jours.jour(lu)) is None:
        message = f"Le champ « {quoi} » n'est pas une date JJ/MM/AAAA : il est laissé vide. Corrigez-le."
        dits.append(Reserve("DATE_MAL_FORMEE", message, brut))
    return trouve


@lru_cache(maxsize=SIRETS)
def siret(brut: str | None) -> Lu:
    """A SIRET; a broken one is told, and its bearer is known by name alone."""
    lecture = lire_siret(propre(brut))
    if lecture.code is None:
        return Lu(lecture.valeur)
    return Lu(lecture.valeur, Reserve(lecture.code, str(lecture.message), brut))


@lru_cache(maxsize=2**14)
def _plie(brut: str) -> str | None:
    """A short value as lists are keyed: the same ones come by hundreds of thousands."""
    lu = propre(brut)
    return None if lu is None else lu.casefold()
