"""An export as it is streamed: one connection, one read-only snapshot, chunks of bytes."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psycopg

from exporters.lheo.document import Base, Document
from loaders import requete as requetes
from loaders.requete import Regard
from models.erreurs import Indisponible, Introuvable

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    from exporters.lheo.constats import Offre
    from exporters.lheo.demande import Demande
    from exporters.lheo.lecture import Question

PLEIN = 64 * 1024  # characters of a chunk
PANNES = (psycopg.OperationalError, psycopg.InterfaceError)

_OUVRIR = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
# Between two statements the snapshot waits for its reader, however slow; one statement takes a fraction of a second.
_REGLER = """SELECT set_config('idle_in_transaction_session_timeout', '0', true),
    set_config('statement_timeout', '60s', true), set_config('lock_timeout', '30s', true),
    set_config('jit', 'off', true)"""
# A database that has gone silent is noticed within a minute.
_RESEAU: dict[str, Any] = {
    "connect_timeout": 5,
    "keepalives_idle": 20,
    "keepalives_interval": 5,
    "keepalives_count": 3,
    "tcp_user_timeout": 60_000,
}
_ORGANISME = """-- organisme_a_exporter
SELECT organisme_id FROM etablissement WHERE siret = %s"""
_SESSIONS = """-- sessions_a_exporter
SELECT count(*) FROM session
WHERE statut = 'VALIDEE' AND organisme_id = coalesce(%(organisme)s::bigint, organisme_id)"""


def exporter(
    url: str, demande: Demande, suivre: Callable[[Offre], None] = lambda _: None, *, preparer: bool = True
) -> Generator[bytes]:
    """The document in chunks; closing the generator gives the connection back.

    Nothing is given before an offer is valid. `preparer`: whether statements may be prepared, which they may not be
    behind PgBouncer. Raises Introuvable when there is nothing to export, Indisponible when the database does not answer
    or goes away: what was given until then is then no whole document.
    """
    with _instantane(url, preparer=preparer) as connexion:
        organisme = _organisme(connexion, demande.siret)
        document = Document(demande, Base(_repondre(connexion, demande), connexion.cancel_safe), suivre)
        vide = True
        for morceau in _par_blocs(document.morceaux(organisme)):
            vide = False
            yield morceau
        if vide:
            raise Introuvable(_rien(demande))


def compter(url: str, demande: Demande) -> int:
    """How many sessions an export may write."""
    with _instantane(url, preparer=False) as connexion:
        parametres = {"organisme": _organisme(connexion, demande.siret)}
        [(nombre,)] = connexion.execute(_SESSIONS, parametres).fetchall()
        return int(nombre)


@contextmanager
def _instantane(url: str, *, preparer: bool) -> Iterator[psycopg.Connection[Any]]:
    seuil = 0 if preparer else None
    try:
        with psycopg.connect(url, autocommit=True, prepare_threshold=seuil, **_RESEAU) as connexion:
            connexion.execute(_OUVRIR)
            connexion.execute(_REGLER)
            yield connexion
    except PANNES as panne:
        message = "La base de données ne répond plus : l'export s'est arrêté. Vérifiez PostgreSQL, puis relancez-le."
        raise Indisponible(message) from panne


def _organisme(connexion: psycopg.Connection[Any], siret: str | None) -> int | None:
    if siret is None:
        return None
    trouve = connexion.execute(_ORGANISME, [siret]).fetchone()
    if trouve is None:
        raise Introuvable(f"Aucun établissement du catalogue n'a le SIRET {siret} : vérifiez-le.")
    return int(trouve[0])


def _repondre(connexion: psycopg.Connection[Any], demande: Demande) -> Callable[[Sequence[Question]], list[Any]]:
    regard = Regard(demande.lecteur, demande.aujourdhui)

    def repondre(questions: Sequence[Question]) -> list[Any]:
        posees = [requetes.preparer(q.relation, q.demande, q.cles, regard) for q in questions]
        with connexion.pipeline():
            curseurs = [connexion.execute(requete.texte, requete.parametres) for requete in posees]
            return [
                requetes.assembler(q.relation, q.demande, len(q.cles), curseur.fetchall())
                for q, curseur in zip(questions, curseurs, strict=True)
            ]

    return repondre


def _par_blocs(morceaux: Iterator[str]) -> Iterator[bytes]:
    """The same text in chunks of a useful size; the first one at once."""
    attente: list[str] = []
    taille = PLEIN
    for morceau in morceaux:
        attente.append(morceau)
        taille += len(morceau)
        if taille >= PLEIN:
            yield "".join(attente).encode()
            attente, taille = [], 0
    if attente:
        yield "".join(attente).encode()


def _rien(demande: Demande) -> str:
    qui = f"L'organisme du SIRET {demande.siret}" if demande.siret else "Le catalogue"
    quoi = "rien" if demande.annuaire else "aucune offre"
    return f"{qui} n'a {quoi} à exporter : un fichier Lhéo en contient au moins une. Rien n'a été écrit."
