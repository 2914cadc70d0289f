"""An export as it is streamed: one connection, one read-only snapshot, chunks of bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.instantane import instantane, organisme_du
from exporters.lheo.document import Base, Document
from exporters.selection import RIEN, Selection
from loaders import requete as requetes
from loaders.requete import Regard
from models.erreurs import Introuvable

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    import psycopg

    from exporters.lheo.constats import Offre
    from exporters.lheo.demande import Demande
    from exporters.lheo.lecture import Question
    from exporters.selection import Lot

PLEIN = 64 * 1024  # characters of a chunk
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
    with instantane(url, preparer=preparer) as connexion:
        organisme = organisme_du(connexion, demande.siret)
        choisies = _choisies(connexion, demande, organisme)
        base = Base(_repondre(connexion, demande), connexion.cancel_safe, choisies)
        document = Document(demande, base, suivre)
        vide = True
        for morceau in _par_blocs(document.morceaux(organisme)):
            vide = False
            yield morceau
        if vide:
            raise Introuvable(RIEN if demande.question else _rien(demande))


def compter(url: str, demande: Demande) -> int:
    """How many sessions an export may write."""
    with instantane(url, preparer=False) as connexion:
        organisme = organisme_du(connexion, demande.siret)
        if selection := _selection(demande, organisme):
            return selection.compter(connexion)
        [(nombre,)] = connexion.execute(_SESSIONS, {"organisme": organisme}).fetchall()
        return int(nombre)


def _selection(demande: Demande, organisme: int | None) -> Selection | None:
    if demande.question is None:
        return None
    return Selection(demande.question, Regard(demande.lecteur, demande.aujourdhui), organisme)


def _choisies(connexion: psycopg.Connection[Any], demande: Demande, organisme: int | None) -> Iterator[Lot] | None:
    selection = _selection(demande, organisme)
    return None if selection is None else selection.lots(connexion)


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
