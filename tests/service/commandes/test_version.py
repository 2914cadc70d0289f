import subprocess
import sys

import psycopg
import pytest

from models.erreurs import Conflit, Indisponible
from models.migrer import revisions
from service.commandes.version import derniere_version, exiger_a_jour

SANS_ALEMBIC = """
import sys
from service.commandes.version import exiger_a_jour
exiger_a_jour(sys.argv[1])
print("alembic" in sys.modules)
"""


def test_the_newest_migration_is_known_by_the_name_of_its_file():
    assert derniere_version() == revisions()[0].revision


def test_a_migrated_database_is_accepted_at_little_cost(base: str):
    commande = [sys.executable, "-c", SANS_ALEMBIC, base]
    assert subprocess.run(commande, check=True, capture_output=True, timeout=30).stdout == b"False\n"


def test_a_database_of_a_newer_program_is_refused(base: str, connexion: psycopg.Connection):
    connexion.execute("UPDATE alembic_version SET version_num = '9999'")
    connexion.commit()
    with pytest.raises(Conflit, match="que ce SOFI ne connaît pas"):
        exiger_a_jour(base)


def test_a_database_without_tables_is_told_what_to_run(base_vide: str):
    with pytest.raises(Indisponible, match="lancez : sofi migrate"):
        exiger_a_jour(base_vide)
