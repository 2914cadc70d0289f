"""`make bench`: what is proposed while one types, among as many names as the national lists have.

Floors: a round trip (`SELECT 1`), and the count of the names that begin so.
"""

import random
import re
import statistics
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import psycopg
import pytest
from rich.table import Table

from loaders.commune import communes
from loaders.demande import Demande
from loaders.fenetre import Fenetre
from loaders.recherche import motifs, par_index
from loaders.requete import Regard, Requete, preparer
from loaders.suggestion import chercher, lire
from loaders.tenue import suggestions
from models.lecteur import PUBLIC
from models.migrer import migrer
from models.suggestion import TypeSuggestion
from service.postgres.ouverture import creer_si_absente, url_embarquee
from tests.benchmarks.libelles import remplir

pytestmark = pytest.mark.benchmark

METIER, FORMACODE, CERTIFICATION, ORGANISME, COMMUNE, DEPARTEMENT = TypeSuggestion
CHAMPS = {"what": (METIER, FORMACODE, CERTIFICATION, ORGANISME), "where": (COMMUNE, DEPARTEMENT)}
BUT_MS = 1.0  # from three letters
FOIS = 400
COMPTE = """
SELECT count(*) FROM suggestion_mot WHERE type = ANY(%(types)s) AND mot >= %(mot)s AND mot < %(mot)s || '{'"""


class Mesure(NamedTuple):
    """Seconds of each search, of the round trip and of the count of the same; how many took one statement."""

    durees: list[float]
    allers: list[float]
    comptes: list[float]
    seuls: int


@pytest.fixture(scope="module")
def noms(serveur_durable: Path, montrer: Callable[[Table], None]) -> Iterator[psycopg.Connection]:
    """A connection to the names; what it takes to keep them is printed."""
    creer_si_absente(serveur_durable, "banc_suggestions")
    url = url_embarquee(serveur_durable, "banc_suggestions")
    migrer(url)
    with psycopg.connect(url, autocommit=True) as connexion:
        remplir(connexion)
        connexion.execute("ANALYZE")
        table = Table("made", "rows", "seconds", title="Tables of suggestions")
        duree, ecrites = chrono(lambda: suggestions.refaire(connexion))
        table.add_row("anew", f"{ecrites:,}", f"{duree:.1f}")
        duree, ecrites = chrono(lambda: suggestions.refaire(connexion))
        table.add_row("when nothing changed", f"{ecrites:,}", f"{duree:.1f}")
        connexion.execute("UPDATE commune SET libelle = 'Nouvelle' WHERE id = 1")
        duree, ecrites = chrono(lambda: suggestions.refaire(connexion))
        table.add_row("after one name", f"{ecrites:,}", f"{duree:.1f}")
        connexion.execute("VACUUM ANALYZE")
        montrer(table)
        yield connexion


def chrono(faire: Callable[[], Any]) -> tuple[float, Any]:
    debut = time.perf_counter()
    fait = faire()
    return time.perf_counter() - debut, fait


def executer(connexion: psycopg.Connection, requete: Requete) -> list[Any]:
    return connexion.execute(requete.texte, requete.parametres).fetchall()


def proposer(connexion: psycopg.Connection, texte: str, types: tuple[TypeSuggestion, ...]) -> int:
    """In how many statements."""
    return derouler(chercher(lire(texte, types, 8)), lambda requete: executer(connexion, requete))


def derouler(recherche: Generator[Requete, list[Any], Any], lire_lignes: Callable[[Requete], list[Any]]) -> int:
    """Run a search to its end; how many statements it took."""
    enonces = 0
    with suppress(StopIteration):
        requete = next(recherche)
        while True:
            enonces += 1
            requete = recherche.send(lire_lignes(requete))
    return enonces


def frappes(connexion: psycopg.Connection, types: tuple[TypeSuggestion, ...], hasard: random.Random) -> list[str]:
    """Words of names, as often as names have them."""
    lues = connexion.execute(
        "SELECT mot FROM suggestion_mot WHERE type = ANY(%s) AND mot ~ '^[a-z]{6,}$' ORDER BY mot, cle", [list(types)]
    ).fetchall()
    return [mot for (mot,) in hasard.choices(lues, k=FOIS)]


def paires(connexion: psycopg.Connection, types: tuple[TypeSuggestion, ...], hasard: random.Random) -> list[str]:
    """A word of a name, then the beginning of the next one."""
    lus = connexion.execute(
        "SELECT plie FROM suggestion WHERE type = ANY(%s) AND plie ~ '^( [a-z]{4,}){2}' ORDER BY cle", [list(types)]
    ).fetchall()
    deux = (plie.split()[:2] for (plie,) in hasard.choices(lus, k=FOIS))
    return [f"{premier} {second[:2]}" for premier, second in deux]


