from pathlib import Path

import psycopg
import pytest

from models.erreurs import Indisponible
from service.postgres.ouverture import url_embarquee
from service.postgres.partage import serveur_arrete, serveur_partage
from service.reglages import lire_reglages

PG_BINDIR = lire_reglages().pg_bindir


def test_data_of_another_major_version_are_refused_untouched_and_the_way_out_is_told(dossier_ouvert: Path):
    temoin = dossier_ouvert / "donnees/PG_VERSION"
    temoin.parent.mkdir()
    temoin.write_text("14\n")
    with pytest.raises(Indisponible) as refus, serveur_partage(dossier_ouvert, PG_BINDIR):
        pass
    assert f"Les données de {temoin.parent} sont celles de PostgreSQL 14" in refus.value.message
    assert "pg_dump " in refus.value.message
    assert list(temoin.parent.iterdir()) == [temoin]


def test_what_a_killed_first_start_left_is_removed(dossier_ouvert: Path):
    (dossier_ouvert / "neuf-reste").mkdir()
    with serveur_partage(dossier_ouvert, PG_BINDIR, fsync=False):
        assert not (dossier_ouvert / "neuf-reste").exists()
    assert serveur_arrete(dossier_ouvert, 20)


def test_the_server_speaks_utf8_sorts_by_code_and_keeps_what_it_commits(dossier_ouvert: Path):
    with (
        serveur_partage(dossier_ouvert, PG_BINDIR) as prises,
        psycopg.connect(url_embarquee(prises, "postgres")) as connexion,
    ):
        noms = ("server_encoding", "fsync", "synchronous_commit", "jit", "listen_addresses", "TimeZone")
        valeurs = [connexion.execute("SELECT current_setting(%s)", [nom]).fetchone()[0] for nom in noms]
        casse, ordre = connexion.execute("SELECT upper('é'), 'z' < 'é'").fetchone()
    assert serveur_arrete(dossier_ouvert, 20)
    assert valeurs == ["UTF8", "on", "on", "off", "", "UTC"]
    assert (casse, ordre) == ("É", True)
