"""Once around: documents in, the catalogue out as Lhéo, and in again; what the catalogue holds before and after."""

from __future__ import annotations

import re
from datetime import date
from difflib import unified_diff
from typing import TYPE_CHECKING, Any

import psycopg
from lxml import etree
from psycopg import sql

from exporters.lheo import Demande, exporter
from importers.lheo import importer
from importers.lot import Bilan, Options
from models.lecteur import PUBLIC

if TYPE_CHECKING:
    from pathlib import Path

    from models.lheo.espaces import Version

JOURNAUX = frozenset({"lot", "rejet", "offre_lue"})  # what each reading writes
LE = date(2026, 11, 23)
Rangees = dict[str, list[str]]
_NUMERO = re.compile(r' numero="[A-Z]{2}_\d{10}[^"]*"')  # what tells two exports of equal catalogues apart


class Catalogue:
    """A database of a test's own, emptied between two examples."""

    def __init__(self, url: str, dossier: Path) -> None:
        self._url = url
        self._dossier = dossier
        self._connexion: psycopg.Connection[Any] = psycopg.connect(url, autocommit=True)
        noms = self._connexion.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")
        toutes = [nom for (nom,) in noms]
        self._remplies = [nom for nom in toutes if not self._connexion.execute(_lire(nom)).rowcount]
        self._tables = [nom for nom in toutes if nom not in JOURNAUX]
        self._tout = sql.SQL(" UNION ALL ").join(map(_lire, self._tables))

    def fermer(self) -> None:
        """Give the connection back."""
        self._connexion.close()

    def vider(self) -> None:
        """An empty catalogue, of another installation."""
        with self._connexion.transaction():
            self._connexion.execute("SET LOCAL session_replication_role = replica")  # in any order
            for nom in self._remplies:
                self._connexion.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(nom)))
            self._connexion.execute("UPDATE installation SET identifiant = gen_random_uuid()::text")

    def importer(self, *contenus: bytes, emetteur: str = "essai") -> Bilan:
        """Documents as one lot."""
        chemins = [self._dossier / f"{rang}.xml" for rang in range(len(contenus))]
        for chemin, contenu in zip(chemins, contenus, strict=True):
            chemin.write_bytes(contenu)
        return importer(self._url, chemins, Options(emetteur, confirmer=True))

    def exporter(self, version: Version = "2.3") -> bytes:
        """All of it, organismes without an offer included."""
        return b"".join(exporter(self._url, Demande(PUBLIC, LE, annuaire=True, version=version)))

    def rangees(self) -> Rangees:
        """Every row of every table."""
        lues: Rangees = {nom: [] for nom in self._tables}
        for nom, rangee in self._connexion.execute(self._tout):
            lues[nom].append(rangee)
        return {nom: sorted(rangees) for nom, rangees in lues.items()}


def ecarts(avant: Rangees, apres: Rangees) -> dict[str, tuple[list[str], list[str]]]:
    """Rows that went and rows that came, by table."""
    return {
        nom: (sorted({*avant[nom]} - {*apres[nom]}), sorted({*apres[nom]} - {*avant[nom]}))
        for nom in avant
        if avant[nom] != apres[nom]
    }


def differences(un: bytes, autre: bytes) -> list[str]:
    """What one export says and not the other, numbers and the order of offers apart."""
    return list(unified_diff(_impersonnel(un), _impersonnel(autre), n=0, lineterm=""))


def _impersonnel(document: bytes) -> list[str]:
    """The offers of an export and its organismes without an offer, an element a line."""
    unites = (noeud for parent in etree.fromstring(document).iter("{*}offres", "{*}lheo-plus") for noeud in parent)
    voulues = (noeud for noeud in unites if not noeud.tag.endswith(("}lheo", "}extras")))
    dites = sorted(_NUMERO.sub("", etree.tostring(noeud, encoding="unicode", with_tail=False)) for noeud in voulues)
    return "".join(dites).replace("><", ">\n<").split("\n")


def _lire(nom: str) -> sql.Composed:
    return sql.SQL("SELECT {}, t::text FROM {} t").format(nom, sql.Identifier(nom))