def fautive(mot: str, hasard: random.Random) -> str:
    """A word with one letter changed, lost, doubled or exchanged with the next one."""
    place = hasard.randrange(1, len(mot) - 1)
    avant, lettre, apres = mot[:place], mot[place], mot[place + 1 :]
    fautes = (f"{avant}z{apres}", avant + apres, f"{avant}{lettre}{lettre}{apres}")
    return hasard.choice((*fautes, f"{avant}{apres[0]}{lettre}{apres[1:]}"))


def mesurer(connexion: psycopg.Connection, textes: list[str], types: tuple[TypeSuggestion, ...]) -> Mesure:
    mesure = Mesure([], [], [], 0)
    for texte in textes:
        parametres = {"types": list(types), "mot": texte}
        mesure.allers.append(chrono(lambda: connexion.execute("SELECT 1").fetchall())[0])
        mesure.comptes.append(chrono(lambda p=parametres: connexion.execute(COMPTE, p).fetchall())[0])
        duree, enonces = min(chrono(lambda t=texte: proposer(connexion, t, types)) for _ in range(3))
        mesure.durees.append(duree)
        mesure = mesure._replace(seuls=mesure.seuls + (enonces == 1))
    return mesure


def test_suggestions(noms: psycopg.Connection, montrer: Callable[[Table], None]):
    hasard = random.Random(5)  # noqa: S311  words, not secrets
    ((nombre,),) = noms.execute("SELECT count(*) FROM suggestion").fetchall()
    entetes = ("typed", "field", "p50", "p99", "× SELECT 1", "× count(*)", "one statement", "goal")
    table = Table(
        *entetes, title=f"Suggestions among {nombre:,} names, 8 of them, one reader, {FOIS} times, best of three"
    )
    for champ, types in CHAMPS.items():
        mots = frappes(noms, types, hasard)
        for titre, textes in (
            *((f"{n} letters", [mot[:n] for mot in mots]) for n in (1, 2, 3, 4, 6)),
            ("two words", paires(noms, types, hasard)),
            ("a typo", [fautive(mot, hasard) for mot in mots]),
        ):
            mesurer(noms, textes[:20], types)  # prepared
            mesure = mesurer(noms, textes, types)
            mediane, aller, compte = [statistics.median(durees) * 1000 for durees in mesure[:3]]
            p99 = statistics.quantiles(mesure.durees, n=100)[98] * 1000
            but = f"≤ {BUT_MS:.0f} ms" if titre in {"3 letters", "4 letters", "6 letters"} else ""
            couleur = "green" if mediane <= BUT_MS else "bold red"
            table.add_row(
                titre,
                champ,
                f"[{couleur}]{mediane:.2f} ms[/]" if but else f"{mediane:.2f} ms",
                f"{p99:.2f} ms",
                f"{mediane / aller:.1f}",
                f"{mediane / compte:.1f}",
                f"{mesure.seuls / len(textes):.0%}",
                but,
            )
    montrer(table)


@pytest.mark.parametrize("texte", ["s", "saint", "zq", "saint mon", "conducteur de", "boulangeri", "sur la"])
def test_no_search_reads_a_whole_table(noms: psycopg.Connection, texte: str):
    plans = []

    def expliquer(requete: Requete) -> list[Any]:
        plans.extend(ligne for (ligne,) in noms.execute(f"EXPLAIN {requete.texte}", requete.parametres))
        return executer(noms, requete)

    derouler(chercher(lire(texte, None, 8)), expliquer)
    assert re.findall(r"Seq Scan on (suggestion\w*)", "\n".join(plans)) == []


def test_communes_by_their_names(noms: psycopg.Connection, montrer: Callable[[Table], None]):
    table = Table("looked for", "p50", "found", title="communes(recherche), the first 20 of the whole country")
    for texte in ("sa", "saint", "saint mon", "bouvil", "zzz"):
        mots = motifs(texte)
        filtre = "recherche" if par_index(mots) else "recherche_courte"
        demande = Demande(filtres=((filtre, mots),), lecture=Fenetre())
        requete = preparer(communes, demande, [()], Regard(PUBLIC, date(2026, 11, 23)))
        durees = [chrono(lambda r=requete: executer(noms, r))[0] for _ in range(40)]
        table.add_row(texte, f"{statistics.median(durees) * 1000:.2f} ms", str(len(executer(noms, requete))))
    montrer(table)
