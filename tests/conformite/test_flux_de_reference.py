"""The real files of the whole country, imported whole, replayed, and read back."""

import csv
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers import flux
from importers.fusion import Compte
from importers.lot import Bilan
from importers.reception.passage import DejaApplique, Options

OPTIONS = Options("reel", date(2026, 11, 23))
COG, HEXASMAL = "communes/communes_cog_2026.csv", "communes/laposte_hexasmal.csv"
ROME = "rome/unix_referentiel_code_rome_v460_utf8.csv"
LISTE_PUBLIQUE = "shapes/liste_publique_of.csv"
NSF = "nsf/nsf_93_edof_editor.csv"


def recevoir(base: str, nom: str, *chemins: Path) -> list[Bilan | DejaApplique]:
    return list(flux.importer(base, nom, chemins, OPTIONS))


def autrement(chemin: Path, dossier: Path) -> Path:
    """The same content in other bytes."""
    copie = dossier / chemin.name
    copie.write_bytes(chemin.read_bytes() + b"\r\n")
    return copie


def lignes(base: str, requete: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(base) as connexion:
        return connexion.execute(requete).fetchall()


def ecrit(fichier: Path, separateur: str) -> list[dict[str, str]]:
    with fichier.open(encoding="utf-8", newline="") as ouvert:
        return list(csv.DictReader(ouvert, delimiter=separateur))


def test_every_commune_of_the_country_goes_in_nearly_all_with_a_place(
    base: str, donnees_reference: Path, tmp_path: Path
):
    chemins = [donnees_reference / COG, donnees_reference / HEXASMAL]
    officielles = {ligne["code_insee"]: ligne["nom"] for ligne in ecrit(chemins[0], ";")}

    insee, laposte = recevoir(base, "communes", *chemins)

    assert (insee.rejets, insee.reserves) == (Counter(), Counter())
    assert insee.comptes["commune"] == Compte(len(officielles), 0, 0)
    assert [(rejet.code, rejet.extrait) for rejet in laposte.premiers] == [("DEPARTEMENT_INCONNU", "99138")]  # Monaco
    assert dict(lignes(base, "SELECT code, libelle FROM commune WHERE absent_depuis IS NULL")) == officielles
    assert lignes(base, "SELECT count(*) FROM commune WHERE parent_id IS NOT NULL") == [(45,)]
    (sans,) = lignes(
        base,
        "SELECT count(*) FILTER (WHERE departement_code < '97') AS metropole, count(*) FROM commune"
        " WHERE latitude IS NULL AND absent_depuis IS NULL",
    )
    assert sans == (14, 108)

    rejoues = recevoir(base, "communes", *(autrement(chemin, tmp_path) for chemin in chemins))
    assert [compte[:2] for bilan in rejoues for compte in bilan.comptes.values()] == [(0, 0)] * 5
    assert [bilan.absents for bilan in rejoues] == [0, 0]


def test_every_job_of_the_rome_goes_in(base: str, donnees_reference: Path):
    chemin = donnees_reference / ROME
    (bilan,) = recevoir(base, "rome", chemin)
    assert (bilan.rejets, bilan.reserves) == (Counter(), Counter())
    attendus = {
        ligne["code_rome"]: (ligne["libelle_rome"], None if ligne["code_rome_parent"] == ligne["code_rome"] else parent)
        for ligne in ecrit(chemin, ",")
        for parent in [ligne["code_rome_parent"] or None]
    }
    lus = {code: tuple(reste) for code, *reste in lignes(base, "SELECT code, libelle, parent_code FROM rome")}
    assert lus == attendus


def test_the_real_nsf_takes_no_accent_away(base: str, donnees_reference: Path):
    avant = lignes(base, "SELECT code, libelle FROM nsf ORDER BY 1")
    (bilan,) = recevoir(base, "nsf", donnees_reference / NSF)
    assert (bilan.comptes["nsf"], bilan.rejets) == (Compte(0, 93, 0), Counter())
    assert lignes(base, "SELECT code, libelle FROM nsf ORDER BY 1") == avant


def test_the_liste_publique_goes_in_with_its_nic_and_its_last_empty_column(base: str, donnees_reference: Path):
    (bilan,) = recevoir(base, "organismes", donnees_reference / LISTE_PUBLIQUE)
    assert (bilan.comptes["organisme_declare"], bilan.rejets, bilan.reserves) == (Compte(4, 0, 0), Counter(), Counter())
    assert lignes(
        base, "SELECT count(*), count(siret), count(*) FILTER (WHERE left(siret, 9) = siren) FROM organisme_declare"
    ) == [(4, 4, 4)]


@pytest.mark.parametrize(("nom", "autre"), [("communes", ROME), ("rome", NSF), ("nsf", COG)])
def test_a_real_file_of_another_feed_is_told_which(base: str, donnees_reference: Path, nom: str, autre: str):
    with pytest.raises(Exception, match=f"Lancez : sofi import {autre.partition('/')[0]}$"):
        recevoir(base, nom, donnees_reference / autre)
