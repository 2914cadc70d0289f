"""`sofi export`: the catalogue in the formats of others, one command per format."""

import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.erreurs import EntreeInvalide
from service.commandes import exporter_csv

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from exporters.lheo import Offre
    from service.commandes.bilan_export import Bilan

AVEC_REFUS = 3  # exit code, as for an import with rejects

app = typer.Typer(no_args_is_help=True, help="Write the catalogue in a format of others.")
app.command("csv")(exporter_csv.csv)


Organisme = Annotated[
    str | None, typer.Option(metavar="SIRET", help="The offers of one organisme.", show_default="all of them")
]
Rapport = Annotated[
    Path | None, typer.Option(metavar="FILE.csv", help="Table of what was filled, cut, left aside or refused.")
]


@app.command("lheo")
def lheo(  # noqa: PLR0913, PLR0917  one for each option
    sortie: exporter_csv.Sortie = None,
    organisme: Organisme = None,
    version: Annotated[str, typer.Option(metavar="2.3|2.2", help="Version of Lhéo.")] = "2.3",
    annuaire: Annotated[bool, typer.Option("--annuaire", help="Add the organismes without an offer.")] = False,
    filtre: exporter_csv.Filtre = None,
    texte: exporter_csv.Texte = None,
    rapport: Rapport = None,
) -> None:
    """Write the catalogue as one Lhéo document, valid every time.

    A file takes its place when it is complete, and not before.

    Exit codes: 0 all is there; 3 the document is there without what is reported as refused; 1 no file was written.
    """
    from exporters.lheo import compter, exporter
    from importers.ramassage import sans_ramassage
    from service.arret import arret_propre
    from service.commandes.bilan_export import Bilan, lignes
    from service.commandes.version import exiger_a_jour
    from service.demande_lheo import choisir, lire_demande
    from service.jour import aujourdhui
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    reglages = lire_reglages()
    demande = lire_demande(aujourdhui(reglages), organisme, version, annuaire=annuaire)
    chemins = destinations(sortie, rapport)
    bilan = Bilan()
    with arret_propre(), base_ouverte(reglages) as url, sans_ramassage():
        exiger_a_jour(url)
        if (question := exporter_csv.question_posee(url, reglages, texte, filtre)) is not None:
            demande = choisir(demande, question)
        document = partial(exporter, url, demande, preparer=not reglages.pgbouncer)
        exporter_en_le_disant(document, compter(url, demande), chemins, bilan)
    for ligne in lignes(bilan, rapport):
        typer.echo(ligne, err=True)
    raise typer.Exit(AVEC_REFUS if bilan.refus else 0)


def destinations(sortie: Path | None, rapport: Path | None) -> list[Path]:
    """The document's path, then the table's if it is wanted; EntreeInvalide when they cannot serve."""
    from service.sortie import STANDARD

    if sortie is None and sys.stdout.isatty():
        raise EntreeInvalide(
            "Un document Lhéo n'est pas fait pour un terminal : donnez -o FICHIER, ou -o - pour l'y écrire quand même."
        )
    chemins = [chemin for chemin in (sortie or STANDARD, rapport) if chemin]
    if len({os.path.realpath(chemin) for chemin in chemins}) < len(chemins):
        raise EntreeInvalide("Le document et son rapport iraient au même endroit : donnez-leur deux noms.")
    return chemins


def exporter_en_le_disant(
    exporter: "Callable[[Callable[[Offre], None]], Iterable[bytes]]", total: int, chemins: list[Path], bilan: "Bilan"
) -> None:
    """Write the document and its table, telling how many sessions are done; raises Introuvable and Indisponible."""
    from service.commandes.avancement import suivi
    from service.commandes.constats_csv import ConstatsCsv
    from service.sortie import sorties

    with (
        sorties(chemins, partial(typer.echo, err=True)) as (document, *reste),
        suivi("Exporting", total, "sessions") as avancer,
    ):
        tables = [ConstatsCsv(sortie) for sortie in reste]

        def suivre(offre: "Offre") -> None:
            bilan.noter(offre)
            for table in tables:
                table.noter(offre)

        dites = 0
        for morceau in exporter(suivre):
            document.ecrire(morceau)
            avancer(bilan.sessions - dites)
            dites = bilan.sessions
        avancer(total - dites)  # refused ones, and those that nobody may see
    bilan.octets = document.octets
