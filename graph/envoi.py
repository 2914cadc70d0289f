"""How statements travel: several in one message, their answers in another, over libpq itself.

psycopg's cursors spend three times the processor on it: they are made for every use that there is.
"""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from itertools import count
from typing import Any
from weakref import WeakKeyDictionary

from psycopg import AsyncConnection, OperationalError
from psycopg.adapt import PyFormat, Transformer
from psycopg.errors import error_from_result
from psycopg.pq import ConnStatus, ExecStatus
from psycopg.pq.abc import PGconn, PGresult

from graph.guet import ConnexionGuettee, Guet
from loaders.requete import Ligne, Requete

PREPARES = 500  # statements that a connection keeps prepared: a plan each, some 50 kB of the server's memory
PATIENCE_S = 5.0  # for a statement that is cancelled to end

_PARAMETRE = re.compile(r"%\((\w+)\)s|%%")
_numeros = count()


Ecrite = tuple[bytes, Any, Any, Any]  # a statement as it is sent: its text, the values, their types and formats


class Prepares(OrderedDict[tuple[bytes, Any], bytes]):
    """The names of the statements that a connection has prepared, by their text and the types of their parameters."""


_prepares: WeakKeyDictionary[AsyncConnection[Any], Prepares] = WeakKeyDictionary()


async def lire_ensemble(connexion: AsyncConnection[Any], requetes: Sequence[Requete]) -> list[list[Ligne]]:
    """The rows of these statements, in their order; raises psycopg's error for the first that fails.

    Nothing else may use the connection meanwhile. Cancelled, it cancels what runs and leaves the connection usable.
    """
    pgconn = connexion.pgconn
    guet = connexion.guet if isinstance(connexion, ConnexionGuettee) else Guet(pgconn.socket)
    envoi = _Envoi(connexion, pgconn, guet)
    try:
        envoi.ecrire(requetes)
        return await envoi.recevoir()
    except BaseException as erreur:
        guet.cesser()
        envoi.oublier()
        if isinstance(erreur, asyncio.CancelledError):
            await _interrompre(connexion, envoi)
        raise
    finally:
        if not isinstance(connexion, ConnexionGuettee):
            guet.cesser()
        if pgconn.pipeline_status and pgconn.status == ConnStatus.OK:
            pgconn.exit_pipeline_mode()


