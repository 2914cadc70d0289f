"""`sofi import`: files of others into the catalogue, one command per feed."""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.erreurs import EntreeInvalide
from service.commandes import importer_reference

if TYPE_CHECKING:
    from importers.lot import Bilan, Options

AVEC_REJETS = 3  # exit code: 1 is "nothing was written", 2 a usage error
SOURCE = re.compile(r"[A-Za-z0-9._-]{1,40}")
SOURCE_DE_LA_DEMO = "demo"  # `sofi demo` may replace all that came from it

Strict = Annotated[bool, typer.Option("--strict", help="Write nothing at the first reject.")]
Essai = Annotated[bool, typer.Option("--dry-run", help="Check and count everything, write nothing.")]
Confirmer = Annotated[
    bool, typer.Option("--confirmer", help="Accept files much shorter than the last ones of this source.")
]

app = typer.Typer(no_args_is_help=True, help="Import the files of a feed into the catalogue.")
importer_reference.ajouter(app)


@app.command("lheo")
def lheo(
    fichiers: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Lhéo 2.3 or 2.2 files.", show_default=False)
    ],
    source: Annotated[str, typer.Option(help="Who numbers the objects of these files.")] = "lheo",
    strict: Strict = False,
    essai: Essai = False,
    confirmer: Confirmer = False,
) -> None:
    """Import Lhéo files as one lot, whole or not at all.

    What a file does not hold any more is counted and never deleted.

    Exit codes: 0 all went in; 3 the lot went in without the offers reported as rejects; 1 nothing was written.
    """
    from importers.lot import Options

    exiger_une_source(source)
    options = Options(source, strict, essai, confirmer)
    importer_et_dire(lambda url: importer_en_le_disant(url, fichiers, options), options)


@app.command("ideo")
def ideo(
    fichiers: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Actions, and what they name.", show_default=False),
    ],
    source: Annotated[str, typer.Option(help="Who numbers the objects of these files.")] = "ideo",
    strict: Strict = False,
    essai: Essai = False,
    confirmer: Confirmer = False,
) -> None:
    """Import Idéo, Onisep's formation initiale, as one lot: CSV of actions, with those of structures and formations.

    Give all the files of a delivery together; or, instead of lists, the regional Lhéo file. Only the region that
    SOFI_REGION says is read. What a file does not hold any more is counted and never deleted.

    Exit codes: 0 all went in; 3 the lot went in without the lines reported as rejects; 1 nothing was written.
    """
    from importers.ideo.passage import importer
    from importers.lot import Options
    from service.commandes.avancement import suivi_des_fichiers
    from service.reglages import lire_reglages

    exiger_une_source(source)
    options, region = Options(source, strict, essai, confirmer), lire_reglages().region

    def lire(url: str) -> "Bilan":
        with suivi_des_fichiers("Importing", fichiers) as avancer:
            return importer(url, fichiers, options, region, avancer)

    importer_et_dire(lire, options)


def importer_et_dire(importer: Callable[[str], "Bilan"], options: "Options") -> None:
    """Import a lot of offers and report it; exits with its code."""
    from importers.lot import LotRefuse
    from service.commandes.rapport import rapport, rapport_des_rejets
    from service.commandes.version import exiger_a_jour
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    with base_ouverte(lire_reglages()) as url:
        exiger_a_jour(url)
        try:
            bilan = importer(url)
        except LotRefuse as refus:
            for ligne in rapport_des_rejets(refus.journal.rejets, refus.journal.premiers):
                typer.echo(ligne, err=True)
            raise
    for ligne in rapport(bilan, essai=options.essai):
        typer.echo(ligne)
    raise typer.Exit(AVEC_REJETS if bilan.rejets else 0)


def exiger_une_source(nom: str) -> None:
    """Refuse what cannot name a source; raises EntreeInvalide."""
    if not SOURCE.fullmatch(nom):
        message = (
            f"« {nom} » ne peut pas nommer une source : 1 à 40 lettres sans accent, chiffres, « - », « _ » ou « . »."
        )
        raise EntreeInvalide(message)
    if nom == SOURCE_DE_LA_DEMO:
        raise EntreeInvalide("La source « demo » est celle du catalogue d'exemple : choisissez un autre nom.")


def importer_en_le_disant(url: str, fichiers: Sequence[Path], options: "Options") -> "Bilan":
    """Import Lhéo files, telling how many of their bytes were read; raises FichierRefuse and Indisponible."""
    from importers.lheo import importer
    from service.commandes.avancement import suivi_des_fichiers

    with suivi_des_fichiers("Importing", fichiers) as avancer:
        return importer(url, fichiers, options, avancer)
