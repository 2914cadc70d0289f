"""Staging: what was read waits here, then goes by COPY into temporary tables shaped like the real ones."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import sql

from importers.lignes import table
from importers.objets import OBJETS, PARTIES, Objet, Partie
from models.liens import liens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psycopg import Connection

Genre = type[Objet | Partie]
NOMS: dict[Genre, str] = {ligne: table(ligne) for ligne in (*OBJETS, *PARTIES)}


class Copie(NamedTuple):
    """Rows to write into a table."""

    table: str
    colonnes: Sequence[str]
    lignes: Iterable[Sequence[Any]]

    def ecrire(self, connexion: Connection[Any]) -> None:
        """Write them by COPY."""
        noms = sql.SQL(", ").join(map(sql.Identifier, self.colonnes))
        ordre = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(self.table), noms)
        with connexion.cursor() as curseur, curseur.copy(ordre) as copie:
            for ligne in self.lignes:
                copie.write_row(ligne)


class Transit:
    """Objects and parts read and not merged yet; `nombre` tells how many."""

    def __init__(self) -> None:
        self.nombre = 0
        self._lignes: dict[Genre, list[Objet | Partie]] = defaultdict(list)

    def ajouter(self, ligne: Objet | Partie) -> None:
        """Stage one row."""
        self._lignes[type(ligne)].append(ligne)
        self.nombre += 1

    def prendre(self) -> list[Copie]:
        """What waits, which waits no more."""
        lignes, self._lignes, self.nombre = self._lignes, defaultdict(list), 0
        return [Copie(f"t_{NOMS[genre]}", genre._fields, pretes) for genre, pretes in lignes.items()]


def ouvrir(connexion: Connection[Any]) -> None:
    """Make the staging tables `t_<table>`, dropped with the transaction."""
    for ligne, nom in NOMS.items():
        connexion.execute(
            sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
                sql.Identifier(f"t_{nom}"),
                sql.SQL(", ").join(_colonne(champ, nom) for champ in ligne._fields),
                sql.Identifier(nom),
            )
        )


def _colonne(champ: str, nom: str) -> sql.Composable:
    """A column of a staging table: the real one's, `nouveau`, or a list of keys."""
    if champ == "nouveau":
        return sql.SQL("false AS nouveau")
    for lien in liens(nom):
        if lien.champ == champ:
            genre = sql.SQL("text[]" if lien.enfant.endswith("_code") else "bigint[]")
            return sql.SQL("NULL::{} AS {}").format(genre, sql.Identifier(champ))
    return sql.Identifier(champ)


def analyser(connexion: Connection[Any]) -> None:
    """Tell the planner how much was staged, by the columns that joins use."""
    objets = [sql.SQL("{} (id, nouveau)").format(sql.Identifier(f"t_{NOMS[ligne]}")) for ligne in OBJETS]
    parties = [sql.SQL("{} (session_id)").format(sql.Identifier(f"t_{NOMS[ligne]}")) for ligne in PARTIES]
    connexion.execute(sql.SQL("ANALYZE {}").format(sql.SQL(", ").join([*objets, *parties])))


def vider(connexion: Connection[Any]) -> None:
    """Make room for what comes next."""
    connexion.execute(sql.SQL("TRUNCATE {}").format(_tables()))


def _tables() -> sql.Composed:
    return sql.SQL(", ").join(sql.Identifier(f"t_{nom}") for nom in NOMS.values())
