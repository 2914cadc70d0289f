"""Every reference feed by its name, and the one way to import one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from importers.communes import COMMUNES
from importers.nsf import NSF
from importers.reception import passage
from importers.rncp import RNCP
from importers.rome import ROME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from importers.lot import Bilan

FLUX = {flux.nom: flux for flux in (COMMUNES, ROME, NSF, RNCP)}


def importer(
    url: str,
    nom: str,
    chemins: Sequence[Path],
    options: passage.Options,
    avancement: Callable[[int], None] = lambda _: None,
) -> Iterator[Bilan | passage.DejaApplique]:
    """Import files of the feed `nom`, one lot for each publisher; raises what `passage.importer` raises."""
    return passage.importer(url, (FLUX[nom], tuple(FLUX.values())), chemins, options, avancement)
