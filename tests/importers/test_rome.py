"""The ROME: jobs and the names people give them, as France Travail's archive has them or from a table of codes."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.fusion import Compte
from models.erreurs import FichierRefuse

Recevoir = Callable[..., Any]
Base = psycopg.Connection[Any]

CODES = (
    '"code_rome","code_fiche_metier","code_ogr","libelle_rome","transition_eco","code_rome_parent"\n'
    '"H9901","1","2","Tourneur / Tourneuse sur lune","Emploi Blanc","H9901"\n'
    '"H9902","3","4","Poseur / Poseuse d\'étoiles","","H9901"\n'
)
APPELLATIONS = (
    '"code_ogr","libelle_appellation_long","libelle_appellation_court","code_rome","classification"\n'
    '"900","Lunetier / Lunetière","Lunetier","H9901","PRINCIPALE"\n'
    '"901","Étoileur / Étoileuse","","H9902","SYNONYME"\n'
    '"902","Sans métier","","Z9999","SYNONYME"\n'
)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """Files as the archive of France Travail names them, with others that have the same columns."""
    chemin = tmp_path / "RefRomeCsv.zip"
    with zipfile.ZipFile(chemin, "w") as ouvert:
        ouvert.writestr("unix_referentiel_code_rome_v461_utf8.csv", CODES)
        ouvert.writestr("unix_referentiel_appellation_v461_utf8.csv", APPELLATIONS)
        ouvert.writestr("unix_cr_gd_dp_appellations_v461_utf8.csv", APPELLATIONS.replace("Lunetier", "Autre"))
        ouvert.writestr("unix_grand_domaine_v461_utf8.csv", '"code_grand_domaine","libelle_grand_domaine"\n"A","B"\n')
    return chemin


def test_the_archive_brings_jobs_and_their_names(recevoir: Recevoir, lu: Base, archive: Path):
    bilan = recevoir("rome", archive)
    assert bilan.comptes == {"rome": Compte(2, 0, 0), "rome_appellation": Compte(2, 0, 0)}
    assert lu.execute("SELECT code, libelle, parent_code FROM rome ORDER BY 1").fetchall() == [
        ("H9901", "Tourneur / Tourneuse sur lune", None),
        ("H9902", "Poseur / Poseuse d'étoiles", "H9901"),
    ]
    assert lu.execute("SELECT code, rome_code, libelle, libelle_court FROM rome_appellation ORDER BY 1").fetchall() == [
        ("900", "H9901", "Lunetier / Lunetière", "Lunetier"),
        ("901", "H9902", "Étoileur / Étoileuse", None),
    ]


def test_files_under_other_names_are_known_by_their_header(recevoir: Recevoir, tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as ouvert:
        ouvert.writestr("codes.csv", CODES)
        ouvert.writestr("noms.csv", APPELLATIONS)
        ouvert.writestr("LISEZMOI.txt", "rien")
    assert recevoir("rome", tmp_path / "a.zip").comptes == {
        "rome": Compte(2, 0, 0),
        "rome_appellation": Compte(2, 0, 0),
    }


def test_an_archive_without_any_of_them_is_told_what_it_holds(recevoir: Recevoir, tmp_path: Path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as ouvert:
        ouvert.writestr("d/LISEZMOI.txt", "rien")
        ouvert.writestr("nsf.csv", "code;libelle\n")
    with pytest.raises(FichierRefuse) as refus:
        recevoir("rome", tmp_path / "a.zip")
    assert refus.value.message == (
        f"{tmp_path}/a.zip ne contient aucun fichier du flux « rome » (répertoire des métiers ROME) : on y trouve"
        " LISEZMOI.txt, nsf.csv."
    )


def test_a_table_of_codes_is_enough(recevoir: Recevoir, lu: Base):
    recevoir("rome", "Code ROME;Libellé ROME\nh9901;Tourneur\n")
    assert lu.execute("SELECT code, libelle, parent_code FROM rome").fetchall() == [("H9901", "Tourneur", None)]


def test_an_appellation_of_an_unknown_job_is_a_reject(recevoir: Recevoir, archive: Path):
    (rejet,) = recevoir("rome", archive).premiers
    assert (rejet.chemin, rejet.code, rejet.extrait) == (
        "RefRomeCsv.zip (unix_referentiel_appellation_v461_utf8.csv) : ligne 4",
        "ROME_INCONNU",
        "902",
    )
    assert rejet.message == "Le code ROME Z9999 n'est ni dans ce lot, ni dans le catalogue. Importez aussi les codes."


def test_appellations_follow_the_job_they_are_moved_to(recevoir: Recevoir):
    entete, *lignes = APPELLATIONS.splitlines(keepends=True)
    recevoir("rome", CODES, entete + "".join(lignes[:2]))
    bilan = recevoir("rome", CODES, entete + "".join(lignes[:2]).replace("H9902", "H9901"))
    assert bilan.comptes == {"rome": Compte(0, 0, 2), "rome_appellation": Compte(0, 1, 1)}
