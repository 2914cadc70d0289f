"""`make bench`: a page of a list, in each of its orders and at any depth, walks one index; counts of filters."""

import time
from collections.abc import Callable, Iterator
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from rich.table import Table

from loaders import curseur
from loaders.certification import certifications
from loaders.demande import Compter, Demande
from loaders.etablissement import etablissements
from loaders.fenetre import Fenetre
from loaders.formation import FormationTri, formations
from loaders.organisme import organismes
from loaders.relation import Relation
from loaders.requete import Regard, Requete, preparer
from loaders.session import SessionTri, sessions
from loaders.visibilite import PAR_DEFAUT
from models.lecteur import PUBLIC
from tests.benchmarks.mesures import AUJOURDHUI

pytestmark = pytest.mark.benchmark

INDEX = {
    (sessions, SessionTri.DEBUT): "session_debut_idx",
    (sessions, SessionTri.MISE_A_JOUR): "session_modifie_le_idx",
    (sessions, SessionTri.SAISIE): "session_cree_le_idx",
    (sessions, SessionTri.NUMERO): "session_numero_key",
    (formations, FormationTri.INTITULE): "formation_intitule_idx",
    (formations, FormationTri.MISE_A_JOUR): "formation_modifie_le_idx",
    (formations, FormationTri.NUMERO): "formation_numero_key",
}
TAILLE, PROFONDEUR = 20, 50


@pytest.fixture(scope="module")
def grand(imports: dict[int, SimpleNamespace]) -> Iterator[psycopg.Connection]:
    """A connection to the large sample, which the planner knows."""
    *_, importe = imports.values()
    with psycopg.connect(importe.url, autocommit=True) as connexion:
        connexion.execute("VACUUM ANALYZE")
        yield connexion


def test_a_page_of_each_order_walks_its_index(grand: psycopg.Connection, montrer: Callable[[Table], None]):
    table = Table("list", "order", "page 1", f"page {PROFONDEUR}", title=f"Pages of {TAILLE}, one reader")
    for (relation, tri), index in INDEX.items():
        premiere, profonde = Fenetre(TAILLE, ordre=relation.ordres[tri]), a_la_page(grand, relation, tri)
        for fenetre in (premiere, profonde):
            parcourus, tris = plan(grand, requete(relation, fenetre))
            assert (tri, parcourus[relation.vers.table], tris) == (tri, index, [])
        temps = [f"{duree(grand, requete(relation, fenetre)) * 1000:.2f} ms" for fenetre in (premiere, profonde)]
        table.add_row(relation.nom, tri, *temps)
    montrer(table)


@pytest.mark.parametrize("relation", [organismes, etablissements, certifications], ids=lambda relation: relation.nom)
@pytest.mark.parametrize("critere", ["avec_offre", "sans_offre"])
def test_those_that_have_an_offer_are_counted_in_a_moment(grand: psycopg.Connection, relation: Relation, critere: str):
    """Looked for among sessions by their établissement, they took minutes: a second is far from both."""
    demande = Demande(PAR_DEFAUT if relation.valides else (), ((critere, True),), Compter())
    compte = preparer(relation, demande, [()], Regard(PUBLIC, AUJOURDHUI))
    grand.execute("SET statement_timeout = '1s'")
    assert len(grand.execute(compte.texte, compte.parametres).fetchall()) == 1
    grand.execute("RESET statement_timeout")


def requete(relation: Relation, fenetre: Fenetre) -> Requete:
    return preparer(relation, Demande(PAR_DEFAUT, lecture=fenetre), [()], Regard(PUBLIC, AUJOURDHUI))


def a_la_page(connexion: psycopg.Connection, relation: Relation, tri: str) -> Fenetre:
    """The window of a page far down the list, as its cursor opens it."""
    ordre = relation.ordres[tri]
    avant = requete(relation, Fenetre(TAILLE * (PROFONDEUR - 1) - 1, ordre=ordre))
    *_, derniere = connexion.execute(avant.texte, avant.parametres).fetchall()
    cles = curseur.lire(curseur.ecrire(derniere[1 : 1 + len(ordre)], ordre), ordre)
    return Fenetre(TAILLE, apres=cles, ordre=ordre)


def plan(connexion: psycopg.Connection, lue: Requete) -> tuple[dict[str, str], list[str]]:
    """The index by which each table is walked at the top of the plan, and the sorts in it."""
    ((explique,),) = connexion.execute(f"EXPLAIN (FORMAT JSON) {lue.texte}", lue.parametres).fetchall()
    noeuds = list(descendre(explique[0]["Plan"]))
    index = {n["Relation Name"]: n["Index Name"] for n in reversed(noeuds) if "Index Name" in n}
    return index, [n["Node Type"] for n in noeuds if n["Node Type"].endswith("Sort")]


def descendre(noeud: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield noeud
    for dessous in noeud.get("Plans", ()):
        yield from descendre(dessous)


def duree(connexion: psycopg.Connection, lue: Requete) -> float:
    """The median of 20 times."""
    durees = []
    for _ in range(20):
        debut = time.perf_counter()
        connexion.execute(lue.texte, lue.parametres).fetchall()
        durees.append(time.perf_counter() - debut)
    return sorted(durees)[10]
