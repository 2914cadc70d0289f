"""No garbage is looked for while an export is written, so it must leave none: memory would grow with the catalogue."""

import gc
from collections.abc import Callable

from exporters.lheo.coordonnees import Carnet
from exporters.lheo.lecture import Voisinage
from tests.exporters.exports import Etat, Export


def test_what_was_read_is_freed_as_soon_as_it_is_written(exporte: Callable[..., Export]):
    gc.disable()
    try:
        assert exporte(Etat()).numeros("session") == ["SE_1"]
        restes = [objet for objet in gc.get_objects() if isinstance(objet, Carnet | Voisinage)]
    finally:
        gc.enable()
    assert restes == []
