import csv
from pathlib import Path

import psycopg
import pytest

from tests.service.commandes.conftest import Offre, Sofi

PRINTEMPS = '{"debut": {"du": "2027-03-01"}}'


@pytest.fixture
def catalogue(sofi: Sofi, offre: Offre, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two sessions in January, one in April."""
    monkeypatch.setenv("SOFI_AUJOURDHUI", "2026-11-23")
    assert sofi("import", "lheo", offre("S1", "S2"), offre("S3", debut="20270405", nom="avril.xml")).code == 0


@pytest.fixture
def sortie(tmp_path: Path) -> Path:
    """Where to write; nothing else is in its directory."""
    (tmp_path / "sortie").mkdir()
    return tmp_path / "sortie" / "offres.csv"


def debuts(table: Path) -> list[str]:
    lignes = csv.DictReader(table.read_text(encoding="utf-8-sig").splitlines(), delimiter=";")
    return [ligne["debut"] for ligne in lignes]


@pytest.mark.usefixtures("catalogue")
def test_a_table_takes_its_place_and_is_summed_up(sofi: Sofi, sortie: Path):
    resultat = sofi("export", "csv", "-o", sortie)
    octets = f"{sortie.stat().st_size:,}".replace(",", "\u202f")
    assert (resultat.code, resultat.sortie, list(sortie.parent.iterdir())) == (0, "", [sortie])
    assert debuts(sortie) == ["2027-01-04", "2027-01-04", "2027-04-05"]
    assert resultat.erreurs.splitlines() == [
        "Exporting: 100 % of 3 sessions",
        f"Export CSV : 3 sessions, {octets} octets.",
    ]


@pytest.mark.usefixtures("catalogue")
def test_a_filter_chooses_the_lines(sofi: Sofi, sortie: Path):
    assert sofi("export", "csv", "-o", sortie, "--filtre", PRINTEMPS).code == 0
    assert debuts(sortie) == ["2027-04-05"]


@pytest.mark.usefixtures("catalogue")
def test_a_filter_chooses_the_sessions_of_a_document(sofi: Sofi, sortie: Path):
    resultat = sofi("export", "lheo", "-o", sortie, "--filtre", PRINTEMPS)
    assert (resultat.code, sortie.read_text(encoding="utf-8").count("<session ")) == (0, 1)
    assert resultat.erreurs.startswith("Exporting: 100 % of 1 sessions\nExport Lhéo : 1 offre, 1 session, ")


@pytest.mark.parametrize("format_", ["csv", "lheo"])
@pytest.mark.parametrize(
    ("filtre", "message"),
    [
        ("{", "Le filtre n’est pas du JSON lisible : "),
        ('{"departement": ["44"]}', "Filtre invalide, dans `filtre` : "),
        ('{"departements": ["XX"]}', "`departements` : aucune valeur n'a le code « XX »."),
        ("{}", "Aucune session à exporter ne répond à la recherche : élargissez le filtre. Rien n'a été écrit."),
    ],
)
def test_a_filter_that_gives_no_file_is_told_and_leaves_what_was_there(
    sofi: Sofi, sortie: Path, format_: str, filtre: str, message: str
):
    sortie.write_bytes(b"ancien")
    resultat = sofi("export", format_, "-o", sortie, "--filtre", filtre)
    assert resultat.code == 1
    assert message in resultat.erreurs
    assert (sortie.read_bytes(), list(sortie.parent.iterdir())) == (b"ancien", [sortie])


def test_a_file_that_cannot_be_written_is_told(sofi: Sofi, sortie: Path):
    resultat = sofi("export", "csv", "-o", sortie.parent / "absent" / "o.csv")
    assert resultat.code == 1
    assert "o.csv : son dossier n'existe pas ; créez-le, ou corrigez le chemin." in resultat.erreurs


def test_a_database_that_was_not_migrated_is_told_so(sofi: Sofi, sortie: Path, base_vide: str):
    resultat = sofi("export", "csv", "-o", sortie, DATABASE_URL=base_vide)
    assert (resultat.code, list(sortie.parent.iterdir())) == (1, [])
    assert resultat.erreurs.endswith("lancez : sofi migrate\n")


@pytest.mark.usefixtures("catalogue")
def test_a_filter_is_not_told_to_be_too_narrow_where_nothing_was_ever_searched(
    sofi: Sofi, sortie: Path, connexion: psycopg.Connection
):
    connexion.execute("TRUNCATE recherche_session, recherche_lieu, recherche_valeur")
    connexion.commit()
    assert sofi("export", "csv", "-o", sortie, "--filtre", PRINTEMPS).code == 0
    assert debuts(sortie) == ["2027-04-05"]
