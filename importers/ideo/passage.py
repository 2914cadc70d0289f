"""A lot of Idéo: what was handed over, told apart, and read in the order in which each list needs the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers import lheo
from importers.flux import TOUS
from importers.ideo.formes import ACTIONS, IDEO
from importers.ideo.lieux import Lieux
from importers.ideo.listes import Listes
from importers.ideo.offre import Lecteur, acquis
from importers.ideo.pont import Pont
from importers.ideo.reperes import Reperes
from importers.ideo.ressort import CODES
from importers.ideo.voies import est_du_lheo, exiger_une_voie, provenance
from importers.journal import Arrivee
from importers.lot import bilan, lot
from importers.reception.depot import deposer
from importers.refus_du_lot import LotRefuse
from models.enumerations import Source
from models.erreurs import EntreeInvalide, FichierRefuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from importers.lot import Bilan, Lot, Options
    from importers.reception.depot import Depot


def importer(
    url: str, chemins: Sequence[Path], options: Options, region: str, avancement: Callable[[int], None] = lambda _: None
) -> Bilan:
    """Import files as one lot, whole or not at all; lines of other regions are counted and left.

    Raises FichierRefuse when a file cannot be used, Indisponible when the database does not answer.
    """
    if region not in CODES:
        raise EntreeInvalide(f"« {region} » n'est le code d'aucune région de l'INSEE : corrigez SOFI_REGION.")
    options = options._replace(source=Source.IDEO.value)
    en_lheo = est_du_lheo(chemins)
    exiger_une_voie(url, options, lheo=en_lheo)
    if en_lheo:
        return lheo.importer(url, chemins, options, avancement, provenance(region))
    return _importer_les_listes(url, deposer(chemins, IDEO, TOUS)[0], options, region, avancement)


def _importer_les_listes(
    url: str, depot: Depot, options: Options, region: str, avancement: Callable[[int], None]
) -> Bilan:
    if ACTIONS.nom not in depot.formes:
        message = "Aucune liste d'actions : celles de structures et de formations la complètent. Donnez-les ensemble."
        raise FichierRefuse(message)
    with lot(url, Arrivee(IDEO.nom, options.emetteur, depot.noms, depot.formes), options) as ouvert:
        listes = Listes(depot.documents, region, ouvert.journal, avancement)
        lues = _lire(listes, ouvert, options)
        if not lues:
            message = f"Aucune action de la région {region} n'a pu être lue dans ces fichiers : rien n'a été écrit."
            raise LotRefuse(message, ouvert.journal)
        return bilan(ouvert, options, (lues, "actions"))


def _lire(listes: Listes, ouvert: Lot, options: Options) -> int:
    """How many actions were read."""
    structures, formations = listes.structures(), listes.formations()
    reperes = Reperes(ouvert.connexion, options.emetteur, options.source)
    connues = acquis(ouvert.connexion, options.emetteur, options.source)
    pont = Pont(ouvert.connexion, ouvert.references)
    lecteur = Lecteur(ouvert, Lieux(ouvert, reperes, structures.values()), pont, formations, connues)
    lues = 0
    for chemin, dite in listes.actions():
        lecteur.action(dite, chemin)
        ouvert.avancer()
        lues += 1
    return lues
