"""Places of teaching: what is one organisme, one établissement, one site."""

from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from importers.ideo.genres import categories
from importers.lot import Bilan
from tests.importers.catalogue import empreintes
from tests.importers.ideo.fichier import action, actions, structure, structures

Recevoir = Callable[..., Bilan]
Base = psycopg.Connection[Any]

LYCEE_A, LYCEE_B, AUTRE = "91234567500017", "91234567500025", "82345678500018"
PLACES = """SELECT o.raison_sociale, o.siren, e.nom, e.siret, e.uai, s.nom, s.uai FROM site s
JOIN etablissement e ON e.id = s.etablissement_id JOIN organisme o ON o.id = e.organisme_id ORDER BY s.id"""


def ecole(rang: int, siret: str, uai: str = "") -> dict[str, str]:
    return structure(ens=f"ENS.{rang}", siret=siret, uai=uai) | {"nom": f"École {rang}", "adresse": f"{rang} rue Basse"}


def cours(*rangs: int) -> bytes:
    return actions(*(action(af=f"AF.{rang}", ens=f"ENS.{rang}", uai="", lieu=f"École {rang}") for rang in rangs))


def test_one_siren_is_one_organisme_and_one_siret_one_etablissement(recevoir: Recevoir, lu: Base):
    listes = (ecole(3, LYCEE_B), ecole(2, LYCEE_A, "0539992Y"), ecole(1, LYCEE_A), ecole(4, AUTRE))
    recevoir(structures(*listes), cours(3, 2, 1, 4))
    assert lu.execute(PLACES).fetchall() == [
        ("École 1", "912345675", "École 3", LYCEE_B, None, "École 3", None),
        ("École 1", "912345675", "École 1", LYCEE_A, None, "École 2", "0539992Y"),
        ("École 1", "912345675", "École 1", LYCEE_A, None, "École 1", None),
        ("École 4", "823456785", "École 4", AUTRE, None, "École 4", None),
    ]

    avant = empreintes(lu)
    recevoir(structures(*reversed(listes)), cours(4, 1, 2, 3))
    assert empreintes(lu) == avant


def test_without_a_siret_each_place_is_an_organisme(recevoir: Recevoir, lu: Base):
    recevoir(cours(1, 2))
    assert [ligne[::2] for ligne in lu.execute(PLACES)] == [
        ("École 1", "École 1", None, None),
        ("École 2", "École 2", None, None),
    ]


def test_structures_complete_what_actions_had_brought(recevoir: Recevoir, lu: Base):
    recevoir(cours(1))
    numeros = "SELECT (SELECT numero FROM organisme), (SELECT numero FROM etablissement), (SELECT numero FROM site)"
    avant = lu.execute(numeros).fetchone()

    recevoir(structures(ecole(1, LYCEE_A, "0539992Y")), cours(1))

    assert lu.execute(PLACES).fetchall() == [
        ("École 1", "912345675", "École 1", LYCEE_A, "0539992Y", "École 1", "0539992Y")
    ]
    assert lu.execute(numeros).fetchone() == avant


def test_a_structure_may_change_its_siret(recevoir: Recevoir, lu: Base):
    recevoir(structures(ecole(1, LYCEE_A)), cours(1))
    recevoir(structures(ecole(1, LYCEE_B)), cours(1))
    assert lu.execute("SELECT siret FROM etablissement").fetchall() == [(LYCEE_B,)]


def test_a_siret_that_another_has_is_left_to_it(recevoir: Recevoir, lu: Base):
    recevoir(structures(ecole(1, LYCEE_A), ecole(2, AUTRE)), cours(1, 2))
    recevoir(structures(ecole(1, AUTRE), ecole(2, AUTRE)), cours(1, 2))
    assert lu.execute("SELECT siret FROM etablissement ORDER BY id").fetchall() == [(LYCEE_A,), (AUTRE,)]


def test_the_commune_of_an_action_is_the_one_of_its_name_and_postal_code(
    recevoir: Recevoir, recevoir_tout: Any, lu: Base
):
    recevoir_tout("communes", "code_insee;nom;codes_postaux\n53007;Argentré;53210\n53255;Soulgé;53210\n")
    recevoir(cours(1))
    assert lu.execute(
        "SELECT c.code FROM site s JOIN adresse a ON a.id = s.adresse_id JOIN commune c ON c.id = a.commune_id"
    ).fetchall() == [("53007",)]


@pytest.mark.parametrize(
    ("genre", "code"),
    [
        ("lycée professionnel", "LYCEE"),
        ("Lycée d'enseignement général et technologique agricole", "LYCEE_AGRICOLE"),
        ("maison familiale rurale", "MFR"),
        ("centre de formation d'apprentis", "CFA"),
        ("école d'ingénieurs", "GRANDE_ECOLE"),
        ("unité de formation et de recherche", "UNIVERSITE"),
        ("école du secteur sanitaire et social", "ECOLE_SANITAIRE_SOCIALE"),
        ("collège", None),
        (None, None),
    ],
)
def test_the_type_of_a_structure_is_a_category(genre: str | None, code: str | None):
    assert categories(genre) == ([code] if code else [])
