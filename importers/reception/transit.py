"""Staging of records: temporary tables shaped by the classes of a feed, filled by COPY, each key kept once.

While the database takes a batch, on a thread that has the connection meanwhile, the next one is read.
"""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from functools import lru_cache, partial
from types import NoneType
from typing import TYPE_CHECKING, Any, NamedTuple, Self, get_args, get_type_hints

from psycopg import sql

from importers.lignes import tableau
from importers.reception.forme import table_de_transit
from importers.transit import Copie

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from psycopg import Connection

    from importers.reception.forme import Controle, Enregistrement, Flux, Renvoi

PLEIN = 10_000  # records that wait in memory; as many are being written
TYPES: dict[Any, str] = {
    str: "text",
    int: "bigint",
    float: "double precision",
    bool: "boolean",
    date: "date",
    list[str]: "text[]",
}

_DOUBLONS = """-- doublons_de_{nom}
WITH repetees AS (
    SELECT ctid AS place, fichier, ligne, repere, row_number() OVER premiers AS rang,
        first_value(fichier) OVER premiers AS premier_fichier, first_value(ligne) OVER premiers AS premiere_ligne,
        ROW ({champs})::text AS dit, first_value(ROW ({champs})::text) OVER premiers AS dit_d_abord
    FROM {table} WHERE ({cle}) IN (SELECT {cle} FROM {table} GROUP BY {cle} HAVING count(*) > 1)
    WINDOW premiers AS (PARTITION BY {cle} ORDER BY fichier, ligne, ctid)),
otees AS (DELETE FROM {table} t USING repetees r WHERE t.ctid = r.place AND r.rang > 1)
SELECT fichier, ligne, repere, premier_fichier, premiere_ligne FROM repetees
WHERE dit <> dit_d_abord ORDER BY fichier, ligne"""


_EGARES = """-- egares_de_{nom}
DELETE FROM {transit} t WHERE t.{champ} IS NOT NULL AND NOT EXISTS (
    SELECT FROM ({connus}) connu WHERE connu.cle = t.{champ})
RETURNING fichier, ligne, repere, t.{champ}"""


class Lieu(NamedTuple):
    """Where a record was read: the rank of its file, its line, and the cell that names its object."""

    fichier: int
    ligne: int
    repere: str


class Doublon(NamedTuple):
    """A key that came again and says something else: where, and where it came first."""

    lieu: Lieu
    premier_fichier: int
    premiere_ligne: int


class Vu(NamedTuple):
    """Where an object came first, and whether it said the same."""

    lieu: Lieu
    egal: bool


