"""What developers of orientation websites and analysts write runs on the sample catalogue, and answers rightly."""

import asyncio
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import psycopg
import pytest
from graphql import FragmentDefinitionNode, OperationDefinitionNode, parse, print_ast
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete, executer
from graph.schema import schema
from models.lecteur import PUBLIC
from rules.parametres import Parametres
from tests.conftest import AUJOURD_HUI

OPERATIONS = Path(__file__).parent / "operations"
AVEC_LES_REGLES = {"C10"}  # its fields come with self-entry
CHAMPS_DE_L_EXEMPLE = {'["225"]': '["224"]'}  # the sample has no offer in field 225
ACTIVE = "offre.active_jusqu_au >= '2026-11-23'"


@cache
def operations() -> dict[str, str]:
    """Each operation with the fragments of its file."""
    lues = {}
    for fichier in sorted(OPERATIONS.glob("*.graphql")):
        texte = fichier.read_text(encoding="utf-8")
        for dans_le_fichier, dans_l_exemple in CHAMPS_DE_L_EXEMPLE.items():
            texte = texte.replace(dans_le_fichier, dans_l_exemple)
        definitions = parse(texte).definitions
        fragments = [f for f in definitions if isinstance(f, FragmentDefinitionNode)]
        for definition in definitions:
            if isinstance(definition, OperationDefinitionNode) and definition.name:
                corps = print_ast(definition)
                siens = _fragments(corps, {f.name.value: print_ast(f) for f in fragments})
                lues[definition.name.value] = "\n\n".join([corps, *siens])
    return lues


def _fragments(texte: str, tous: dict[str, str]) -> list[str]:
    """Those that a text spreads, and those that these spread."""
    siens = [nom for nom in tous if f"...{nom}" in texte]
    autres = [fragment for nom in siens for fragment in _fragments(tous[nom], tous)]
    return list(dict.fromkeys([*(tous[nom] for nom in siens), *autres]))


@pytest.fixture(scope="module")
def base(exemple: str) -> Iterator[psycopg.Connection[Any]]:
    with psycopg.connect(exemple, autocommit=True) as connexion:
        yield connexion


