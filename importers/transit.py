"""Staging: rows wait in temporary tables shaped like the real ones, filled by COPY, in the transaction of the lot."""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from psycopg import sql

from importers.lignes import table
from importers.objets import OBJETS, PARTIES, Objet, Partie, liens

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psycopg import Connection

Genre = type[Objet | Partie]
PLEIN = 5_000  # rows held in memory per table
NOMS: dict[Genre, str] = {ligne: table(ligne) for ligne in (*OBJETS, *PARTIES)}


class Transit:
    """Temporary tables `t_<table>` of one lot, dropped at its end."""

    def __init__(self, connexion: Connection[Any]) -> None:
        self._connexion = connexion
        # one COPY at a time runs beside the reading, so that reader and database work together
        self._copie = ThreadPoolExecutor(1, "copie")
        self._en_cours: Future[None] | None = None
        self._tampons: dict[Genre, list[Objet | Partie]] = defaultdict(list)
        for ligne, nom in NOMS.items():
            connexion.execute(
                sql.SQL("CREATE TEMP TABLE {} ON COMMIT DROP AS SELECT {} FROM {} WITH NO DATA").format(
                    sql.Identifier(f"t_{nom}"),
                    sql.SQL(", ").join(_colonne(champ, nom) for champ in ligne._fields),
                    sql.Identifier(nom),
                )
            )

    def ajouter(self, ligne: Objet | Partie) -> None:
        """Stage one row."""
        tampon = self._tampons[type(ligne)]
        tampon.append(ligne)
        if len(tampon) >= PLEIN:
            self._vider(type(ligne))

    def _vider(self, genre: Genre) -> None:
        self._attendre()
        lignes = self._tampons.pop(genre, [])
        self._en_cours = self._copie.submit(copier, self._connexion, f"t_{NOMS[genre]}", genre._fields, lignes)

    def _attendre(self) -> None:
        """Wait for the COPY that runs, and fail if it failed."""
        if self._en_cours is not None:
            self._en_cours.result()
            self._en_cours = None

    def fermer(self) -> None:
        """Write what waits, and tell the planner how much there is."""
        for genre in NOMS:
            self._vider(genre)
        self._attendre()
        self._copie.shutdown()
        for nom in NOMS.values():
            self._connexion.execute(sql.SQL("ANALYZE {}").format(sql.Identifier(f"t_{nom}")))


def _colonne(champ: str, nom: str) -> sql.Composable:
    """A column of a staging table: the real one's, `nouveau`, or a list of keys."""
    if champ == "nouveau":
        return sql.SQL("false AS nouveau")
    for lien in liens(nom):
        if lien.champ == champ:
            genre = sql.SQL("text[]" if lien.enfant.endswith("_code") else "bigint[]")
            return sql.SQL("NULL::{} AS {}").format(genre, sql.Identifier(champ))
    return sql.Identifier(champ)


def copier(connexion: Connection[Any], cible: str, colonnes: Sequence[str], lignes: Iterable[Sequence[Any]]) -> None:
    """COPY `lignes` into a table."""
    if not colonnes:
        return
    noms = sql.SQL(", ").join(map(sql.Identifier, colonnes))
    ordre = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(cible), noms)
    with connexion.cursor() as curseur, curseur.copy(ordre) as copie:
        for ligne in lignes:
            copie.write_row(ligne)
