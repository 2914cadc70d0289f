"""Lots: up to 250 objects, each for itself; what is refused takes back what it wrote, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from psycopg.errors import CheckViolation, UniqueViolation

from graph.mutations.contraintes import anomalie
from graph.mutations.issue import Issue, Refusee, heurt
from models.erreurs import Conflit, EntreeInvalide, Interdit, Introuvable
from rules.regle import blocage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from graph.mutations.chantier import Chantier
    from models.enumerations import Noun

MAXIMUM: Final = 250


def exiger_un_lot(argument: str, numeros: Sequence[str]) -> None:
    """Refuse (EntreeInvalide) none, too many, or twice the same."""
    if not 0 < len(numeros) <= MAXIMUM:
        raise EntreeInvalide(f"`{argument}` : de 1 à {MAXIMUM} (reçus : {len(numeros)}).")
    if len({*numeros}) < len(numeros):
        raise EntreeInvalide(f"`{argument}` : chaque numéro une seule fois.")


def tenter(chantier: Chantier, noun: Noun, numero: str, faire: Callable[[], Issue]) -> Issue:
    """What came of one of them."""
    touches = len(chantier.ecriture.touches)
    try:
        with chantier.connexion.transaction():
            return faire()._replace(demande=numero)
    except Refusee as refus:
        issue = Issue(anomalies=refus.anomalies, demande=numero)
    except Conflit as conflit:
        issue = Issue(conflit=heurt(conflit), demande=numero)
    except Introuvable as refus:
        issue = refus_de_ligne(noun, numero, "INTROUVABLE", (refus.message, "Retirez-le du lot."))
    except Interdit as refus:
        issue = refus_de_ligne(noun, numero, "INTERDIT", (refus.message, "Retirez-le du lot."))
    except (CheckViolation, UniqueViolation) as violation:
        issue = Issue(anomalies=(anomalie(violation),), demande=numero)
    del chantier.ecriture.touches[touches:]
    return issue


def refus_de_ligne(noun: Noun, numero: str, defaut: str, dits: tuple[str, str]) -> Issue:
    """A line that is refused; `dits`: why, and what to do."""
    message, faire = dits
    return Issue(anomalies=(blocage(f"{noun.name}_{defaut}", message, faire, numero=numero),), demande=numero)
