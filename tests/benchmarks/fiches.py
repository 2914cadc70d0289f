"""An export of the RNCP in its real shape: per sheet, what the real one has on average, and as heavy."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from stdnum import luhn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PHRASE = (
    "Analyser les besoins du client, préparer l’intervention et rendre compte à l’équipe.    "  # HTML left such gaps
)
# of 100 sheets, how many have so many partners: 13 on average, 471 at most
PARTENAIRES = [0] * 40 + [1] * 20 + [4] * 20 + [12] * 12 + [30] * 4 + [80] * 2 + [150, 471]
SIRETS_PAR_FICHE = 34_000 / 30_475  # distinct ones
TEXTES = {
    "ACTIVITES_VISEES": 22,
    "CAPACITES_ATTESTEES": 28,
    "SECTEURS_ACTIVITE": 6,
    "TYPE_EMPLOI_ACCESSIBLES": 5,
    "REGLEMENTATIONS_ACTIVITES": 6,
    "OBJECTIFS_CONTEXTE": 9,
}


def ecrire(fichier: Path, nombre: int) -> None:
    """Write an export of so many sheets."""
    with fichier.open("w", encoding="utf-8") as sortie:
        sortie.write('<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<FICHES>\n')
        sortie.write("  <VERSION_FLUX>4.1</VERSION_FLUX>\n")
        for rang in range(1, nombre + 1):
            sortie.writelines(f"{ligne}\n" for ligne in _fiche(rang, nombre))
        sortie.write("</FICHES>\n")


def _fiche(rang: int, nombre: int) -> Iterator[str]:
    code, sirets = f"RNCP{rang}", int(nombre * SIRETS_PAR_FICHE) + 1
    yield f"  <FICHE>\n    <ID_FICHE>{rang}</ID_FICHE>\n    <NUMERO_FICHE>{code}</NUMERO_FICHE>"
    if rang > 1:
        ancienne = f"<ID_FICHE_ANCIENNE_CERTIFICATION>RNCP{rang - 1}</ID_FICHE_ANCIENNE_CERTIFICATION>"
        yield from _liste("ANCIENNES_CERTIFICATIONS", "ANCIENNE_CERTIFICATION", [ancienne])
    yield f"    <INTITULE>Technicien d’essai {rang}</INTITULE>\n    <ETAT_FICHE>Publiée</ETAT_FICHE>"
    yield from _liste("FORMACODES", "FORMACODE", [_code(32000 + (rang + i) % 999, "Mot clé") for i in range(4)])
    yield "    <NOMENCLATURE_EUROPE>\n      <NIVEAU>NIV5</NIVEAU>\n    </NOMENCLATURE_EUROPE>"
    yield from _liste("CODES_NSF", "NSF", [_code(f"{200 + rang % 99}", "Spécialité"), _code("326t", "Programmation")])
    yield from _liste(
        "CERTIFICATEURS", "CERTIFICATEUR", [_certificateur((rang + i) % sirets) for i in range(2 + (rang % 6 == 0))]
    )
    partenaires = range(PARTENAIRES[rang % 100])
    yield from _liste("PARTENAIRES", "PARTENAIRE", [_partenaire((rang * 31 + i) % sirets) for i in partenaires])
    for nom, phrases in TEXTES.items():
        yield f"    <{nom}>{PHRASE * phrases}</{nom}>"
    yield from _liste("CODES_ROME", "ROME", [_code(f"M1{(rang + i) % 900:03}", "Métier") for i in range(3)])
    for voie in ("FI", "CA", "FC", "CQ", "CL", "VAE"):
        yield f"    <SI_JURY_{voie}>\n      <ACTIF>Non</ACTIF>\n      <COMPOSITION>Un jury.</COMPOSITION>"
        yield f"    </SI_JURY_{voie}>"
    yield "    <DATE_DECISION>01/06/2022</DATE_DECISION>"
    yield "    <DATE_FIN_ENREGISTREMENT>01/06/2027</DATE_FIN_ENREGISTREMENT>"
    yield "    <TYPE_ENREGISTREMENT>Enregistrement sur demande</TYPE_ENREGISTREMENT>"
    yield from _liste("BLOCS_COMPETENCES", "BLOC_COMPETENCES", [_bloc(code, i) for i in range(1, 5) if rang % 2])
    yield "    <ACTIF>Oui</ACTIF>\n  </FICHE>"


def _liste(nom: str, element: str, contenus: list[str]) -> Iterator[str]:
    if contenus:
        yield f"    <{nom}>"
        yield from (f"      <{element}>\n        {contenu}\n      </{element}>" for contenu in contenus)
        yield f"    </{nom}>"


def _code(code: object, libelle: str) -> str:
    return f"<CODE>{code}</CODE>\n        <LIBELLE>{libelle} {code}</LIBELLE>"


@cache
def _siret(rang: int) -> str:
    siren = f"{40_000_000 + rang * 7:08}"
    siren += luhn.calc_check_digit(siren)
    return f"{siren}0001" + luhn.calc_check_digit(f"{siren}0001")


def _certificateur(rang: int) -> str:
    return _champs(
        SIRET_CERTIFICATEUR=_siret(rang),
        NOM_CERTIFICATEUR=f"CERTIFICATEUR {rang}",
        ETAT_CERTIFICATEUR="Actif",
        DATE_DERNIERE_MODIFICATION_ETAT="23/07/2020",
    )


def _partenaire(rang: int) -> str:
    return _champs(
        NOM_PARTENAIRE=f"CENTRE DE FORMATION {rang}",
        SIRET_PARTENAIRE=_siret(rang),
        HABILITATION_PARTENAIRE="HABILITATION_ORGA_FORM",
        ETAT_HABILITATION="Actif",
        DATE_ACTIF="08/04/2026",
        DATE_DERNIERE_MODIFICATION_ETAT="15/06/2026",
    )


def _champs(**textes: str) -> str:
    return "\n        ".join(f"<{nom}>{texte}</{nom}>" for nom, texte in textes.items())


def _bloc(fiche: str, rang: int) -> str:
    return _champs(
        CODE=f"{fiche}BC{rang:02}",
        LIBELLE=f"Bloc {rang}",
        LISTE_COMPETENCES=PHRASE * 14,
        MODALITES_EVALUATION=PHRASE * 8,
    )
