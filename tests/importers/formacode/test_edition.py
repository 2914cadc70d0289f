"""Which version files are of."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from importers.formacode.edition import Edition, edition_de
from importers.lot import Bilan
from models.erreurs import FichierRefuse

Recevoir = Callable[..., Bilan]


@pytest.mark.parametrize(
    ("nom", "edition"),
    [
        ("fcod_13_25_10_2019.xls", (13, 12)),
        ("formacode_v13_codes_libelles.csv", (13, 12)),
        ("publics_formacode_v14.csv", (14, 13)),
        ("formacode-r-version-14-thesaurus-2024.csv", (14, 13)),
        ("Formacode 14.csv", (14, 13)),
        ("V12_V13.xls", (13, 12)),
        ("V11_V13.xls", (13, 11)),
    ],
)
def test_a_name_says_its_version(tmp_path: Path, nom: str, edition: tuple[int, int]):
    assert edition_de([tmp_path / nom], None) == edition


@pytest.mark.parametrize("nom", ["FCod.xls", "champs_semantiques_65.csv", "export_2024.csv", "champs_v2.csv"])
def test_a_name_that_says_none_wants_the_option(tmp_path: Path, nom: str):
    (tmp_path / nom).write_bytes(b"45571")
    with pytest.raises(FichierRefuse) as refus:
        edition_de([tmp_path / nom], None)
    assert str(refus.value) == (
        f"La version du Formacode ne se lit pas dans le nom de {nom} : ajoutez --version, par exemple --version 14."
    )
    assert edition_de([tmp_path / nom], 14) == Edition(14, 13)


def test_what_an_archive_holds_may_say_it(tmp_path: Path):
    chemin = tmp_path / "thesaurus.zip"
    with zipfile.ZipFile(chemin, "w") as archive:
        archive.writestr("fcod_v14.xls", "45571\tMARQUETERIE")
    assert edition_de([chemin], None) == Edition(14, 13)


def test_two_versions_are_not_imported_together(tmp_path: Path):
    with pytest.raises(FichierRefuse) as refus:
        edition_de([tmp_path / "fcod_13.xls", tmp_path / "fcod_14.xls"], None)
    assert str(refus.value) == (
        "fcod_13.xls est de la version 13 du Formacode et fcod_14.xls de la version 14 :"
        " importez une version à la fois."
    )


def test_a_version_and_its_replacements_go_together(tmp_path: Path):
    assert edition_de([tmp_path / "fcod_13.xls", tmp_path / "V11_V13.xls"], None) == Edition(13, 11)


def test_a_name_that_says_another_version_than_the_option_is_refused(tmp_path: Path):
    with pytest.raises(FichierRefuse) as refus:
        edition_de([tmp_path / "fcod_13.xls"], 14)
    assert str(refus.value) == (
        "fcod_13.xls porte dans son nom la version 13 du Formacode, pas la 14 : ôtez --version, ou renommez le fichier."
    )


def test_a_file_of_another_feed_is_told_so_whatever_its_version(recevoir: Recevoir):
    with pytest.raises(FichierRefuse, match="il ressemble à un fichier du flux « rome »"):
        recevoir({"codes.csv": "code_rome;libelle_rome\nH2207;Ébénisterie\n"})
