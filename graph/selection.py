"""What is selected below a field, fragments included: for reading at once what several fields will ask for."""

from collections.abc import Iterable, Iterator
from typing import Any

from strawberry import Info
from strawberry.types.nodes import SelectedField


def arguments_de(info: Info, nom: str) -> Iterator[dict[str, Any]]:
    """The arguments of each selection of the field of this name, directives apart: it may be one that is skipped."""
    for champ in info.selected_fields:
        yield from _sous(champ.selections, nom)


def _sous(selections: Iterable[Any], nom: str) -> Iterator[dict[str, Any]]:
    for selection in selections:
        if not isinstance(selection, SelectedField):
            yield from _sous(selection.selections, nom)
        elif selection.name == nom:
            yield selection.arguments
