"""`sofi demo`: a sample catalogue, served."""

from collections import deque
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from service.demo.catalogue import Contenu, Taille
    from service.demo.references import Envoi
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
    """Fill a sample catalogue through the real importers, reference feeds included, then serve it.

    It has an account for each role: their keys, new each time, are printed on the standard output.

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
        montrer_les_badges(url, reglages)
        ecouter(url, reglages.hote, numero)


def preparer(url: str, reglages: "Reglages", organismes: int | None = None, sessions: int | None = None) -> None:
    """Bring a sample of that size into the database; raises EntreeInvalide when others wrote there."""
    from models.migrer import migrer
    from service.demo.catalogue import Taille, contenu

    present = contenu(url)
    voulue = Taille(organismes or present.demo.organismes or ORGANISMES, sessions or present.demo.sessions or SESSIONS)
    # what was interrupted is made again, unless others have joined it
    garder = present.demo == voulue and (present.entiere or not present.libre)
    if not (present.libre or garder):
        raise EntreeInvalide(_refus(present))
    migrer(url)
    if garder:
        _dire("Sample catalogue, already there", present.demo)
    else:
        remplir(url, reglages, voulue)


def montrer_les_badges(url: str, reglages: "Reglages") -> None:
    """Give each role of the sample a fresh key, and print them."""
    from service.demo.catalogue import SOURCE
    from service.demo.comptes import donner_des_badges
    from service.jour import aujourdhui

    badges = donner_des_badges(url, SOURCE, aujourdhui(reglages))
    largeur = max(len(badge.courriel) for badge in badges)
    typer.echo("Tokens of this run, for « Authorization: Bearer TOKEN » (in GraphiQL: Headers):")
    for badge in badges:
        typer.echo(f"  {badge.courriel:<{largeur}}  {badge.jeton}")
        for droit in badge.droits:
            typer.echo(f"  {'':<{largeur}}  {droit}")


def remplir(url: str, reglages: "Reglages", taille: "Taille") -> None:
    """Replace what the sample holds by a new one: reference feeds, Lhéo files as one lot, what completes these."""
    from importers.lot import Options
    from service.commandes.avancement import suivi
    from service.commandes.importer import importer_en_le_disant
    from service.demo.catalogue import SOURCE, contenu, vider
    from service.demo.generateur import redaction, rediger
    from service.demo.references import completer, ecrire
    from service.jour import aujourdhui

    if not vider(url):
        raise EntreeInvalide(_refus(contenu(url)))
    jour = aujourdhui(reglages)
    with TemporaryDirectory(prefix="sofi-demo-") as dossier:
        auteur = redaction(taille.organismes, jour)
        with suivi("Writing Lhéo files", taille.sessions, "sessions") as avancer:
            fichiers = rediger(auteur, Path(dossier, "offres"), taille.sessions, avancer)
        a_cote = Path(dossier, "a-cote")
        _importer_les_references(url, ecrire(a_cote, auteur.formateurs, aujourdhui=jour), jour)
        importer_en_le_disant(url, fichiers, Options(SOURCE))
        _completer(url, reglages, completer(a_cote, auteur.organismes, auteur.formateurs, aujourdhui=jour), jour)
    _dire("Sample catalogue", taille)


def _importer_les_references(url: str, envois: "list[Envoi]", jour: "date") -> None:
    """Import every feed that nobody else brought: what others imported is not overwritten by inventions."""
    from importers.flux import importer
    from importers.reception.passage import Options
    from service.demo.catalogue import SOURCE, contenu

    autres = contenu(url).references
    siens = [envoi for envoi in envois if envoi.flux not in autres]
    for envoi in siens:
        # whole by itself, however short beside what an interrupted sample left
        deque(importer(url, envoi.flux, envoi.fichiers, Options(SOURCE, jour, confirmer=True)), maxlen=0)
    _dire_les_flux("Sample reference data", [envoi.flux for envoi in siens])
    _dire_les_flux("Reference data of others, left as they are", autres)


def _completer(url: str, reglages: "Reglages", envois: "tuple[Envoi, Envoi]", jour: "date") -> None:
    """Add what completes the offers that are in: the region is that of the sample, whatever SOFI_REGION says.

    People enter theirs once it is known who is certified, and before the last lot, which says that the sample is whole.
    """
    from importers import lot
    from importers.flux import importer
    from importers.ideo.passage import importer as importer_ideo
    from importers.reception.passage import Options
    from service.demo.catalogue import SOURCE
    from service.demo.references.communes import REGION
    from service.demo.saisies import saisir

    liste, ideo = envois
    options = Options(SOURCE, jour, confirmer=True, region=REGION)
    deque(importer(url, liste.flux, liste.fichiers, options), maxlen=0)
    en_attente = saisir(url, reglages, SOURCE, jour)
    importer_ideo(url, ideo.fichiers, lot.Options(SOURCE), REGION)
    _dire_les_flux("Sample data that complete the offers", [envoi.flux for envoi in envois])
    typer.echo(f"Sample entries: {en_attente} submissions wait for the Carif", err=True)


def _dire_les_flux(quoi: str, flux: "Iterable[str]") -> None:
    if noms := ", ".join(dict.fromkeys(flux)):
        typer.echo(f"{quoi}: {noms}", err=True)


def _dire(quoi: str, taille: "Taille") -> None:
    typer.echo(f"{quoi}: {taille.organismes:,} organismes, {taille.sessions:,} sessions", err=True)


def _refus(present: "Contenu") -> str:
    autres = ", ".join(f"« {source} »" for source in (*present.autres, *present.references))
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
