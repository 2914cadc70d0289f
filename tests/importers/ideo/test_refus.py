"""What is not taken, and why: lines, files, lots; nothing is ever half applied."""

from collections import Counter
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.lot import Bilan
from importers.refus_du_lot import LotRefuse
from models.erreurs import EntreeInvalide, FichierRefuse
from tests.importers.ideo.fichier import action, actions, formation, formations, structure, structures
from tests.importers.passage.fichier import onisep, pont

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]

DITS = "SELECT bloquant, chemin, code, extrait FROM rejet ORDER BY id"
BONNE = action(af="AF.1")


@pytest.mark.parametrize(
    ("mauvaise", "code", "extrait"),
    [
        (action(af="7201"), "IDENTIFIANT_MANQUANT", "7201"),
        (action(formation="http://onisep.invalid/"), "IDENTIFIANT_MANQUANT", "http://onisep.invalid/"),
        (action(ens=""), "IDENTIFIANT_MANQUANT", "AF.7201"),
        (action(intitule="non renseigné"), "VALEUR_MANQUANTE", "AF.7201"),
        (action(lieu=""), "VALEUR_MANQUANTE", "AF.7201"),
        (action(departement="", region="", cp=""), "REGION_INCONNUE", "AF.7201"),
        (action(intitule="CAP\0"), "CARACTERE_ILLISIBLE", "AF.7201"),
    ],
    ids=["AF", "FOR", "ENS", "title", "place", "region", "character"],
)
def test_a_line_that_cannot_be_read_is_refused_alone(
    recevoir: Recevoir, lu: Base, mauvaise: dict[str, str], code: str, extrait: str
):
    bilan = recevoir(actions(BONNE, mauvaise))
    assert bilan.rejets == Counter([code])
    assert lu.execute(DITS).fetchall() == [(True, "ligne 3", code, extrait)]
    assert lu.execute("SELECT count(*) FROM action").fetchone() == (1,)


def test_wrong_cells_are_left_out_and_told(recevoir: Recevoir, lu: Base):
    recevoir(
        structures(structure(siret="91234567500018", uai="0539992A") | {"latitude (Y)": "nord"}),
        formations(formation(cfd="12", rncp="abc", nsf="x", niveau="9")),
        actions(action(modifie="hier", referentiel="")),
    )
    lues = lu.execute("SELECT code, extrait FROM rejet WHERE NOT bloquant ORDER BY id").fetchall()
    assert lues == [
        ("ETABLISSEMENT_UAI_CLE", "0539992A"),
        ("ETABLISSEMENT_SIRET_CLE", "91234567500018"),
        ("COORDONNEES_MAL_FORMEES", "nord, -0.64"),
        ("CODE_MAL_FORME", "abc"),
        ("CODE_MAL_FORME", "12"),
        ("CODE_MAL_FORME", "x"),
        ("NIVEAU_INCONNU", "9"),
        ("DATE_MAL_FORMEE", "hier"),
    ]
    assert lu.execute(
        "SELECT siret, uai, latitude FROM etablissement JOIN adresse a ON a.id = adresse_id"
    ).fetchall() == [(None, None, None)]


@pytest.mark.parametrize(
    ("cellules", "ici"),
    [
        ({"departement": "53 - Mayenne", "region": ""}, True),
        ({"departement": "", "region": "Pays-de-la-Loire"}, True),
        ({"departement": "", "region": "", "cp": "53210"}, True),
        ({"departement": "2A - Corse-du-Sud", "region": "Corse", "cp": "20000"}, False),
        ({"departement": "974 - La Réunion", "region": "", "cp": ""}, False),
        ({"departement": "99 - Monaco", "region": "", "cp": "98000"}, False),
        ({"departement": "", "region": "Ile-de-France", "cp": ""}, False),
    ],
)
def test_only_what_is_of_the_region_comes_in(recevoir: Recevoir, lu: Base, cellules: dict[str, str], ici: bool):
    bilan = recevoir(actions(BONNE, action(**cellules)))
    assert (bilan.ailleurs, bilan.rejets.total()) == (0 if ici else 1, 0)
    assert lu.execute("SELECT count(*) FROM action").fetchone() == (2 if ici else 1,)


def test_what_is_wrong_elsewhere_is_nobodys_business_here(recevoir: Recevoir):
    bilan = recevoir(actions(BONNE, action(af="", departement="35 - Ille-et-Vilaine", modifie="hier")))
    assert (bilan.ailleurs, bilan.rejets, bilan.reserves) == (1, Counter(), Counter())


def test_another_region_may_be_chosen(recevoir: Recevoir, lu: Base):
    recevoir(actions(action(departement="2B - Haute-Corse", region="", cp="20200")), region="94")
    assert lu.execute("SELECT count(*) FROM action").fetchone() == (1,)
    with pytest.raises(EntreeInvalide, match="« 99 » n'est le code d'aucune région"):
        recevoir(actions(), region="99")


def test_a_structure_that_comes_twice_is_kept_as_it_came_first(recevoir: Recevoir, lu: Base):
    recevoir(structures(structure(), structure() | {"nom": "Autre nom"}), actions())
    assert lu.execute("SELECT nom FROM site").fetchall() == [("Lycée des Tonneliers",)]
    assert [ligne[1:3] for ligne in lu.execute(DITS)] == [("1.xml : ligne 3", "CLE_REPETEE")]


@pytest.mark.parametrize(
    ("contenus", "message"),
    [
        ((structures(), formations()), "Aucune liste d'actions : celles de structures et de formations la complètent"),
        ((actions(action(departement="35 - Ille-et-Vilaine")),), "Aucune action de la région 52 n'a pu être lue"),
        ((actions().split(b"\n")[0],), "Aucune action de la région 52 n'a pu être lue"),
        ((actions().replace(b"ENS code UAI", b"ENS autre"),), "il manque la colonne « ENS code UAI »"),
        ((onisep(pont()),), "Lancez : sofi import passage$"),
        ((b"",), "est vide"),
        ((actions() + b'"CAP;', actions()), "un guillemet ouvert ligne 3 n'est jamais ferm"),
    ],
    ids=["no actions", "elsewhere", "no line", "no column", "another feed", "empty", "an open quote"],
)
def test_files_that_cannot_be_used_write_nothing(
    recevoir: Recevoir, lu: Base, contenus: tuple[bytes, ...], message: str
):
    with pytest.raises(FichierRefuse, match=message):
        recevoir(*contenus)
    assert lu.execute("SELECT (SELECT count(*) FROM lot), (SELECT count(*) FROM site)").fetchone() == (0, 0)


def test_a_strict_lot_stops_at_a_reject(recevoir: Recevoir, lu: Base):
    with pytest.raises(LotRefuse, match="1 rejet"):
        recevoir(actions(BONNE, action(af="")), strict=True)
    assert lu.execute("SELECT count(*) FROM action").fetchone() == (0,)


def test_a_list_cut_short_must_be_confirmed(recevoir: Recevoir, lu: Base):
    recevoir(actions(*(action(af=f"AF.{n}") for n in range(1, 6))))
    with pytest.raises(LotRefuse, match="Ce fichier apporte 2 actions, le précédent de « ideo » en apportait 5"):
        recevoir(actions(action(af="AF.1"), action(af="AF.2")))
    assert recevoir(actions(action(af="AF.1"), action(af="AF.2")), confirmer=True).absents == 3
    assert lu.execute("SELECT count(*) FROM session").fetchone() == (5,)
