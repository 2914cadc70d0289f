"""The table as it is streamed: one connection, one read-only snapshot, chunks of bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from exporters.csv.colonnes import COLONNES, lignes_par_session
from exporters.csv.table import MARQUE, en_cellule, en_lignes
from exporters.instantane import instantane
from exporters.selection import RIEN, Selection
from loaders import requete as requetes
from loaders.demande import TOUT
from loaders.requete import Regard
from models.erreurs import Introuvable

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from datetime import date
    from typing import Any

    import psycopg

    from loaders.offre.question import Question
    from models.lecteur import Lecteur

PAR_LECTURE = 500  # sessions: an action may have thousands


class Demande(NamedTuple):
    """The sessions that `question` retains of those that `lecteur` may see."""

    lecteur: Lecteur
    aujourdhui: date
    question: Question

    @property
    def regard(self) -> Regard:
        """From where they are looked at."""
        return Regard(self.lecteur, self.aujourdhui)


def exporter(
    url: str, demande: Demande, suivre: Callable[[int], None] = lambda _: None, *, preparer: bool = True
) -> Generator[bytes]:
    """The table in chunks, `suivre` told how many lines each has; closing the generator gives the connection back.

    `preparer`: whether statements may be prepared. Raises Introuvable when no session is retained, Indisponible when
    the database does not answer or goes away: what was given until then is then no whole table.
    """
    with instantane(url, preparer=preparer) as connexion:
        entete = MARQUE + en_lignes([tuple(COLONNES)])
        for lot in Selection(demande.question, demande.regard).lots(connexion):
            cles = [cle for sessions in lot.values() for cle in sessions]
            for debut in range(0, len(cles), PAR_LECTURE):
                lignes = _lignes(connexion, demande, cles[debut : debut + PAR_LECTURE])
                yield (entete + en_lignes(lignes)).encode()
                entete = ""
                suivre(len(lignes))
        if entete:
            raise Introuvable(RIEN)


def compter(url: str, demande: Demande) -> int:
    """How many lines the table will have."""
    with instantane(url, preparer=False) as connexion:
        return Selection(demande.question, demande.regard).compter(connexion)


def _lignes(connexion: psycopg.Connection[Any], demande: Demande, cles: Sequence[int]) -> list[list[str]]:
    requete = requetes.preparer(lignes_par_session, TOUT, cles, demande.regard)
    lues = connexion.execute(requete.texte, requete.parametres).fetchall()
    return [list(map(en_cellule, cellules)) for _, *cellules in lues]
