"""Which object of the catalogue a source means: its keys resolved before anything is written, new ids for new keys."""

from __future__ import annotations

from collections import defaultdict
from hashlib import md5
from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import sql

from importers.transit import Copie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from psycopg import Connection

    from importers.numeros import Designe, Numeros

LOT_D_IDS = 2_000  # ids asked from the database at a time


class Identite(NamedTuple):
    """An object's internal id, and whether the catalogue has yet to hold it."""

    id: int
    nouveau: bool


class Sequences:
    """New ids of tables, asked from their sequences in batches."""

    def __init__(self, connexion: Connection[Any]) -> None:
        self._connexion = connexion
        self._reserves: dict[str, Iterator[int]] = defaultdict(lambda: iter(()))
        self._donnes: dict[str, set[int]] = defaultdict(set)

    def suivant(self, table: str) -> int:
        """One new id of `table`."""
        id_ = next(self._reserves[table], None)
        if id_ is None:
            requete = "SELECT nextval(%s) FROM generate_series(1, %s)"
            lignes = self._connexion.execute(requete, (f"{table}_id_seq", LOT_D_IDS)).fetchall()
            self._reserves[table] = iter([ligne[0] for ligne in lignes])
            return self.suivant(table)
        self._donnes[table].add(id_)
        return id_

    def a_donne(self, table: str, id_: int) -> bool:
        """Whether an id was given by this lot: its object is not in the catalogue yet."""
        return id_ in self._donnes[table]


class Identites:
    """The keys of one source (`emetteur`): `resoudre` gives the object a key names, a new id when nobody has it.

    In a file that this catalogue wrote, our own numbers name its objects directly, whoever sends it.
    """

    def __init__(self, connexion: Connection[Any], sequences: Sequences, emetteur: str, source: str) -> None:
        self._sequences = sequences
        self._emetteur = emetteur
        self._source = source
        self._numeros: Numeros | None = None
        self._connues: dict[str, dict[str, int]] = defaultdict(dict)
        self._nouvelles: list[tuple[str, str, str, int, bool]] = []
        curseur = connexion.execute(
            "SELECT noun, portee, cle, objet_id FROM identifiant_externe WHERE emetteur = %s", (emetteur,)
        )
        for noun, portee, cle, objet in curseur:
            self._connues[noun][_unique(portee, cle)] = objet

    def reconnaitre(self, numeros: Numeros | None) -> None:
        """Take the numbers of the file that comes for ours; null: for those of its source."""
        self._numeros = numeros

    @property
    def notres(self) -> bool:
        """Whether the file being read was written by this catalogue."""
        return self._numeros is not None

    def designe(self, noun: str, numero: str | None) -> Designe | None:
        """The object that our own number names, in a file where it is ours."""
        return self._numeros.designe(noun, numero) if self._numeros and numero else None

    def designe_chez(self, noun: str, numero: str | None, organisme: int) -> Designe | None:
        """The same, of this organisme: a file edited by hand must not write over what belongs to another."""
        designe = self.designe(noun, numero)
        return designe if designe and designe.organisme == organisme else None

    def connue(self, noun: str, cle: str, portee: str = "") -> int | None:
        """The object a key already names, whether it is in the catalogue or in this lot."""
        if designe := self.designe(noun, cle):
            return designe.id
        return self._connues[noun].get(_unique(portee, cle))

    def resoudre(self, noun: str, cle: str, portee: str = "", *, naturelle: bool = False) -> Identite:
        """The object a key names; a key nobody knows gets a new object."""
        objet = self.connue(noun, cle, portee)
        if objet is None:
            objet = self._sequences.suivant(noun)
            self.attribuer(noun, cle, objet, portee, naturelle=naturelle)
        return Identite(objet, self._sequences.a_donne(noun, objet))

    def attribuer(self, noun: str, cle: str, objet: int, portee: str = "", *, naturelle: bool = False) -> None:
        """Give an object one more key of this source."""
        self._connues[noun][_unique(portee, cle)] = objet
        self._nouvelles.append((noun, cle, portee, objet, naturelle))

    def absents(self, noun: str, decrit: Callable[[str, int], bool]) -> int:
        """How many objects of this source the lot did not describe: a proposal, never a deletion."""
        return sum(not decrit(noun, objet) for objet in set(self._connues[noun].values()))

    def prendre(self, decrit: Callable[[str, int], bool]) -> list[Copie]:
        """The new keys to write; those of new objects that nothing describes yet wait, perhaps for ever."""
        pretes: list[tuple[object, ...]] = []
        attente = []
        for ligne in self._nouvelles:
            if self._sequences.a_donne(ligne[0], ligne[3]) and not decrit(ligne[0], ligne[3]):
                attente.append(ligne)
            else:
                pretes.append((*ligne, self._emetteur, self._source))
        self._nouvelles = attente
        colonnes = ("noun", "cle", "portee", "objet_id", "naturelle", "emetteur", "source")
        return [Copie("identifiant_externe", colonnes, pretes)]


def cle_naturelle(*parties: object) -> str:
    """A key composed of what an object is, where its source gives it none."""
    return md5(repr(parties).encode(), usedforsecurity=False).hexdigest()


def _unique(portee: str, cle: str) -> str:
    return f"{portee}\x1f{cle}" if portee else cle


class Codes:
    """A table of codes: the ids it has, and new ones for codes that a file brings before their own feed does."""

    def __init__(self, connexion: Connection[Any], sequences: Sequences, table: str, cles: tuple[str, ...]) -> None:
        self._sequences = sequences
        self._table = table
        self._cles = cles
        self._nouvelles: list[tuple[object, ...]] = []
        self._colonnes: tuple[str, ...] = ()
        requete = sql.SQL("SELECT {}, id FROM {}").format(
            sql.SQL(", ").join(map(sql.Identifier, cles)), sql.Identifier(table)
        )
        self._ids: dict[tuple[object, ...], int] = {ligne[:-1]: ligne[-1] for ligne in connexion.execute(requete)}

    def id(self, *cle: object, **autres: object) -> int:
        """The id of a code; `autres` are the columns it gets when it is new."""
        trouve = self._ids.get(cle)
        if trouve is None:
            trouve = self._ids[cle] = self._sequences.suivant(self._table)
            self._colonnes = ("id", *self._cles, *autres)
            self._nouvelles.append((trouve, *cle, *autres.values()))
        return trouve

    def prendre(self) -> list[Copie]:
        """The new codes to write."""
        nouvelles, self._nouvelles = self._nouvelles, []
        return [Copie(self._table, self._colonnes, nouvelles)] if nouvelles else []
