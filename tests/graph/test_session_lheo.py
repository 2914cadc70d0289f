"""A session as Lhéo: the document that a partner receives of it alone, or why there is none."""

from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import date
from pathlib import Path
from typing import Any

import psycopg
import pytest
from lxml import etree

from exporters.lheo import Demande, exporter
from models.lecteur import PUBLIC
from models.lheo.controle import controler

pytestmark = pytest.mark.anyio

Interroger = Callable[..., Awaitable[Any]]

ESPACE = {"l": "http://lheo.gouv.fr/2.3"}
ICI = Path(__file__).parent
PEUPLER = (ICI / "peupler.sql").read_text(encoding="utf-8")
SANS_ADRESSE = (
    (ICI / "catalogue.sql").read_text(encoding="utf-8")
    + """
UPDATE etablissement SET adresse_id = NULL WHERE id = 203"""
)
TOUTES = "{ sessions(filtre: {statuts: [VALIDEE, PERIMEE]}) { nodes { id lheo } } }"
UNE = "query ($numero: String!) { session(numero: $numero) { lheo lheoAnomalies { code niveau message champ } } }"
PAGE = "query ($n: Int!) { sessions(first: $n) { nodes { lheo lheoAnomalies { message } } } }"

# whatever the number of sessions; the levels of an export's own reading
ENONCES = Counter(
    {
        "sessions": 1,
        "installation": 1,
        "session_par_cle_lheo": 1,
        "action_par_cle_lheo": 1,
        "recrutements_par_session_lheo": 1,
        "formation_par_cle_lheo": 1,
        "etablissement_par_cle_lheo": 1,
        "organisme_par_cle_lheo": 1,
        "site_par_cle_lheo": 1,
        "contact_par_cle_lheo": 1,
        "adresse_par_cle_lheo": 1,
    }
)


def lu(document: str) -> etree._Element:
    return etree.fromstring(document.encode())


def sessions(racine: etree._Element) -> dict[str, bytes]:
    """The sessions of a document by their number, as they are written."""
    trouvees = racine.xpath("//l:session", namespaces=ESPACE)
    return {session.get("numero"): etree.tostring(session, method="c14n", with_tail=False) for session in trouvees}


@pytest.fixture
async def documents(interroger: Interroger) -> dict[str, etree._Element]:
    """Those of all the sessions that go out, by their numbers: SE_1 to 4, 7, 8 and 11."""
    lecture = await interroger(TOUTES)
    assert lecture.erreurs == []
    return {session["id"]: lu(session["lheo"]) for session in lecture.data["sessions"]["nodes"]}


async def test_past_or_not_what_stands_has_a_document(documents: dict[str, etree._Element]):
    assert sorted(documents) == [f"SE_00000000{rang:02}" for rang in (1, 2, 3, 4, 7, 8, 11)]


async def test_a_document_is_a_lheo_file_of_one_offer_without_a_fault(documents: dict[str, etree._Element]):
    for racine in documents.values():
        [formation] = racine.xpath("/l:lheo/l:offres/l:formation", namespaces=ESPACE)
        assert controler(formation, "2.3") == []


async def test_a_document_holds_its_session_alone(documents: dict[str, etree._Element]):
    assert {numero: list(sessions(racine)) for numero, racine in documents.items()} == {n: [n] for n in documents}


async def test_a_session_is_written_as_an_export_writes_it(documents: dict[str, etree._Element], catalogue: str):
    exportees = sessions(etree.fromstring(b"".join(exporter(catalogue, Demande(PUBLIC, date(2026, 11, 23))))))
    assert {numero: sessions(racine)[numero] for numero, racine in documents.items()} == exportees


async def test_the_same_state_gives_the_same_document(interroger: Interroger):
    assert (await interroger(TOUTES)).data == (await interroger(TOUTES)).data


async def test_what_was_filled_warns_where(interroger: Interroger):
    lecture = await interroger(UNE, numero="SE_0000000003")
    assert {
        "code": "LHEO_REMPLI",
        "niveau": "AVERTISSEMENT",
        "message": "Le catalogue ne dit pas où s'inscrire : l'adresse du lieu a été écrite.",
        "champ": ["SE_0000000003", "adresse-inscription"],
    } in lecture.data["session"]["lheoAnomalies"]


@pytest.mark.parametrize("numero", ["SE_0000000006", "SE_0000000012"], ids=["cancelled", "archived"])
async def test_a_session_that_does_not_go_out_has_no_document_and_says_why(interroger: Interroger, numero: str):
    lecture = await interroger(UNE, numero=numero)
    assert lecture.erreurs == []
    message = (
        "Cette offre n'est pas diffusée : elle n'est pas publiée, ou la session ou l'action est annulée ou archivée."
    )
    refus = {"code": "LHEO_REFUSE", "niveau": "BLOQUANT", "message": message, "champ": None}
    assert lecture.data == {"session": {"lheo": None, "lheoAnomalies": [refus]}}


async def test_a_session_without_any_address_has_no_document_and_says_why(base: str, lire: Interroger):
    with psycopg.connect(base) as connexion:
        connexion.execute(SANS_ADRESSE)

    session = (await lire(base, UNE, numero="SE_0000000008")).data["session"]

    assert session["lheo"] is None
    message = "Ni la session, ni ses lieux, ni son organisme n'ont d'adresse, et Lhéo en exige une : donnez-en une."
    refus = {"code": "LHEO_REFUSE", "niveau": "BLOQUANT", "message": message}
    assert {**refus, "champ": ["SE_0000000008", "adresse-inscription"]} in session["lheoAnomalies"]


async def test_a_session_that_lheo_refuses_leaves_its_neighbours(base: str, lire: Interroger):
    with psycopg.connect(base) as connexion:
        connexion.execute(SANS_ADRESSE)

    lecture = await lire(base, TOUTES)

    sans = {session["id"] for session in lecture.data["sessions"]["nodes"] if session["lheo"] is None}
    assert sans == {"SE_0000000008", "SE_0000000011"}


@pytest.mark.parametrize("nombre", [1, 10])
async def test_the_sessions_of_a_page_cost_as_many_statements_as_one(base: str, lire: Interroger, nombre: int):
    with psycopg.connect(base) as connexion:
        connexion.execute("SELECT set_config('sofi.organismes', '10', false)")
        connexion.execute(PEUPLER)

    lecture = await lire(base, PAGE, n=nombre)

    assert lecture.erreurs == []
    assert [session["lheo"] is None for session in lecture.data["sessions"]["nodes"]] == [False] * nombre
    assert Counter(lecture.noms) == ENONCES
