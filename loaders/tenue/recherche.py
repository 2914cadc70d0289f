"""Keeping what searches read: after a lot of offers, after a feed of references, and when somebody asks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from loaders.tenue import paroles, touches, valeurs
from loaders.tenue.portees import TOUS, Portees, difference, nommes, offres
from loaders.tenue.sessions import LIEUX, SESSIONS
from loaders.tenue.textes import TEXTES

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psycopg import Connection

    from loaders.tenue.table import TableTenue
    from models.ecriture import Touche

TABLES: tuple[TableTenue, ...] = (SESSIONS, LIEUX)
# Whether what a lot changed is most of what PostgreSQL knew of before it.
_BEAUCOUP = "SELECT %(nombre)s > reltuples / 2 FROM pg_class WHERE oid = 'session'::regclass"
_PEU = 1000  # sessions: never most of a catalogue
# What PostgreSQL knows of the tables is of before the lot, which may be where all their rows come from.
_ANALYSER = (
    "ANALYZE organisme, etablissement, formation, formation_certification, formation_formacode, formation_rome,"
    " certification, action, action_public, session, session_site, site, adresse, dispositif, dispositif_public,"
    " formacode, public_vise, recherche_action, recherche_session, recherche_valeur"
)


class Ecarts(NamedTuple):
    """A table and how many of its rows are not as they should be, a few of them by their keys."""

    table: str
    nombre: int
    exemples: list[tuple[Any, ...]]


# A transaction that began before may be committed after: only what all snapshots see is forgotten, the last one apart,
# and what another transaction forgets as well is left to it.
_CHANGER_D_ETAT = """\
-- changer_d_etat
WITH cet_etat AS (
  INSERT INTO recherche_etat VALUES (pg_current_xact_id()::text::bigint) ON CONFLICT DO NOTHING)
DELETE FROM recherche_etat WHERE transaction IN (
  SELECT transaction FROM recherche_etat
  WHERE transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint ORDER BY transaction DESC OFFSET 1
  FOR UPDATE SKIP LOCKED)"""
ETAT = """-- etat_de_la_recherche
SELECT count(*), sum(transaction), max(transaction) FROM recherche_etat"""


def tenir_le_lot(connexion: Connection[Any], lot: int) -> Portees:
    """Set right what the evenements of a lot may have changed; all of it when values mean something else.

    What suggestions are to name or to count otherwise.
    """
    [(sens,)] = connexion.execute(valeurs.UN_SENS_A_CHANGE).fetchall()
    if sens:
        refaire(connexion)
        return Portees(TOUS)
    [lu] = connexion.execute(touches.DU_LOT, {"lot": lot}).fetchall()
    faites = touches.Touches(*lu)
    portees = tenir(connexion, faites)
    return replace(portees, types=portees.types | nommes(connexion, faites.nouns, lot))


def tenir_les_objets(connexion: Connection[Any], objets: Sequence[Touche]) -> Portees:
    """Set right what edits of these objects may have changed; tells the same."""
    donnes = {"nouns": [objet.noun.value for objet in objets], "ids": [objet.id for objet in objets]}
    [lu] = connexion.execute(touches.DES_OBJETS, donnes).fetchall()
    faites = touches.Touches(*lu)
    return replace(tenir(connexion, faites), types=nommes(connexion, faites.nouns))


def tenir(connexion: Connection[Any], touches: touches.Touches) -> Portees:
    """Set right what is of these sessions, actions and sites, in the transaction that changed them."""
    if not (touches.sessions or touches.sites or touches.paroles):
        return Portees()
    portees = _tenir_les_sessions(connexion, touches.sessions) if touches.sessions else Portees()
    if touches.sites:
        connexion.execute(LIEUX.tenir, {"touches": touches.sites})
    if touches.paroles:
        paroles.tenir(connexion, touches.paroles)
    changer_d_etat(connexion)
    return portees


def _tenir_les_sessions(connexion: Connection[Any], sessions: Sequence[int]) -> Portees:
    if beaucoup := _beaucoup(connexion, len(sessions)):
        connexion.execute(_ANALYSER)
    avant = set() if beaucoup else offres(connexion, sessions)
    connexion.execute(valeurs.DONNER_AUX_TOUCHEES, {"touches": sessions})
    connexion.execute(SESSIONS.tenir, {"touches": sessions})
    return Portees(TOUS) if beaucoup else difference(connexion, sessions, avant, offres(connexion, sessions))


def _beaucoup(connexion: Connection[Any], sessions: int) -> bool:
    if sessions <= _PEU:
        return False
    [(beaucoup,)] = connexion.execute(_BEAUCOUP, {"nombre": sessions}).fetchall()
    return bool(beaucoup)


def refaire(connexion: Connection[Any]) -> None:
    """Set right all of it: references have changed, or nobody knows what did; what is right is not written again."""
    connexion.execute(_ANALYSER)
    connexion.execute(valeurs.DONNER_A_TOUTES)
    for table in TABLES:
        connexion.execute(table.refaire)
    paroles.refaire(connexion)
    changer_d_etat(connexion)


def jamais_remplies(connexion: Connection[Any]) -> list[str]:
    """The tables that are empty and should not be."""
    lues = ((table.nom, connexion.execute(table.jamais_remplie).fetchone()) for table in (*TABLES, TEXTES))
    return [nom for nom, vide in lues if vide and vide[0]]


def verifier(connexion: Connection[Any]) -> list[Ecarts]:
    """Compare each table with what it should be; those that differ."""
    # masks are compared by bits: a value that has none is in neither
    sans_bit = [(axe, valeur, True) for axe, valeur in connexion.execute(valeurs.SANS_BIT)]
    bits = [Ecarts("recherche_valeur", len(sans_bit), sans_bit[:3])] if sans_bit else []
    return [*bits, *comparer(connexion, (*TABLES, *paroles.TABLES))]


def comparer(connexion: Connection[Any], tables: Iterable[TableTenue]) -> list[Ecarts]:
    """Those that are not what they should be, the tables that they are made of being taken as they are."""
    lus = ((table.nom, connexion.execute(table.ecarts).fetchall()) for table in tables)
    return [Ecarts(nom, len(lignes), lignes[:3]) for nom, lignes in lus if lignes]


def changer_d_etat(connexion: Connection[Any]) -> None:
    """Say that searches may count otherwise, so that what was counted before is not served again."""
    connexion.execute(_CHANGER_D_ETAT)
