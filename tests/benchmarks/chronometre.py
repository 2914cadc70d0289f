"""How long statements take, as the service runs them."""

import statistics
import time
from collections.abc import Callable
from typing import Any

import psycopg

from loaders.requete import Requete

FOIS = 30


def chronometrer(geste: Callable[[], object]) -> float:
    """Seconds."""
    debut = time.perf_counter()
    geste()
    return time.perf_counter() - debut


def mediane(connexion: psycopg.Connection[Any], requete: Requete) -> float:
    """The median seconds of a statement, its plan made once or for its values, as the service does."""
    prepare = requete.preparee is True
    connexion.execute(f"SET plan_cache_mode = {'force_generic_plan' if prepare else 'auto'}")
    return statistics.median(
        chronometrer(lambda: connexion.execute(requete.texte, requete.parametres, prepare=prepare).fetchall())
        for _ in range(FOIS)
    )


def un(connexion: psycopg.Connection[Any], texte: str, parametres: Any = None) -> Any:
    """The one value that a statement gives."""
    ligne = connexion.execute(texte, parametres).fetchone()
    assert ligne
    return ligne[0]
