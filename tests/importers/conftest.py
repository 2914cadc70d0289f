"""Importing what a test writes, and reading the catalogue back."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers import flux
from importers.lheo import importer
from importers.lot import Bilan, Options
from importers.reception.passage import DejaApplique
from importers.reception.passage import Options as OptionsDeReference
from tests.importers.document import Document

Importer = Callable[..., Bilan]
Recevoir = Callable[..., Bilan | DejaApplique]
JOUR = date(2026, 11, 23)


@pytest.fixture
def fichier(tmp_path: Path) -> Callable[..., Path]:
    """Write a document, a text or bytes into a file of its own."""
    rang = iter(range(1, 1000))

    def ecrire(contenu: Document | str | bytes) -> Path:
        chemin = tmp_path / f"{next(rang)}.xml"
        octets = contenu.octets() if isinstance(contenu, Document) else contenu
        chemin.write_bytes(octets.encode() if isinstance(octets, str) else octets)
        return chemin

    return ecrire


@pytest.fixture
def importe(base: str, fichier: Callable[..., Path]) -> Importer:
    """Import documents as one lot of the source « essai »."""

    def importe(*contenus: Document | str | bytes, emetteur: str = "essai", **options: Any) -> Bilan:
        return importer(base, [fichier(contenu) for contenu in contenus], Options(emetteur, **options))

    return importe


@pytest.fixture
def recevoir_tout(base: str, tmp_path: Path) -> Callable[..., list[Bilan | DejaApplique]]:
    """Import files of a reference feed, texts, bytes or paths; one result for each publisher."""
    rang = iter(range(1, 1000))

    def poser(contenu: str | bytes | Path) -> Path:
        if isinstance(contenu, Path):
            return contenu
        chemin = tmp_path / f"{next(rang)}.csv"
        chemin.write_bytes(contenu.encode() if isinstance(contenu, str) else contenu)
        return chemin

    def recevoir(
        nom: str, *contenus: str | bytes | Path, emetteur: str = "essai", le: date = JOUR, **options: Any
    ) -> list[Bilan | DejaApplique]:
        chemins = [poser(contenu) for contenu in contenus]
        return list(flux.importer(base, nom, chemins, OptionsDeReference(emetteur, le, **options)))

    return recevoir


@pytest.fixture
def recevoir(recevoir_tout: Callable[..., list[Bilan | DejaApplique]]) -> Recevoir:
    """Import files of one publisher."""

    def recevoir(*arguments: Any, **options: Any) -> Bilan | DejaApplique:
        (fait,) = recevoir_tout(*arguments, **options)
        return fait

    return recevoir


@pytest.fixture
def lu(base: str) -> Iterator[psycopg.Connection[Any]]:
    """A connection that sees what was committed."""
    with psycopg.connect(base, autocommit=True, options="-c timezone=Europe/Paris") as connexion:
        yield connexion
