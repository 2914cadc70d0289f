"""Every kind of export that the tests make, made again and validated against the official XSD of its version.

The catalogues are those that the modules of `tests/exporters` write (`Etat`), and what importing makes of documents:
those in the shapes of real feeds, the example of the leaflet, what uses the whole grammar, the sample of the demo.
"""

from __future__ import annotations

import os
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from exporters.lheo import Demande, exporter
from importers.ideo.passage import importer as importer_ideo
from importers.lheo import importer
from importers.lot import Options
from models.erreurs import Introuvable
from models.lecteur import PUBLIC
from service.demo.generateur import ecrire
from tests.exporters.documents import Document, document_complet, lots
from tests.exporters.exports import Banc, Etat, banc

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import psycopg

    from models.lheo.espaces import Version

TESTS = Path(__file__).parents[1]
FICHIERS = [*sorted((TESTS / "importers" / "cas").glob("*.xml")), TESTS / "acceptation" / "auboisveillant.xml"]
LIVRAISONS_D_IDEO = sorted((TESTS / "importers" / "cas").glob("ideo_*/"))
SORTES: list[tuple[Version, bool]] = [("2.3", False), ("2.3", True), ("2.2", False), ("2.2", True)]
LE = date(2026, 11, 23)
NOMS = ("lheo", "lheo-plus")
Fautes = dict[str, list[str]]
reglages = settings(
    max_examples=10 if "CI" in os.environ else 2,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
)


def etats() -> Iterator[tuple[str, Etat]]:
    """The catalogues that the modules of tests hold, by name or in a table."""
    for chemin in sorted((TESTS / "exporters").glob("test_*.py")):
        for nom, valeur in vars(import_module(f"tests.exporters.{chemin.stem}")).items():
            table = valeur if isinstance(valeur, dict) else {"": valeur}
            for cas, etat in table.items():
                if isinstance(etat, Etat):
                    yield f"{chemin.stem} {nom} {cas}".strip(), etat


ETATS = dict(etats())


@pytest.fixture(scope="module")
def schemas(donnees_reference: Path) -> dict[Version, etree.XMLSchema]:
    dossier = donnees_reference / "lheo" / "xsd"
    return {version: etree.XMLSchema(etree.parse(dossier / f"lheo-{version}.xsd")) for version, _ in SORTES[::2]}


@pytest.fixture(scope="module")
def catalogue(serveur: Path, administration: psycopg.Connection[Any]) -> Iterator[Banc]:
    with banc(serveur, administration) as ouvert:
        yield ouvert


@pytest.fixture
def fautes(schemas: dict[Version, etree.XMLSchema], catalogue: Banc) -> Callable[..., Fautes]:
    """What is wrong with exports of the catalogue as it is; `vide`: without an offer, only an annuaire may go out."""

    def fautes(sortes: list[tuple[Version, bool]] = SORTES, *, vide: bool = False) -> Fautes:
        trouvees: Fautes = {}
        for version, annuaire in sortes:
            try:
                document = b"".join(exporter(catalogue.url, Demande(PUBLIC, LE, annuaire=annuaire, version=version)))
            except Introuvable:
                assert vide
                continue
            racine = etree.fromstring(document)
            assert (etree.QName(racine).localname, vide and not annuaire) == (NOMS[annuaire], False)
            if not schemas[version].validate(racine):
                trouvees[f"{NOMS[annuaire]} {version}"] = [str(faute) for faute in schemas[version].error_log]
        return trouvees

    return fautes


@pytest.fixture
def importe(catalogue: Banc, tmp_path: Path) -> Callable[..., None]:
    """Make documents the whole catalogue."""

    def importe(*documents: bytes) -> None:
        catalogue.vider()
        chemins = [tmp_path / f"{rang}.xml" for rang in range(len(documents))]
        for chemin, document in zip(chemins, documents, strict=True):
            chemin.write_bytes(document)
        assert importer(catalogue.url, chemins, Options("essai", confirmer=True)).premiers == []

    return importe


@pytest.mark.parametrize("nom", ETATS)
def test_what_a_catalogue_of_the_tests_exports_is_valid(catalogue: Banc, fautes: Callable[..., Fautes], nom: str):
    catalogue.poser(ETATS[nom])
    assert fautes(SORTES[1:3], vide=ETATS[nom].vide) == {}


@pytest.mark.parametrize("fichier", FICHIERS, ids=lambda fichier: fichier.stem)
def test_what_an_imported_file_becomes_is_valid(
    importe: Callable[..., None], fautes: Callable[..., Fautes], fichier: Path
):
    importe(fichier.read_bytes())
    assert fautes(vide="sans_offre" in fichier.stem) == {}


@pytest.mark.parametrize("livraison", LIVRAISONS_D_IDEO, ids=lambda livraison: livraison.name)
def test_what_ideo_becomes_is_valid(catalogue: Banc, fautes: Callable[..., Fautes], livraison: Path):
    catalogue.vider()
    bilan = importer_ideo(catalogue.url, sorted(livraison.iterdir()), Options("ideo"), "52")
    assert bilan.comptes["session"].crees > 0
    assert fautes() == {}


def test_the_document_that_uses_the_whole_grammar_goes_out_valid(
    importe: Callable[..., None], fautes: Callable[..., Fautes]
):
    importe(document_complet(annuaire=True))
    assert fautes() == {}


@reglages
@given(lots())
def test_drawn_documents_go_out_valid(importe: Callable[..., None], fautes: Callable[..., Fautes], lot: list[Document]):
    importe(*lot)
    assert fautes() == {}


def test_the_sample_goes_out_valid(importe: Callable[..., None], fautes: Callable[..., Fautes], tmp_path: Path):
    fichiers = ecrire(tmp_path / "exemple", organismes=20, sessions=100, aujourdhui=LE)
    importe(*(fichier.read_bytes() for fichier in fichiers))
    assert fautes() == {}
