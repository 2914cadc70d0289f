"""Delegations as they are written: given, taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from psycopg import Connection

    from models.autosaisie import Droit

# two that give the same at once are looked at one after the other
_ATTENDRE: Final = """-- attendre_ses_delegations
SELECT FROM organisme WHERE id = %(de)s FOR NO KEY UPDATE"""

_EN_COURS: Final = """-- delegation_en_cours
SELECT id FROM delegation WHERE (de_id, a_id) = (%(de)s, %(a)s) AND revoquee_le IS NULL
AND coalesce(fin >= %(aujourdhui)s, true)"""

_ACCORDER: Final = """-- accorder_delegation
INSERT INTO delegation (de_id, a_id, droit, debut, fin, accordee_par)
VALUES (%(de)s, %(a)s, %(droit)s, %(aujourdhui)s, %(fin)s, %(compte)s) RETURNING id"""

_VERROUILLER: Final = """-- verrouiller_delegation
SELECT id, de_id, coalesce(revoquee_le IS NULL AND coalesce(fin >= %(aujourdhui)s, true), false)
FROM delegation WHERE id = %(id)s FOR UPDATE"""

_REVOQUER: Final = "-- revoquer_delegation\nUPDATE delegation SET revoquee_le = now() WHERE id = %(id)s"


class Donnee(NamedTuple):
    """A delegation, locked: who gave it, whether it still holds."""

    id: int
    de: int
    en_cours: bool


class Delegations:
    """Delegations, as of a day."""

    def __init__(self, connexion: Connection[Any], aujourdhui: date) -> None:
        self._connexion = connexion
        self._aujourdhui = aujourdhui

    def en_cours(self, de: int, a: int) -> int | None:
        """The one that holds between two organismes; nobody else gives one meanwhile."""
        self._connexion.execute(_ATTENDRE, {"de": de})
        parametres = {"de": de, "a": a, "aujourdhui": self._aujourdhui}
        ligne = self._connexion.execute(_EN_COURS, parametres).fetchone()
        return None if ligne is None else int(ligne[0])

    def accorder(self, entre: tuple[int, int], droit: Droit, fin: date | None, compte: int | None) -> int:
        """Give one from today on; its key."""
        de, a = entre
        dits = {"de": de, "a": a, "droit": droit.value, "fin": fin, "compte": compte, "aujourdhui": self._aujourdhui}
        (cle,) = self._connexion.execute(_ACCORDER, dits).fetchone() or (0,)
        return int(cle)

    def verrouiller(self, cle: int) -> Donnee | None:
        """The delegation of this key."""
        ligne = self._connexion.execute(_VERROUILLER, {"id": cle, "aujourdhui": self._aujourdhui}).fetchone()
        return None if ligne is None else Donnee(*ligne)

    def revoquer(self, cle: int) -> None:
        """End it now."""
        self._connexion.execute(_REVOQUER, {"id": cle})
