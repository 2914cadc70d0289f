"""Each viewer sees what is public and what is theirs, by every path; of the rest, not even that it exists."""

import json
import re
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Any

import psycopg
import pytest

from exporters.lheo.session_seule import NON_DIFFUSEE
from models.enumerations import Statut
from tests.graph.lecteurs import LECTEURS, RESERVES, caches, vus

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

NOUNS = ("organisme", "etablissement", "site", "contact", "formation", "action", "session", "dispositif")
PERSONNE = "9999999999"  # a number that nobody has
NUMERO = re.compile(r"\b(?:OR|ET|SI|CT|FO|AC|SE|DI)_[0-9]{10}\b")
chaque_lecteur = pytest.mark.parametrize("nom", LECTEURS)


@pytest.fixture
def interroger(catalogue_reserve: str, lire: Interroger) -> Interroger:
    return partial(lire, catalogue_reserve)


@pytest.fixture(scope="module")
def numeros(catalogue_reserve: str) -> list[str]:
    """Those of all objects."""
    with psycopg.connect(catalogue_reserve) as connexion:
        return sorted(
            numero for noun in NOUNS for (numero,) in connexion.execute(f"SELECT numero FROM {noun}").fetchall()
        )


def chemins(nom: str) -> dict[str, str]:
    """Operations that go everywhere, with the statuses that this viewer may ask for."""
    public = LECTEURS[nom].portee.name == "PUBLIQUE"
    noms = ["VALIDEE", "PERIMEE", "ANNULEE", "ARCHIVEE"] if public else list(Statut)
    tous = f"filtre: {{ statuts: [{', '.join(noms)}] }}, first: 100"
    offre = f"""
      id sites {{ id etablissement {{ id organisme {{ id }} }} sessions({tous}) {{ nodes {{ id }} }} }}
      dispositifs {{ id session {{ id }} }} contacts {{ id }}
      action {{
        id etablissement {{ id actions({tous}) {{ nodes {{ id }} }} }}
        etablissementsFormateurs {{ id organisme {{ id }} }}
        formation {{ id proprietaire {{ id }}
          actions({tous}) {{ nodes {{ id sessions({tous}) {{ nodes {{ id }} }} }} }} }}
        organisme {{ id }} contacts {{ id }}
      }}"""
    return {
        "sessions": f"{{ sessions({tous}) {{ total {{ valeur }} edges {{ node {{ {offre} }} }} }} }}",
        "formations": f"""{{ formations({tous}) {{ total {{ valeur }} nodes {{
            id proprietaire {{ id }} actions({tous}) {{ total {{ valeur }} edges {{ node {{ id }} }} }} }} }} }}""",
        "organismes": f"""{{ organismes {{ total {{ valeur }} nodes {{
            id etablissements {{ id contacts {{ id }} sites {{ id }} }} sites {{ id }} contacts {{ id }}
            actions({tous}) {{ total {{ valeur }} nodes {{ id }} }} sessions({tous}) {{ nodes {{ id }} }}
            delegations {{ de {{ id }} a {{ id }} }} numerosPrecedents {{ etablissement {{ id }} }}
            formations({tous}) {{ edges {{ node {{ id }} actions {{ edges {{ node {{ id }} }} }} }} }} }} }} }}""",
        "etablissements": """{
            etablissements { nodes { id derogations { motif } actions { nodes { id } } sites { id } } } }""",
        "recherche": "{ recherche { total { valeur } nodes { id sessions { nodes { id sites { id } } } } } }",
        "statistiques": "{ statistiques(sur: SESSION, par: [ORGANISME]) { total lignes { nombre cles { valeur } } } }",
        "references": f"""{{
            certifications {{ nodes {{ id formations({tous}) {{ nodes {{ id }} total {{ valeur }} }} }} }}
            formacodes {{ nodes {{ formations({tous}) {{ nodes {{ id }} }} }} }} }}""",
        "retrouver": '{ source: retrouver(identifiant: "GE7") { id } neuf: retrouver(identifiant: "GE9") { id } }',
        "changements": "{ changements(first: 250) { nodes { numero objet { ... on Node { id } } } } }",
    }


def numeros_lus(lecture: Any) -> set[str]:
    return set(NUMERO.findall(json.dumps(lecture.data)))


async def tout_lire(interroger: Interroger, nom: str) -> dict[str, set[str]]:
    lues = {}
    for chemin, document in chemins(nom).items():
        lecture = await interroger(document, lecteur=LECTEURS[nom])
        assert (chemin, lecture.erreurs) == (chemin, [])
        lues[chemin] = numeros_lus(lecture)
    return lues