class _Envoi:
    """Statements on their way over one connection, and what came back."""

    def __init__(self, connexion: AsyncConnection[Any], pgconn: PGconn, guet: Guet) -> None:
        self._connexion = connexion
        self._pgconn = pgconn
        self._guet = guet
        if (prepares := _prepares.get(connexion)) is None:
            prepares = _prepares[connexion] = Prepares()
        self._prepares = prepares
        self._transformer = Transformer(connexion)
        self._nouvelles: list[tuple[bytes, Any]] = []
        self._attendues: list[bool] = []  # for each command sent, whether it is a statement that was asked

    def ecrire(self, requetes: Sequence[Requete]) -> None:
        """Send them all, then ask for the answers; nothing is sent when a value cannot be written."""
        ecrites = [(requete, self._traduire(requete)) for requete in requetes]
        if len(ecrites) == 1 and self._envoyer_seule(*ecrites[0]):
            return
        self._pgconn.enter_pipeline_mode()
        for requete, ecrite in ecrites:
            if requete.preparee or self._connexion.prepare_threshold is None:
                self._envoyer(requete, *ecrite)
            else:  # connections of the pool plan once for all values
                self._commander(b"SET plan_cache_mode = auto")
                self._envoyer(requete, *ecrite)
                self._commander(b"RESET plan_cache_mode")
        self._pgconn.pipeline_sync()

    def _envoyer_seule(self, requete: Requete, ecrite: Ecrite) -> bool:
        """Send what is prepared already, which takes no pipeline: the server reads and answers it at once."""
        texte, valeurs, types, formats = ecrite
        nom = self._prepares.get((texte, types)) if requete.preparee else None
        if nom is None or self._connexion.prepare_threshold is None:
            return False
        self._prepares.move_to_end((texte, types))
        self._pgconn.send_query_prepared(nom, valeurs, formats)
        self._attendues.append(True)
        return True

    def _traduire(self, requete: Requete) -> Ecrite:
        texte, noms = positionnel(requete.texte)
        transformer = self._transformer
        valeurs = transformer.dump_sequence(
            [_litteral(requete.parametres[nom]) for nom in noms], [PyFormat.AUTO] * len(noms)
        )
        return texte, valeurs, transformer.types, transformer.formats

    def _envoyer(self, requete: Requete, texte: bytes, valeurs: Any, types: Any, formats: Any) -> None:
        if requete.preparee is False or self._connexion.prepare_threshold is None:
            self._pgconn.send_query_params(texte, valeurs, types, formats)
        else:
            self._pgconn.send_query_prepared(self._preparer(texte, types), valeurs, formats)
        self._attendues.append(True)

    def _commander(self, commande: bytes) -> None:
        self._pgconn.send_query_params(commande, None)
        self._attendues.append(False)

    def _preparer(self, texte: bytes, types: Any) -> bytes:
        cle = (texte, types)
        if (nom := self._prepares.get(cle)) is not None:
            self._prepares.move_to_end(cle)
            return nom
        nom = self._prepares[cle] = b"sofi_%d" % next(_numeros)
        self._nouvelles.append(cle)
        self._pgconn.send_prepare(nom, texte, types)
        self._attendues.append(False)
        if len(self._prepares) > PREPARES:
            _, oubliee = self._prepares.popitem(last=False)
            self._commander(b"DEALLOCATE " + oubliee)
        return nom

    async def recevoir(self) -> list[list[Ligne]]:
        """The rows of what was asked."""
        reponses: list[list[Ligne]] = []
        erreur: PGresult | None = None
        attendues = iter(self._attendues)
        await self._pousser()
        while (resultat := await self._resultat()) is not None:
            if resultat.status in {ExecStatus.FATAL_ERROR, ExecStatus.PIPELINE_ABORTED}:
                erreur = erreur or resultat
            elif next(attendues):
                reponses.append(self._lignes(resultat))
        if erreur is not None:
            raise error_from_result(erreur, encoding=self._connexion.info.encoding)
        return reponses

    def oublier(self) -> None:
        """Hold what was being prepared for unprepared: a statement that fails takes those after it along."""
        for cle in self._nouvelles:
            self._prepares.pop(cle, None)

    def _lignes(self, resultat: PGresult) -> list[Ligne]:
        if resultat.status != ExecStatus.TUPLES_OK:
            return []
        self._transformer.set_pgresult(resultat)
        lignes: list[Ligne] = self._transformer.load_rows(0, resultat.ntuples, tuple)
        return lignes

    async def _resultat(self) -> PGresult | None:
        """The next one, none after the last; in a pipeline, a null only parts those of two statements."""
        while True:
            while self._pgconn.is_busy():  # as it is at first: neighbours of the level ask meanwhile
                await self._guet.pret()
                self._pgconn.consume_input()
            if (resultat := self._pgconn.get_result()) is not None:
                return None if resultat.status == ExecStatus.PIPELINE_SYNC else resultat
            if self._pgconn.status != ConnStatus.OK:
                raise OperationalError("the connection is lost")
            if not self._pgconn.pipeline_status:
                return None

    async def _pousser(self) -> None:
        """Have all of it leave, reading what comes meanwhile: else each side may wait for the other."""
        while self._pgconn.flush():
            await self._guet.pret(ecriture=True)
            self._pgconn.consume_input()

    async def vider(self) -> None:
        """Read to the end what nobody waits for any more."""
        await self._pousser()
        while await self._resultat() is not None:
            pass


async def _interrompre(connexion: AsyncConnection[Any], envoi: _Envoi) -> None:
    try:
        async with asyncio.timeout(PATIENCE_S):
            await connexion.cancel_safe(timeout=PATIENCE_S)
            await envoi.vider()
    except BaseException:
        await connexion.close()  # nobody knows what it would answer next; the pool makes another
        raise


@lru_cache(maxsize=4096)
def positionnel(texte: str) -> tuple[bytes, tuple[str, ...]]:
    """A statement as the server reads it, `$1` for `%(nom)s`, and the names of its parameters in that order."""
    noms: dict[str, int] = {}

    def numeroter(trouve: re.Match[str]) -> str:
        return f"${noms.setdefault(trouve[1], len(noms) + 1)}" if trouve[1] else "%"

    return _PARAMETRE.sub(numeroter, texte).encode(), tuple(noms)


def _litteral(valeur: Any) -> Any:
    """Keys, which are many, in the words of the server: psycopg looks at each of a list to find its type."""
    types = set(map(type, valeur)) if type(valeur) is list else set[type]()
    if types == {int}:
        return f"{{{','.join(map(str, valeur))}}}"
    if types == {str}:
        return f"{{{','.join([_echappe(texte) for texte in valeur])}}}"
    return valeur


def _echappe(texte: str) -> str:
    return '"' + texte.replace("\\", "\\\\").replace('"', '\\"') + '"'
