"""Exactly one statement per relation and level, whatever the number of parents; a plan joins what is one object."""

from collections import Counter
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.graph.pilotes import PLAN, REFERENCE, sous_chaque_moteur

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

PEUPLER = Path(__file__).with_name("peupler.sql").read_text(encoding="utf-8")

CINQ_NIVEAUX = """{
  organismes(first: 100) { total { valeur } pageInfo { endCursor } nodes {
    identifiants { cle } domaines { code } contacts { typeContact { code } }
    etablissements { adresse { ville } sites { adresse { ville } } }
    formations(first: 5) { total { valeur } edges { node {
        proprietaire { nom } certification { intitule } certifications { intitule } formacodePrincipal { code }
        formacodes { code } niveauEntree { code } niveauSortie { code }
      } actions(first: 5) { total { valeur } nodes { formation { intitule } organisme { nom } etablissement { nom }
        sessions(first: 5) { total { valeur } pageInfo { endCursor } edges { node { numero } } nodes {
          site { nom } sites { nom etablissement { nom } } contacts { nom: nomFamille } voies
          dispositifs { type { code } financeur { code } publics { code } }
        } }
      } }
    } }
  } }
}"""

# `adresse` and `sites` stand at two levels: two statements, whatever the number of objects
ATTENDU = Counter(
    {
        "organismes": 1,
        "organismes (total)": 1,
        "identifiants_par_objet": 1,
        "formacodes_par_organisme": 1,
        "contacts_par_organisme": 1,
        "type_contact_par_code": 1,
        "etablissements_par_organisme": 1,
        "adresse_par_etablissement": 1,
        "sites_par_etablissement": 1,
        "adresse_par_cle": 1,
        "formations_par_organisme": 1,
        "formations_par_organisme (total)": 1,
        "organisme_par_formation": 1,
        "certifications_par_formation": 1,
        "formacodes_par_formation": 1,
        "niveau_par_code": 1,
        "actions_par_organisme_et_formation": 1,
        "actions_par_organisme_et_formation (total)": 1,
        "formation_par_action": 1,
        "organisme_par_action": 1,
        "etablissement_par_action": 1,
        "sessions_par_action": 1,
        "sessions_par_action (total)": 1,
        "sites_par_session": 1,
        "etablissement_par_site": 1,
        "contacts_par_session": 1,
        "types_dispositif_par_session": 1,
        "dispositifs_par_session": 1,
        "type_dispositif_par_code": 1,
        "financeur_par_code": 1,
        "publics_par_dispositif": 1,
    }
)

# one object at most: a plan joins them to their parent; the first of a list that is read too stands in both
JOINTES = [
    "type_contact_par_code",
    "adresse_par_etablissement",
    "adresse_par_cle",
    "organisme_par_formation",
    "niveau_par_code",
    "formation_par_action",
    "organisme_par_action",
    "etablissement_par_action",
    "etablissement_par_site",
    "type_dispositif_par_code",
    "financeur_par_code",
]
ATTENDUS = {REFERENCE: ATTENDU, PLAN: ATTENDU - Counter(JOINTES)}


@pytest.mark.parametrize("nombre", [1, 10, 100])
@pytest.mark.parametrize(("moteurs", "attendu"), ATTENDUS.items(), ids=ATTENDUS, indirect=["moteurs"])
async def test_each_relation_and_level_takes_one_statement(
    base: str, lire: Interroger, nombre: int, attendu: Counter[str]
):
    with psycopg.connect(base) as connexion:
        connexion.execute("SELECT set_config('sofi.organismes', %s, false)", [str(nombre)])
        connexion.execute(PEUPLER)

    lecture = await lire(base, CINQ_NIVEAUX)

    assert lecture.erreurs == []
    assert len(lecture.data["organismes"]["nodes"]) == nombre
    assert lecture.data["organismes"]["nodes"][-1]["formations"]["total"] == {"valeur": 2}
    assert Counter(lecture.relations) == attendu


@pytest.mark.parametrize("moteurs", [PLAN], indirect=True)
async def test_only_what_is_many_is_more_than_a_join_to_a_plan(interroger: Interroger):
    lecture = await interroger(
        "{ sessions { nodes { site { adresse { ville } } action { organisme { contacts { nomFamille } } formation {"
        " certification { niveau { libelle } } } } } } }"
    )

    assert lecture.relations == ["sessions", "contacts_par_organisme"]


@pytest.mark.parametrize("moteurs", [PLAN], indirect=True)
async def test_a_plan_reads_a_relation_once_for_each_level(interroger: Interroger):
    lecture = await interroger(
        "{ organismes { nodes { contacts { id } etablissements { organisme { contacts { id } } } } } }"
    )

    lues = {"organismes": 1, "contacts_par_organisme": 2, "etablissements_par_organisme": 1}
    assert Counter(lecture.relations) == lues


@pytest.mark.parametrize("moteurs", [PLAN], indirect=True)
@pytest.mark.parametrize(
    ("sous", "enonces"),
    [
        ("nodes { id dispositifs { publics { code } } }", ["organisme_par_numero"]),
        ("nodes { id } pageInfo { hasNextPage }", ["organisme_par_numero", "sessions_par_organisme"]),
        ("nodes { id modifieLe }", ["organisme_par_numero", "sessions_par_organisme"]),
    ],
    ids=["all of it can be written", "a page to be looked at", "an instant, which Python writes"],
)
async def test_lists_are_written_in_the_statement_of_their_parents_where_all_under_them_can_be(
    interroger: Interroger, sous: str, enonces: list[str]
):
    lecture = await interroger(f'{{ organisme(numero: "OR_0000000001") {{ sessions {{ {sous} }} }} }}')

    assert lecture.noms == enonces


@sous_chaque_moteur
async def test_a_total_that_is_not_selected_is_not_counted(interroger: Interroger):
    assert (await interroger("{ sessions { nodes { id } } }")).noms == ["sessions"]


@sous_chaque_moteur
async def test_a_page_that_is_not_selected_is_not_read(interroger: Interroger):
    assert (await interroger("{ sessions { total { valeur } } }")).noms == ["sessions (total)"]


async def test_the_same_page_under_two_names_is_read_once(interroger: Interroger):
    lecture = await interroger("{ a: sessions(first: 1) { nodes { id } } b: sessions(first: 1) { edges { cursor } } }")

    assert lecture.noms == ["sessions"]


@sous_chaque_moteur
async def test_two_pages_of_one_relation_with_other_arguments_stay_apart(interroger: Interroger):
    lecture = await interroger("{ a: sessions(first: 1) { nodes { id } } b: sessions(first: 2) { nodes { id } } }")

    assert [len(lecture.data[nom]["nodes"]) for nom in "ab"] == [1, 2]
    assert lecture.noms == ["sessions", "sessions"]


@sous_chaque_moteur
async def test_an_operation_that_reads_nothing_takes_no_connection(interroger: Interroger):
    assert (await interroger("{ __typename nomenclatures(noms: [STATUT]) { nom } }")).noms == []
