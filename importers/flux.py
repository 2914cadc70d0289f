"""Every reference feed by its name, and the one way to import one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.certifinfo import CERTIFINFO
from importers.communes import COMMUNES
from importers.cpf import CPF
from importers.formacode import FORMACODE
from importers.ideo.formes import IDEO
from importers.nsf import NSF
from importers.organismes import ORGANISMES
from importers.passage import PASSAGE
from importers.reception import passage
from importers.reception.depot import deposer
from importers.rncp import RNCP
from importers.rome import ROME
from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from importers.lot import Bilan
    from importers.reception.forme import Flux

FLUX = {flux.nom: flux for flux in (COMMUNES, ROME, NSF, FORMACODE, CERTIFINFO, PASSAGE, RNCP, CPF, ORGANISMES)}
# to tell whose file it is that came to the wrong feed
TOUS = (*FLUX.values(), IDEO)


def importer(
    url: str,
    nom: str,
    chemins: Sequence[Path],
    options: passage.Options,
    avancement: Callable[[int], None] = lambda _: None,
) -> Iterator[Bilan | passage.DejaApplique]:
    """Import files of the feed `nom`, one lot for each publisher; raises what `passage.importer` raises."""
    return passage.importer(url, (_edition(FLUX[nom], chemins, options), TOUS), chemins, options, avancement)


def _edition(flux: Flux, chemins: Sequence[Path], options: passage.Options) -> Flux:
    """The feed of the version that the files are of; raises FichierRefuse when it cannot be told."""
    if flux.edition is None:
        if options.version is not None:
            raise FichierRefuse(f"Le flux « {flux.nom} » n'a pas de version : ôtez --version.")
        return flux
    try:
        return flux.edition(chemins, options.version)
    except FichierRefuse:
        deposer(chemins, flux, TOUS)  # a file of another feed is told so, whatever its version
        raise
