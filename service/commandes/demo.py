"""`sofi demo`: a sample catalogue, served."""

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from service.demo.catalogue import Contenu, Taille
    from service.reglages import Reglages

ORGANISMES = 300
SESSIONS = 5000
A_PART = "donnez au catalogue d'exemple une base à lui (DATABASE_URL, ou un autre dossier dans SOFI_DATA)"


def demo(
    port: Annotated[
        int | None, typer.Option(min=1, max=65535, help="Port to listen on.", show_default="PORT or 8000")
    ] = None,
    sessions: Annotated[
        int | None,
        typer.Option(min=1, max=120_000, help="Size of the sample.", show_default=f"as it is there, else {SESSIONS}"),
    ] = None,
    organismes: Annotated[
        int | None,
        typer.Option(min=5, max=10_000, help="Who offers them.", show_default=f"as it is there, else {ORGANISMES}"),
    ] = None,
) -> None:
    """Fill a sample catalogue through the real importer, then serve it.

    A sample already there is served at once. Another size replaces it, unless data of others have joined it.
    """
    from service.commandes.serve import ecouter, exiger_port_libre
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    reglages = lire_reglages()
    numero = port or reglages.port
    exiger_port_libre(reglages.hote, numero)
    with base_ouverte(reglages) as url:
        preparer(url, reglages, organismes, sessions)
        ecouter(url, reglages.hote, numero)


def preparer(url: str, reglages: "Reglages", organismes: int | None = None, sessions: int | None = None) -> None:
    """Bring a sample of that size into the database; raises EntreeInvalide when others wrote there."""
    from models.migrer import migrer
    from service.demo.catalogue import Taille, contenu

    present = contenu(url)
    garder = present.demo.sessions > 0 and present.demo == (
        organismes or present.demo.organismes,
        sessions or present.demo.sessions,
    )
    if present.autres and not garder:
        raise EntreeInvalide(_refus(present))
    migrer(url)
    if garder:
        _dire("Sample catalogue, already there", present.demo)
    else:
        remplir(url, reglages, Taille(organismes or ORGANISMES, sessions or SESSIONS))


def remplir(url: str, reglages: "Reglages", taille: "Taille") -> None:
    """Replace what the sample holds by a new one: Lhéo files, imported as one lot."""
    from importers.lot import Options
    from service.commandes.avancement import suivi
    from service.commandes.importer import importer_en_le_disant
    from service.demo.catalogue import SOURCE, contenu, vider
    from service.demo.generateur import ecrire
    from service.jour import aujourdhui

    if not vider(url):
        raise EntreeInvalide(_refus(contenu(url)))
    with TemporaryDirectory(prefix="sofi-demo-") as dossier:
        with suivi("Writing Lhéo files", taille.sessions, "sessions") as avancer:
            fichiers = ecrire(Path(dossier), **taille._asdict(), aujourdhui=aujourdhui(reglages), avancement=avancer)
        importer_en_le_disant(url, fichiers, Options(SOURCE))
    _dire("Sample catalogue", taille)


def _dire(quoi: str, taille: "Taille") -> None:
    typer.echo(f"{quoi}: {taille.organismes:,} organismes, {taille.sessions:,} sessions", err=True)


def _refus(present: "Contenu") -> str:
    autres = ", ".join(f"« {source} »" for source in present.autres)
    if not present.demo.sessions:
        return (
            f"La base de données contient un catalogue ({autres}), qui n'est pas mélangé à un exemple :"
            f" servez-la avec sofi serve, ou {A_PART}."
        )
    return (
        f"La base de données contient le catalogue d'exemple ({present.demo.organismes} organismes,"
        f" {present.demo.sessions} sessions), mais aussi d'autres données ({autres}) : il n'est pas remplacé."
        f" Lancez sofi demo sans --sessions ni --organismes, ou {A_PART}."
    )
