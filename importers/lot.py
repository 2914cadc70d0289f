"""A lot: one run of one importer, one transaction, whole or not at all."""

from __future__ import annotations

from collections import defaultdict
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg

from importers.annuaire import Annuaire
from importers.fusion import Compte, fusionner
from importers.identites import Identites, Sequences
from importers.journal import Journal
from importers.references import References
from importers.transit import NOMS, Transit
from models.enumerations import Source
from models.erreurs import FichierRefuse, Indisponible

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Iterator

    from importers.objets import Objet, Partie

VERROU = 7_634_002  # advisory lock: imports follow one another
PART_MINIMALE = 0.5  # of what the source's last file held; below it, somebody must confirm


class Options(NamedTuple):
    """How a lot is run; `emetteur` is who numbers the objects of the files."""

    emetteur: str
    strict: bool = False
    essai: bool = False
    confirmer: bool = False


class Bilan(NamedTuple):
    """What a lot did."""

    numero: str
    comptes: dict[str, Compte]
    rejets: Counter[str]
    reserves: Counter[str]
    absents: int


class Lot:
    """What an importer writes with: keys to ids, codes to ids, staging, journal."""

    def __init__(self, connexion: psycopg.Connection[Any], flux: str, options: Options, fichier: str) -> None:
        self._connexion = connexion
        self._options = options
        self._flux = flux
        connexion.execute("SELECT pg_advisory_xact_lock(%s)", (VERROU,))
        self.sequences = Sequences(connexion)
        self.journal = Journal(connexion, flux, options.emetteur, fichier)
        self.identites = Identites(connexion, self.sequences, options.emetteur, Source.LHEO)
        self.references = References(connexion, self.sequences)
        self.transit = Transit(connexion)
        self.annuaire = Annuaire(connexion, self)
        self._descriptions: dict[str, dict[int, tuple[int, str]]] = defaultdict(dict)
        self._mentions: dict[tuple[str, int], Objet] = {}

    def contredit(self, ligne: Objet, parties: tuple[object, ...] = ()) -> str | None:
        """The path of the first description of this object, when there is one and it says something else."""
        premiere = self._descriptions[NOMS[type(ligne)]].get(ligne.id)
        return premiere[1] if premiere and premiere[0] != hash((ligne, parties)) else None

    def decrire(self, ligne: Objet, chemin: str, parties: tuple[Partie, ...] = ()) -> None:
        """Stage an object and its parts, the first time it is described."""
        decrites = self._descriptions[NOMS[type(ligne)]]
        if ligne.id not in decrites:
            decrites[ligne.id] = (hash((ligne, parties)), chemin)
            for nouvelle in (ligne, *parties):
                self.transit.ajouter(nouvelle)

    def mentionner(self, ligne: Objet) -> None:
        """Keep what a mere mention says of what the catalogue does not have, unless the lot describes it as well."""
        if ligne.nouveau:
            self._mentions.setdefault((NOMS[type(ligne)], ligne.id), ligne)

    def decrit(self, nom: str, id_: int) -> bool:
        """Whether the lot describes this object."""
        return id_ in self._descriptions[nom]

    def conclure(self) -> Bilan:
        """Merge what was staged, close the journal; refuses what the options refuse."""
        for mention in self._mentions.values():
            self.decrire(mention, "")
        self.transit.fermer()
        self._refuser_si_strict()
        self.references.ecrire()
        comptes = fusionner(self._connexion, self.journal.lot, Source.LHEO)
        self.identites.ecrire(self.decrit)
        absents = self.identites.absents("session", self.decrit)
        self._refuser_si_court(sum(map(sum, comptes.values())))
        self.journal.clore(Compte(*map(sum, zip(*comptes.values(), strict=True))), absents)
        return Bilan(self.journal.numero, comptes, self.journal.rejets, self.journal.reserves, absents)

    def _refuser_si_strict(self) -> None:
        if self._options.strict and (nombre := self.journal.rejets.total()):
            message = (
                f"{nombre} rejet(s) et l'option --strict : rien n'a été écrit. Corrigez le fichier, ou ôtez --strict."
            )
            raise FichierRefuse(message)

    def _refuser_si_court(self, lus: int) -> None:
        dernier = self._connexion.execute(
            "SELECT lus FROM lot WHERE flux = %s AND emetteur = %s AND id <> %s ORDER BY id DESC LIMIT 1",
            (self._flux, self._options.emetteur, self.journal.lot),
        ).fetchone()
        if dernier and lus < dernier[0] * PART_MINIMALE and not self._options.confirmer:
            message = (
                f"Ce fichier apporte {lus} objets, le précédent de « {self._options.emetteur} » en apportait"
                f" {dernier[0]} : il est peut-être incomplet. Rien n'a été écrit. S'il est bon, ajoutez --confirmer."
            )
            raise FichierRefuse(message)


@contextmanager
def lot(url: str, flux: str, options: Options, fichier: str) -> Iterator[Lot]:
    """A lot in its transaction: committed when the block ends well, unless it is a trial (`essai`)."""
    try:
        with psycopg.connect(url) as connexion:
            yield Lot(connexion, flux, options, fichier)
            if options.essai:
                connexion.rollback()
    except psycopg.OperationalError as erreur:
        message = "La base de données ne répond plus : rien n'a été écrit. Vérifiez PostgreSQL, puis relancez l'import."
        raise Indisponible(message) from erreur
