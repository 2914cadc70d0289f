"""What every command that imports does around its lots: who sends them, the catalogue open, what was refused told."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from models.erreurs import EntreeInvalide

AVEC_REJETS = 3  # exit code: 1 is "nothing was written", 2 a usage error
SOURCE = re.compile(r"[A-Za-z0-9._-]{1,40}")
SOURCE_DE_LA_DEMO = "demo"  # `sofi demo` may replace all that came from it

Strict = Annotated[bool, typer.Option("--strict", help="Write nothing at the first reject.")]
Essai = Annotated[bool, typer.Option("--dry-run", help="Check and count everything, write nothing.")]

SansRegles = Annotated[
    bool,
    typer.Option("--sans-regles", help="Do not tell what the rules find: for the first load of a whole catalogue."),
]


def exiger_une_source(nom: str) -> None:
    """Refuse what cannot name a source; raises EntreeInvalide."""
    if not SOURCE.fullmatch(nom):
        message = (
            f"« {nom} » ne peut pas nommer une source : 1 à 40 lettres sans accent, chiffres, « - », « _ » ou « . »."
        )
        raise EntreeInvalide(message)
    if nom == SOURCE_DE_LA_DEMO:
        raise EntreeInvalide("La source « demo » est celle du catalogue d'exemple : choisissez un autre nom.")


@contextmanager
def catalogue_a_remplir() -> Iterator[str]:
    """The URL of a catalogue that is up to date; the rejects of a lot that is refused are told, and it is raised."""
    from importers.refus_du_lot import LotRefuse
    from service.commandes.rapport import rapport_des_rejets
    from service.commandes.version import exiger_a_jour
    from service.postgres.ouverture import base_ouverte
    from service.reglages import lire_reglages

    with base_ouverte(lire_reglages()) as url:
        exiger_a_jour(url)
        try:
            yield url
        except LotRefuse as refus:
            for ligne in rapport_des_rejets(refus.journal.rejets, refus.journal.premiers):
                typer.echo(ligne, err=True)
            raise
