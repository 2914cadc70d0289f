"""`make bench`: searches over the whole sample, each against `count(*)` of the same rows; what their upkeep costs."""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import psycopg
import pytest
from rich.table import Table

from loaders.bornes import Lieu
from loaders.demande import Demande
from loaders.fenetre import Fenetre
from loaders.offre import facettes, page, parcours
from loaders.offre.axes import PAR_DEFAUT
from loaders.offre.facettes import Valeurs
from loaders.offre.filtre import Filtre
from loaders.offre.question import Mots, Question
from loaders.requete import Regard, Requete, preparer
from loaders.session import sessions_par_action
from loaders.tenue import ensemble
from loaders.visibilite import PAR_DEFAUT as VALIDEES
from models.ecriture import Acte, ecriture
from models.enumerations import Geste, Noun, Source
from models.lecteur import PUBLIC

pytestmark = pytest.mark.benchmark

FOIS = 30
REGARD = Regard(PUBLIC, date(2026, 11, 23), "52")
CARIF = Acte(Geste.MODIFIER, Source.CARIF)
PLANCHER = "WITH {avec}toutes AS (SELECT count(*) FROM {source} WHERE {conditions}) SELECT * FROM toutes"
# of as many actions, the words that have the middle rank
MOT = """
SELECT mot FROM recherche_mot WHERE nb BETWEEN %s AND %s AND mot ~ '^[a-z]{5,}$'
ORDER BY nb, mot OFFSET (SELECT count(*) / 2 FROM recherche_mot WHERE nb BETWEEN %s AND %s AND mot ~ '^[a-z]{5,}$')
LIMIT 1"""
CHANGER = """
WITH change AS (UPDATE session SET capacite_cumulee = coalesce(capacite_cumulee, 0) + 1, version = version + 1,
    modifie_le = now() WHERE mod(id, 20) = 0 RETURNING id, action_id)
INSERT INTO evenement (geste, noun, objet_id, source, lot_id, anciennes_valeurs)
SELECT 'IMPORTER', 'session', id, 'LHEO', %s, '{}' FROM change"""


@dataclass(frozen=True)
class Cas:
    """A search, and at most how many times its floor the design gives it."""

    nom: str
    question: Question
    barre: float


@pytest.fixture
def catalogue(imports: dict[int, SimpleNamespace]) -> Iterator[psycopg.Connection[Any]]:
    *_, grand = imports.values()
    with psycopg.connect(grand.url, autocommit=True) as connexion:
        connexion.execute("VACUUM ANALYZE")
        connexion.execute("SET jit = off")
        yield connexion


def cas(connexion: psycopg.Connection[Any]) -> Iterator[Cas]:
    """Those of the issue, about what the sample has."""
    yield Cas("no filter", Question(), 14)
    for nom, moins, plus, barre in (("rare", 10, 40, 8), ("medium", 300, 1500, 8), ("common", 5000, 12000, 7)):
        mots = connexion.execute(MOT, [moins, plus, moins, plus]).fetchall()
        for (mot,) in mots:
            yield Cas(f"{nom} word « {mot} »", Question(mots=Mots(f"'{mot}'", f"'{mot}'")), barre)
    yield Cas("radius of 30 km", Question(Filtre(lieu=Lieu("44109", 47.218, -1.554, 30_000))), 4)
    formacode = "SELECT code FROM formacode WHERE generique_code IS NOT NULL ORDER BY code LIMIT 1"
    yield Cas("a field of the Formacode", Question(Filtre(formacodes=(_un(connexion, formacode),))), 5)


def test_result_pages(catalogue: psycopg.Connection[Any], montrer: Callable[[Table], None]):
    table = Table(
        *("search", "actions", "floor", "page", "20 x 3 sessions", "total + 8 facets", "all, x floor", "bar"),
        title="Statements of a result page, planned each time as the service does; without a filter, facets are kept",
    )
    valeurs = Valeurs(catalogue.execute(facettes.VALEURS).fetchall())
    for un in cas(catalogue):
        duree, nombre = mesurer(catalogue, un.question, valeurs)
        durees = [duree[nom] * 1000 for nom in ("plancher", "page", "sessions", "facettes")]
        ratio = sum(durees[1:]) / durees[0]
        table.add_row(un.nom, str(nombre), *(f"{ms:.2f} ms" for ms in durees), f"{ratio:.1f}", f"{un.barre:g}")
    montrer(table)
    assert table.row_count >= 4


