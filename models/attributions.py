"""What the licence of a source asks to be said wherever its data go: on the API, in exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.enumerations import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# ODbL 1.0, 4.2 and 4.3: a copy keeps the licence, what is made of it names the base and the licence
ATTRIBUTIONS: Final[Mapping[Source, str]] = {
    Source.IDEO: (
        "Contient des données d'Idéo (Onisep, opendata.onisep.fr), sous licence ODbL 1.0"
        " (https://opendatacommons.org/licenses/odbl/1-0/), à partager aux mêmes conditions."
    ),
}


def attributions(sources: Iterable[str]) -> list[str]:
    """Those that these sources ask for, in the order of the sources."""
    presentes = set(sources)
    return [mention for source, mention in ATTRIBUTIONS.items() if source in presentes]
