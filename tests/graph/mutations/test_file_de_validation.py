"""The queue of the Carif: the oldest first, what its filters keep, so many statements however long it is."""

from typing import Any

import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete, moteur
from graph.schema import schema
from models.lecteur import PUBLIC, Lecteur
from rules.parametres import Parametres
from tests.acceptation.test_operations import operations
from tests.graph.mutations.conftest import AUJOURD_HUI, Muter
from tests.graph.mutations.lecteurs import A_LECTURE, ADMIN, B_GESTION, CARIF, PARTENAIRE, SANS_ORGANISME
from tests.graph.pilotes import repondre

pytestmark = pytest.mark.anyio

# half are new, half are edits of what is validated; each tenth was spoken of
DEPOSER = """
WITH rang AS (SELECT generate_series(%(de)s::int, %(a)s::int) AS n),
nouvelle AS (
  INSERT INTO session (id, statut, source, action_id, organisme_id, debut, debut_precision, fin, fin_precision)
  SELECT 5000 + n, CASE WHEN n %% 2 = 0 THEN 'SOUMISE' ELSE 'VALIDEE' END, 'SAISIE', 602, 101,
    date '2027-03-01' + n, 'JOUR', date '2027-03-05' + n, 'JOUR' FROM rang RETURNING id, statut),
lieu AS (INSERT INTO session_site (session_id, site_id, rang) SELECT id, 301, 0 FROM nouvelle),
financement AS (INSERT INTO dispositif (session_id, rang, type_code, financeur_code, conventionne)
  SELECT id, 0, 'OPCO', '16', false FROM nouvelle RETURNING id),
edition AS (INSERT INTO modification (noun, objet_id, statut, version, version_de_base, valeurs, auteur)
  SELECT 'session', id, 'SOUMISE', 2, 1, '{"effectif_minimal": 6}', 'saisie@bois.example'
  FROM nouvelle WHERE statut = 'VALIDEE'),
depot AS (INSERT INTO soumission (noun, objet_id, organisme_id, nouvelle, etat, deposee_par)
  SELECT 'session', id, 101, statut = 'SOUMISE', 'DEPOSEE', 912 FROM nouvelle RETURNING id)
INSERT INTO message (soumission_id, compte_id, texte) SELECT id, 901, 'Vu.' FROM depot WHERE id %% 10 = 0"""


async def enonces(url: str) -> tuple[list[str], int]:
    """The statements that a page of the queue takes, and how many submissions it has."""
    noms: list[str] = []
    async with (
        AsyncConnectionPool(url, kwargs={"autocommit": True}, min_size=1, open=False) as pool,
        Contexte(pool, CARIF, AUJOURD_HUI, Parametres("52"), lambda lu, _: noms.append(lu.nom)) as contexte,
    ):
        reponse = await repondre(moteur(schema), Requete(operations()["B6File"], {}), contexte)
    assert reponse.erreurs == []
    return noms, len(reponse.donnees["fileDeValidation"]["nodes"])


async def test_a_page_takes_as_many_statements_for_fifty_as_for_two(a_saisir: str):
    with psycopg.connect(a_saisir, autocommit=True) as connexion:
        connexion.execute(DEPOSER, {"de": 1, "a": 2})
        peu, deux = await enonces(a_saisir)
        connexion.execute(DEPOSER, {"de": 3, "a": 50})
        beaucoup, cinquante = await enonces(a_saisir)
    assert (deux, cinquante) == (2, 50)
    assert sorted(beaucoup) == sorted(peu)


# Of A: a draft that is new, an edit of its action, with établissements in 53 and in 72; of B: an edit of its session
# in 72, its new établissement. Two are returned or decided. The first deposited is not the first by its number.
ATTENTES = """
INSERT INTO session (id, statut, source, action_id, organisme_id, debut, debut_precision, fin, fin_precision) VALUES
  (705, 'SOUMISE', 'SAISIE', 602, 101, '2027-05-03', 'JOUR', '2027-05-05', 'JOUR'),
  (706, 'A_CORRIGER', 'SAISIE', 602, 101, '2027-06-03', 'JOUR', '2027-06-05', 'JOUR');
INSERT INTO session_site (session_id, site_id, rang) VALUES (705, 301, 0);
INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code, conventionne) VALUES
  (806, 705, 0, 'CONTRAT_APPRENTISSAGE', NULL, false);
INSERT INTO etablissement (id, statut, source, organisme_id, siret, nom) VALUES
  (204, 'SOUMISE', 'SAISIE', 102, '51204417300023', 'Annexe');
INSERT INTO soumission (id, noun, objet_id, organisme_id, nouvelle, etat, remarques, deposee_le, deposee_par,
  prise_en_charge_par) VALUES
  (1, 'session', 704, 102, false, 'DEPOSEE', 0, '2026-11-22 08:00Z', 921, 902),
  (2, 'session', 705, 101, true, 'DEPOSEE', 2, '2026-11-20 08:00Z', 912, 901),
  (3, 'etablissement', 204, 102, true, 'DEPOSEE', 0, '2026-11-21 08:00Z', 921, NULL),
  (4, 'action', 601, 101, false, 'DEPOSEE', 1, '2026-11-19 08:00Z', 911, NULL),
  (5, 'session', 706, 101, true, 'RETOURNEE', 0, '2026-11-18 08:00Z', 912, NULL),
  (6, 'session', 701, 101, false, 'VALIDEE', 0, '2026-11-17 08:00Z', 912, 901)"""