def test_upkeep(catalogue: psycopg.Connection[Any], montrer: Callable[[Table], None]):
    numeros = [numero for (numero,) in catalogue.execute("SELECT numero FROM session ORDER BY id LIMIT 40")]
    tenues: list[Callable[..., None]] = [lambda *_: None, ensemble.tenir_les_objets]
    paires = [[editer(catalogue, numero, tenir) for tenir in tenues] for numero in numeros]
    seul, tenu = (statistics.median(serie) for serie in zip(*paires, strict=True))
    with catalogue.transaction(force_rollback=True):
        lot = _un(catalogue, "INSERT INTO lot (flux, emetteur, fichier, etat) VALUES ('x', 'x', 'x', 'X') RETURNING id")
        fusion = chronometrer(lambda: catalogue.execute(CHANGER, [lot]))
        tenue = chronometrer(lambda: ensemble.tenir_le_lot(catalogue, lot))
    table = Table("write", "alone", "with upkeep", "x", "bar", title="What keeping search tables and changes costs")
    table.add_row("edit of a session", f"{seul * 1000:.2f} ms", f"{tenu * 1000:.2f} ms", f"{tenu / seul:.1f}", "2")
    avec = f"{fusion + tenue:.2f} s"
    table.add_row("5 % of sessions, one UPDATE", f"{fusion:.2f} s", avec, f"{(fusion + tenue) / fusion:.1f}", "3")
    montrer(table)
    assert ensemble.verifier(catalogue) == []


def mesurer(connexion: psycopg.Connection[Any], question: Question, valeurs: Valeurs) -> tuple[dict[str, float], int]:
    """Median seconds of each part, and how many actions there are."""
    lignes = [ligne for requete in _page(question) for ligne in connexion.execute(requete.texte, requete.parametres)]
    trouvees = page.aretes(question, lignes)
    demande = Demande(VALIDEES, lecture=Fenetre(3), offre=question.pour_ses_sessions)
    requetes = {
        "plancher": [_plancher(question)],
        "page": _page(question),
        "sessions": [preparer(sessions_par_action, demande, [arete.node.action.cle for arete in trouvees], REGARD)],
        "facettes": [facettes.facettes(question, PAR_DEFAUT, valeurs, REGARD)],
    }
    compte = page.total(question, REGARD, exact=True)
    nombre = _un(connexion, compte.texte, compte.parametres)
    return {nom: sum(mediane(connexion, un) for un in ensemble) for nom, ensemble in requetes.items()}, nombre


def editer(connexion: psycopg.Connection[Any], numero: str, tenir: Callable[..., None]) -> float:
    """Seconds of one edit, committed."""

    def editer() -> None:
        with connexion.transaction(), ecriture(connexion, tenir) as ouverte:
            ouverte.modifier(Noun.SESSION, numero, {"capacite_cumulee": time.monotonic_ns() % 1000}, CARIF)

    return chronometrer(editer)


def _page(question: Question) -> list[Requete]:
    if not parcours.convient(question):
        return [page.page(question, Fenetre(), 0, REGARD)]
    (moitie, fenetre), *_ = parcours.moities(Fenetre())
    return [parcours.page(question, moitie, fenetre, 0, REGARD)]


def _plancher(question: Question) -> Requete:
    conditions = " AND ".join(question.conditions())
    texte = PLANCHER.format(avec=question.avec, source=question.source, conditions=conditions)
    return Requete(texte, question.parametres(REGARD))


def mediane(connexion: psycopg.Connection[Any], requete: Requete) -> float:
    """The median time of a statement, whose plan is made for its values, as the service does."""
    return statistics.median(
        chronometrer(lambda: connexion.execute(requete.texte, requete.parametres, prepare=False).fetchall())
        for _ in range(FOIS)
    )


def chronometrer(geste: Callable[[], object]) -> float:
    debut = time.perf_counter()
    geste()
    return time.perf_counter() - debut


def _un(connexion: psycopg.Connection[Any], texte: str, parametres: Any = None) -> Any:
    ligne = connexion.execute(texte, parametres).fetchone()
    assert ligne
    return ligne[0]