def test_what_is_reserved_is_told_of_objects_that_exist(numeros: list[str]):
    assert set().union(*RESERVES.values()) - set(numeros) == set()


@chaque_lecteur
async def test_an_object_is_found_by_its_id_by_who_may_see_it_and_by_nobody_else(
    interroger: Interroger, numeros: list[str], nom: str
):
    lecture = await interroger("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", lecteur=LECTEURS[nom], ids=numeros)
    assert lecture.data["nodes"] == [None if numero in caches(LECTEURS[nom]) else {"id": numero} for numero in numeros]


@chaque_lecteur
async def test_what_is_hidden_shows_on_no_path(interroger: Interroger, nom: str):
    lues = await tout_lire(interroger, nom)
    assert {chemin: numeros & caches(LECTEURS[nom]) for chemin, numeros in lues.items()} == {
        chemin: set() for chemin in lues
    }


@chaque_lecteur
async def test_what_one_may_see_is_reached_by_some_path(interroger: Interroger, nom: str):
    lues = await tout_lire(interroger, nom)
    # lists keep their default: what is below an organisme that is none of those that they show is found by its id
    atteints = {numero for numeros in lues.values() for numero in numeros}
    a_part = {"ET_0000000006", "OR_0000000004", "SI_0000000006", "ET_0000000007", "CT_0000000003", "CT_0000000004"}
    assert vus(LECTEURS[nom]) - atteints - a_part == set()


@pytest.mark.parametrize("champ", ["organisme", "formation", "action", "session"])
@pytest.mark.parametrize("nom", ["public", "partenaire", "bois", "greta", "carif"])
async def test_a_lookup_tells_what_is_hidden_from_what_is_absent_in_nothing(
    interroger: Interroger, nom: str, champ: str
):
    prefixe = {"organisme": "OR", "formation": "FO", "action": "AC", "session": "SE"}[champ]
    document = f"query ($numero: String!) {{ {champ}(numero: $numero) {{ id }} }}"
    absent = await interroger(document, lecteur=LECTEURS[nom], numero=f"{prefixe}_{PERSONNE}")
    for numero in sorted(n for n in caches(LECTEURS[nom]) if n.startswith(prefixe)):
        lecture = await interroger(document, lecteur=LECTEURS[nom], numero=numero)
        assert (numero, lecture.data, lecture.erreurs) == (numero, absent.data, absent.erreurs)


@pytest.mark.parametrize("siret", ["98765432400098", "44455566600017", "44455566600077", "11122233800011"])
async def test_a_siret_that_is_hidden_is_no_other_than_one_that_nobody_has(interroger: Interroger, siret: str):
    document = """query ($siret: String!) {
        organisme(siret: $siret) { id } etablissement(siret: $siret) { id } retrouver(identifiant: $siret) { id } }"""
    lectures = [await interroger(document, lecteur=LECTEURS["bois"], siret=s) for s in (siret, "55208131766522")]
    assert (lectures[0].data, lectures[0].erreurs) == (lectures[1].data, lectures[1].erreurs)


# the second one is VALIDEE, of an action that is not
BROUILLONS = ["SE_0000000005", "SE_0000000010"]


@pytest.mark.parametrize(("nom", "attendus"), [("bois", BROUILLONS), ("greta", []), ("carif", BROUILLONS)])
async def test_who_has_an_organisme_lists_its_drafts(interroger: Interroger, nom: str, attendus: list[str]):
    document = "{ sessions(filtre: { statuts: [EN_COURS_DE_SAISIE] }) { total { valeur } nodes { id } } }"
    lecture = await interroger(document, lecteur=LECTEURS[nom])
    assert lecture.data["sessions"] == {"total": {"valeur": len(attendus)}, "nodes": [{"id": n} for n in attendus]}


async def test_under_a_status_that_is_not_public_a_list_shows_objects_of_that_status(interroger: Interroger):
    document = """{ organisme(numero: "OR_0000000002") {
        actions(filtre: { statuts: [SOUMISE] }) { nodes { id } }
        formations(filtre: { statuts: [A_CORRIGER, SOUMISE] }) { nodes { id } } } }"""
    assert (await interroger(document, lecteur=LECTEURS["greta"])).data["organisme"] == {
        "actions": {"nodes": [{"id": "AC_0000000007"}, {"id": "AC_0000000009"}]},
        "formations": {"nodes": [{"id": "FO_0000000006"}]},
    }


