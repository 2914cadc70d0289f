"""Exports of small catalogues that tests write in SQL, and what they say."""

from __future__ import annotations

import os
import re
from contextlib import contextmanager
from datetime import date
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg
from lxml import etree
from psycopg import sql

from exporters.lheo import Constat, Decision, Demande, Offre, exporter
from loaders.tenue.recherche import refaire
from models.lecteur import PUBLIC
from tests.bases import copie

if TYPE_CHECKING:
    from collections.abc import Iterator

LE = date(2026, 11, 23)
_RANGS = count(1)
OFFRE = Path(__file__).with_name("offre.sql").read_text(encoding="utf-8")


class Etat(NamedTuple):
    """A catalogue: the whole offer of `offre.sql`, then these statements; `vide` when no offer of it goes out.

    States stand in the modules of their tests, by name or in a table: `tests/conformite` finds them there and validates
    what they export.
    """

    sql: str = ""
    vide: bool = False


class Export(NamedTuple):
    """A document, and what was told of each of its offers."""

    octets: bytes
    offres: list[Offre]

    @property
    def racine(self) -> etree._Element:
        return etree.fromstring(self.octets)

    @property
    def constats(self) -> list[Constat]:
        return [constat for offre in self.offres for constat in offre.constats]

    def noeuds(self, chemin: str) -> list[etree._Element]:
        """The elements of a path of local names that starts anywhere: `session[@numero="SE_1"]/periode`."""
        etapes = re.sub(r"(^|[/\[])([A-Za-z])", r"\1l:\2", chemin)
        racine = self.racine
        trouves: list[etree._Element] = racine.xpath(f"//{etapes}", namespaces={"l": etree.QName(racine).namespace})
        return trouves

    def dits(self, chemin: str) -> list[str]:
        """Their texts."""
        return [noeud.text or "" for noeud in self.noeuds(chemin)]

    def numeros(self, chemin: str) -> list[str]:
        """Their numbers."""
        return [noeud.get("numero", "") for noeud in self.noeuds(chemin)]

    def xml(self, chemin: str) -> list[str]:
        """As they are written, on one line and without the namespace."""
        espace = f' xmlns="{etree.QName(self.racine).namespace}"'
        noeuds = self.noeuds(chemin)
        return [etree.tostring(noeud, encoding="unicode", with_tail=False).replace(espace, "") for noeud in noeuds]

    def decisions(self, code: Decision) -> list[tuple[str, str, str]]:
        """Object, element and message of what was so decided."""
        return [(c.objet, c.element, c.message) for c in self.constats if c.code is code]


class Banc:
    """A database for all the states of a worker, each in turn."""

    def __init__(self, url: str, connexion: psycopg.Connection[Any]) -> None:
        self.url = url
        self._connexion = connexion
        noms = connexion.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1").fetchall()
        tables = [sql.Identifier(nom) for (nom,) in noms]
        self._vider = sql.SQL(";").join(
            sql.SQL("DELETE FROM {}").format(table)
            for table in tables
            if not connexion.execute(sql.SQL("SELECT FROM {} LIMIT 1").format(table)).rowcount
        )

    def vider(self) -> None:
        """An empty catalogue."""
        with self._connexion.transaction():
            self._connexion.execute("SET LOCAL session_replication_role = replica")  # in any order
            self._connexion.execute(self._vider)

    def poser(self, etat: Etat) -> None:
        """Make it the whole catalogue."""
        self.vider()
        self._connexion.execute(OFFRE + etat.sql)

    def poser_et_tenir(self, etat: Etat) -> None:
        """The same, with what searches read."""
        self.poser(etat)
        with self._connexion.transaction():
            refaire(self._connexion)

    def exporter(self, etat: Etat, **demande: Any) -> Export:
        """What goes out of this state."""
        self.poser(etat)
        return self.exporter_en_l_etat(**demande)

    def exporter_en_l_etat(self, **demande: Any) -> Export:
        """What goes out of the state that is there."""
        offres: list[Offre] = []
        return Export(b"".join(exporter(self.url, Demande(PUBLIC, LE, **demande), offres.append)), offres)


@contextmanager
def banc(serveur: Path, administration: psycopg.Connection[Any]) -> Iterator[Banc]:
    """A database of its own, dropped in the end."""
    with (
        copie(serveur, administration, f"exports_{os.getpid()}_{next(_RANGS)}") as url,
        psycopg.connect(url, autocommit=True) as connexion,
    ):
        yield Banc(url, connexion)
