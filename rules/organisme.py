"""Rules on what identifies an organisme: SIRET, numéro de déclaration d'activité (NDA), UAI of its places."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from stdnum.fr import siret as stdnum_siret

SIREN = re.compile(r"[0-9]{9}")
SIRET = re.compile(r"[0-9]{14}")
NDA = re.compile(r"[0-9]{3}[0-9AB][0-9P][0-9]{6}")
UAI = re.compile(r"[0-9]{7}[A-Z]")
CLES_D_UAI = "ABCDEFGHJKLMNPRSTUVWXYZ"  # the letter is the remainder of the seven digits by 23
# What feeds write when there is no NDA.
NDA_ABSENTS = frozenset({"00000000000", "99999999999"})
SIMPLES = bytes.maketrans(b"0123456789", bytes(range(10)))
DOUBLES = bytes.maketrans(b"0123456789", bytes((0, 2, 4, 6, 8, 1, 3, 5, 7, 9)))


class Lecture(NamedTuple):
    """An identifier as read: its value, or why it is refused (`code`, `message`); both null when there is none."""

    valeur: str | None
    code: str | None = None
    message: str | None = None


def siret_juste(siret: str) -> bool:
    """Whether the keys of 14 digits are right, that of the SIREN among them; La Poste's have a rule of their own."""
    return (_luhn(siret) and _luhn(siret[:9])) or stdnum_siret.is_valid(siret)


def siren_juste(siren: str) -> bool:
    """Whether the key of 9 digits is right."""
    return _luhn(siren)


def _luhn(chiffres: str) -> bool:
    """Luhn's key, for lists of a hundred thousand."""
    octets = chiffres.encode()
    return (sum(octets[-1::-2].translate(SIMPLES)) + sum(octets[-2::-2].translate(DOUBLES))) % 10 == 0


@lru_cache(maxsize=8192)
def lire_siret(brut: str | None) -> Lecture:
    """A SIRET: 14 digits with a valid key (La Poste's rule honoured); all zeros means none.

    A `0` before 14 good digits is dropped: the value comes with the code SIRET_ZERO_EN_TROP.
    """
    propre = re.sub(r"\s", "", brut or "")
    if not propre.strip("0-"):
        return Lecture(None)
    if re.fullmatch(r"0[0-9]{14}", propre) and stdnum_siret.is_valid(propre[1:]):
        return Lecture(
            propre[1:], "SIRET_ZERO_EN_TROP", f"Le SIRET {propre} a 15 chiffres : le zéro de tête a été ôté."
        )
    if not SIRET.fullmatch(propre):
        return Lecture(
            None,
            "ETABLISSEMENT_SIRET_FORMAT",
            f"Le SIRET « {propre} » n'a pas 14 chiffres : corrigez-le, ou écrivez 00000000000000 s'il n'y en a pas.",
        )
    if not siret_juste(propre):
        return Lecture(
            None, "ETABLISSEMENT_SIRET_CLE", f"La clé du SIRET {propre} est fausse : vérifiez-le auprès de l'organisme."
        )
    return Lecture(propre)


def lire_siren(brut: str | None) -> Lecture:
    """A SIREN: 9 digits with a valid key; all zeros means none."""
    propre = re.sub(r"\s", "", brut or "")
    if not propre.strip("0-"):
        return Lecture(None)
    if not SIREN.fullmatch(propre):
        return Lecture(
            None,
            "ORGANISME_SIREN_FORMAT",
            f"Le SIREN « {propre} » n'a pas 9 chiffres : corrigez-le, ou videz-le s'il n'y en a pas.",
        )
    if not siren_juste(propre):
        return Lecture(
            None, "ORGANISME_SIREN_CLE", f"La clé du SIREN {propre} est fausse : vérifiez-le auprès de l'organisme."
        )
    return Lecture(propre)


@lru_cache(maxsize=8192)
def lire_nda(brut: str | None) -> Lecture:
    """An NDA: 11 characters, digits but for a `P` in fifth place (public bodies) and Corsica's letter in fourth."""
    propre = re.sub(r"\s", "", brut or "").upper()
    if not propre.strip("-") or propre in NDA_ABSENTS:
        return Lecture(None)
    if not NDA.fullmatch(propre):
        return Lecture(
            None,
            "ORGANISME_NDA_FORMAT",
            f"Le numéro de déclaration d'activité « {propre} » n'a pas la forme attendue : 11 caractères, chiffres"
            " sauf un P possible en cinquième place ; écrivez 00000000000 s'il n'y en a pas.",
        )
    return Lecture(propre)


@lru_cache(maxsize=8192)
def lire_uai(brut: str | None) -> Lecture:
    """A UAI: seven digits and the letter that they make, whatever its case."""
    propre = re.sub(r"\s", "", brut or "").upper()
    if not propre.strip("0-"):
        return Lecture(None)
    if not UAI.fullmatch(propre):
        message = f"L'UAI « {propre} » n'a pas sept chiffres et une lettre : il est laissé vide."
        return Lecture(None, "ETABLISSEMENT_UAI_FORMAT", message)
    if CLES_D_UAI[int(propre[:7]) % len(CLES_D_UAI)] != propre[7]:
        return Lecture(None, "ETABLISSEMENT_UAI_CLE", f"La lettre de l'UAI {propre} est fausse : il est laissé vide.")
    return Lecture(propre)
