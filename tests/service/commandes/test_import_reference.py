"""`sofi import communes|rome|nsf`, `sofi lots`, `sofi rejets`: what they say, and their exit codes."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from importers import flux
from service.commandes import importer_reference
from service.commandes.rapport import PLURIELS

Sofi = Callable[..., Any]
ENTETE = "code;libelle\n"


@pytest.fixture
def nsf(tmp_path: Path) -> Callable[..., Path]:
    rang = iter(range(1, 100))

    def ecrire(*lignes: str) -> Path:
        chemin = tmp_path / f"{next(rang)}.csv"
        chemin.write_text(ENTETE + "".join(f"{ligne}\n" for ligne in lignes), encoding="utf-8")
        return chemin

    return ecrire


def test_every_feed_has_its_command():
    assert list(importer_reference.FLUX) == list(flux.FLUX)


@pytest.mark.parametrize("nom", flux.FLUX)
def test_a_report_names_every_table_of_a_feed_in_french(nom: str):
    comptees = {c.table for c in flux.FLUX[nom].cibles if not (c.complement or c.mention)}
    dites = [PLURIELS.get(table, f"{table}s") for table in comptees]
    assert [dit for dit in dites if "_" in dit] == []
    assert len(set(dites)) == len(dites)


def test_a_file_that_is_good_goes_in(sofi: Sofi, nsf: Callable[..., Path]):
    resultat = sofi("import", "nsf", nsf("991;Une", "992;Deux"))
    assert resultat.code == 0
    assert resultat.sortie.splitlines() == [
        "Lot LO_0000000001 :",
        "                       créés   modifiés  inchangés",
        "  spécialités              2          0          0",
    ]


def test_rejects_are_told_and_counted_by_the_exit_code(sofi: Sofi, nsf: Callable[..., Path]):
    resultat = sofi("import", "nsf", nsf("991;Une", "9;Deux"))
    assert resultat.code == 3
    assert resultat.sortie.splitlines()[3:] == [
        "1 rejet :",
        "        1  CODE_MAL_FORME",
        "Détail :",
        "  ligne 3 « 9 »",
        "    CODE_MAL_FORME : Le code NSF n'a pas la forme attendue. Corrigez-le.",
    ]


def test_strict_tells_the_rejects_and_writes_nothing(sofi: Sofi, nsf: Callable[..., Path], nombre: Any):
    resultat = sofi("import", "nsf", nsf("991;Une", "9;Deux"), "--strict")
    assert (resultat.code, resultat.sortie, nombre("lot")) == (1, "", 0)
    assert "  ligne 3 « 9 »\n" in resultat.erreurs
    assert resultat.erreurs.endswith("Corrigez le fichier, ou ôtez --strict.\n")


def test_a_trial_says_so(sofi: Sofi, nsf: Callable[..., Path], nombre: Any):
    resultat = sofi("import", "nsf", nsf("991;Une"), "--dry-run")
    assert (resultat.code, resultat.sortie.splitlines()[0], nombre("lot")) == (0, "Essai : rien n'a été écrit.", 0)


def test_the_same_file_again_is_nothing_to_do(sofi: Sofi, nsf: Callable[..., Path]):
    chemin = nsf("991;Une")
    sofi("import", "nsf", chemin)
    resultat = sofi("import", "nsf", chemin)
    assert resultat.code == 0
    assert resultat.sortie.startswith("Ce fichier a déjà été appliqué : lot LO_0000000001, le ")
    assert resultat.sortie.endswith(". Il n'y a rien à faire.\n")


def test_a_shorter_file_goes_in_when_confirmed(sofi: Sofi, nsf: Callable[..., Path]):
    sofi("import", "nsf", nsf("991;Une", "992;Deux", "993;Trois"))
    court = nsf("991;Une")
    refus = sofi("import", "nsf", court)
    assert refus.code == 1
    assert "Ce fichier apporte 1 ligne, le précédent de « nsf » en apportait 3" in refus.erreurs
    resultat = sofi("import", "nsf", court, "--confirmer")
    assert (resultat.code, resultat.sortie.splitlines()[-1]) == (
        0,
        "2 éléments de cette source ne sont plus dans le fichier : rien n'a été supprimé.",
    )


def test_how_short_is_a_setting(sofi: Sofi, nsf: Callable[..., Path]):
    sofi("import", "nsf", nsf("991;Une", "992;Deux", "993;Trois"))
    assert sofi("import", "nsf", nsf("991;Une"), SOFI_PART_MINIMALE="0.3").code == 0


def test_a_file_of_another_feed_is_refused_in_a_sentence(sofi: Sofi, nsf: Callable[..., Path]):
    resultat = sofi("import", "rome", nsf("991;Une"))
    assert (resultat.code, resultat.sortie) == (1, "")
    assert resultat.erreurs.endswith("Lancez : sofi import nsf\n")


@pytest.mark.parametrize("flux", ["communes", "rome", "nsf"])
@pytest.mark.parametrize("nom", ["absent.csv", "."])
def test_what_is_not_a_readable_file_is_refused(sofi: Sofi, tmp_path: Path, flux: str, nom: str):
    resultat = sofi("import", flux, tmp_path / nom)
    assert (resultat.code, resultat.sortie) == (1, "")
    assert resultat.erreurs.startswith(str(tmp_path / nom))


def test_no_file_is_a_usage_error(sofi: Sofi):
    assert sofi("import", "communes").code == 2


def test_two_publishers_make_two_lots(sofi: Sofi, tmp_path: Path):
    (tmp_path / "a.csv").write_text("code_insee;nom;codes_postaux\n49901;Pré;49910\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text(
        "Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5;coordonnees_gps\n49901;PRE;49910;;47,-1\n", encoding="utf-8"
    )
    resultat = sofi("import", "communes", tmp_path / "a.csv", tmp_path / "b.csv")
    assert [ligne for ligne in resultat.sortie.splitlines() if ligne.startswith("Lot")] == [
        "Lot LO_0000000001 :",
        "Lot LO_0000000002 :",
    ]


def test_the_last_line_of_progress_says_that_all_is_done(sofi: Sofi, nsf: Callable[..., Path]):
    assert sofi("import", "nsf", nsf("991;Une")).erreurs.splitlines()[-1] == "Importing: 100 % of 22 bytes"


def test_lots_are_listed_the_latest_first(sofi: Sofi, nsf: Callable[..., Path]):
    sofi("import", "nsf", nsf("991;Une"))
    sofi("import", "nsf", nsf("991;Une", "9;x"), "--source", "carif")
    entete, dernier, premier = sofi("lots").sortie.splitlines()
    assert entete.split() == [
        "lot", "flux", "source", "le", "créés", "modifiés", "inchangés", "absents", "doublons", "rejets", "fichier",
    ]  # fmt: skip
    assert [*dernier.split()[:3], *dernier.split()[5:]] == ["LO_0000000002", "nsf", "carif", *"001001", "2.csv"]
    assert [*premier.split()[:3], *premier.split()[5:]] == ["LO_0000000001", "nsf", "nsf", *"100000", "1.csv"]
    assert len(sofi("lots", "-n", "1").sortie.splitlines()) == 2


def test_no_lot_is_said(sofi: Sofi):
    assert sofi("lots").sortie == "Aucun lot : rien n'a été importé.\n"


def test_rejects_of_a_lot_are_shown(sofi: Sofi, nsf: Callable[..., Path]):
    sofi("import", "nsf", nsf("991;Une", "9;x"))
    assert sofi("rejets", "lo_0000000001").sortie.splitlines() == [
        "rejet  ligne 3 « 9 »",
        "    CODE_MAL_FORME : Le code NSF n'a pas la forme attendue. Corrigez-le.",
    ]


def test_rejects_are_written_as_a_table(sofi: Sofi, nsf: Callable[..., Path], tmp_path: Path):
    sofi("import", "nsf", nsf("991;Une", "=9;x"))
    assert sofi("rejets", "LO_0000000001", "--csv", tmp_path / "r.csv").code == 0
    assert (tmp_path / "r.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "genre;endroit;code;message;extrait",
        "rejet;ligne 3;CODE_MAL_FORME;Le code NSF n'a pas la forme attendue. Corrigez-le.;'=9",
    ]


def test_a_lot_without_rejects_says_so(sofi: Sofi, nsf: Callable[..., Path]):
    sofi("import", "nsf", nsf("991;Une"))
    assert sofi("rejets", "LO_0000000001").sortie == "Aucun rejet ni réserve dans ce lot.\n"


def test_an_unknown_lot_is_told_how_to_find_one(sofi: Sofi, tmp_path: Path):
    resultat = sofi("rejets", "LO_9", "--csv", tmp_path / "r.csv")
    assert (resultat.code, (tmp_path / "r.csv").exists()) == (1, False)
    assert "Aucun lot ne porte le numéro « LO_9 » : « sofi lots » donne ceux qui existent." in resultat.erreurs
