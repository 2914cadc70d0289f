"""What one operation reads with: a viewer, a day, a territory, one snapshot of the database, and loaders that batch."""

import asyncio
import select
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from datetime import date
from typing import Any, Self, TypeVar, cast

import psycopg
from psycopg import AsyncConnection, Connection, OperationalError
from psycopg.pq import TransactionStatus
from psycopg_pool import AsyncConnectionPool
from strawberry.dataloader import DataLoader

from graph.copies import Copies
from graph.envoi import lire_ensemble
from graph.guet import ConnexionGuettee
from graph.transaction import jusqu_au_bout, son_tour, transaction
from loaders.demande import TOUT, Demande
from loaders.etat import surcharge
from loaders.relation import Relation
from loaders.requete import Ligne, Regard, Requete, assembler, preparer
from loaders.tenue.recherche import ETAT
from models.erreurs import EntreeInvalide
from models.lecteur import Lecteur
from rules.parametres import Parametres

T = TypeVar("T")
# connections are in autocommit
OUVERTURE, FERMETURE = Requete("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", {}), Requete("COMMIT", {})
NUL = "\0"  # PostgreSQL holds none: one such key would fail its neighbours of the same statement
NUL_REFUSE = "Une valeur de la requête contient un caractère NUL, que rien ne peut porter."
Observateur = Callable[[Requete, list[Ligne]], None]


