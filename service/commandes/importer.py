"""`sofi import`: files of others into the catalogue, one command per feed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commandes import importer_reference
from service.commandes.importation import AVEC_REJETS, Essai, SansRegles, Strict, catalogue_a_remplir, exiger_une_source

if TYPE_CHECKING:
    from importers.lot import Bilan, Options

Confirmer = Annotated[
    bool, typer.Option("--confirmer", help="Accept files much shorter than the last ones of this source.")
]

app = typer.Typer(no_args_is_help=True, help="Import the files of a feed into the catalogue.")
importer_reference.ajouter(app)


@app.command("lheo")
def lheo(  # noqa: PLR0913  the options of a command are its public face
    fichiers: Annotated[
        list[Path], typer.Argument(metavar="FILE...", help="Lhéo 2.3 or 2.2 files.", show_default=False)
    ],
    source: Annotated[str, typer.Option(help="Who numbers the objects of these files.")] = "lheo",
    strict: Strict = False,
    essai: Essai = False,
    confirmer: Confirmer = False,
    *,
    sans_regles: SansRegles = False,
) -> None:
    """Import Lhéo files as one lot, whole or not at all.

    What a file does not hold any more is counted and never deleted. What the rules find in what was created or changed
    is told, and let in.

    Exit codes: 0 all went in; 3 the lot went in without the offers reported as rejects; 1 nothing was written.
    """
    from importers.lot import Options
    from service.parametres import cadre_des_imports
    from service.reglages import lire_reglages

    exiger_une_source(source)
    regles = None if sans_regles else cadre_des_imports(lire_reglages())
    options = Options(source, strict, essai, confirmer, regles=regles)
    importer_et_dire(lambda url: importer_en_le_disant(url, fichiers, options), options)


@app.command("ideo")
def ideo(  # noqa: PLR0913  the options of a command are its public face
    fichiers: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="Actions, and what they name.", show_default=False),
    ],
    source: Annotated[str, typer.Option(help="Who numbers the objects of these files.")] = "ideo",
    strict: Strict = False,
    essai: Essai = False,
    confirmer: Confirmer = False,
    *,
    sans_regles: SansRegles = False,
) -> None:
    """Import Idéo, Onisep's formation initiale, as one lot: CSV of actions, with those of structures and formations.

    Give all the files of a delivery together; or, instead of lists, the regional Lhéo file. Only the region that
    SOFI_REGION says is read. What a file does not hold any more is counted and never deleted. Of what the rules find,
    what the Carif has to see is told.

    Exit codes: 0 all went in; 3 the lot went in without the lines reported as rejects; 1 nothing was written.
    """
    from importers.ideo.passage import importer
    from importers.lot import Options
    from service.commandes.avancement import suivi_des_fichiers
    from service.parametres import cadre_des_imports
    from service.reglages import lire_reglages

    exiger_une_source(source)
    reglages = lire_reglages()
    regles = None if sans_regles else cadre_des_imports(reglages)
    options, region = Options(source, strict, essai, confirmer, regles=regles), reglages.region

    def lire(url: str) -> "Bilan":
        with suivi_des_fichiers("Importing", fichiers) as avancer:
            return importer(url, fichiers, options, region, avancer)

    importer_et_dire(lire, options)


def importer_et_dire(importer: Callable[[str], "Bilan"], options: "Options") -> None:
    """Import a lot of offers and report it; exits with its code."""
    from service.commandes.rapport import rapport

    with catalogue_a_remplir() as url:
        bilan = importer(url)
    for ligne in rapport(bilan, essai=options.essai):
        typer.echo(ligne)
    raise typer.Exit(AVEC_REJETS if bilan.rejets else 0)


def importer_en_le_disant(url: str, fichiers: Sequence[Path], options: "Options") -> "Bilan":
    """Import Lhéo files, telling how many of their bytes were read; raises FichierRefuse and Indisponible."""
    from importers.lheo import importer
    from service.commandes.avancement import suivi_des_fichiers

    with suivi_des_fichiers("Importing", fichiers) as avancer:
        return importer(url, fichiers, options, avancer)
