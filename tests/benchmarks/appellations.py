"""A ROME with so many appellations; the yardstick of its import."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any

from tests.benchmarks.typees import ecrire_les_deux, fusionner, importer

METIERS = 2_000
CODES = ("code_rome", "libelle_rome")
APPELLATIONS = ("code_ogr", "libelle_appellation_long", "code_rome", "libelle_appellation_court", "classification")
TRANSIT = """
CREATE TEMP TABLE appellations (code text, libelle text, rome_code text, court text) ON COMMIT DROP;
CREATE TEMP TABLE codes (code text, libelle text) ON COMMIT DROP"""
FUSION = """
INSERT INTO rome AS r (code, libelle) SELECT code, libelle FROM codes
ON CONFLICT (code) DO UPDATE SET libelle = excluded.libelle WHERE r.libelle IS DISTINCT FROM excluded.libelle;
INSERT INTO rome_appellation AS a (code, libelle, rome_code, libelle_court) SELECT * FROM appellations
ON CONFLICT (code) DO UPDATE SET (libelle, rome_code, libelle_court)
    = (excluded.libelle, excluded.rome_code, excluded.libelle_court)
WHERE (a.libelle, a.rome_code, a.libelle_court)
    IS DISTINCT FROM (excluded.libelle, excluded.rome_code, excluded.libelle_court)"""


def generer_rome(dossier: str, nombre: str) -> dict[str, Any]:
    """Jobs and so many appellations in France Travail's shape, then the same content in another order."""
    codes = [(f"A{rang:04}", f"Métier numéro {rang}") for rang in range(METIERS)]
    noms = [
        (rang, f"Éleveur / Éleveuse n° {rang}", f"A{rang % METIERS:04}", f"Éleveur n° {rang}", "SYNONYME")
        for rang in range(int(nombre))
    ]
    ecrire_les_deux(dossier, "codes.csv", CODES, codes)
    ecrire_les_deux(dossier, "appellations.csv", APPELLATIONS, noms)
    return {"lignes": METIERS + int(nombre)}


def fusionner_rome(lot: str, _nombre: str, url: str) -> dict[str, Any]:
    """The yardstick."""
    typees: dict[str, list[Any]] = {}
    for table, largeur in (("codes", 2), ("appellations", 4)):
        with Path(lot, f"{table}.csv").open(encoding="utf-8", newline="") as lu:
            typees[table] = [ligne[:largeur] for ligne in csv.reader(lu, delimiter=";")][1:]
    return fusionner(url, TRANSIT, typees, FUSION)


def importer_rome(lot: str, url: str) -> dict[str, Any]:
    """One lot of `sofi import rome`."""
    return importer(url, "rome", lot)