@pytest.mark.parametrize("nom", ["bois", "carif"])
async def test_lists_are_of_what_is_valid_for_everybody(interroger: Interroger, nom: str):
    document = '{ organisme(numero: "OR_0000000001") { sessions { nodes { statut } } actions { nodes { statut } } } }'
    lecture = await interroger(document, lecteur=LECTEURS[nom])
    assert set(re.findall('"statut": "([A-Z_]+)"', json.dumps(lecture.data))) == {"VALIDEE"}


async def test_statuses_that_are_not_public_are_told_as_several(interroger: Interroger):
    document = '{ sessions(filtre: { statuts: [SUSPENDUE, SOUMISE], departements: ["53"] }) { nodes { id } } }'
    lecture = await interroger(document, lecteur=LECTEURS["bois"])
    assert lecture.erreurs[0]["message"].startswith(
        "`statuts` : SUSPENDUE, SOUMISE ne sont pas publics, et se demandent seuls : les autres critères"
    )


async def test_a_status_that_is_not_public_is_asked_for_alone(interroger: Interroger):
    document = '{ sessions(filtre: { statuts: [VALIDEE, SOUMISE], departements: ["53"] }) { nodes { id } } }'
    lecture = await interroger(document, lecteur=LECTEURS["bois"])
    assert lecture.erreurs[0]["message"] == (
        "`statuts` : SOUMISE n'est pas public, et se demande seul : les autres critères cherchent dans ce qui est"
        " publié. Retirez-les, ou ne demandez que des statuts publics."
    )
    assert lecture.erreurs[0]["extensions"]["code"] == "BAD_USER_INPUT"


@pytest.mark.parametrize(
    "document",
    ["{ recherche(filtre: F) { total { valeur } } }", "{ statistiques(par: [STATUT], filtre: F) { total } }"],
)
async def test_what_is_searched_and_counted_is_what_is_published(interroger: Interroger, document: str):
    demande = document.replace("F", "{ statuts: [SOUMISE] }")
    lecture = await interroger(demande, lecteur=LECTEURS["carif"])
    assert lecture.erreurs[0]["message"].startswith("Statut non public : SOUMISE.")


async def test_those_who_see_as_much_share_plans_and_not_what_they_see(interroger: Interroger):
    document = "{ sessions(filtre: { statuts: [SOUMISE] }) { nodes { id } } }"
    lues = [(await interroger(document, lecteur=LECTEURS[nom])).data["sessions"]["nodes"] for nom in ("greta", "bois")]
    assert lues == [[{"id": "SE_0000000013"}, {"id": "SE_0000000017"}], []]


@pytest.mark.parametrize("nom", ["suspendu", "carif"])
async def test_what_the_public_does_not_see_is_not_active(interroger: Interroger, nom: str):
    document = '{ session(numero: "SE_0000000009") { statut active entreePossible lheo lheoAnomalies { message } } }'
    assert (await interroger(document, lecteur=LECTEURS[nom])).data["session"] == {
        "statut": "VALIDEE",
        "active": False,
        "entreePossible": False,
        "lheo": None,
        "lheoAnomalies": [{"message": NON_DIFFUSEE}],
    }


@pytest.mark.parametrize("nom", ["public", "bois", "carif"])
async def test_what_the_public_sees_is_active_for_everybody(interroger: Interroger, nom: str):
    document = '{ session(numero: "SE_0000000002") { active entreePossible } }'
    lecture = await interroger(document, lecteur=LECTEURS[nom])
    assert lecture.data["session"] == {"active": True, "entreePossible": True}


@pytest.mark.parametrize("nom", ["bois", "carif"])
async def test_a_file_for_partners_is_the_same_whoever_looks(interroger: Interroger, nom: str):
    document = '{ session(numero: "SE_0000000003") { lheo lheoAnomalies { message } } }'
    assert (await interroger(document, lecteur=LECTEURS[nom])).data == (await interroger(document)).data


@pytest.mark.parametrize("siret", ["98765432400098", "55208131766522"])
async def test_no_filter_finds_an_organisme_by_the_siret_of_what_it_did_not_publish(interroger: Interroger, siret: str):
    document = """query ($sirets: [String!]) {
        organismes(filtre: { sirets: $sirets }) { total { valeur } }
        etablissements(filtre: { sirets: $sirets }) { total { valeur } }
        sessions(filtre: { organismes: $sirets }) { total { valeur } }
        recherche(filtre: { organismes: $sirets }) { total { valeur } } }"""
    lecture = await interroger(document, lecteur=LECTEURS["bois"], sirets=[siret])
    assert (lecture.erreurs, {champ: lu["total"]["valeur"] for champ, lu in lecture.data.items()}) == (
        [],
        dict.fromkeys(["organismes", "etablissements", "sessions", "recherche"], 0),
    )