class Contexte:
    """Used as `async with`; a connection is taken at the first statement and given back at the end.

    `copies`: answers kept from one operation to another. All statements of an operation see one snapshot; each is told
    to `observateur` with its rows.
    """

    def __init__(
        self,
        pool: AsyncConnectionPool[Any],
        lecteur: Lecteur,
        aujourdhui: date,
        parametres: Parametres,
        observateur: Observateur | None = None,
        copies: Copies | None = None,
    ) -> None:
        self.regard = Regard(lecteur, aujourdhui, parametres.region)
        self.parametres = parametres
        self._pool = pool
        self._observateur = observateur
        self._copies = copies
        self._verrou = asyncio.Lock()
        self._connexion: AsyncConnection[Any] | None = None
        self._panne: Exception | None = None
        self._chargeurs: dict[object, DataLoader[Any, Any]] = {}
        self._faits: dict[object, asyncio.Task[Any]] = {}
        self._lectures: set[asyncio.Task[Any]] = set()
        self._attendus: set[asyncio.Future[Any]] = set()
        self._finie = False

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *exception: object) -> None:
        # What fields share, or load beside one that is refused, runs apart from them: none of it may go on, or take a
        # connection, once the operation is over.
        self._finie = True
        try:
            await self._arreter([*self._faits.values(), *self._lectures])
        finally:
            for attendu in self._attendus:
                attendu.cancel()  # of those not answered yet: who waits for them would wait for ever
            await self._lacher()

    async def _arreter(self, restes: list[asyncio.Task[Any]]) -> None:
        for reste in restes:
            if not reste.cancelling():  # told twice, a statement leaves its connection unusable
                reste.cancel()
        if restes:
            await asyncio.gather(*restes, return_exceptions=True)

    def charger(self, relation: Relation, cle: Any, demande: Demande = TOUT) -> Awaitable[Any]:
        """What this parent has by this relation, read together with its neighbours of the same level."""
        verifier_cle(relation, cle)

        async def lire(cles: list[Any]) -> list[Any]:
            return await self.lire(relation, demande, cles)

        return self.ensemble((relation, demande), lire, cle)

    def ensemble(self, nom: object, lire: Callable[[list[Any]], Awaitable[list[Any]]], cle: Any) -> Awaitable[Any]:
        """What `lire` answers for this key, asked together with its neighbours of the same level and name."""
        chargeur = self._chargeurs.get(nom)
        if chargeur is None:
            chargeur = self._chargeurs[nom] = DataLoader(lire)
        attendu = cast("asyncio.Future[Any]", chargeur.load(cle))
        self._attendus.add(attendu)
        return asyncio.shield(attendu)  # others read it too: it does not end with one field of theirs

    def une_fois(self, cle: object, faire: Callable[[], Coroutine[Any, Any, T]]) -> Awaitable[T]:
        """What `faire` answers, done once for all fields that ask for it under this key."""
        if cle not in self._faits:
            self._faits[cle] = asyncio.ensure_future(faire())
        return asyncio.shield(self._faits[cle])

    async def lire(
        self, relation: Relation, demande: Demande, cles: list[Any], regard: Regard | None = None
    ) -> list[Any]:
        """One answer per key, in one statement; `regard`: from where, if not the viewer's own."""
        etat = demande.etat
        if etat is not None and not etat.est_le_present(self.regard.aujourdhui):
            lignes = await self.executer(surcharge.preparer(relation, etat, cles, self.regard))
            return surcharge.assembler(relation, len(cles), lignes)
        lignes = await self.executer(preparer(relation, demande, cles, regard or self.regard))
        return assembler(relation, demande, len(cles), lignes)

    async def executer(self, requete: Requete) -> list[Ligne]:
        """Run a statement in the operation's snapshot; once it is lost, the others fail for the first one's reason."""
        [lignes] = await self.executer_ensemble([requete])
        return lignes

    async def executer_ensemble(self, requetes: Sequence[Requete], *, dernieres: bool = False) -> list[list[Ligne]]:
        """As `executer`, for statements sent together; `dernieres`: no other follows, the snapshot ends with them."""
        if self._finie:
            raise asyncio.CancelledError
        tache = cast("asyncio.Task[Any]", asyncio.current_task())
        self._lectures.add(tache)
        try:
            async with self._verrou:
                reponses = await self._lire_ensemble(requetes, dernieres=dernieres)
        finally:
            self._lectures.discard(tache)
        if self._observateur is not None:
            for requete, lignes in zip(requetes, reponses, strict=True):
                self._observateur(requete, lignes)
        return reponses

    async def _lire_ensemble(self, requetes: Sequence[Requete], *, dernieres: bool) -> list[list[Ligne]]:
        if self._panne is not None:
            raise self._panne
        try:
            return await self._envoyer(requetes, dernieres=dernieres)
        except Exception as panne:
            if not self._intacte(panne):
                self._panne = panne
            raise

    async def ecrire(self, travail: Callable[[Connection[Any]], T], *, essai: bool) -> T:
        """What `travail` answers, in a transaction of its own that ends with it; what was read before is forgotten.

        `essai`: what it wrote is read until the operation ends, or another one writes, and is lost then.
        """
        await self._oublier()
        async with son_tour(self._pool):
            connexion = await self._prendre()
            if isinstance(connexion, ConnexionGuettee):
                connexion.ne_plus_guetter()  # a thread is to read it
            try:
                fait = await jusqu_au_bout(lambda: transaction(connexion, travail, garder=not essai))
            except BaseException:
                await self._rendre(connexion)
                raise
        if essai:
            self._connexion = connexion
        else:
            await self._rendre(connexion)
        return fait

    async def _oublier(self) -> None:
        """Whatever is read from here on is read anew."""
        for memoire in (self._chargeurs, self._faits):
            memoire.clear()
        await self._lacher()

    async def _lacher(self) -> None:
        if (connexion := self._connexion) is not None:
            self._connexion = None
            await self._rendre(connexion)

    async def executer_une_fois(self, requete: Requete) -> list[Ligne]:
        """As `executer`, unless the answer was kept by an operation that saw the same state of the catalogue."""
        if self._copies is None:
            return await self.executer(requete)
        etat = await self.une_fois("etat", lambda: self.executer(Requete(ETAT, {})))
        if (lignes := self._copies.lire(requete, etat)) is None:
            lignes = await self.executer(requete)
            self._copies.garder(requete, etat, lignes)
        return lignes

    def _intacte(self, panne: Exception) -> bool:
        """Whether the snapshot still answers: a value that never left for the database did it no harm."""
        if self._connexion is None:
            return not isinstance(panne, OperationalError)
        return self._connexion.info.transaction_status == TransactionStatus.INTRANS

    async def _envoyer(self, requetes: Sequence[Requete], *, dernieres: bool) -> list[list[Ligne]]:
        debut, fin = [] if self._connexion else [OUVERTURE], [FERMETURE] if dernieres else []
        if debut and dernieres and len(requetes) == 1:
            debut, fin = [], []  # it is a snapshot of its own
        try:
            # kept until the last statement, whatever happens
            self._connexion = self._connexion or await self._prendre()
            reponses = await lire_ensemble(self._connexion, [*debut, *requetes, *fin])
        finally:
            if dernieres:
                await self._lacher()
        return reponses[len(debut) : len(debut) + len(requetes)]

    async def _prendre(self) -> AsyncConnection[Any]:
        # All connections that wait in the pool die when the database restarts: the next one that lives is taken.
        for _ in range(self._pool.max_size + 1):
            connexion: AsyncConnection[Any] = await self._pool.getconn()
            if not _morte(connexion):
                return connexion
            try:
                await connexion.close()
            finally:
                await self._pool.putconn(connexion)
        raise OperationalError("no connection of the pool lives")

    async def _rendre(self, connexion: AsyncConnection[Any]) -> None:
        """Give a connection back; what a transaction that is still open wrote is lost."""
        try:
            if connexion.pgconn.transaction_status != TransactionStatus.IDLE:
                await connexion.rollback()
        except psycopg.Error:
            await connexion.close()  # the pool makes another
        finally:
            await self._pool.putconn(connexion)


def _morte(connexion: AsyncConnection[Any]) -> bool:
    """Whether the server has something to say on a connection that waits: that it ends."""
    if isinstance(connexion, ConnexionGuettee) and connexion.guet.tenu:
        return False  # it would have been heard
    guet = select.poll()
    guet.register(connexion.fileno(), select.POLLIN)
    return bool(guet.poll(0))


def verifier_cle(relation: Relation, cle: Any) -> None:
    """Refuse (EntreeInvalide) a key that a client gave and that no row can have."""
    if relation.de is None:
        for partie in cle if isinstance(cle, tuple) else (cle,):
            if isinstance(partie, str) and NUL in partie:
                raise EntreeInvalide(NUL_REFUSE)
