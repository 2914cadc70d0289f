"""A lot of a reference feed: read, staged, merged and journaled in one transaction, whole or not at all."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from datetime import date  # noqa: TC003  NamedTuple fields are read at run time
from typing import TYPE_CHECKING, Any, NamedTuple
from zlib import crc32

import psycopg

from importers.fusion import somme
from importers.journal import Arrivee, Journal
from importers.lot import Bilan
from importers.panne import panne_dite
from importers.ramassage import sans_ramassage
from importers.reception.depot import Depot, deposer
from importers.reception.fusion import Contexte, fusionner
from importers.reception.registre import Registre
from importers.reception.transit import Transit
from importers.refus_du_lot import LotRefuse, exiger_sans_rejet, exiger_un_apport
from importers.tour import VERROU
from loaders.tenue.ensemble import tenir_apres_un_flux
from models.erreurs import Conflit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from importers.reception.forme import Flux
    from importers.reception.fusion import Fusion

VERROU_D_UN_FLUX = 7_634_003  # advisory lock, with the feed's own number: one import of a feed at a time


class Options(NamedTuple):
    """How a lot is run; `part_minimale`: of what the source's last file brought, below which somebody must confirm."""

    emetteur: str
    aujourdhui: date
    strict: bool = False
    essai: bool = False
    confirmer: bool = False
    part_minimale: float = 0.8
    version: int | None = None  # of what files bring, where they do not say it
    region: str | None = None  # INSEE's code of the one that the catalogue is of


class DejaApplique(NamedTuple):
    """The last lot of this source, which had the same bytes: nothing was done."""

    numero: str
    le: str


class Reception(NamedTuple):
    """What a lot works with."""

    connexion: psycopg.Connection[Any]
    flux: Flux
    depot: Depot
    options: Options
    arrivee: Arrivee


def importer(
    url: str,
    flux: tuple[Flux, Sequence[Flux]],
    chemins: Sequence[Path],
    options: Options,
    avancement: Callable[[int], None] = lambda _: None,
) -> Iterator[Bilan | DejaApplique]:
    """Import files of a feed (given with all feeds), one lot for each publisher; `avancement` is told the bytes read.

    Raises FichierRefuse when a file cannot be used, Conflit when the feed is being imported, Indisponible.
    """
    voulu, tous = flux
    for depot in deposer(chemins, voulu, tous):
        arrivee = Arrivee(voulu.nom, options.emetteur, depot.noms, depot.formes, depot.empreinte)
        with panne_dite(), _transaction(url, voulu, options) as connexion:
            reception = Reception(connexion, voulu, depot, options, arrivee)
            fait = _deja_applique(reception) or _passer(reception, avancement)
            if options.essai:
                connexion.rollback()
        yield fait


@contextmanager
def _transaction(url: str, flux: Flux, options: Options) -> Iterator[psycopg.Connection[Any]]:
    """A connection that alone imports this feed."""
    nom = f"sofi import {flux.nom} --source {options.emetteur}"
    with psycopg.connect(url, application_name=nom[:63]) as connexion:
        cle = (VERROU_D_UN_FLUX, crc32(flux.nom.encode()) & 0x7FFFFFFF)
        pris = connexion.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", cle).fetchone()
        if not (pris and pris[0]):
            raise Conflit(_qui_importe(connexion, flux, cle))
        yield connexion


def _qui_importe(connexion: psycopg.Connection[Any], flux: Flux, cle: tuple[int, int]) -> str:
    ligne = connexion.execute(
        """-- qui_importe
        SELECT split_part(application_name, '--source ', 2),
            to_char(xact_start AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY à HH24:MI:SS')
        FROM pg_locks JOIN pg_stat_activity USING (pid)
        WHERE locktype = 'advisory' AND granted AND classid::bigint = %s AND objid::bigint = %s
            AND database = (SELECT oid FROM pg_database WHERE datname = current_database())""",
        cle,
    ).fetchone()
    qui = f", pour la source « {ligne[0]} », depuis le {ligne[1]}" if ligne else ""
    return f"Un import du flux « {flux.nom} » est déjà en cours{qui}. Attendez qu'il finisse, puis relancez celui-ci."


def _deja_applique(reception: Reception) -> DejaApplique | None:
    arrivee = reception.arrivee
    ligne = reception.connexion.execute(
        """-- dernier_lot
        SELECT numero, to_char(termine_le AT TIME ZONE 'Europe/Paris', 'DD/MM/YYYY à HH24:MI'), empreinte FROM lot
        WHERE flux = %s AND emetteur = %s AND formes = %s ORDER BY id DESC LIMIT 1""",
        (arrivee.flux, arrivee.emetteur, list(arrivee.formes)),
    ).fetchone()
    # what a lot refused because another file was missing may go in once that one is there
    encore = reception.options.confirmer
    return DejaApplique(ligne[0], ligne[1]) if ligne and ligne[2] == arrivee.empreinte and not encore else None


def _passer(reception: Reception, avancement: Callable[[int], None]) -> Bilan:
    """Read, stage, merge; raises LotRefuse for what the options do not let in."""
    connexion, options = reception.connexion, reception.options
    registre = Registre(
        reception.depot.documents, Journal(connexion, reception.arrivee), Transit(connexion, reception.flux)
    )
    journal, transit = registre.journal, registre.transit
    with transit, sans_ramassage():
        registre.lire(avancement)
    # imports of offers add codes to the same tables: they go before, or after
    connexion.execute("SELECT pg_advisory_xact_lock(%s)", (VERROU,))
    registre.verifier(reception.flux)
    if options.strict:
        exiger_sans_rejet(journal)
    if not transit.lignes:
        raise LotRefuse("Aucune ligne n'a pu être lue : rien n'a été écrit. Vérifiez le fichier.", journal)
    contexte = Contexte(journal.lot, reception.arrivee, options.aujourdhui, options.region)
    return _clore(reception, registre, fusionner(connexion, reception.flux, contexte))


def _clore(reception: Reception, registre: Registre, fusion: Fusion) -> Bilan:
    """Compare with the last lot, then write the counts."""
    journal, lignes = registre.journal, registre.transit.lignes
    if not reception.options.confirmer:
        exiger_un_apport(journal, lignes, "lignes", reception.options.part_minimale)
    journal.ecrire()
    absents = sum(fait.absents for fait in fusion.faits.values())
    total = somme(fait.compte for fait in fusion.faits.values())
    journal.clore(total, absents, lignes)
    tenir_apres_un_flux(reception.connexion, journal.lot, change=fusion.ecrit)
    comptes = {table: fait.compte for table, fait in fusion.faits.items()}
    return Bilan(journal.numero, comptes, Counter(journal.rejets), journal.reserves, absents, journal.premiers)
