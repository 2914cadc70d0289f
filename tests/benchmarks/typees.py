"""What benches of reference feeds share: files, the yardstick (rows already typed, by COPY then merge), a lot."""

from __future__ import annotations

import csv
import time
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.sql import SQL, Composable, Identifier

from importers import flux
from importers.lot import Bilan
from importers.reception.passage import Options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

AUJOURDHUI = date(2026, 11, 23)


def ecrire_les_deux(dossier: str, nom: str, entete: Sequence[str], lignes: Sequence[Sequence[object]]) -> None:
    """A file of the lot, and the same lines in another order for its replay."""
    for lot, sens in (("lot", 1), ("rejeu", -1)):
        Path(dossier, lot).mkdir(parents=True, exist_ok=True)
        with Path(dossier, lot, nom).open("w", encoding="utf-8", newline="") as sortie:
            csv.writer(sortie, delimiter=";").writerows([entete, *lignes[::sens]])


def fusionner(
    url: str, transit: str | Composable, typees: Mapping[str, Sequence[Sequence[Any]]], fusion: str | Composable
) -> dict[str, Any]:
    """The yardstick, rolled back; `typees`: its seconds, without the making of the rows."""
    debut = time.perf_counter()
    with psycopg.connect(url) as connexion:
        connexion.execute(transit)
        for table, lignes in typees.items():
            with connexion.cursor().copy(SQL("COPY {} FROM STDIN").format(Identifier(table))) as copie:
                for ligne in lignes:
                    copie.write_row(ligne)
        connexion.execute(fusion)
        duree = time.perf_counter() - debut
        connexion.rollback()
    return {"typees": duree}


def importer(url: str, nom: str, lot: str) -> dict[str, Any]:
    """One lot of a feed: what it created, modified and left, by table."""
    options = Options("banc", AUJOURDHUI, region="52")
    (bilan,) = (
        fait for fait in flux.importer(url, nom, sorted(Path(lot).iterdir()), options) if isinstance(fait, Bilan)
    )
    comptes = {table: tuple(compte) for table, compte in bilan.comptes.items()}
    return {"comptes": comptes, "rejets": bilan.rejets.total()}