@pytest.fixture(scope="module")
def demander(exemple: str) -> Any:
    """The answer to an operation, which has no error."""

    async def lire(nom: str, variables: dict[str, Any]) -> dict[str, Any]:
        async with (
            AsyncConnectionPool(exemple, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
            Contexte(pool, PUBLIC, AUJOURD_HUI, Parametres("52")) as contexte,
        ):
            reponse = await executer(schema, Requete(operations()[nom], variables), contexte)
        assert reponse.erreurs == []
        assert reponse.donnees
        return reponse.donnees

    return lambda nom, **variables: asyncio.run(lire(nom, variables))


def un(base: psycopg.Connection[Any], texte: str, *parametres: Any) -> Any:
    ligne = base.execute(texte, parametres).fetchone()
    assert ligne
    return ligne[0]


def actions(base: psycopg.Connection[Any], condition: str = "true") -> int:
    """How many have a session that is active and of which this is true."""
    texte = f"SELECT count(DISTINCT action_id) FROM recherche_session AS offre WHERE {ACTIVE} AND {condition}"
    return int(un(base, texte))


def test_a1_a_result_page_has_lines_facets_and_matching_sessions(demander: Any):
    page = demander("A1PageDeResultats", texte="boulanger", filtre={"departements": ["44"]})["recherche"]
    assert len(page["edges"]) == min(20, page["total"]["valeur"]) > 0
    assert all(arete["sessions"]["nodes"] for arete in page["edges"])
    departements = next(f for f in page["facettes"] if f["nom"] == "DEPARTEMENT")["valeurs"]
    assert [v["nombre"] for v in departements if v["selectionnee"]] == [page["total"]["valeur"]]


def test_a2_a_page_of_an_action_has_the_sessions_that_one_may_enter(base: psycopg.Connection[Any], demander: Any):
    numero = un(
        base,
        f"SELECT action_numero FROM recherche_session AS offre WHERE {ACTIVE}"
        " AND entree_jusqu_au > '2026-12-01' LIMIT 1",
    )
    action = demander("A2Fiche", numero=numero)["action"]
    possibles = un(
        base,
        "SELECT count(DISTINCT session_id) FROM recherche_session"
        " WHERE action_numero = %s AND entree_jusqu_au >= '2026-11-23'",
        numero,
    )
    assert action["sessions"]["total"]["valeur"] == possibles


def test_a3_the_map_shows_the_whole_selection(base: psycopg.Connection[Any], demander: Any):
    carte = demander("A3Carte", filtre={"departements": ["44"]})["recherche"]
    assert carte["total"]["valeur"] == actions(base, "departement_code = '44'")
    assert 0 < len(carte["carte"]) <= 300


def test_a4_both_fields_are_completed(demander: Any):
    proposes = demander("A4Completer", quoi="boul", ou="nan")
    assert any("oulang" in metier["libelle"] for metier in proposes["metiers"])
    assert proposes["lieux"][0]["valeur"] == "44109"


def test_a5_the_page_of_an_organisme_has_its_formations(base: psycopg.Connection[Any], demander: Any):
    siret = un(
        base,
        "SELECT e.siret FROM etablissement e JOIN action a ON a.etablissement_id = e.id"
        " WHERE e.siret IS NOT NULL LIMIT 1",
    )
    organisme = demander("A5Organisme", siret=siret)["organisme"]
    assert organisme["formations"]["total"]["valeur"] >= len(organisme["formations"]["edges"]) > 0


def test_a6_a_certification_leads_to_its_offers_the_nearest_first(base: psycopg.Connection[Any], demander: Any):
    rncp = un(
        base,
        "SELECT f.code FROM recherche_session AS offre JOIN formation_certification USING (formation_id)"
        " JOIN certification c ON c.id = certification_id JOIN fiche f ON f.id = c.fiche_id"
        f" WHERE {ACTIVE} AND entree_jusqu_au > '2026-12-01' AND f.code LIKE 'RNCP%%'"
        " GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
    )
    lieu = {"autour": {"commune": "44109"}, "rayonKm": 200}
    lu = demander("A6ParCertification", rncp=rncp, lieu=lieu)
    distances = [arete["distanceKm"] for arete in lu["recherche"]["edges"] if arete["distanceKm"] is not None]
    assert distances == sorted(distances) != []


def test_a7_a_job_leads_to_its_offers(base: psycopg.Connection[Any], demander: Any):
    rome = un(
        base,
        "SELECT rome_code FROM formation_rome JOIN recherche_session AS offre USING (formation_id)"
        f" WHERE {ACTIVE} LIMIT 1",
    )
    lu = demander("A7ParMetier", rome=rome, departements=["44", "49", "53", "72", "85"])
    assert lu["recherche"]["total"]["valeur"] == actions(
        base,
        "entree_jusqu_au >= '2026-11-23' AND departement_code IN ('44', '49', '53', '72', '85')"
        f" AND formation_id IN (SELECT formation_id FROM formation_rome WHERE rome_code = '{rome}')",
    )


def test_a8_a_kept_link_says_that_it_is_over(base: psycopg.Connection[Any], demander: Any):
    numero = un(base, "SELECT numero FROM session WHERE statut = 'VALIDEE' AND fin < '2026-11-01' LIMIT 1")
    lu = demander("A8LienConserve", numero=numero)
    assert (lu["session"]["statut"], lu["session"]["active"]) == ("PERIMEE", False)
    assert [objet["numero"] for objet in lu["retrouver"]] == [numero]


def test_a9_the_site_map_goes_on_page_after_page(base: psycopg.Connection[Any], demander: Any):
    numeros: list[str] = []
    suite = {"hasNextPage": True, "endCursor": None}
    while suite["hasNextPage"]:
        page = demander("A9PlanDuSite", apres=suite["endCursor"])["sessions"]
        numeros += [session["numero"] for session in page["nodes"]]
        suite = page["pageInfo"]
    assert (
        len(numeros)
        == len(set(numeros))
        == un(base, f"SELECT count(DISTINCT session_id) FROM recherche_session AS offre WHERE {ACTIVE}")
    )


def test_a10_a_copy_is_told_of_everything_once(base: psycopg.Connection[Any], demander: Any):
    recus: list[str] = []
    suite: dict[str, Any] = {"hasNextPage": True, "endCursor": None}
    while suite["hasNextPage"]:
        page = demander("A10Synchroniser", curseur=suite["endCursor"])["changements"]
        recus += [ligne["numero"] for ligne in page["nodes"]]
        suite = page["pageInfo"]
    types = "('ORGANISME', 'FORMATION', 'ACTION', 'SESSION')"
    assert len(recus) == un(base, f"SELECT count(*) FROM publication WHERE type IN {types}")


def test_a11_the_home_page_has_its_lists_and_counts(base: psycopg.Connection[Any], demander: Any):
    lu = demander("A11Accueil")
    assert all(liste["valeurs"] for liste in lu["nomenclatures"])
    assert lu["recherche"]["total"]["valeur"] == actions(base)


def test_a12_offers_are_compared_in_the_order_they_were_kept(base: psycopg.Connection[Any], demander: Any):
    ids = [numero for (numero,) in base.execute("SELECT DISTINCT action_numero FROM recherche_session LIMIT 3")]
    assert [objet["numero"] for objet in demander("A12Comparer", ids=ids)["nodes"]] == ids


def test_c1_sessions_by_departement_and_month_add_up(base: psycopg.Connection[Any], demander: Any):
    tableau = demander("C1")["statistiques"]
    voulu = un(
        base,
        f"SELECT count(DISTINCT session_id) FROM recherche_session AS offre WHERE {ACTIVE}"
        " AND debut <= '2027-08-31' AND debut_au >= '2026-09-01'",
    )
    assert tableau["total"] == voulu
    assert sum(ligne["nombre"] for ligne in tableau["lignes"]) >= voulu


@pytest.mark.parametrize("nom", sorted(nom for nom in operations() if nom[0] == "C" and nom not in AVEC_LES_REGLES))
def test_what_analysts_write_answers(demander: Any, nom: str):
    lu = demander(nom)
    assert all(valeur is not None for valeur in lu.values())


def test_c7_white_zones_have_a_line_each(demander: Any):
    lignes = demander("C7")["statistiques"]["lignes"]
    zeros = [ligne for ligne in lignes if ligne["nombre"] == 0]
    assert zeros
    assert len(zeros) < len(lignes)


def test_c8_the_rows_behind_a_count_have_an_address(demander: Any):
    lu = demander("C8", filtre={"departements": ["53"]})
    assert lu["recherche"]["csv"].startswith("/offres.csv?filtre=")
    assert lu["statistiques"]["csv"].splitlines()[0]
