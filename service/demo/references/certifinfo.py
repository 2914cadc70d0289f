"""Certif Info: its open data, one line per certification and certification that it replaced, and its replacements."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from service.demo.references import tableaux, vocabulaire
from service.demo.references.certifications import actuelles, certifications, enregistrement, remplacees_par
from service.demo.references.genres import SANTE
from service.demo.references.passage import code_scolarite, formation_d_ideo

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from service.demo.references.certifications import Certification

DIALECTE = tableaux.Dialecte(guillemets=csv.QUOTE_NONE, encodage="cp1252")
ENTETE = (
    *("Code_Diplome", "Libelle_Diplome", "Libelle_Type_Diplome", "Code_Niveau_Europeen", "Date_MaJ"),
    *("Code_FormaCode", "Libelle_FormaCode"),
    *(f"Code_Rome_{rang}" for rang in range(1, 6)),
    *("Code_Nsf", "Code_RNCP", "Code_RS", "Code_Scolarité", "valideur", "certificateur"),
    *("Annee_Premiere_Session", "Annee_Derniere_Session"),
    *("Code_Ancien_Diplome", "Intitule_Ancien_Diplome", "Code_Ancien_RNCP", "Code_Ancien_Scolarite"),
    *("Etat", "Etat_Libelle", "Etat_Ancien_Diplome", "Etat_Ancien_Diplome_Libelle"),
    *(f"accessibilite_{voie}" for voie in ("fi", "ca", "fc", "cp", "vae", "ind")),
    *("code_type_diplome", "codeIdeo2"),
)
ENTETE_DES_REMPLACEMENTS = (
    *("cer3_code", "cer3_libelle", "cer3_etat"),
    *("cer3_codenew", "cer3_libelle", "cer3_etat"),
)
PUBLIEE, ARCHIVEE = ("1", "Publiée"), ("3", "Archivée")
ROMES = 5
NON, OUI, SOUS_CONDITIONS = "0", "1", "2"


def ecrire(dossier: Path, aujourdhui: date, graine: int) -> list[Path]:
    """The open data, where only those of today have lines, and the table of replacements."""
    lignes = [ligne for certification in actuelles() for ligne in _lignes(certification, aujourdhui, graine)]
    return [
        tableaux.ecrire(dossier / f"opendata-certifinfo-01{aujourdhui:%m%Y}.csv", [ENTETE, *lignes], DIALECTE),
        tableaux.ecrire(dossier / "certifinfos.csv", [ENTETE_DES_REMPLACEMENTS, *_remplacements()], DIALECTE),
    ]


def _lignes(certification: Certification, aujourdhui: date, graine: int) -> Iterator[list[str]]:
    """A line for each certification that this one replaced, one if there is none."""
    cellules = _cellules(certification, aujourdhui, graine)
    for ancienne in remplacees_par(certification.code) or (None,):
        dites = cellules | (_de_l_ancienne(ancienne) if ancienne else {})
        yield [dites.get(colonne, "") for colonne in ENTETE]


def _cellules(certification: Certification, aujourdhui: date, graine: int) -> dict[str, str]:
    modele, genre = certification.modele, certification.genre
    if modele is None:
        raise TypeError(certification.code)
    formacode = modele.formacodes[0]
    periode = enregistrement(certification, aujourdhui, graine)
    autorite = certification.autorite
    return {
        "Code_Diplome": certification.code,
        "Libelle_Diplome": certification.intitule,
        "Libelle_Type_Diplome": genre.libelle,
        "Code_Niveau_Europeen": certification.niveau or "",
        "Date_MaJ": f"{aujourdhui.replace(day=1):%d/%m/%Y}",
        "Code_FormaCode": formacode,
        "Libelle_FormaCode": vocabulaire.formacodes()[formacode].libelle,
        **{f"Code_Rome_{rang}": code for rang, code in enumerate(modele.romes[:ROMES], 1)},
        "Code_Nsf": modele.nsf,
        certification.registre: certification.fiche.removeprefix("RNCP").removeprefix("RS"),
        "Code_Scolarité": code_scolarite(certification) or "",
        "valideur": autorite,
        "certificateur": autorite,
        "Annee_Premiere_Session": f"{periode.effet:%Y}",
        "Annee_Derniere_Session": "" if genre.ministere else f"{periode.fin:%Y}",
        **dict(zip(("Etat", "Etat_Libelle"), PUBLIEE, strict=True)),
        **_acces(certification, modele.usages),
        "code_type_diplome": genre.code,
        "codeIdeo2": formation_d_ideo(certification) or "",
    }


def _acces(certification: Certification, usages: str) -> dict[str, str]:
    """By which ways it is prepared, as its offers are; a diploma in health asks for conditions."""
    ouverte = SOUS_CONDITIONS if certification.genre.ministere == SANTE else OUI
    alternance = ouverte if "a" in usages else NON
    voies = {
        "fi": OUI if "i" in usages else NON,
        "ca": alternance,
        "fc": OUI,
        "cp": alternance,
        "vae": ouverte if certification.fiche.startswith("RNCP") else NON,
        "ind": OUI if certification.genre.cfd else NON,
    }
    return {f"accessibilite_{voie}": acces for voie, acces in voies.items()}


def _de_l_ancienne(ancienne: Certification) -> dict[str, str]:
    return {
        "Code_Ancien_Diplome": ancienne.code,
        "Intitule_Ancien_Diplome": ancienne.intitule,
        "Code_Ancien_RNCP": ancienne.fiche.removeprefix("RNCP") if ancienne.registre == "Code_RNCP" else "",
        **dict(zip(("Etat_Ancien_Diplome", "Etat_Ancien_Diplome_Libelle"), ARCHIVEE, strict=True)),
    }


def _remplacements() -> Iterator[tuple[str, ...]]:
    """Every step of every chain; nothing replaces some."""
    par_code = {certification.code: certification for certification in certifications()}
    for ancienne in certifications():
        for code in ancienne.remplacants or (("",) if ancienne.fin is not None else ()):
            nouvelle = par_code.get(code)
            etat = (PUBLIEE if nouvelle.fin is None else ARCHIVEE)[0] if nouvelle else ""
            yield ancienne.code, ancienne.intitule, ARCHIVEE[0], code, nouvelle.intitule if nouvelle else "", etat
