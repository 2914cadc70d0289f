"""`sofi lots` and `sofi rejets`: what imports did, and what they did not take."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Iterable

    from importers.lots import LotLu, RejetLu

COLONNES = ("genre", "endroit", "code", "message", "extrait")


def lots(
    nombre: Annotated[int, typer.Option("-n", min=1, max=1000, help="How many, the latest first.")] = 20,
) -> None:
    """List the latest imports: number, feed, source, date, counts, files."""
    from importers import lots as journal
    from service.commandes.version import exiger_a_jour
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    with base_ouverte(lire_reglages()) as url:
        exiger_a_jour(url)
        lus = journal.lots(url, nombre)
    for ligne in tableau(lus):
        typer.echo(ligne)


def rejets(
    lot: Annotated[str, typer.Argument(metavar="LOT", help="Its number, as `sofi lots` gives it.", show_default=False)],
    table: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write them as a table; - is stdout.")
    ] = None,
) -> None:
    """Show what a lot did not take, and what it took with a reservation."""
    from importers import lots as journal
    from service.commandes.version import exiger_a_jour
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    with base_ouverte(lire_reglages()) as url:
        exiger_a_jour(url)
        lus = journal.rejets(url, lot.upper())
        if table is None:
            montrer(lus)
        else:
            ecrire(lus, table)


def tableau(lus: "Iterable[LotLu]") -> "Iterable[str]":
    """The lines of the list."""
    entete = (
        "lot",
        "flux",
        "source",
        "le",
        "créés",
        "modifiés",
        "inchangés",
        "absents",
        "doublons",
        "rejets",
        "fichier",
    )
    lignes = [entete, *(_cellules(lu) for lu in lus)]
    if len(lignes) == 1:
        return ["Aucun lot : rien n'a été importé."]
    largeurs = [max(map(len, colonne)) for colonne in zip(*lignes, strict=True)]
    return ["  ".join(map(_caler, ligne, largeurs, range(len(ligne)))).rstrip() for ligne in lignes]


def _cellules(lu: "LotLu") -> tuple[str, ...]:
    from service.commandes.rapport import nombre

    comptes = (lu.crees, lu.modifies, lu.inchanges, lu.absents, lu.doublons, lu.rejetes)
    return (lu.numero, lu.flux, lu.emetteur, lu.le, *map(nombre, comptes), lu.fichier)


def _caler(cellule: str, largeur: int, rang: int) -> str:
    """Numbers to the right, words to the left."""
    return cellule.rjust(largeur) if rang in range(4, 9) else cellule.ljust(largeur)


def montrer(lus: "Iterable[RejetLu]") -> None:
    """One after the other, on the terminal."""
    vide = True
    for lu in lus:
        vide = False
        typer.echo(f"{_genre(lu)}  {lu.chemin}{f' « {lu.extrait} »' if lu.extrait else ''}")
        typer.echo(f"    {lu.code} : {lu.message}")
    if vide:
        typer.echo("Aucun rejet ni réserve dans ce lot.")


def ecrire(lus: "Iterable[RejetLu]", chemin: Path) -> None:
    """As a table; raises Indisponible, Introuvable."""
    from functools import partial

    from service.commandes.table_csv import TableCsv
    from service.sortie import sorties

    with sorties([chemin], partial(typer.echo, err=True)) as (sortie,):
        table = TableCsv(sortie, COLONNES)
        for lu in lus:
            table.ajouter((_genre(lu), lu.chemin, lu.code, lu.message, lu.extrait))


def _genre(lu: "RejetLu") -> str:
    return "rejet" if lu.bloquant else "réserve"
