"""What searches read, filled where it never was: a catalogue of before its tables, or whose filling was interrupted.

Everything that opens a catalogue to serve it goes by here, after the migrations. One that is to be filled again is
emptied by its migration.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import psycopg

from importers.tour import VERROU
from loaders.tenue import ensemble

if TYPE_CHECKING:
    from loaders.tenue.recherche import Ecarts

DELAI_S = 5  # to connect


def remplir_la_recherche(url: str) -> list[str]:
    """Fill all of it when a table of it is empty that should not be; the names of those that were."""
    with psycopg.connect(url, connect_timeout=DELAI_S) as connexion:
        if not ensemble.jamais_remplies(connexion):
            return []
        # the importers' lock: a catalogue that is coming in right now is waited for, then seen
        connexion.execute("SELECT pg_advisory_xact_lock(%s)", (VERROU,))
        vides = ensemble.jamais_remplies(connexion)
        if vides:
            ensemble.refaire(connexion)
        return vides


def verifier_la_recherche(url: str, *, refaire: bool) -> list[Ecarts]:
    """The tables that differ from what the catalogue gives; `refaire`: they are set right, in the same transaction."""
    with psycopg.connect(url) as connexion:
        if refaire:
            connexion.execute("SELECT pg_advisory_xact_lock(%s)", (VERROU,))
        else:
            connexion.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        ecarts = ensemble.verifier(connexion)
        if ecarts and refaire:
            ensemble.refaire(connexion)
        return ecarts
