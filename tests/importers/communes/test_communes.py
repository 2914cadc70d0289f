"""Communes: what INSEE says, what La Poste adds, in whatever order they come."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest

from importers.fusion import Compte
from importers.lheo import importer as importer_lheo
from importers.lot import Options

OFFRE = Path(__file__).parents[1] / "cas/offre_complete.xml"
Recevoir = Callable[..., Any]
Base = psycopg.Connection[Any]

COG = """code_insee;nom;codes_postaux;code_departement;code_region;population;latitude;longitude
49901;Les Chênes-sur-Loire;49910 49920;49;52;1234;47.1;-0.5
44901;Noirmont;44910;44;52;800;;
75056;Paris;75001 75002;75;11;2000000;;
75101;Paris 1er Arrondissement;75001;75;11;15000;48.86;2.33
75102;Paris 2e Arrondissement;75002;75;11;20000;48.88;2.35
98730;Île aux Palmes;98799;987;987;50;-17.5;-149.5
"""
HEXASMAL = """Code_commune_INSEE;Nom_commune;Code_postal;Ligne_5;Libellé_d_acheminement;coordonnees_gps
49901;LES CHENES SUR LOIRE;49910;;LES CHENES SUR LOIRE;47.2,-0.6
49901;LES CHENES SUR LOIRE;49910;ST PRE DU BOIS;LES CHENES SUR LOIRE;47.2,-0.6
49901;LES CHENES SUR LOIRE;49930;LE VIEUX PRE;LES CHENES SUR LOIRE;47.2,-0.6
44901;NOIRMONT;44910;;NOIRMONT;47.3,-1.6
49999;ANCIENNE;49940;;ANCIENNE;47.4,-0.7
99901;MONTE AILLEURS;98000;;MONTE AILLEURS;
"""
OFFICIEL = """TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT
COM,49901,52,49,49D,491,0,CHENES SUR LOIRE,Chênes-sur-Loire,Les Chênes-sur-Loire,4901,
COMD,49901,,,,,0,CHENES,Chênes,Les Chênes,,49901
COMD,49902,,,,,0,ST PRE DU BOIS,Saint-Pré-du-Bois,Saint-Pré-du-Bois,,49901
COMA,49903,,,,,0,VIEUX PRE,Vieux-Pré,Le Vieux-Pré,,49901
COM,75056,11,75,75C,751,0,PARIS,Paris,Paris,7599,
ARM,75101,11,75,75C,751,0,PARIS 1,Paris 1er,Paris 1er Arrondissement,,75056
"""


def communes(lu: Base, *colonnes: str) -> dict[str, tuple[Any, ...]]:
    lignes = lu.execute(f"SELECT code, {', '.join(colonnes)} FROM commune ORDER BY code").fetchall()
    return {code: tuple(valeurs) for code, *valeurs in lignes}


def test_a_commune_has_its_name_departement_and_population(recevoir: Recevoir, lu: Base):
    bilan = recevoir("communes", COG)
    assert (bilan.comptes["commune"], bilan.rejets.total(), bilan.reserves.total()) == (Compte(6, 0, 0), 0, 0)
    lues = communes(lu, "libelle", "departement_code", "population")
    assert lues["49901"] == ("Les Chênes-sur-Loire", "49", 1234)
    assert lues["98730"] == ("Île aux Palmes", "987", 50)


def test_a_commune_has_several_postal_codes_and_a_postal_code_several_communes(recevoir: Recevoir, lu: Base):
    recevoir("communes", COG)
    assert communes(lu, "codes_postaux")["49901"] == (["49910", "49920"],)
    portent = "SELECT code FROM commune WHERE codes_postaux @> '{75001}' ORDER BY 1"
    assert lu.execute(portent).fetchall() == [("75056",), ("75101",)]


def test_an_arrondissement_leads_to_its_commune(recevoir: Recevoir, lu: Base):
    recevoir("communes", COG)
    assert lu.execute(
        "SELECT c.code, p.code FROM commune c JOIN commune p ON p.id = c.parent_id ORDER BY 1"
    ).fetchall() == [("75101", "75056"), ("75102", "75056")]


def test_a_commune_of_arrondissements_stands_in_their_middle(recevoir: Recevoir, lu: Base):
    recevoir("communes", COG)
    assert communes(lu, "round(latitude::numeric, 4)::text", "round(longitude::numeric, 4)::text")["75056"] == (
        "48.8700",
        "2.3400",
    )


def test_la_poste_places_what_insee_does_not_and_nothing_else(recevoir_tout: Recevoir, lu: Base):
    recevoir_tout("communes", COG, HEXASMAL)
    lues = communes(lu, "libelle", "latitude", "longitude")
    assert lues["44901"] == ("Noirmont", 47.3, -1.6)
    assert lues["49901"] == ("Les Chênes-sur-Loire", 47.1, -0.5)


def test_la_poste_adds_its_postal_codes_and_other_names(recevoir_tout: Recevoir, lu: Base):
    recevoir_tout("communes", COG, HEXASMAL)
    assert communes(lu, "codes_postaux")["49901"] == (["49910", "49920", "49930"],)
    assert lu.execute("SELECT nom, plie FROM commune_nom ORDER BY nom").fetchall() == [
        ("LE VIEUX PRE", " le vieux pre"),
        ("ST PRE DU BOIS", " saint pre du bois"),
    ]


@pytest.mark.parametrize("ordre", [(COG, HEXASMAL), (HEXASMAL, COG)])
def test_a_commune_that_only_la_poste_knows_is_kept_and_not_current(
    recevoir: Recevoir, lu: Base, ordre: tuple[str, str]
):
    for contenu in ordre:
        recevoir("communes", contenu)
    assert communes(lu, "libelle", "latitude", "absent_depuis")["49999"] == ("ANCIENNE", 47.4, date(2026, 11, 23))


def test_the_order_of_the_files_changes_nothing(recevoir: Recevoir, lu: Base):
    colonnes = ("libelle", "departement_code", "codes_postaux", "latitude", "longitude", "population", "absent_depuis")
    recevoir("communes", HEXASMAL)
    recevoir("communes", COG)
    apres = communes(lu, *colonnes)
    lu.execute("TRUNCATE commune, commune_code_postal, commune_nom, lot, rejet, adresse, offre_lue CASCADE")
    recevoir("communes", COG)
    recevoir("communes", HEXASMAL)
    assert communes(lu, *colonnes) == apres


def test_without_insee_la_poste_is_enough(recevoir: Recevoir, lu: Base):
    bilan = recevoir("communes", HEXASMAL)
    assert bilan.comptes["commune"] == Compte(3, 0, 0)
    assert communes(lu, "libelle", "codes_postaux", "absent_depuis")["44901"] == ("NOIRMONT", ["44910"], None)


def test_each_of_the_two_replayed_writes_nothing(recevoir: Recevoir, recevoir_tout: Recevoir, lu: Base):
    recevoir_tout("communes", COG, HEXASMAL)
    place = "SELECT code, ctid::text FROM commune ORDER BY 1"
    avant = lu.execute(place).fetchall()

    faits = [recevoir("communes", f"{contenu}\n") for contenu in (COG, HEXASMAL)]

    assert [compte[:2] for fait in faits for compte in fait.comptes.values()] == [(0, 0)] * 5
    assert [fait.absents for fait in faits] == [0, 0]
    assert lu.execute(place).fetchall() == avant


def test_what_is_not_french_is_refused(recevoir: Recevoir):
    (rejet,) = recevoir("communes", HEXASMAL).premiers
    assert (rejet.chemin, rejet.code, rejet.extrait) == ("ligne 7", "DEPARTEMENT_INCONNU", "99901")
    assert rejet.message == "Aucun département ni territoire français n'a le code 99."


def test_other_vintages_of_la_poste_are_read(recevoir: Recevoir, lu: Base):
    recevoir(
        "communes",
        "#Code_commune_INSEE;Nom_de_la_commune;Code_postal;Libellé_d_acheminement;Ligne_5;_geopoint\n"
        "1901;PRE;1910;PRE;;46.1, 4.9\n",
    )
    assert communes(lu, "codes_postaux", "latitude", "longitude") == {"01901": (["01910"], 46.1, 4.9)}


def test_the_official_file_of_insee_is_read_with_its_communes_deleguees(recevoir: Recevoir, lu: Base):
    bilan = recevoir("communes", OFFICIEL)
    assert (bilan.rejets.total(), bilan.comptes["commune"]) == (0, Compte(3, 0, 0))
    assert lu.execute("SELECT nom FROM commune_nom ORDER BY 1").fetchall() == [
        ("Le Vieux-Pré",),
        ("Les Chênes",),
        ("Saint-Pré-du-Bois",),
    ]
    assert lu.execute("SELECT p.code FROM commune c JOIN commune p ON p.id = c.parent_id").fetchall() == [("75056",)]


def test_the_official_file_takes_nothing_from_the_other(recevoir: Recevoir, lu: Base):
    recevoir("communes", COG)
    recevoir("communes", OFFICIEL)
    assert communes(lu, "codes_postaux", "population", "latitude", "absent_depuis")["49901"] == (
        ["49910", "49920"],
        1234,
        47.1,
        None,
    )


def test_a_name_of_an_unknown_commune_is_a_reject(recevoir: Recevoir):
    (rejet,) = recevoir("communes", OFFICIEL.replace(",,49901\nCOMA", ",,49909\nCOMA")).premiers
    assert (rejet.chemin, rejet.code) == ("ligne 4", "COMMUNE_INCONNUE")
    assert rejet.message == "La commune 49909 n'est ni dans ce lot, ni dans le catalogue. Ajoutez-la."


@pytest.mark.parametrize("region", ["52", "R52", ""])
def test_the_region_of_a_departement_is_the_one_we_know(recevoir: Recevoir, region: str):
    bilan = recevoir("communes", COG.replace(";49;52;", f";49;{region};"))
    assert (bilan.rejets.total(), bilan.reserves.total()) == (0, int(region == "R52"))


@pytest.mark.parametrize(("departement", "region"), [("21", "26"), ("70", "43"), ("14", "25"), ("67", "42")])
def test_regions_of_before_2016_are_understood(recevoir: Recevoir, departement: str, region: str):
    ligne = f"{departement}901;Ailleurs;{departement}910;{departement};{region};1;;\n"
    assert recevoir("communes", COG.partition("\n")[0] + "\n" + ligne).reserves.total() == 0


@pytest.mark.parametrize(
    ("avant", "apres", "code"),
    [
        ("49901;", "49X01;", "CODE_MAL_FORME"),
        ("49910 49920", "4991O", "CODE_MAL_FORME"),
        ("47.1;-0.5", "47.1;", "COORDONNEES_MAL_FORMEES"),
        ("47.1;-0.5", "147.1;-0.5", "COORDONNEES_MAL_FORMEES"),
        (";1234;", ";douze;", "NOMBRE_MAL_FORME"),
        (";49;", ";96;", "DEPARTEMENT_INCONNU"),
    ],
)
def test_a_line_that_cannot_be_is_refused_whole(recevoir: Recevoir, lu: Base, avant: str, apres: str, code: str):
    bilan = recevoir("communes", COG.replace(avant, apres))
    assert [(rejet.chemin, rejet.code) for rejet in bilan.premiers] == [("ligne 2", code)]
    assert "49901" not in communes(lu, "libelle")
    assert lu.execute("SELECT count(*) FROM commune_code_postal").fetchone() == (6,)


def test_a_commune_whose_line_is_refused_loses_nothing(recevoir: Recevoir, lu: Base):
    recevoir("communes", COG)
    bilan = recevoir("communes", COG.replace("47.1;-0.5", "47.1;"))
    assert (bilan.rejets.total(), bilan.absents) == (1, 0)
    assert communes(lu, "codes_postaux", "absent_depuis")["49901"] == (["49910", "49920"], None)


def test_a_postal_code_that_a_commune_lost_is_dated_and_not_shown(recevoir: Recevoir, lu: Base):
    recevoir("communes", COG)
    assert recevoir("communes", COG.replace("49910 49920", "49910")).absents == 1
    assert communes(lu, "codes_postaux")["49901"] == (["49910"],)
    dates = "SELECT code_postal, absent_depuis FROM commune_code_postal WHERE absent_depuis IS NOT NULL"
    assert lu.execute(dates).fetchall() == [("49920", date(2026, 11, 23))]


def adresses(lu: Base) -> list[tuple[Any, ...]]:
    ordre = "SELECT a.id, a.commune_id, c.code FROM adresse a JOIN commune c ON c.id = a.commune_id ORDER BY 1"
    return lu.execute(ordre).fetchall()


def cog(*codes: str) -> str:
    lignes = [f"{code};Nom officiel de {code};{code[:2]}000;{code[:2]};;;;" for code in codes]
    return "\n".join([COG.partition("\n")[0], *lignes, ""])


def test_what_offers_mentioned_is_completed_and_addresses_stay(recevoir: Recevoir, base: str, lu: Base):
    importer_lheo(base, [OFFRE], Options("essai"))
    avant = adresses(lu)
    assert {code for *_, code in avant} == {"53147", "53130"}

    bilan = recevoir("communes", cog("53130", "53147"))

    assert bilan.comptes["commune"] == Compte(0, 2, 0)
    assert communes(lu, "libelle", "codes_postaux")["53147"] == ("Nom officiel de 53147", ["53000"])
    assert adresses(lu) == avant


def test_offers_that_come_after_do_not_rename_communes(recevoir: Recevoir, base: str, lu: Base):
    recevoir("communes", cog("53130", "53147"))
    importer_lheo(base, [OFFRE], Options("essai"))
    assert communes(lu, "libelle")["53147"] == ("Nom officiel de 53147",)


def test_what_offers_invented_is_no_commune_once_insee_came(recevoir: Recevoir, base: str, lu: Base):
    importer_lheo(base, [OFFRE], Options("essai"))
    recevoir("communes", cog("53147"))
    assert communes(lu, "absent_depuis") == {"53130": (date(2026, 11, 23),), "53147": (None,)}


def test_searches_know_the_centre_that_la_poste_alone_gives(recevoir: Recevoir, lu: Base):
    recevoir("communes", COG)
    recevoir("communes", HEXASMAL.replace("47.3,-1.6", ""), emetteur="laposte")
    lu.execute(
        """INSERT INTO adresse (id, empreinte, lignes, commune_id)
          SELECT 1, 'a', '{}', id FROM commune WHERE code = '44901';
        INSERT INTO organisme (id, statut, source, raison_sociale) VALUES (1, 'VALIDEE', 'LHEO', 'O');
        INSERT INTO etablissement (id, statut, source, organisme_id, nom) VALUES (1, 'VALIDEE', 'LHEO', 1, 'E');
        INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id)
          VALUES (1, 'VALIDEE', 'LHEO', 1, 'L', 1)"""
    )

    recevoir("communes", HEXASMAL, emetteur="laposte")

    assert lu.execute("SELECT latitude, longitude FROM recherche_lieu").fetchall() == [(47.3, -1.6)]
