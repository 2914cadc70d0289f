"""The queue of the Carif: a page of it takes so many statements, however long it is."""

import psycopg
import pytest
from psycopg_pool import AsyncConnectionPool

from graph.contexte import Contexte
from graph.execution import Requete, moteur
from graph.schema import schema
from rules.parametres import Parametres
from tests.acceptation.test_operations import operations
from tests.graph.mutations.conftest import AUJOURD_HUI
from tests.graph.mutations.lecteurs import CARIF
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
