import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.erreurs import Indisponible
from service.sortie import sorties

PERSONNE = 65534


@pytest.fixture
def masque() -> Iterator[int]:
    """A umask that shows."""
    ancien = os.umask(0o027)
    yield 0o027
    os.umask(ancien)


def ecrire(*chemins: Path, octets: bytes = b"neuf") -> None:
    with sorties(list(chemins), dire=print) as ouvertes:
        for sortie in ouvertes:
            sortie.ecrire(octets)


def echouer(*chemins: Path) -> None:
    def commencer() -> None:
        with sorties(list(chemins), dire=print) as ouvertes:
            ouvertes[0].ecrire(b"debut")
            raise KeyError

    with pytest.raises(KeyError):
        commencer()


def test_a_file_shows_when_it_is_complete(tmp_path: Path):
    chemin = tmp_path / "a.xml"
    with sorties([chemin], dire=print) as (sortie,):
        sortie.ecrire(b"neuf")
        assert not chemin.exists()
    assert chemin.read_bytes() == b"neuf"
    assert list(tmp_path.iterdir()) == [chemin]


def test_a_failure_leaves_what_was_there_and_nothing_beside_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    chemin = tmp_path / "a.xml"
    chemin.write_bytes(b"ancien")
    echouer(chemin)
    assert chemin.read_bytes() == b"ancien"
    assert list(tmp_path.iterdir()) == [chemin]
    assert capsys.readouterr().out == f"{chemin} n'a pas été touché.\n"


def test_two_files_show_together_or_not_at_all(tmp_path: Path):
    echouer(tmp_path / "a.xml", tmp_path / "a.csv")
    assert list(tmp_path.iterdir()) == []


def test_a_new_file_has_the_mode_that_open_gives(tmp_path: Path, masque: int):
    ecrire(tmp_path / "a.xml")
    assert (tmp_path / "a.xml").stat().st_mode & 0o777 == 0o666 & ~masque


def test_a_replaced_file_keeps_its_mode(tmp_path: Path):
    chemin = tmp_path / "a.xml"
    chemin.touch()
    chemin.chmod(0o604)
    ecrire(chemin)
    assert (chemin.stat().st_mode & 0o777, chemin.read_bytes()) == (0o604, b"neuf")


def test_the_target_of_a_link_is_replaced_and_not_the_link(tmp_path: Path):
    (tmp_path / "vrai").mkdir()
    cible, lien = tmp_path / "vrai" / "a.xml", tmp_path / "lien.xml"
    cible.write_bytes(b"ancien")
    lien.symlink_to(cible)
    ecrire(lien)
    assert (lien.is_symlink(), cible.read_bytes()) == (True, b"neuf")


def test_a_pipe_is_written_straight(tmp_path: Path):
    tube = tmp_path / "tube"
    os.mkfifo(tube)
    with subprocess.Popen(["cat", tube], stdout=subprocess.PIPE) as lecteur:
        ecrire(tube)
        assert lecteur.communicate(timeout=10)[0] == b"neuf"
    assert tube.is_fifo()


def test_a_device_is_never_replaced():
    with pytest.raises(Indisponible, match="il n'y a plus de place ; libérez-en, ou écrivez ailleurs"):
        ecrire(Path("/dev/full"))
    assert Path("/dev/full").is_char_device()


@pytest.mark.parametrize(
    ("nom", "raison"),
    [
        (".", "c'est un dossier ; donnez un nom de fichier"),
        ("absent/a.xml", "son dossier n'existe pas ; créez-le, ou corrigez le chemin"),
        ("fichier/a.xml", "son dossier n'existe pas ; créez-le, ou corrigez le chemin"),
        ("a" * 300, "ce nom est trop long"),
    ],
)
def test_a_path_that_cannot_be_written_is_told_with_what_to_do(tmp_path: Path, nom: str, raison: str):
    (tmp_path / "fichier").touch()
    with pytest.raises(Indisponible) as echec:
        ecrire(tmp_path / nom)
    assert echec.value.message == f"Impossible d'écrire vers {tmp_path / nom} : {raison}."


@pytest.fixture
def ordinaire() -> Iterator[Path]:
    """A directory of an ordinary user, who is the one that runs the test: nothing is forbidden to root."""
    with tempfile.TemporaryDirectory(prefix="sofi-essai-", dir="/tmp") as dossier:
        moi = os.geteuid()
        if moi == 0:
            os.chown(dossier, PERSONNE, -1)
            os.seteuid(PERSONNE)
        yield Path(dossier)
        os.seteuid(moi)


@pytest.mark.parametrize(("dossier", "fichier"), [(0o555, 0o644), (0o755, 0o444)])
def test_what_may_not_be_written_is_not_replaced(ordinaire: Path, dossier: int, fichier: int):
    chemin = ordinaire / "a.xml"
    chemin.write_bytes(b"ancien")
    chemin.chmod(fichier)
    ordinaire.chmod(dossier)
    with pytest.raises(Indisponible, match="c'est interdit ; changez les droits"):
        ecrire(chemin)
    assert chemin.read_bytes() == b"ancien"
