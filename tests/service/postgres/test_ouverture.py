from pathlib import Path

import psycopg
import pytest

from models.erreurs import Indisponible
from service.postgres.ouverture import base_ouverte
from service.postgres.partage import serveur_arrete
from service.reglages import Reglages


def test_without_database_url_the_embedded_server_gives_a_database_named_sofi(dossier_ouvert: Path):
    reglages = Reglages(SOFI_DATA=dossier_ouvert, DATABASE_URL=None)
    for _ in range(2):
        with base_ouverte(reglages) as url, psycopg.connect(url) as connexion:
            assert connexion.execute("SELECT current_database()").fetchone() == ("sofi",)
    assert serveur_arrete(dossier_ouvert, 20)


def test_a_database_url_that_answers_is_the_one_used_and_nothing_is_started(base: str, tmp_path: Path):
    with base_ouverte(Reglages(DATABASE_URL=base, SOFI_DATA=tmp_path / "data")) as url:
        assert url == base
    assert not (tmp_path / "data").exists()


def test_a_server_that_does_not_answer_is_named_with_the_cause_without_the_password():
    reglages = Reglages(DATABASE_URL="postgresql://sofi:tres-secret@127.0.0.1:1/catalogue")
    with pytest.raises(Indisponible) as refus, base_ouverte(reglages):
        pass
    assert refus.value.message.startswith("La base de données catalogue sur 127.0.0.1 (DATABASE_URL) ne répond pas : ")
    assert "Connection refused" in refus.value.message
    assert "tres-secret" not in refus.value.message


def test_an_address_that_is_not_one_is_refused_without_being_repeated():
    with pytest.raises(Indisponible) as refus, base_ouverte(Reglages(DATABASE_URL="mysql://sofi:tres-secret@hote")):
        pass
    assert "n'est pas une adresse PostgreSQL" in refus.value.message
    assert "tres-secret" not in refus.value.message


def test_an_error_of_the_caller_is_not_taken_for_one_of_the_server(base: str):
    with pytest.raises(FileNotFoundError), base_ouverte(Reglages(DATABASE_URL=base)):
        Path("/nulle/part").read_bytes()
