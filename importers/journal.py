"""The journal of a lot: what it is, what it refused and why, what it changed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from importers.transit import PLEIN, copier

if TYPE_CHECKING:
    from psycopg import Connection

    from importers.fusion import Compte

COLONNES = ("lot_id", "bloquant", "chemin", "code", "message", "extrait")
EXTRAIT = 200  # characters


class Journal:
    """A row of `lot` and its rows of `rejet`, in the transaction of what they tell."""

    def __init__(self, connexion: Connection[Any], flux: str, emetteur: str, fichier: str) -> None:
        self._connexion = connexion
        self._attente: list[tuple[object, ...]] = []
        self.rejets: Counter[str] = Counter()
        self.reserves: Counter[str] = Counter()
        ligne = connexion.execute(
            "INSERT INTO lot (flux, emetteur, fichier, etat) VALUES (%s, %s, %s, 'EN_COURS') RETURNING id, numero",
            (flux, emetteur, fichier),
        ).fetchone()
        self.lot: int
        self.numero: str
        self.lot, self.numero = ligne or (0, "")

    def rejeter(self, chemin: str, code: str, message: str, extrait: str | None = None) -> None:
        """Something did not go in."""
        self.rejets[code] += 1
        self._noter((self.lot, True, chemin, code, message, (extrait or "")[:EXTRAIT] or None))

    def signaler(self, chemin: str, code: str, message: str, extrait: str | None = None) -> None:
        """Something went in, with a reservation."""
        self.reserves[code] += 1
        self._noter((self.lot, False, chemin, code, message, (extrait or "")[:EXTRAIT] or None))

    def _noter(self, ligne: tuple[object, ...]) -> None:
        self._attente.append(ligne)
        if len(self._attente) >= PLEIN:
            self._vider()

    def _vider(self) -> None:
        copier(self._connexion, "rejet", COLONNES, self._attente)
        self._attente.clear()

    def clore(self, total: Compte, absents: int) -> None:
        """Write the counts; `lus` is what was kept, refusals are counted apart."""
        self._vider()
        self._connexion.execute(
            """UPDATE lot SET etat = 'TERMINE', termine_le = clock_timestamp(), lus = %s, crees = %s, modifies = %s,
               inchanges = %s, rejetes = %s, absents = %s WHERE id = %s""",
            (sum(total), *total, self.rejets.total(), absents, self.lot),
        )
