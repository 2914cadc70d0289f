"""`make bench`: searches over the whole sample, each against `count(*)` of the same rows; and how they are read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import psycopg
import pytest
from rich.table import Table

from loaders.bornes import Lieu
from loaders.demande import Demande
from loaders.fenetre import Arete, Fenetre
from loaders.offre import facettes, page, parcours
from loaders.offre.axes import PAR_DEFAUT
from loaders.offre.facettes import Valeurs
from loaders.offre.filtre import Filtre
from loaders.offre.question import Mots, Question
from loaders.requete import Regard, Requete, preparer
from loaders.session import sessions_par_action
from loaders.visibilite import PAR_DEFAUT as VALIDEES
from models.lecteur import PUBLIC
from service.jour import aujourdhui
from service.reglages import lire_reglages
from tests.benchmarks.chronometre import mediane, un
from tests.benchmarks.conftest import SESSIONS, Montrer

pytestmark = pytest.mark.benchmark

REGARD = Regard(PUBLIC, aujourdhui(lire_reglages()), "52")  # the day that the sample is made for
PLANCHER = "WITH {avec}toutes AS (SELECT count(*) FROM {source} WHERE {conditions}) SELECT * FROM toutes"
DU_DESSIN = 120_000  # sessions
PARTIES = ("page", "suite", "sessions", "facettes", "total")
PAGE_MS = 1.0  # by date
# of as many actions, the words that have the middle rank
MOT = """
SELECT mot FROM recherche_mot WHERE nb BETWEEN %s AND %s AND mot ~ '^[a-z]{5,}$'
ORDER BY nb, mot OFFSET (SELECT count(*) / 2 FROM recherche_mot WHERE nb BETWEEN %s AND %s AND mot ~ '^[a-z]{5,}$')
LIMIT 1"""
FORMACODE = "SELECT code FROM formacode WHERE generique_code IS NOT NULL ORDER BY code LIMIT 1"
# no less rows than a tenth of the sessions
GRANDES = """
SELECT relname FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
  AND reltuples > (SELECT reltuples / 10 FROM pg_class WHERE oid = 'session'::regclass)"""


@dataclass(frozen=True)
class Cas:
    """A search, what it is about in the sample, and at most how many times its floor the design gives it.

    `index`: what leads to what it finds; `parcourues`: the parts that retain so much that they read all search rows.
    """

    question: Callable[[psycopg.Connection[Any]], Question]
    but: float
    index: str
    parcourues: frozenset[str] = frozenset()


def mot(moins: int, plus: int) -> Callable[[psycopg.Connection[Any]], Question]:
    """A word that so many actions have, in as many sessions as the design measured."""

    def question(connexion: psycopg.Connection[Any]) -> Question:
        bornes = [borne * SESSIONS // DU_DESSIN for borne in (moins, plus)]
        trouve = f"'{un(connexion, MOT, [*bornes, *bornes])}'"
        return Question(mots=Mots(trouve, trouve))

    return question


CAS = {
    "no filter": Cas(lambda _: Question(), 14, "recherche_session_debut_idx", frozenset({"facettes"})),
    "rare word": Cas(mot(10, 40), 8, "recherche_action_long_idx"),
    "medium word": Cas(mot(300, 1500), 8, "recherche_action_long_idx"),
    "common word": Cas(mot(5000, 12000), 7, "recherche_action_long_idx", frozenset({"page", "suite", "facettes"})),
    "radius of 30 km": Cas(
        lambda _: Question(Filtre(lieu=Lieu("44109", 47.218, -1.554, 30_000))), 4, "recherche_session_debut_idx"
    ),
    "field of the Formacode": Cas(
        lambda connexion: Question(Filtre(formacodes=(un(connexion, FORMACODE),))),
        5,
        "formation_formacode_formacode_id_idx",
    ),
}


def executer(connexion: psycopg.Connection[Any], requete: Requete) -> list[Any]:
    return connexion.execute(requete.texte, requete.parametres, prepare=False).fetchall()


def paginee(question: Question, fenetre: Fenetre) -> Requete:
    """The first statement of a page: one is enough while the first half of the order by date fills it."""
    if not parcours.convient(question):
        return page.page(question, fenetre, 0, REGARD)
    (moitie, siennes), *_ = parcours.moities(fenetre)
    return parcours.page(question, moitie, siennes, 0, REGARD)


def plancher(question: Question) -> Requete:
    conditions = " AND ".join(question.conditions())
    texte = PLANCHER.format(avec=question.avec, source=question.source, conditions=conditions)
    return Requete(texte, question.parametres(REGARD))


def requetes(connexion: psycopg.Connection[Any], question: Question) -> Iterator[tuple[str, Requete]]:
    """The statements of a result page, by what they give."""
    if parcours.convient(question) and (part := parcours.part(question, REGARD)):
        assert executer(connexion, part) == [(True,)]  # else the page is not walked
        yield "part", part
    premiere = paginee(question, Fenetre())
    trouvees: list[Arete] = page.aretes(question, executer(connexion, premiere))[:20]
    demande = Demande(VALIDEES, lecture=Fenetre(3), offre=question.pour_ses_sessions)
    valeurs = Valeurs(connexion.execute(facettes.VALEURS).fetchall())
    yield "page", premiere
    yield "suite", paginee(question, replace(Fenetre(), apres=tuple(map(str, trouvees[-1].tri))))
    yield "sessions", preparer(sessions_par_action, demande, [arete.node.action_id for arete in trouvees], REGARD)
    yield "facettes", facettes.facettes(question, PAR_DEFAUT, valeurs, REGARD)
    yield "total", page.total(question, REGARD, exact=False)


def test_result_pages(catalogue: psycopg.Connection[Any], montrer: Montrer):
    colonnes = ("search", "actions", "floor", "page", "next page", "20 x 3 sessions", "8 facets + total")
    table = Table(*colonnes, "page, x floor", "all, x floor", "goal", title="Statements of a result page, in ms")
    for nom, cas in CAS.items():
        question = cas.question(catalogue)
        seul = mediane(catalogue, plancher(question))
        durees = {partie: mediane(catalogue, requete) for partie, requete in requetes(catalogue, question)}
        durees["page"] += durees.get("part", 0)
        sans_facettes = durees["page"] + durees["sessions"]
        compte = page.total(question, REGARD, exact=True)
        cases = [nom, str(un(catalogue, compte.texte, compte.parametres)), f"{seul * 1000:.2f}"]
        cases += [f"{durees[partie] * 1000:.2f}" for partie in ("page", "suite", "sessions", "facettes")]
        ratio = (sans_facettes + durees["facettes"]) / seul
        table.add_row(*cases, f"{durees['page'] / seul:.1f}", f"{ratio:.1f}", f"≤ {cas.but:g}")
        if nom == "no filter":
            table.add_row("", *[""] * 5, "(kept)", "", f"{sans_facettes / seul:.1f}", "≤ 2")
            table.add_row("", "", "", f"goal ≤ {PAGE_MS:.0f}", f"goal ≤ {PAGE_MS:.0f}")
    montrer(table)
    assert table.row_count == len(CAS) + 2


@pytest.mark.skipif(SESSIONS < DU_DESSIN, reason="of fewer rows, PostgreSQL rightly reads all")
@pytest.mark.parametrize("partie", PARTIES)
@pytest.mark.parametrize("nom", CAS)
def test_a_search_reads_what_it_finds_alone(catalogue: psycopg.Connection[Any], nom: str, partie: str):
    cas = CAS[nom]
    requete = dict(requetes(catalogue, cas.question(catalogue)))[partie]
    plan = "\n".join(ligne for (ligne,) in executer(catalogue, replace(requete, texte=f"EXPLAIN {requete.texte}")))
    grandes = {table for (table,) in catalogue.execute(GRANDES)}
    lues = grandes.intersection(re.findall(r"Seq Scan on (\w+)", plan))
    assert lues <= ({"recherche_session"} if partie in cas.parcourues else set())
    if partie in {"page", "suite"}:
        assert re.search(rf"(using|Bitmap Index Scan on) {cas.index}\b", plan)
