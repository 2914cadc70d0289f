"""The journal of a lot: what it is, what it refused and why, what it changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from importers.transit import Copie

if TYPE_CHECKING:
    from collections.abc import Sequence

    from psycopg import Connection

    from importers.fusion import Compte

COLONNES = ("lot_id", "bloquant", "chemin", "code", "message", "extrait")
EXTRAIT = 200  # characters
RETENUS = 10  # rejects kept at hand, for those who cannot read them in the table: a refused lot, a trial


class Rejet(NamedTuple):
    """Something of a file that did not go in: where, why, and a text that helps to find it."""

    chemin: str
    code: str
    message: str
    extrait: str | None


class Arrivee(NamedTuple):
    """What comes in: by which feed, from whom, in which files; for a reference feed, their layouts and their bytes."""

    flux: str
    emetteur: str
    fichier: str
    formes: Sequence[str] = ()
    empreinte: str | None = None


class Journal:
    """A row of `lot` and its rows of `rejet`, in the transaction of what they tell."""

    def __init__(self, connexion: Connection[Any], arrivee: Arrivee, retenus: int = RETENUS) -> None:
        self._connexion = connexion
        self._arrivee = arrivee
        self._retenus = retenus
        self._attente: list[tuple[object, ...]] = []
        self.emetteur = arrivee.emetteur
        self.rejets: Counter[str] = Counter()
        self.reserves: Counter[str] = Counter()
        self.premiers: list[Rejet] = []
        self.signales: list[Rejet] = []  # the first reservations
        self.ailleurs = 0  # lines of other regions, which are no rejects
        self.fichier = ""  # said before each path when the lot has several files
        ligne = connexion.execute(
            "INSERT INTO lot (flux, emetteur, fichier, formes, empreinte, etat)"
            " VALUES (%s, %s, %s, %s, %s, 'EN_COURS') RETURNING id, numero",
            arrivee._replace(formes=list(arrivee.formes)),  # an array, not a composite value
        ).fetchone()
        self.lot: int
        self.numero: str
        self.lot, self.numero = ligne or (0, "")

    def rejeter(self, chemin: str, code: str, message: str, extrait: str | None = None) -> None:
        """Something did not go in."""
        self.rejets[code] += 1
        rejet = self._noter(Rejet(chemin, code, message, extrait), bloquant=True)
        if len(self.premiers) < self._retenus:
            self.premiers.append(rejet)

    def signaler(self, chemin: str, code: str, message: str, extrait: str | None = None) -> None:
        """Something went in, with a reservation."""
        self.reserves[code] += 1
        reserve = self._noter(Rejet(chemin, code, message, extrait), bloquant=False)
        if len(self.signales) < self._retenus:
            self.signales.append(reserve)

    def _noter(self, brut: Rejet, *, bloquant: bool) -> Rejet:
        rejet = brut._replace(chemin=self.fichier + brut.chemin, extrait=(brut.extrait or "")[:EXTRAIT] or None)
        self._attente.append((self.lot, bloquant, *rejet))
        return rejet

    @property
    def remarques(self) -> int:
        """How many rejects and reservations so far."""
        return self.rejets.total() + self.reserves.total()

    @property
    def en_attente(self) -> int:
        """How many of them are not written yet."""
        return len(self._attente)

    def prendre(self) -> Copie:
        """What waits to be written."""
        attente, self._attente = self._attente, []
        return Copie("rejet", COLONNES, attente)

    def ecrire(self) -> None:
        """Write what waits now, on the connection of the lot."""
        self.prendre().ecrire(self._connexion)

    def precedent(self) -> int:
        """How many objects the last lot of this source brought."""
        ligne = self._connexion.execute(
            """SELECT lus FROM lot WHERE flux = %s AND emetteur = %s AND formes = %s AND id <> %s
            ORDER BY id DESC LIMIT 1""",
            (self._arrivee.flux, self.emetteur, list(self._arrivee.formes), self.lot),
        ).fetchone()
        return ligne[0] if ligne else 0

    def clore(self, total: Compte, absents: int, lus: int | None = None) -> None:
        """Write the counts; `lus` is what was kept (lines, where several rows come of one), refusals are apart."""
        self._connexion.execute(
            """UPDATE lot SET etat = 'TERMINE', termine_le = clock_timestamp(), lus = %s, crees = %s, modifies = %s,
               inchanges = %s, rejetes = %s, absents = %s WHERE id = %s""",
            (sum(total) if lus is None else lus, *total, self.rejets.total(), absents, self.lot),
        )
