import os
import shutil
import time
from pathlib import Path

import pytest

from models.erreurs import Indisponible
from service.postgres.partage import serveur_partage
from service.postgres.verrous import attendre
from service.reglages import lire_reglages
from tests.service.postgres.essai import Essai

PG_BINDIR = lire_reglages().pg_bindir


def test_commands_that_start_first_at_the_same_moment_share_one_server(essai: Essai):
    shutil.rmtree(essai.dossier)
    adresses = {commande.adresse() for commande in [essai.lancer() for _ in range(3)]}
    assert (len(adresses), essai.demarrages()) == (1, 1)


def test_the_end_of_the_command_that_started_the_server_does_not_stop_it_for_the_others(essai: Essai):
    premiere = essai.lancer()
    prises = premiere.adresse()
    essai.ecrire(prises)
    seconde = essai.lancer()
    assert seconde.adresse() == prises
    premiere.finir()
    time.sleep(0.5)  # longer than the keeper takes to see that nobody is left
    assert essai.lignes(prises) == 1
    seconde.finir()
    assert essai.arrete()
    assert not prises.exists()


def test_a_command_that_comes_while_the_server_stops_gets_a_server(essai: Essai):
    ecrites = 0
    for pause in (0.0, 0.18, 0.2, 0.21, 0.23):  # around the moments when the keeper looks
        with serveur_partage(essai.dossier, PG_BINDIR) as prises:
            essai.ecrire(prises)
            ecrites += 1
        time.sleep(pause)
    with serveur_partage(essai.dossier, PG_BINDIR) as prises:
        assert essai.lignes(prises) == ecrites
    assert essai.demarrages() > 1


def test_a_killed_command_leaves_no_server_and_loses_no_commit(essai: Essai):
    commande = essai.lancer()
    essai.ecrire(commande.adresse())
    commande.tuer()
    assert essai.arrete()
    with serveur_partage(essai.dossier, PG_BINDIR) as prises:
        assert essai.lignes(prises) == 1


def test_a_killed_keeper_takes_its_server_along_and_the_next_command_starts_another(essai: Essai):
    commande = essai.lancer()
    anciennes = commande.adresse()
    essai.ecrire(anciennes)
    essai.tuer(essai.pid_du_gardien())
    with serveur_partage(essai.dossier, PG_BINDIR) as prises:
        assert prises != anciennes
        assert not anciennes.exists()
        assert essai.lignes(prises) == 1


def test_a_killed_server_is_started_again_under_the_commands_that_use_it(essai: Essai):
    prises = essai.lancer().adresse()
    essai.ecrire(prises)
    avant = essai.pid_de_postgres()
    essai.tuer(avant)
    assert attendre(lambda: essai.demarrages() == 2, 20)
    assert essai.lignes(prises) == 1
    assert essai.pid_de_postgres() != avant


def test_when_all_are_killed_at_once_the_next_command_starts_on_the_committed_data(essai: Essai):
    commande = essai.lancer()
    essai.ecrire(commande.adresse())
    essai.tuer(essai.pid_du_gardien(), essai.pid_de_postgres(), commande.processus.pid)
    commande.finir()
    with serveur_partage(essai.dossier, PG_BINDIR) as prises:
        assert essai.lignes(prises) == 1


def test_a_server_that_does_not_start_is_told_with_its_log_and_leaves_nothing_running(essai: Essai):
    with serveur_partage(essai.dossier, PG_BINDIR):
        pass
    assert essai.arrete()
    with (essai.dossier / "donnees/postgresql.conf").open("a") as fichier:
        fichier.write("n'importe quoi\n")
    with (
        pytest.raises(Indisponible, match=rf"n'a pas démarré ; voir {essai.dossier}/postgres.log"),
        serveur_partage(essai.dossier, PG_BINDIR),
    ):
        pass
    assert essai.arrete()


def test_the_pid_of_a_killed_server_that_another_program_now_has_does_not_stop_the_next_one(essai: Essai):
    with serveur_partage(essai.dossier, PG_BINDIR) as prises:
        essai.ecrire(prises)
        lignes = (essai.dossier / "donnees/postmaster.pid").read_text().splitlines()
    assert essai.arrete()
    (essai.dossier / "donnees/postmaster.pid").write_text("\n".join([str(os.getpid()), *lignes[1:]]))
    with serveur_partage(essai.dossier, PG_BINDIR) as prises:
        assert essai.lignes(prises) == 1


def test_a_data_path_that_is_a_file_is_refused_by_its_setting(dossier_ouvert: Path):
    fichier = dossier_ouvert / "data"
    fichier.write_text("")
    fichier.chmod(0o755)
    with pytest.raises(Indisponible, match="SOFI_DATA"), serveur_partage(fichier, PG_BINDIR):
        pass