FILE = """query ($filtre: FileFiltre, $n: Int, $apres: String) {
  fileDeValidation(filtre: $filtre, first: $n, after: $apres) {
    total { valeur } pageInfo { hasNextPage endCursor } nodes { id } } }"""
TOUTE = [4, 2, 3, 1]


@pytest.fixture
def attentes(a_saisir: str) -> None:
    with psycopg.connect(a_saisir) as connexion:
        connexion.execute(ATTENTES)


async def lire_la_page(muter: Muter, lecteur: Lecteur = CARIF, **variables: Any) -> dict[str, Any]:
    reponse = await muter(FILE, lecteur, **variables)
    assert reponse.erreurs == []
    return dict((reponse.donnees or {})["fileDeValidation"])


def rangs(page: dict[str, Any]) -> list[int]:
    return [int(noeud["id"].removeprefix("SM_")) for noeud in page["nodes"]]


@pytest.mark.usefixtures("attentes")
async def test_what_waits_is_told_the_oldest_first_page_by_page(muter: Muter):
    lus, apres = [], None
    for _ in TOUTE:
        page = await lire_la_page(muter, n=1, apres=apres)
        lus, apres = lus + rangs(page), page["pageInfo"]["endCursor"]
    assert (lus, page["pageInfo"]["hasNextPage"], page["total"]) == (TOUTE, False, {"valeur": 4})


@pytest.mark.usefixtures("attentes")
@pytest.mark.parametrize(
    ("filtre", "attendues"),
    [
        ({}, TOUTE),
        ({"objets": ["SESSION"]}, [2, 1]),
        ({"objets": ["ACTION", "ETABLISSEMENT"]}, [4, 3]),
        ({"organismes": ["OR_0000000001"]}, [4, 2]),
        ({"organismes": ["512 044 173 00015"]}, [3, 1]),
        ({"organismes": ["OR_0000009999"]}, []),
        ({"departements": ["53"]}, [4, 2]),
        ({"departements": ["72"]}, [4, 3, 1]),
        ({"departements": ["85"]}, []),
        ({"voies": ["APPRENTISSAGE"]}, [2]),
        ({"voies": ["FORMATION_CONTINUE"]}, [1]),
        ({"nouvelles": True}, [2, 3]),
        ({"nouvelles": False}, [4, 1]),
        ({"miennes": True}, [2]),
        ({"miennes": False}, [4, 3, 1]),
        ({"sansAnomalie": True}, [3, 1]),
        ({"sansAnomalie": False}, [4, 2]),
        ({"deposeesAvant": "2026-11-21T09:00:00+01:00"}, [4, 2]),
        ({"deposeesAvant": "2026-11-21T09:00:01+01:00"}, [4, 2, 3]),
        ({"objets": ["SESSION"], "departements": ["72"], "nouvelles": False}, [1]),
    ],
    ids=str,
)
async def test_a_filter_keeps_what_it_says(muter: Muter, filtre: dict[str, Any], attendues: list[int]):
    assert rangs(await lire_la_page(muter, filtre=filtre)) == attendues


@pytest.mark.usefixtures("attentes")
@pytest.mark.parametrize(
    ("lecteur", "attendues"),
    [(ADMIN, TOUTE), (A_LECTURE, [4, 2]), (B_GESTION, [3, 1]), (SANS_ORGANISME, []), (PARTENAIRE, [])],
    ids=["admin", "of A", "of B", "of none", "partenaire"],
)
async def test_an_organisme_sees_its_own_and_the_carif_all(muter: Muter, lecteur: Lecteur, attendues: list[int]):
    page = await lire_la_page(muter, lecteur)
    assert (rangs(page), page["total"]) == (attendues, {"valeur": len(attendues)})


@pytest.mark.usefixtures("attentes")
async def test_the_public_has_no_queue(muter: Muter):
    reponse = await muter(FILE, PUBLIC)
    assert reponse.donnees == {"fileDeValidation": None}
    assert [erreur["extensions"]["code"] for erreur in reponse.erreurs] == ["UNAUTHENTICATED"]
