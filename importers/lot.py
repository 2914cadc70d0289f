"""A lot: one run of one importer, one transaction, whole or not at all.

Files are read on one thread and merged on another, a batch at a time: while the database merges one, the next is read.
The connection of the transaction belongs to the merging thread; new ids come through a connection of their own.
"""

from __future__ import annotations

from collections import defaultdict
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg

from importers import doublons, tour, transit
from importers.annuaire import Annuaire
from importers.changements import Origine
from importers.deja_lues import DejaLues, contacts
from importers.fusion import Compte, designer_les_principaux, fusionner, somme
from importers.identites import Identites, Sequences
from importers.journal import RETENUS, Journal
from importers.jugement import juger
from importers.numeros import Numeros
from importers.panne import panne_dite
from importers.ramassage import sans_ramassage
from importers.references import References
from importers.refus_du_lot import exiger_sans_rejet, exiger_un_apport
from loaders.tenue.ensemble import tenir_le_lot
from models.enumerations import Source

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator, Sequence

    from importers.journal import Arrivee, Rejet
    from importers.objets import Objet, Partie
    from rules.regle import Cadre

PLEIN = 20_000  # rows of a batch: some 20 MB
PART_MINIMALE = 0.5  # of what the source's last file held; below it, somebody must confirm


class Options(NamedTuple):
    """How a lot is run; `emetteur` is who numbers the objects of the files, `source` what kind of source it is.

    `organisme`: whose offers alone go in; `retenus`: how many rejects are kept at hand; `attendre`: whether a lot that
    runs is waited for, or is a Conflit; `regles`: with what the rules look at what it brought, if they do.
    """

    emetteur: str
    strict: bool = False
    essai: bool = False
    confirmer: bool = False
    source: str = Source.LHEO
    organisme: int | None = None
    retenus: int = RETENUS
    attendre: bool = True
    regles: Cadre | None = None


class Bilan(NamedTuple):
    """What a lot did; `premiers`: its first rejects; `ailleurs`: lines of other regions; `doublons`: possible ones.

    `signales`: its first reservations.
    """

    numero: str
    comptes: dict[str, Compte]
    rejets: Counter[str]
    reserves: Counter[str]
    absents: int
    premiers: Sequence[Rejet] = ()
    ailleurs: int = 0
    doublons: int = 0
    signales: Sequence[Rejet] = ()


