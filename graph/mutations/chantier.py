"""The transaction of a mutation: who writes, whole or not at all, once for one key."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, is_dataclass
from typing import TYPE_CHECKING, Any

import psycopg
from psycopg.types.json import Jsonb

from graph.contexte import NUL, NUL_REFUSE
from graph.mutations.contraintes import anomalie
from graph.mutations.issue import Issue, Refusee, heurt
from loaders.tenue.ensemble import tenir_les_objets
from models.attente import Attente
from models.ecriture import Acte, Ecriture
from models.enumerations import Source
from models.erreurs import Conflit, EntreeInvalide, Indisponible
from models.reponse_gardee import DUREE_H

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date

    from psycopg import Connection

    from graph.contexte import Contexte
    from loaders.requete import Ligne, Requete
    from models.enumerations import Geste
    from models.lecteur import Lecteur
    from rules.parametres import Parametres

CLE_MAX = 200  # characters

# Its own statement: the next one sees what whoever held the key has written.
_ATTENDRE_LA_CLE = """-- attendre_la_cle
SELECT pg_advisory_xact_lock(hashtextextended(%(cle)s, %(compte)s))"""

_LIRE_LA_REPONSE = """-- lire_reponse_gardee
SELECT empreinte, issue FROM reponse_gardee
WHERE (compte_id, cle) = (%(compte)s, %(cle)s) AND le > now() - make_interval(hours => %(heures)s)"""

# Those that are of no use any more go as others come.
_GARDER_LA_REPONSE = """-- garder_reponse
WITH perimee AS (
    DELETE FROM reponse_gardee r USING (
        SELECT compte_id, cle FROM reponse_gardee WHERE le < now() - make_interval(hours => %(heures)s)
        ORDER BY le LIMIT 20 FOR UPDATE SKIP LOCKED) p
    WHERE (r.compte_id, r.cle) = (p.compte_id, p.cle) AND (r.compte_id, r.cle) <> (%(compte)s, %(cle)s))
INSERT INTO reponse_gardee (compte_id, cle, empreinte, issue) VALUES (%(compte)s, %(cle)s, %(empreinte)s, %(issue)s)
ON CONFLICT (compte_id, cle) DO UPDATE SET (empreinte, issue, le) = ROW (excluded.empreinte, excluded.issue, now())"""


@dataclass
class Chantier:
    """What one mutation writes with."""

    ecriture: Ecriture
    lecteur: Lecteur
    aujourdhui: date
    parametres: Parametres
    attente: Attente = field(init=False)

    def __post_init__(self) -> None:
        self.attente = Attente(self.connexion)

    @property
    def connexion(self) -> Connection[Any]:
        """The connection, in its transaction."""
        return self.ecriture.connexion

    def lire(self, requete: Requete) -> list[Ligne]:
        """Its rows, as the transaction has them."""
        return self.connexion.execute(*requete.en_deux()).fetchall()

    def acte(self, geste: Geste, motif: str | None = None) -> Acte:
        """What they do, under their name."""
        return Acte(geste, Source.CARIF if self.lecteur.du_carif else Source.SAISIE, self.lecteur.courriel, motif)


@dataclass(frozen=True, slots=True)
class Envoi:
    """A mutation as it was sent: its name and arguments, its idempotency key, whether it is only tried."""

    nom: str
    arguments: Mapping[str, Any]
    cle: str | None = None
    essai: bool = False

    @property
    def empreinte(self) -> str:
        """What makes two of them the same."""
        return hashlib.sha256(repr((self.nom, sorted(self.arguments.items()))).encode()).hexdigest()


async def mener(contexte: Contexte, envoi: Envoi, travail: Callable[[Chantier], Issue]) -> Issue:
    """What came of it; what a rule refuses and what somebody changed meanwhile are answers, and wrote nothing."""
    lecteur = contexte.regard.lecteur
    if envoi.cle is not None and not 0 < len(envoi.cle) <= CLE_MAX:
        raise EntreeInvalide(f"`cle` : de 1 à {CLE_MAX} caractères.")
    if any(NUL in texte for texte in _textes([envoi.cle, *envoi.arguments.values()])):
        raise EntreeInvalide(NUL_REFUSE)

    def faire(connexion: Connection[Any]) -> Issue:
        ouvert = Chantier(Ecriture(connexion), lecteur, contexte.regard.aujourdhui, contexte.parametres)
        return _une_fois(ouvert, envoi, travail)

    try:
        return await contexte.ecrire(faire, essai=envoi.essai)
    except Refusee as refus:
        return Issue(anomalies=refus.anomalies)
    except Conflit as conflit:
        return Issue(conflit=heurt(conflit))
    except (psycopg.errors.QueryCanceled, psycopg.errors.DeadlockDetected) as attente:
        raise Indisponible("L'enregistrement attend trop longtemps : rien n'a été écrit, réessayez.") from attente
    except (psycopg.errors.CheckViolation, psycopg.errors.UniqueViolation) as violation:
        return Issue(anomalies=(anomalie(violation),))


def _textes(valeur: Any) -> Iterator[str]:
    """All texts of arguments."""
    if isinstance(valeur, str):
        yield valeur
    elif isinstance(valeur, list):
        for une in valeur:
            yield from _textes(une)
    elif is_dataclass(valeur):
        yield from _textes([*vars(valeur).values()])


def _une_fois(chantier: Chantier, envoi: Envoi, travail: Callable[[Chantier], Issue]) -> Issue:
    if envoi.cle is None or envoi.essai:
        return _travailler(chantier, travail)
    parametres = {"compte": chantier.lecteur.compte, "cle": envoi.cle, "heures": DUREE_H}
    chantier.connexion.execute(_ATTENDRE_LA_CLE, parametres)
    lue = chantier.connexion.execute(_LIRE_LA_REPONSE, parametres).fetchone()
    if lue is not None:
        if lue[0] != envoi.empreinte:
            raise EntreeInvalide("Cette `cle` a déjà servi à une autre demande : donnez-en une nouvelle.")
        return Issue.de_json(lue[1])
    issue = _travailler(chantier, travail)
    gardee = {"empreinte": envoi.empreinte, "issue": Jsonb(issue.en_json())}
    chantier.connexion.execute(_GARDER_LA_REPONSE, parametres | gardee)
    return issue


def _travailler(chantier: Chantier, travail: Callable[[Chantier], Issue]) -> Issue:
    issue = travail(chantier)
    if chantier.ecriture.touches:
        tenir_les_objets(chantier.connexion, chantier.ecriture.touches)
    return issue
