"""Offers that the last lot of a source read without a remark, known by their words: a replay need not read them again.

What is kept is a fingerprint, until the next lot of the source: an offer that comes back after a change is read. What
the rules find once the lot is merged (importers/jugement.py) is no remark on how it was read, and does not count.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importers.transit import Copie

if TYPE_CHECKING:
    from psycopg import Connection

# The contacts of offers that were not read again, which only their links name.
_CONTACTS = """-- contacts_confirmes
SELECT contact_id FROM formation_contact WHERE formation_id = ANY(%(formation)s)
UNION SELECT contact_id FROM action_contact WHERE action_id = ANY(%(action)s)
UNION SELECT contact_id FROM session_contact WHERE session_id = ANY(%(session)s)"""


class DejaLues:
    """The fingerprints of one source: those of its last lot, and those of this one."""

    def __init__(self, connexion: Connection[Any], emetteur: str) -> None:
        self._emetteur = emetteur
        requete = "SELECT empreinte FROM offre_lue WHERE emetteur = %s"
        self._connues: set[bytes] = {ligne[0] for ligne in connexion.execute(requete, (emetteur,))}
        self._lues: set[bytes] = set()

    def __contains__(self, empreinte: bytes) -> bool:
        return empreinte in self._connues

    def retenir(self, empreinte: bytes) -> None:
        """Keep the fingerprint of an offer of which there is nothing to say."""
        self._lues.add(empreinte)

    def ecrire(self, connexion: Connection[Any], lot: int) -> None:
        """Leave those of this lot, and no other."""
        connexion.execute(
            "DELETE FROM offre_lue WHERE emetteur = %s AND empreinte = ANY(%s)",
            (self._emetteur, list(self._connues - self._lues)),
        )
        nouvelles = [(self._emetteur, empreinte, lot) for empreinte in self._lues - self._connues]
        Copie("offre_lue", ("emetteur", "empreinte", "lot_id"), nouvelles).ecrire(connexion)


def contacts(connexion: Connection[Any], confirmes: dict[str, list[int]]) -> list[int]:
    """The contacts of formations, actions and sessions."""
    ids = {nom: confirmes.get(nom, []) for nom in ("formation", "action", "session")}
    return [ligne[0] for ligne in connexion.execute(_CONTACTS, ids)]
