"""`sofi export csv`: the sessions that a search retains, as one table."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from exporters.csv import Demande
    from loaders.offre.question import Question
    from service.reglages import Reglages

Sortie = Annotated[
    Path | None, typer.Option("-o", metavar="FILE", help="Where to write; - is standard output, the default.")
]
Filtre = Annotated[
    str | None,
    typer.Option(metavar="JSON", help="Only the sessions that recherche(filtre:) shows with this OffreFiltre."),
]

Texte = Annotated[
    str | None, typer.Option(metavar="TEXT", help="Only the sessions that recherche(texte:) shows with these words.")
]


def csv(sortie: Sortie = None, filtre: Filtre = None, texte: Texte = None) -> None:
    """Write sessions as a table that a French spreadsheet opens: one line each, UTF-8 with a mark, `;` between cells.

    Without a filter, the sessions that recherche shows without one: published, not past. A file takes its place when it
    is complete, and not before.

    Exit codes: 0 all is there; 1 no file was written.
    """
    from exporters.csv import Demande
    from loaders.offre.question import Question
    from models.lecteur import PUBLIC
    from service.arret import arret_propre
    from service.commandes.version import exiger_a_jour
    from service.jour import aujourdhui
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages
    from service.sortie import STANDARD

    reglages = lire_reglages()
    with arret_propre(), base_ouverte(reglages) as url:
        exiger_a_jour(url)
        question = question_posee(url, reglages, texte, filtre) or Question()
        demande = Demande(PUBLIC, aujourdhui(reglages), question)
        ecrire(url, demande, sortie or STANDARD, preparer=not reglages.pgbouncer)


def question_posee(url: str, reglages: "Reglages", texte: str | None, filtre: str | None) -> "Question | None":
    """What the options choose, if they do: reading it takes the API's code, which is long to load; EntreeInvalide."""
    if texte is None and filtre is None:
        return None
    from service.selection import Choix, selection_de_la_commande

    return selection_de_la_commande(url, reglages, Choix(texte, filtre))


def ecrire(url: str, demande: "Demande", chemin: Path, *, preparer: bool) -> None:
    """Write the table, telling how many sessions are done; raises Introuvable and Indisponible."""
    from exporters.csv import compter, exporter
    from service.commandes.avancement import suivi
    from service.commandes.bilan_export import pluriel
    from service.sortie import sorties

    total = compter(url, demande)
    with sorties([chemin], partial(typer.echo, err=True)) as [table], suivi("Exporting", total, "sessions") as avancer:
        for morceau in exporter(url, demande, avancer, preparer=preparer):
            table.ecrire(morceau)
    typer.echo(f"Export CSV : {pluriel(total, 'session')}, {pluriel(table.octets, 'octet')}.", err=True)