class Lot:
    """What an importer writes with: keys to ids, codes to ids, staging, journal."""

    def __init__(
        self, connexion: psycopg.Connection[Any], numeros: psycopg.Connection[Any], journal: Journal, source: str
    ) -> None:
        self._connexion = connexion
        self._fond = ThreadPoolExecutor(1, "fusion")
        self._en_cours: Future[None] | None = None
        self._comptes: dict[str, Compte] = defaultdict(lambda: Compte(0, 0, 0))
        self._descriptions: dict[str, dict[int, tuple[int | None, str]]] = defaultdict(dict)
        self._confirmes: dict[str, list[int]] = defaultdict(list)
        self._mentions: dict[tuple[str, int], Objet] = {}
        self._transit = transit.Transit()
        self.doublons = 0
        self.journal = journal
        self.sequences = Sequences(numeros)
        self._numeros = Numeros(numeros)
        self._catalogue = _identifiant(connexion)
        self._origine = Origine(journal.lot, journal.emetteur, source)
        self.identites = Identites(connexion, self.sequences, journal.emetteur, source)
        self.references = References(connexion, self.sequences)
        self.annuaire = Annuaire(connexion, self)
        self.deja_lues = DejaLues(connexion, journal.emetteur)
        transit.ouvrir(connexion)

    @property
    def connexion(self) -> psycopg.Connection[Any]:
        """Of the transaction: for reading what is there before the first batch or after the last, never between."""
        return self._connexion

    def commencer(self, chemin: str, catalogue: str | None) -> None:
        """A file of the lot, how paths name it, and which catalogue it says it was written by."""
        self.journal.fichier = chemin
        self.identites.reconnaitre(self._numeros if catalogue == self._catalogue else None)

    def contredit(self, ligne: Objet, parties: tuple[object, ...] = ()) -> str | None:
        """The path of the first description of this object, its file's name included, if it says something else.

        A formation that was confirmed without being read may say the same: several offers share it.
        """
        nom = transit.NOMS[type(ligne)]
        dite, chemin = self._descriptions[nom].get(ligne.id, (None, None))
        if dite is None and nom == "formation":
            return None
        return chemin if dite != hash((ligne, parties)) else None

    def decrire(self, ligne: Objet, chemin: str, parties: tuple[Partie, ...] = ()) -> None:
        """Stage an object and its parts, the first time it is described."""
        decrites = self._descriptions[transit.NOMS[type(ligne)]]
        if ligne.id not in decrites:
            decrites[ligne.id] = (hash((ligne, parties)), self._entier(chemin))
            for nouvelle in (ligne, *parties):
                self._transit.ajouter(nouvelle)

    def confirmer(self, nom: str, id_: int, chemin: str) -> None:
        """An object is in the file as it was in the last one, and was not read again."""
        if id_ not in self._descriptions[nom]:
            self._descriptions[nom][id_] = (None, self._entier(chemin))
            self._confirmes[nom].append(id_)

    def mentionner(self, ligne: Objet) -> None:
        """Keep what a mere mention says of what the catalogue does not have, unless the lot describes it as well."""
        if ligne.nouveau:
            self._mentions.setdefault((transit.NOMS[type(ligne)], ligne.id), ligne)

    def chemin(self, nom: str, id_: int) -> str:
        """Where the lot describes this object; empty where a mere mention does, or nothing."""
        return self._descriptions[nom].get(id_, (None, ""))[1]

    def a_lu(self, nom: str, id_: int) -> bool:
        """Whether the lot read what describes this object, and did not merely confirm it."""
        return self._descriptions[nom].get(id_, (None, ""))[0] is not None

    def decrit(self, nom: str, id_: int) -> bool:
        """Whether the lot describes this object."""
        return id_ in self._descriptions[nom]

    def avancer(self) -> None:
        """Between two offers: hand a full batch over to the merge."""
        if self._transit.nombre >= PLEIN:
            self._verser()

    def conclure(self) -> dict[str, Compte]:
        """Merge the rest; the counts by noun."""
        for mention in self._mentions.values():
            self.decrire(mention, "")
        self._verser()
        self._attendre()
        self.deja_lues.ecrire(self._connexion, self.journal.lot)
        for contact in contacts(self._connexion, self._confirmes):
            self.confirmer("contact", contact, "")
        for nom, confirmes in self._confirmes.items():
            self._comptes[nom] = somme((self._comptes[nom], Compte(0, 0, len(confirmes))))
        self.references.apprendre(self._connexion)
        designer_les_principaux(self._connexion)
        if any(compte[:2] != (0, 0) for compte in self._comptes.values()):
            self.doublons = doublons.chercher(self._connexion, self.journal.lot)
        return self._comptes

    def abandonner(self) -> None:
        """Let the merge that runs end, and start no other."""
        self._fond.shutdown(cancel_futures=True)

    def _entier(self, chemin: str) -> str:
        return f"{self.journal.fichier}{chemin}" if chemin else ""

    def _verser(self) -> None:
        self._attendre()
        copies = [*self.references.prendre(), *self.identites.prendre(self.decrit), *self._transit.prendre()]
        self._en_cours = self._fond.submit(self._fusionner, [*copies, self.journal.prendre()])

    def _attendre(self) -> None:
        """Wait for the merge that runs, and fail if it failed."""
        if self._en_cours is not None:
            self._en_cours.result()
            self._en_cours = None

    def _fusionner(self, copies: list[transit.Copie]) -> None:
        """On the merging thread: one batch."""
        for copie in copies:
            copie.ecrire(self._connexion)
        transit.analyser(self._connexion)
        for nom, compte in fusionner(self._connexion, self._origine).items():
            self._comptes[nom] = somme((self._comptes[nom], compte))
        transit.vider(self._connexion)


def _identifiant(connexion: psycopg.Connection[Any]) -> str:
    """Of this catalogue; one that was emptied gives its numbers again, and becomes another."""
    connexion.execute("INSERT INTO installation DEFAULT VALUES ON CONFLICT DO NOTHING")
    ligne = connexion.execute("SELECT identifiant FROM installation").fetchone()
    return str(ligne[0]) if ligne else ""


@contextmanager
def lot(url: str, arrivee: Arrivee, options: Options) -> Iterator[Lot]:
    """A lot in its transaction; `bilan` ends it."""
    with (
        panne_dite(),
        psycopg.connect(url, application_name=f"{tour.NOM}{options.emetteur}") as connexion,
        psycopg.connect(url, autocommit=True) as numeros,
    ):
        tour.prendre(connexion, attendre=options.attendre)
        ouvert = Lot(connexion, numeros, Journal(connexion, arrivee, options.retenus), options.source)
        try:
            with sans_ramassage():
                yield ouvert
        finally:
            ouvert.abandonner()
        if options.essai:
            connexion.rollback()


def bilan(ouvert: Lot, options: Options, apport: tuple[int, str] | None = None) -> Bilan:
    """Merge what is left and close the journal; raises LotRefuse for what the options do not let in.

    `apport`: how much the files bring and in what, where it is not counted in objects.
    """
    journal = ouvert.journal
    if options.strict:
        exiger_sans_rejet(journal)
    comptes = ouvert.conclure()
    total = somme(comptes.values())
    lus, unites = apport or (sum(total), "objets")
    if not options.confirmer:
        exiger_un_apport(journal, lus, unites, PART_MINIMALE)
    if options.regles:
        juger(ouvert.connexion, journal, options.regles, ouvert.chemin)
    absents = ouvert.identites.absents("session", ouvert.decrit)
    journal.clore(total, absents, lus)
    tenir_le_lot(ouvert.connexion, journal.lot)
    dits = (journal.rejets, journal.reserves, absents, journal.premiers, journal.ailleurs, ouvert.doublons)
    return Bilan(journal.numero, dict(comptes), *dits, journal.signales)
