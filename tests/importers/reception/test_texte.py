"""Bytes to text: encodings told from the whole file, lines whatever ends them."""

from pathlib import Path

import pytest

from importers.reception import texte
from importers.reception.archive import Partie, ouverte, parties
from importers.reception.texte import LigneSansFin, encodage, lignes, plier


def partie(tmp_path: Path, octets: bytes) -> Partie:
    (tmp_path / "a.csv").write_bytes(octets)
    return parties(tmp_path / "a.csv")[0]


@pytest.mark.parametrize(
    ("octets", "attendu"),
    [
        (b"code;libelle", "utf-8"),
        ("libellé".encode(), "utf-8"),
        ("\ufefflibellé".encode(), "utf-8-sig"),
        ("libellé".encode("utf-16"), "utf-16"),
        ("libellé d’œuvre €".encode("cp1252"), "cp1252"),
        ("libellé".encode("latin-1"), "cp1252"),
        (b"libell\xe9 \x81", "latin-1"),
        (b"x" * 2_000_000 + "é".encode("cp1252"), "cp1252"),
        ("é".encode() * 10 + b"\xe9", "utf-8"),  # one character is broken: the file is UTF-8 all the same
    ],
)
def test_the_encoding_is_told_from_the_whole_file(tmp_path: Path, octets: bytes, attendu: str):
    assert encodage(partie(tmp_path, octets)) == attendu


def lues(tmp_path: Path, octets: bytes, codage: str = "utf-8") -> list[str]:
    with ouverte(partie(tmp_path, octets)) as flux:
        return list(lignes(flux, codage))


@pytest.mark.parametrize("fin", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("morceau", [1, 2, 3, 100])
def test_lines_are_the_same_whatever_ends_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fin: bytes, morceau: int
):
    monkeypatch.setattr(texte, "MORCEAU", morceau)
    assert lues(tmp_path, fin.join([b"a;b", "é;d".encode(), b"", b"e"])) == ["a;b", "é;d", "", "e"]


def test_characters_that_only_look_like_ends_are_kept(tmp_path: Path):
    assert lues(tmp_path, "a\x0bb\u2028c\x85\n".encode()) == ["a\x0bb\u2028c\x85"]


def test_text_is_composed(tmp_path: Path):
    assert lues(tmp_path, "e\N{COMBINING ACUTE ACCENT}\n".encode()) == ["é"]


def test_what_has_no_lines_is_told_before_it_fills_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(texte, "LIGNE_MAXIMALE", 1000)
    with pytest.raises(LigneSansFin):
        lues(tmp_path, b"x" * 2000)


@pytest.mark.parametrize("nom", ["Libellé_d_acheminement", "LIBELLE D'ACHEMINEMENT", "#libelle-d’acheminement "])
def test_headers_are_compared_without_accents_case_nor_punctuation(nom: str):
    assert plier(nom) == "libelledacheminement"