class Transit:
    """The records of a lot; `lignes` tells how many lines gave them. Entered while files are read."""

    def __init__(self, connexion: Connection[Any], flux: Flux) -> None:
        self._connexion = connexion
        self._cles = flux.cles
        self._attente: dict[type[Enregistrement], list[Enregistrement]] = defaultdict(list)
        self._refuses: list[tuple[str]] = []
        self._nombre_en_attente = 0
        self._fond = ThreadPoolExecutor(1, "transit")
        self._en_cours: Future[None] | None = None
        self._vus: dict[str, tuple[int, Lieu]] = {}
        self.lignes = 0
        for classe in flux.cles:
            connexion.execute(_creation(classe))
        connexion.execute("CREATE TEMP TABLE t_refuse (repere text) ON COMMIT DROP")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._fond.shutdown()  # once what is being written is: the connection must be free to roll back

    def ajouter(self, lieu: Lieu, enregistrement: Enregistrement) -> None:
        """Stage a record."""
        self._attente[type(enregistrement)].append((*lieu, *enregistrement))
        self._nombre_en_attente += 1
        if self._nombre_en_attente >= PLEIN:
            copies = self._prendre()
            self.attendre()
            self._en_cours = self._fond.submit(self._ecrire, copies)

    def deja_vu(self, lieu: Lieu, dits: Sequence[object]) -> Vu | None:
        """Where the object that this line describes whole came already."""
        empreinte = hash(tuple(dit for dit in dits if isinstance(dit, tuple)))  # of what is said, not of refusals
        premiere, premier = self._vus.setdefault(lieu.repere, (empreinte, lieu))
        return None if premier is lieu else Vu(premier, premiere == empreinte)

    def refuser(self, repere: str) -> None:
        """What is refused is in the file all the same: its object is not absent."""
        self._refuses.append((repere,))

    def verser(self) -> None:
        """Write what waits; the connection is free again."""
        copies = self._prendre()
        self.attendre()
        self._ecrire(copies)

    def attendre(self) -> None:
        """Until what is being written is, and the connection free; raises what it failed by."""
        if self._en_cours is not None:
            self._en_cours.result()
            self._en_cours = None

    def _prendre(self) -> list[Copie]:
        copies = [Copie("t_refuse", ("repere",), self._refuses)] if self._refuses else []
        for classe, attente in self._attente.items():
            colonnes = (*Lieu._fields, *_champs(classe))
            copies.append(Copie(table_de_transit(classe), colonnes, _sans_liste(classe, attente)))
        self._refuses, self._attente, self._nombre_en_attente = [], defaultdict(list), 0
        return copies

    def _ecrire(self, copies: list[Copie]) -> None:
        for copie in copies:
            copie.ecrire(self._connexion)

    def dedoubler(self) -> Iterator[Doublon]:
        """Keep the first record of each key, once all are written; those of the others that say something else."""
        for classe, cle in self._cles.items():
            nom = table_de_transit(classe)
            ordre = sql.SQL(_DOUBLONS).format(
                nom=sql.SQL(nom),
                table=sql.Identifier(nom),
                cle=_noms(cle),
                champs=_noms(_champs(classe)),
            )
            for fichier, ligne, repere, *premier in self._connexion.execute(ordre).fetchall():
                yield Doublon(Lieu(fichier, ligne, repere), *premier)
            # of what joins use only: long texts would take longer than all the rest
            analyse = sql.SQL("ANALYZE {} ({})").format(sql.Identifier(nom), _noms(cle))
            self._connexion.execute(analyse)

    def egarer(self, renvoi: Renvoi) -> Iterator[tuple[Lieu, str]]:
        """Put aside the records that point to nothing; the key that is missing."""
        cle = sql.Identifier(renvoi.cle)
        tables = [renvoi.table, *map(table_de_transit, renvoi.apportent)]
        connus = [sql.SQL("SELECT {} AS cle FROM {}").format(cle, sql.Identifier(table)) for table in tables]
        nom = table_de_transit(renvoi.enregistrement)
        ordre = sql.SQL(_EGARES).format(
            nom=sql.SQL(nom),
            transit=sql.Identifier(nom),
            champ=sql.Identifier(renvoi.champ),
            connus=sql.SQL(" UNION ALL ").join(connus),
        )
        for *lieu, manquante in self._connexion.execute(ordre).fetchall():
            yield Lieu(*lieu), manquante

    def controler(self, controle: Controle) -> Iterator[tuple[Lieu, str]]:
        """Put aside the records at fault; the cell that says it."""
        ordre = f"-- controle_{controle.code.lower()}\n{controle.requete}"
        for *lieu, extrait in self._connexion.execute(sql.SQL(ordre)).fetchall():
            yield Lieu(*lieu), extrait


def _noms(noms: tuple[str, ...]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, noms))


def _champs(classe: type[Enregistrement]) -> tuple[str, ...]:
    return tuple(get_type_hints(classe))


def _sans_liste(classe: type[Enregistrement], attente: Sequence[Enregistrement]) -> Iterable[Sequence[Any]]:
    """Rows whose lists are PostgreSQL literals: psycopg takes longer to write one than all the rest of its row."""
    genres = get_type_hints(classe).values()
    places = [place for place, genre in enumerate(genres, len(Lieu._fields)) if genre == list[str]]
    return map(partial(_avec_litteraux, places), attente) if places else attente


def _avec_litteraux(places: Sequence[int], enregistrement: Enregistrement) -> list[Any]:
    cellules = list(enregistrement)
    for place in places:
        cellules[place] = _litteral(tuple(cellules[place]))
    return cellules


@lru_cache(maxsize=2**14)  # specialities, branches: the same ones come again by the thousand
def _litteral(liste: tuple[str, ...]) -> str:
    return tableau(liste)


def _creation(classe: type[Enregistrement]) -> sql.Composed:
    """The table of a class: where each record was read, then its fields."""
    types = {"fichier": int, "ligne": int, "repere": str, **get_type_hints(classe)}
    colonnes = [
        sql.SQL("{} {}").format(sql.Identifier(n), sql.SQL(_type(annotation))) for n, annotation in types.items()
    ]
    return sql.SQL("CREATE TEMP TABLE {} ({}) ON COMMIT DROP").format(
        sql.Identifier(table_de_transit(classe)), sql.SQL(", ").join(colonnes)
    )


def _type(annotation: Any) -> str:
    """The SQL type of a field, null or not."""
    if annotation in TYPES:
        return TYPES[annotation]
    (genre,) = [choix for choix in get_args(annotation) if choix is not NoneType]
    return TYPES[genre]
