"""Invented but valid registration numbers: SIREN and SIRET by Luhn's rule, NDA, UAI."""

from __future__ import annotations

from rules.organisme import CLES_D_UAI

RADICAL = 999_00000  # no real SIREN begins with 999: nobody is named by accident
PUBLIC_TOUS_LES = 9  # one organisme out of nine is a public body, whose NDA has a P


def cle_de_luhn(chiffres: str) -> int:
    """The digit that makes the number valid once appended."""
    doubles = (int(chiffre) * (2 - rang % 2) for rang, chiffre in enumerate(reversed(chiffres)))
    return -sum(valeur // 10 + valeur % 10 for valeur in doubles) % 10


def siren(rang: int) -> str:
    """The SIREN of the organisme of that rank, from 1."""
    radical = str(RADICAL + rang)
    return f"{radical}{cle_de_luhn(radical)}"


def siret(siren_: str, etablissement: int) -> str:
    """The SIRET of an établissement, counted from 1."""
    radical = f"{siren_}{etablissement:04d}"
    return f"{radical}{cle_de_luhn(radical)}"


def nda(rang: int, departement: str, region: str = "52") -> str:
    """The declaration number: region, département, seven characters of which the first may be P."""
    suite = f"P{rang:06d}" if rang % PUBLIC_TOUS_LES == 0 else f"{9_000_000 + rang:07d}"
    return f"{region}{departement}{suite}"


def uai(rang: int, departement: str) -> str:
    """The UAI of the place of that rank, from 1; no real one has a 9 after its département."""
    chiffres = f"0{departement}{9000 + rang}"
    return f"{chiffres}{CLES_D_UAI[int(chiffres) % len(CLES_D_UAI)]}"
