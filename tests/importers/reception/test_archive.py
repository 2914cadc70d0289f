"""Files as they are sent: what is in them, and what is refused for the machine's sake."""

import gzip
import io
import stat
import unicodedata
import zipfile
from pathlib import Path

import pytest

from importers.reception import archive
from importers.reception.archive import ouverte, parties
from models.erreurs import FichierRefuse


def zipper(chemin: Path, *membres: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(chemin, "w", zipfile.ZIP_DEFLATED) as ouvert:
        for nom, contenu in membres:
            ouvert.writestr(nom, contenu)
    return chemin


def contenus(chemin: Path) -> dict[str, bytes]:
    lus = {}
    for partie in parties(chemin):
        with ouverte(partie) as flux:
            lus[partie.nom] = b"".join(iter(lambda flux=flux: flux.read(7), b""))
    return lus


def test_a_plain_file_is_one_part(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes(b"code;libelle\n")
    assert contenus(tmp_path / "a.csv") == {"a.csv": b"code;libelle\n"}


def test_a_gz_is_told_by_its_bytes_not_by_its_name(tmp_path: Path):
    (tmp_path / "a.csv").write_bytes(gzip.compress(b"code;libelle\n"))
    assert contenus(tmp_path / "a.csv") == {"a.csv": b"code;libelle\n"}


def test_a_zip_is_its_members_without_folders_nor_what_systems_add(tmp_path: Path):
    membres = [("d/", b""), ("d/a.csv", b"1"), ("__MACOSX/d/._a.csv", b"2"), ("d/.DS_Store", b"3"), ("b.csv", b"4")]
    assert contenus(zipper(tmp_path / "a.zip", *membres)) == {"a.csv": b"1", "b.csv": b"4"}


@pytest.mark.parametrize("forme", ["NFC", "NFD"])
def test_names_are_composed(tmp_path: Path, forme: str):
    nom = unicodedata.normalize(forme, "Blocs_De_Compétences.csv")
    assert list(contenus(zipper(tmp_path / "a.zip", (nom, b"1")))) == ["Blocs_De_Compétences.csv"]


@pytest.mark.parametrize("codage", ["utf-8", "cp437"])
def test_names_that_do_not_say_their_encoding_are_read(tmp_path: Path, codage: str):
    tampon = zipper(tmp_path / "a.zip", ("VoieZZZ.csv", b"1")).read_bytes()
    nom = "Voieé".encode(codage).ljust(7, b"e")
    (tmp_path / "a.zip").write_bytes(tampon.replace(b"VoieZZZ", nom))
    assert list(contenus(tmp_path / "a.zip")) == [f"{nom.decode(codage)}.csv"]


@pytest.mark.parametrize("nom", ["../a.csv", "d/../../a.csv", "/etc/a.csv", "c:/a.csv", "..\\a.csv"])
def test_an_archive_that_leaves_its_folder_is_refused(tmp_path: Path, nom: str):
    chemin = zipper(tmp_path / "a.zip", (nom, b"1"))
    with pytest.raises(FichierRefuse, match=r"qui sort de l'archive : par sécurité, elle est refusée\.$"):
        parties(chemin)


def test_a_link_in_an_archive_is_refused(tmp_path: Path):
    lien = zipfile.ZipInfo("a.csv")
    lien.external_attr = (stat.S_IFLNK | 0o777) << 16
    with pytest.raises(FichierRefuse, match="sort de l'archive"):
        parties(zipper(tmp_path / "a.zip", (lien, b"/etc/passwd")))


def test_what_a_zip_says_it_swells_to_is_believed_and_refused(tmp_path: Path):
    chemin = zipper(tmp_path / "a.zip", ("a.csv", bytes(archive.TAUX_SANS_RISQUE + 1)))
    with pytest.raises(FichierRefuse, match="il serait démesuré"):
        parties(chemin)


def test_a_gz_is_stopped_as_it_swells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(archive, "TAUX_SANS_RISQUE", 1000)
    (tmp_path / "a.gz").write_bytes(gzip.compress(bytes(1_000_000)))
    with pytest.raises(FichierRefuse, match="il serait démesuré"):
        contenus(tmp_path / "a.gz")


def test_too_many_members_are_refused(tmp_path: Path):
    membres = [(f"{rang}.csv", b"") for rang in range(archive.MEMBRES_MAXIMUM + 1)]
    with pytest.raises(FichierRefuse, match=r"contient 1001 fichiers : 1000 au plus sont acceptés\.$"):
        parties(zipper(tmp_path / "a.zip", *membres))


def test_a_workbook_is_told_how_to_come(tmp_path: Path):
    chemin = zipper(tmp_path / "a.xlsx", ("[Content_Types].xml", b"<x/>"), ("xl/workbook.xml", b"<x/>"))
    with pytest.raises(FichierRefuse, match=r"est un classeur : enregistrez sa feuille en CSV \(UTF-8\)"):
        parties(chemin)


@pytest.mark.parametrize("garde", [0.5, 0.99])
def test_a_zip_that_was_cut_is_refused(tmp_path: Path, garde: float):
    octets = zipper(tmp_path / "a.zip", ("a.csv", b"code;libelle\n" * 100)).read_bytes()
    (tmp_path / "a.zip").write_bytes(octets[: int(len(octets) * garde)])
    with pytest.raises(FichierRefuse, match="est une archive abîmée ou incomplète"):
        contenus(tmp_path / "a.zip")


def test_a_zip_whose_bytes_were_changed_is_refused(tmp_path: Path):
    octets = bytearray(zipper(tmp_path / "a.zip", ("a.csv", b"code;libelle\n" * 100)).read_bytes())
    octets[45] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(octets)
    with pytest.raises(FichierRefuse, match="est une archive abîmée ou incomplète"):
        contenus(tmp_path / "a.zip")


def test_a_gz_that_was_cut_is_refused(tmp_path: Path):
    (tmp_path / "a.gz").write_bytes(gzip.compress(b"code;libelle\n" * 1000)[:-12])
    with pytest.raises(FichierRefuse, match="est une archive abîmée ou incomplète"):
        contenus(tmp_path / "a.gz")


def test_a_password_is_asked_for_nothing(tmp_path: Path):
    octets = bytearray(zipper(tmp_path / "a.zip", ("a.csv", b"1")).read_bytes())
    octets[6] |= 1
    octets[octets.index(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "a.zip").write_bytes(octets)
    with pytest.raises(FichierRefuse, match=r"est protégé par un mot de passe\. Décompressez l'archive d'abord\.$"):
        parties(tmp_path / "a.zip")


@pytest.mark.parametrize(
    ("octets", "dit"), [(b"", "est vide"), (None, "No such file"), (b"PK\x05\x06" + bytes(18), "est une archive vide")]
)
def test_nothing_to_read_is_said(tmp_path: Path, octets: bytes | None, dit: str):
    if octets is not None:
        (tmp_path / "a.csv").write_bytes(octets)
    with pytest.raises(FichierRefuse, match=dit):
        parties(tmp_path / "a.csv")


def test_a_folder_is_no_file(tmp_path: Path):
    with pytest.raises(FichierRefuse, match="est un dossier : donnez un ou plusieurs fichiers"):
        parties(tmp_path)


@pytest.mark.parametrize("genre", ["plain", "gzip", "zip"])
def test_progress_counts_the_bytes_of_the_file_as_it_is(tmp_path: Path, genre: str):
    contenu = b"".join(b"%d;x\n" % rang for rang in range(20_000))
    octets = {"plain": contenu, "gzip": gzip.compress(contenu)}.get(genre)
    chemin = tmp_path / "a"
    if octets is None:
        zipper(chemin, ("a.csv", contenu))
    else:
        chemin.write_bytes(octets)
    lus = io.BytesIO()
    dits: list[int] = []
    (partie,) = parties(chemin)
    with ouverte(partie, dits.append) as flux:
        while morceau := flux.read(10_000):
            lus.write(morceau)
    assert lus.getvalue() == contenu
    assert 0.95 * partie.taille <= sum(dits) <= chemin.stat().st_size
