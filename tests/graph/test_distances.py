"""How far a site is from a commune or from a point."""

from collections.abc import Awaitable, Callable
from typing import Any

import psycopg
import pytest

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

DISTANCES = """query ($de: PointFiltre!) {
  sites: nodes(ids: ["SI_0000000001", "SI_0000000003"]) { ... on Site { nom distanceKm(de: $de) } } }"""


async def test_a_distance_is_measured_from_the_address_else_from_the_centre_of_its_commune(interroger: Interroger):
    de_mayenne = await interroger(DISTANCES, de={"commune": "53147"})
    du_mans = await interroger(DISTANCES, de={"latitude": 48.0061, "longitude": 0.1996})

    assert de_mayenne.data["sites"] == [{"nom": "Mayenne", "distanceKm": 0.0}, {"nom": "Le Mans", "distanceKm": 68.8}]
    assert du_mans.data["sites"] == [{"nom": "Mayenne", "distanceKm": 68.8}, {"nom": "Le Mans", "distanceKm": 0.0}]


async def test_it_takes_one_statement_of_each_kind_whatever_the_number_of_sites(interroger: Interroger):
    lecture = await interroger(DISTANCES, de={"commune": "53147"})

    assert lecture.noms == ["site_par_numero", "commune_par_code", "adresse_par_cle", "commune_par_adresse"]


async def test_a_site_that_nobody_located_is_at_no_distance(base: str, lire: Interroger):
    with psycopg.connect(base) as connexion:
        connexion.execute(
            """WITH o AS (INSERT INTO organisme (statut, source, raison_sociale) VALUES ('VALIDEE', 'LHEO', 'x')
                RETURNING id),
            e AS (INSERT INTO etablissement (statut, source, organisme_id, nom) SELECT 'VALIDEE', 'LHEO', id, 'x' FROM o
                RETURNING id),
            a AS (INSERT INTO adresse (empreinte, ville) VALUES ('a', 'NULLE PART') RETURNING id)
            INSERT INTO site (statut, source, etablissement_id, nom, adresse_id)
            SELECT 'VALIDEE', 'LHEO', e.id, 'x', a.id FROM e, a"""
        )
    lecture = await lire(
        base,
        """{ node(id: "SI_0000000001") { ... on Site { distanceKm(de: { latitude: 0, longitude: 0 }) } } }""",
    )

    assert lecture.erreurs == []
    assert lecture.data == {"node": {"distanceKm": None}}


@pytest.mark.parametrize(
    ("de", "dit"),
    [
        ({}, "Donnez soit `commune`, soit `latitude` et `longitude`."),
        ({"latitude": 47.2}, "Donnez soit `commune`, soit `latitude` et `longitude`."),
        ({"commune": "53147", "latitude": 47.2}, "Donnez soit `commune`, soit `latitude` et `longitude`."),
        ({"commune": "53147", "latitude": 47.2, "longitude": 0}, "Donnez soit `commune`, soit `latitude`"),
        ({"latitude": 90.5, "longitude": 0}, "`latitude` va de -90 à 90, `longitude` de -180 à 180."),
        ({"latitude": 0, "longitude": -181}, "`latitude` va de -90 à 90, `longitude` de -180 à 180."),
        ({"commune": "99999"}, "Aucune commune n'a le code Insee « 99999 »"),
        ({"commune": "72263"}, "Personne n'a situé la commune Saint-Cœur-la-Forêt (72263)"),
    ],
)
async def test_a_place_that_cannot_be_told_is_an_error_of_its_field(
    interroger: Interroger, de: dict[str, Any], dit: str
):
    lecture = await interroger(DISTANCES, de=de)

    assert [site["distanceKm"] for site in lecture.data["sites"]] == [None, None]
    assert all(dit in erreur["message"] for erreur in lecture.erreurs)
    assert {erreur["extensions"]["code"] for erreur in lecture.erreurs} == {"BAD_USER_INPUT"}


async def test_a_code_of_any_length_is_quoted_short_for_it_is_said_of_each_site(interroger: Interroger):
    lecture = await interroger(DISTANCES, de={"commune": "9" * 100_000})

    dit = f"Aucune commune n'a le code Insee « {'9' * 20} » : cherchez-le avec `communes`."
    assert [erreur["message"] for erreur in lecture.erreurs] == [dit, dit]
