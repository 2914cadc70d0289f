"""`sofi import communes`, `rome`, `nsf`…: what others publish, one command per feed and one way for all."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from service.commandes.importation import AVEC_REJETS, Essai, Strict, catalogue_a_remplir, exiger_une_source

if TYPE_CHECKING:
    from importers.lot import Bilan
    from importers.reception.passage import DejaApplique, Options

# what each brings, in the words of --help: importers are not imported for it
FLUX = {
    "communes": "Import communes: INSEE's code officiel géographique, La Poste's postal codes (hexasmal).",
    "rome": "Import the ROME: codes, labels, appellations (RefRomeCsv.zip, or a CSV of code_rome and libelle_rome).",
    "nsf": "Import the NSF: codes and labels (a CSV of code and libelle).",
    "formacode": (
        "Import one version of the Formacode: FCod.xls, lists of codes, publics, fields, replacements (V12_V13.xls), "
        "or a CSV with all relations: code, libelle, generique, and if there libelle_typographique, champ, synonymes, "
        "synonymes_metiers, specifiques, associes, note_explicative, note_application, remplace, romes "
        "(| between items). And the jobs of keywords: France Travail's table saved as CSV (code_rome, code_formacode)."
    ),
    "certifinfo": "Import Certif Info: certifications (its open data), and which replace which (certifinfos.csv).",
    "passage": "Import codes of certifications: Onisep's table de passage (Idéo, scolarité), the CFD-RNCP kit.",
    "rncp": "Import the RNCP and the RS: France compétences' exports in XML V4.1, or the zip of its CSV.",
    "cpf": (
        "Import eligibility for the CPF: a CSV of code_certifinfo, code_cpf, public, debut, and if there fin, liste, "
        "region, branches (| between them); Mon Compte Formation's catalogue gives certifications their sheets."
    ),
    "organismes": (
        "Import the liste publique des organismes de formation (data.gouv.fr or Opendatasoft): those of the region "
        "(SOFI_REGION) enter the annuaire, those that are there are completed, Qualiopi goes to all."
    ),
}
CODES_DE_SORTIE = """
A file may be a zip, a gz or plain. What it does not hold any more is dated and never deleted.

Exit codes: 0 all went in, or had; 3 the lot went in without the lines reported as rejects; 1 nothing was written.
"""


def ajouter(app: typer.Typer) -> None:
    """The command of each feed."""
    for nom, aide in FLUX.items():
        app.command(nom, help=f"{aide}\n{CODES_DE_SORTIE}")(commande(nom))


def commande(nom: str) -> Callable[..., None]:
    """The command that imports the feed `nom`."""

    def importer(  # noqa: PLR0913  the options of a command are its public face
        fichiers: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Its files.", show_default=False)],
        source: Annotated[str, typer.Option(help="Who sent these files.")] = nom,
        strict: Strict = False,
        essai: Essai = False,
        confirmer: Annotated[
            bool, typer.Option("--confirmer", help="Accept files much shorter than the last ones, or the same again.")
        ] = False,
        *,
        version: Annotated[
            int | None,
            typer.Option(min=9, max=99, help="The version that they are of, where their names do not say it."),
        ] = None,
    ) -> None:
        from importers.reception.passage import Options
        from service.jour import aujourdhui
        from service.reglages import lire_reglages

        exiger_une_source(source)
        reglages = lire_reglages()
        jour, part = aujourdhui(reglages), reglages.part_minimale
        options = Options(source, jour, strict, essai, confirmer, part, version, reglages.region)
        importer_et_dire(nom, fichiers, options)

    return importer


def importer_et_dire(nom: str, fichiers: list[Path], options: "Options") -> None:
    """Import and tell each lot as it is done; exits with the code of the whole."""
    from importers.flux import importer
    from service.commandes.avancement import suivi_des_fichiers as suivi

    faits: list[Bilan | DejaApplique] = []
    with catalogue_a_remplir() as url:
        try:
            with suivi("Importing", fichiers) as suivre:
                faits.extend(importer(url, nom, fichiers, options, suivre))
        finally:  # a lot that is written is told, even when the next one is refused
            rejets = sum(_dire(fait, options) for fait in faits)
    raise typer.Exit(AVEC_REJETS if rejets else 0)


def _dire(fait: "Bilan | DejaApplique", options: "Options") -> int:
    """Report a lot; returns how many rejects it had."""
    from importers.reception.passage import DejaApplique
    from service.commandes.rapport import rapport

    if isinstance(fait, DejaApplique):
        typer.echo(f"Ce fichier a déjà été appliqué : lot {fait.numero}, le {fait.le}. Il n'y a rien à faire.")
        return 0
    for ligne in rapport(fait, essai=options.essai, absents=("élément", "éléments")):
        typer.echo(ligne)
    return fait.rejets.total()
