"""An export is one snapshot, and nobody waits for anybody: other exports and an import go on meanwhile."""

from datetime import date
from pathlib import Path

from exporters.lheo import Demande, exporter
from importers.lheo import importer
from importers.lot import Options
from models.lecteur import PUBLIC
from service.demo.generateur import ecrire

LE = date(2026, 11, 23)


def sessions(document: bytes) -> int:
    return document.count(b"<session ")


def test_an_export_says_what_was_there_when_it_began_while_others_and_an_import_go_on(base: str, tmp_path: Path):
    premier, second = (
        ecrire(tmp_path / str(graine), organismes=5, sessions=nombre, aujourdhui=LE, graine=graine)
        for graine, nombre in ((1, 30), (2, 20))
    )
    importer(base, premier, Options("premier"))
    demande = Demande(PUBLIC, LE)
    lent, rapide = exporter(base, demande), exporter(base, demande)
    debuts = next(lent), next(rapide)

    importer(base, second, Options("second"))

    apres = sessions(b"".join(exporter(base, demande)))
    assert sessions(debuts[1] + b"".join(rapide)) == 30
    assert sessions(debuts[0] + b"".join(lent)) == 30
    assert apres == 50
