"""Import, export, import: the second import finds the catalogue as it is, and the export says all that came in."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from service.demo.generateur import ecrire
from tests.exporters.documents import Document, document_complet, lots
from tests.exporters.documents_paroles import paroles
from tests.exporters.documents_tour import LE, Catalogue, differences, ecarts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from models.lheo.espaces import Version

CAS = sorted((Path(__file__).parents[1] / "importers" / "cas").glob("*.xml"))
EN_CI = "CI" in os.environ
reglages = settings(
    derandomize=True,
    phases=[Phase.generate],  # to shrink takes minutes, and the rows that differ say enough
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


@pytest.fixture
def catalogue(base: str, tmp_path: Path) -> Iterator[Catalogue]:
    ouvert = Catalogue(base, tmp_path)
    yield ouvert
    ouvert.fermer()


def tour(catalogue: Catalogue, *documents: bytes, version: Version = "2.3") -> bytes:
    """Import, export, import; the second import must write nothing."""
    catalogue.importer(*documents)
    avant = catalogue.rangees()
    export = catalogue.exporter(version)

    bilan = catalogue.importer(export)

    assert (bilan.premiers, bilan.reserves) == ([], {})
    assert ecarts(avant, catalogue.rangees()) == {}
    return export


def ailleurs(catalogue: Catalogue, export: bytes) -> bytes:
    """The export of another catalogue that has only read this one."""
    catalogue.vider()
    bilan = catalogue.importer(export)
    assert bilan.premiers == []
    return catalogue.exporter()


@pytest.mark.parametrize("annuaire", [False, True])
def test_a_document_that_uses_the_whole_grammar_comes_back_to_the_same_rows(catalogue: Catalogue, annuaire: bool):
    tour(catalogue, document_complet(annuaire=annuaire))


def test_so_it_does_through_lheo_2_2(catalogue: Catalogue):
    tour(catalogue, document_complet(annuaire=True), version="2.2")


def test_an_export_says_all_that_the_document_said(catalogue: Catalogue):
    document = document_complet(annuaire=True)
    catalogue.importer(document)
    assert sorted(paroles(document) - paroles(catalogue.exporter())) == []


def test_another_catalogue_exports_what_it_read(catalogue: Catalogue):
    catalogue.importer(document_complet(annuaire=True))
    export = catalogue.exporter()
    assert differences(export, ailleurs(catalogue, export)) == []


@pytest.mark.parametrize("cas", CAS, ids=lambda cas: cas.stem)
def test_a_file_in_the_shape_of_a_real_feed_comes_back_to_the_same_rows(catalogue: Catalogue, cas: Path):
    export = tour(catalogue, cas.read_bytes())
    assert differences(export, ailleurs(catalogue, export)) == []


def test_the_sample_catalogue_comes_back_to_the_same_rows(catalogue: Catalogue, tmp_path: Path):
    fichiers = ecrire(tmp_path / "exemple", organismes=30, sessions=300, aujourdhui=LE)
    export = tour(catalogue, *(fichier.read_bytes() for fichier in fichiers))
    assert differences(export, ailleurs(catalogue, export)) == []


ELIGIBLES = """INSERT INTO eligibilite_cpf (certification_id, code_cpf, public, debut, cle, liste, source)
    SELECT id, '236000', 'TOUT_PUBLIC', '2015-01-01', '/COPANEF', 'COPANEF', 'CPF' FROM certification"""


@pytest.mark.parametrize("version", ["2.3", "2.2"])
def test_eligibility_is_written_and_never_read_back(catalogue: Catalogue, base: str, version: Version):
    catalogue.importer((CAS[0].parent / "offre_complete.xml").read_bytes())
    with psycopg.connect(base) as connexion:
        connexion.execute(ELIGIBLES)
    avant = catalogue.rangees()
    export = catalogue.exporter(version)
    assert b'info="eligibilite-cpf" numero="236000"' in export

    bilan = catalogue.importer(export)

    assert (bilan.premiers, bilan.reserves) == ([], {})
    assert ecarts(avant, catalogue.rangees()) == {}


# Three hundred documents and more once per CI run.
@settings(reglages, max_examples=28 if EN_CI else 2)
@given(lots())
def test_drawn_documents_come_back_to_the_same_rows(catalogue: Catalogue, lot: list[Document]):
    catalogue.vider()
    tour(catalogue, *lot)


@settings(reglages, max_examples=4 if EN_CI else 1)
@given(lots())
def test_another_catalogue_exports_what_it_read_of_drawn_documents(catalogue: Catalogue, lot: list[Document]):
    catalogue.vider()
    catalogue.importer(*lot)
    export = catalogue.exporter()
    assert differences(export, ailleurs(catalogue, export)) == []
