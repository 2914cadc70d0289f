"""Lhéo 2.3 and 2.2 into the catalogue."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from importers.journal import Arrivee
from importers.lheo.fichier import ouvrir, unites
from importers.lheo.offre import Lecteur
from importers.lot import bilan, lot
from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from importers.lheo.arbre import Noeud
    from importers.lot import Bilan, Options


class Provenance(NamedTuple):
    """The feed that files are of; `alleger` takes the actions that are not to be read out of an offer: how many."""

    flux: str = "lheo"
    formes: Sequence[str] = ()
    alleger: Callable[[Noeud], int] = lambda _: 0


LHEO = Provenance()


def importer(
    url: str,
    chemins: Sequence[Path],
    options: Options,
    avancement: Callable[[int], None] = lambda _: None,
    provenance: Provenance = LHEO,
) -> Bilan:
    """Import files as one lot, whole or not at all; `avancement` is told the bytes read.

    Raises FichierRefuse when a file cannot be used, Indisponible when the database does not answer.
    """
    fichiers = [ouvrir(chemin) for chemin in chemins]
    noms = ", ".join(chemin.name for chemin in chemins)
    with lot(url, Arrivee(provenance.flux, options.emetteur, noms, provenance.formes), options) as ouvert:
        vues = 0
        for fichier in fichiers:
            ouvert.commencer(f"{fichier.chemin.name} : " if len(fichiers) > 1 else "", fichier.catalogue)
            lecteur = Lecteur(ouvert, fichier, options.organisme)
            for noeud in unites(fichier, avancement):
                if ailleurs := provenance.alleger(noeud):
                    ouvert.journal.ailleurs += ailleurs
                    if next(noeud.iterchildren("{*}action"), None) is None:
                        continue
                vues += 1
                lire = lecteur.formation if noeud.tag.endswith("}formation") else lecteur.organisme
                lire(noeud)
                ouvert.avancer()
        if not vues:
            raise FichierRefuse("Aucune offre ni aucun organisme dans ce qui a été lu : rien n'a été écrit.")
        return bilan(ouvert, options)
