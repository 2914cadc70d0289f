from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from service.demo.generateur import ecrire


@pytest.fixture(scope="module")
def schema(donnees_reference: Path) -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(donnees_reference / "lheo" / "xsd" / "lheo-2.3.xsd"))


@pytest.mark.parametrize(("organismes", "sessions"), [(5, 20), (300, 5000)])
def test_the_sample_is_valid_against_the_official_schema(
    schema: etree.XMLSchema, tmp_path: Path, organismes: int, sessions: int
):
    fichiers = ecrire(tmp_path, organismes=organismes, sessions=sessions, aujourdhui=date(2026, 11, 23))
    fautes = []
    for chemin in fichiers:
        if not schema.validate(etree.parse(chemin)):
            fautes += [f"{chemin.name}:{faute.line} {faute.message}" for faute in schema.error_log]
    assert fautes == []
