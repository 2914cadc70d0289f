"""The jobs that the offers lead to, as France Travail publishes them: codes, and the names that people give to jobs."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from service.demo.references import tableaux, vocabulaire

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

DIALECTE = tableaux.Dialecte(separateur=",", guillemets=csv.QUOTE_ALL, fin_de_ligne="\n")
DRAPEAUX = ("transition_eco", "transition_num", "transition_demo", "emploi_reglemente", "emploi_cadre")
CODES = ("code_rome", "code_fiche_metier", "code_ogr", "libelle_rome", *DRAPEAUX, "code_rome_parent")
APPELLATIONS = (
    *("code_ogr", "libelle_appellation_long", "libelle_appellation_court", "code_rome", *DRAPEAUX),
    *("classification", "origine", "code_rome_parent", "peu_usite"),
)
PREMIER_OGR = 900_001  # past those of France Travail: they are invented
SANS_DRAPEAU = ("N",) * len(DRAPEAUX)


def ecrire(dossier: Path) -> list[Path]:
    """The two files that a zip of France Travail holds."""
    metiers = tuple(vocabulaire.metiers().values())
    codes = (
        (metier.code, rang, PREMIER_OGR + rang, metier.libelle, *SANS_DRAPEAU, metier.code)
        for rang, metier in enumerate(metiers)
    )
    return [
        tableaux.ecrire(dossier / "unix_referentiel_code_rome_v461_utf8.csv", [CODES, *codes], DIALECTE),
        tableaux.ecrire(
            dossier / "unix_referentiel_appellation_v461_utf8.csv", [APPELLATIONS, *_appellations(metiers)], DIALECTE
        ),
    ]


def _appellations(metiers: tuple[vocabulaire.Metier, ...]) -> Iterator[tuple[object, ...]]:
    noms = ((metier.code, nom) for metier in metiers for nom in metier.appellations)
    for rang, (code, nom) in enumerate(noms, PREMIER_OGR + len(metiers)):
        yield rang, nom, nom.partition(" / ")[0], code, *SANS_DRAPEAU, "PRINCIPALE", "", code, "N"
