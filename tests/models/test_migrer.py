import psycopg
import pytest
from alembic import command

from models.erreurs import Conflit
from models.migrer import a_jour, configuration, migrer, moteur


def test_migrating_an_empty_database_says_what_it_did_then_nothing(base_vide: str):
    assert migrer(base_vide)[0] == "the catalogue: nouns, journal and lists"
    assert migrer(base_vide) == []
    assert a_jour(base_vide)


def test_a_database_of_a_newer_version_is_refused_and_left_alone(base: str):
    with psycopg.connect(base) as connexion:
        connexion.execute("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(Conflit, match="9999, que ce SOFI ne connaît pas"):
        migrer(base)
    with psycopg.connect(base) as connexion:
        assert connexion.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def test_a_wording_changed_by_hand_is_brought_back_by_the_next_migration(base: str):
    with psycopg.connect(base) as connexion:
        connexion.execute("UPDATE financeur SET libelle = 'Pôle emploi' WHERE code = '4'")
    assert migrer(base) == ["financeur"]
    with psycopg.connect(base) as connexion:
        assert connexion.execute("SELECT libelle FROM financeur WHERE code = '4'").fetchone() == ("France Travail",)


def test_a_catalogue_that_had_no_lines_of_publication_gets_them(base_vide: str):
    with moteur(base_vide).begin() as connexion:
        command.upgrade(configuration(connexion), "0010")
    with psycopg.connect(base_vide) as connexion:
        connexion.execute(
            "INSERT INTO organisme (statut, source, raison_sociale, version) VALUES"
            " ('VALIDEE', 'LHEO', 'Un', 3), ('A_CORRIGER', 'SAISIE', 'Deux', 1)"
        )
    migrer(base_vide)
    with psycopg.connect(base_vide) as connexion:
        lignes = connexion.execute("SELECT numero, type, jusqu_au::text, empreinte FROM publication").fetchall()
    assert lignes == [("OR_0000000001", "ORGANISME", "infinity", 3)]
