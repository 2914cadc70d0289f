"""The example of the leaflet, imported and exported: the document stands beside it.

SOFI_REECRIRE=1 writes it anew, to be read in the diff.
"""

import os
from datetime import date
from pathlib import Path

import psycopg
import pytest
from lxml import etree

from exporters.lheo import Demande, exporter
from importers.lheo import importer
from importers.lot import Options
from models.lecteur import PUBLIC
from models.lheo.espaces import Version

DEPLIANT = Path(__file__).with_name("auboisveillant.xml")
PENDANT_LA_SESSION = date(2016, 11, 23)
OBJETS = ("organisme", "etablissement", "site", "contact", "formation", "action", "session")


@pytest.fixture
def catalogue(base: str) -> str:
    """The example, entered on the first day of its session into a catalogue called « depliant »."""
    importer(base, [DEPLIANT], Options("dépliant"))
    with psycopg.connect(base) as connexion:
        connexion.execute("UPDATE installation SET identifiant = 'depliant'")
        for objet in OBJETS:
            connexion.execute(f"UPDATE {objet} SET cree_le = '2016-09-27 00:00+02', modifie_le = '2016-09-27 10:30+02'")
    return base


def lisible(document: bytes) -> str:
    """An export on lines of its own, without the moment when it was made."""
    racine = etree.fromstring(document)
    for instant in racine.iter("{*}extra"):
        if instant.get("info") in {"date-export", "heure-export"}:
            instant.text = ""
    etree.indent(racine)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{etree.tostring(racine, encoding="unicode")}\n'


@pytest.mark.parametrize("version", ["2.3", "2.2"])
def test_the_example_of_the_leaflet_goes_out_as_written_beside_it(catalogue: str, version: Version):
    obtenu = lisible(b"".join(exporter(catalogue, Demande(PUBLIC, PENDANT_LA_SESSION, version=version))))
    attendu = DEPLIANT.with_name(f"auboisveillant.export-{version}.xml")
    if os.environ.get("SOFI_REECRIRE"):
        attendu.write_text(obtenu, encoding="utf-8")

    assert obtenu == attendu.read_text(encoding="utf-8")
