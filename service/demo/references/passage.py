"""Bridges: codes scolarité and formations of Idéo of diplomas, in Onisep's table and in the kit of apprenticeship."""

from __future__ import annotations

import csv
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING

from service.demo.references import tableaux
from service.demo.references.certifications import actuelles, enregistrement

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from service.demo.references.certifications import Certification

ONISEP = tableaux.Dialecte(guillemets=csv.QUOTE_ALL, encodage="utf-8-sig", fin_de_ligne="\n")
KIT = tableaux.Dialecte(encodage="utf-8-sig")
ENTETE_ONISEP = (
    *("Certif Info (CI) Identifiant", "CI Niveau européen", "CI Intitulé type diplôme", "CI Intitulé"),
    *("CI Certifiant", "CI Code RNCP", "CI Code Scolarité", "RNCP Intitulé", "RNCP Type enregistrement"),
    *("V_Formation_Diplôme Libellé long", "Idéo Identifiant formation", "Idéo Libellé complet formation", "Statut"),
)
ENTETE_KIT = (
    *("Code_Diplome", "Intitulé diplôme (DEPP)", "Code_RNCP", "Niveau fiche RNCP", "Abrégé de diplôme (RNCP)"),
    *("Dernière MaJ", "Accès à l'apprentissage de la fiche RNCP (oui/non)", "Date d'échéance de la fiche RNCP"),
    "Fiche ACTIVE/INACTIVE",
)
PREMIERE_FORMATION = 90_001  # of Idéo, past those of Onisep: they are invented, as the codes scolarité are


def ecrire(dossier: Path, aujourdhui: date, graine: int) -> list[Path]:
    """One file of each publisher."""
    diplomes = [certification for certification in actuelles() if code_scolarite(certification)]
    du_kit = (_ligne_du_kit(diplome, aujourdhui, graine) for diplome in diplomes)
    return [
        tableaux.ecrire(
            dossier / "table_de_passage_certifications_formations.csv",
            [ENTETE_ONISEP, *map(_ligne_d_onisep, diplomes)],
            ONISEP,
        ),
        tableaux.ecrire(dossier / f"Kit_apprentissage_{aujourdhui:%Y%m01}.csv", [ENTETE_KIT, *du_kit], KIT),
    ]


def code_scolarite(certification: Certification) -> str | None:
    """An invented CFD, its kind and its speciality as in a real one; a Z stands where real ones have digits."""
    return _scolarites().get(certification.code)


def formation_d_ideo(certification: Certification) -> str | None:
    """The formation of a diploma in Idéo."""
    codes = list(_scolarites())
    return f"FOR.{PREMIERE_FORMATION + codes.index(certification.code)}" if certification.code in codes else None


@cache
def _scolarites() -> dict[str, str]:
    """By Certif Info code; the last digit counts the diplomas of one kind and one speciality."""
    codes: dict[str, str] = {}
    rangs: Counter[str] = Counter()
    for diplome in actuelles():
        if diplome.genre.cfd and diplome.modele:
            debut = f"{diplome.genre.cfd}{diplome.modele.nsf}Z"
            codes[diplome.code] = f"{debut}{rangs[debut]}"
            rangs[debut] += 1
    return codes


def _ligne_d_onisep(diplome: Certification) -> tuple[str, ...]:
    genre = diplome.genre
    return (
        *(diplome.code, diplome.niveau or "", genre.libelle, diplome.intitule, "Oui"),
        *(diplome.fiche.removeprefix("RNCP"), code_scolarite(diplome) or "", f"{genre.sigle} - {diplome.matiere}"),
        *("Enregistrement de droit", diplome.intitule, formation_d_ideo(diplome) or "", diplome.intitule, "identique"),
    )


def _ligne_du_kit(diplome: Certification, aujourdhui: date, graine: int) -> tuple[str, ...]:
    acces = "oui" if diplome.modele and "a" in diplome.modele.usages else "non"
    return (
        *(code_scolarite(diplome) or "", f"{diplome.matiere.upper()} ({diplome.genre.sigle})", diplome.fiche),
        *(f"Niveau {diplome.niveau}", diplome.genre.sigle, f"CI-{aujourdhui:01%m%Y}", acces),
        *(f"{enregistrement(diplome, aujourdhui, graine).fin:%d/%m/%Y}", "ACTIVE"),
    )
