"""Searching the sample as the result page will: the ways to answer one after the other, until something is found."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import psycopg
import pytest
from psycopg.sql import SQL

from loaders.texte.analyse import analyser
from loaders.texte.interrogation import Essai, composer
from loaders.texte.rang import TROUVEES
from loaders.texte.vocabulaire import requete_des_mots, vocabulaire

REGION = "52"
JOUR = date(2026, 11, 23)
KM = 30

# Of an action with a session that is not over, near the place.
PAGE = SQL("""
WITH proche AS (
    SELECT session_site.session_id FROM session_site JOIN site ON site.id = session_site.site_id
    JOIN adresse ON adresse.id = site.adresse_id JOIN commune ON commune.id = adresse.commune_id
    WHERE commune.departement_code = ANY(%(departements)s) OR EXISTS (
        SELECT FROM commune AS centre WHERE centre.code = ANY(%(communes)s)
        AND 6371 * acos(least(1, sin(radians(centre.latitude)) * sin(radians(commune.latitude))
            + cos(radians(centre.latitude)) * cos(radians(commune.latitude))
            * cos(radians(centre.longitude - commune.longitude)))) <= %(km)s))
SELECT trouvee.score, formation.intitule, ARRAY(
    SELECT formacode.code FROM formation_formacode AS l JOIN formacode ON formacode.id = l.formacode_id
    WHERE l.formation_id = formation.id ORDER BY l.rang)
FROM ({trouvees}) AS trouvee JOIN action ON action.id = trouvee.action_id
JOIN formation ON formation.id = action.formation_id
WHERE EXISTS (SELECT FROM session WHERE session.action_id = action.id
    AND (session.fin < %(jour)s) IS NOT TRUE
    AND (%(partout)s OR session.id IN (SELECT session_id FROM proche)))
ORDER BY 1 DESC, action.numero LIMIT 5""")
TOUT = PAGE.format(trouvees=SQL("SELECT id AS action_id, 0 AS score FROM action")).as_string()
TEXTE = PAGE.format(trouvees=SQL(TROUVEES)).as_string()


@dataclass(frozen=True)
class Reponse:
    """The first five actions, by their titles and their formacodes, and how they were found."""

    essai: Essai
    titres: list[str]
    formacodes: list[set[str]]

    @property
    def remarques(self) -> dict[str, str]:
        return dict(self.essai.remarques)


Chercher = Callable[[str], Reponse]


@pytest.fixture(scope="module")
def lecteur(exemple: str) -> Iterator[psycopg.Connection]:
    with psycopg.connect(exemple, autocommit=True) as connexion:
        yield connexion


@pytest.fixture(scope="module")
def essais(lecteur: psycopg.Connection) -> Callable[[str], tuple[Essai, ...]]:
    """The ways to answer a text."""

    def essais(texte: str) -> tuple[Essai, ...]:
        analyse = analyser(texte)
        requete = requete_des_mots(analyse, REGION)
        connu = vocabulaire(analyse, lecteur.execute(requete.texte, requete.parametres).fetchall())
        return composer(analyse, connu, REGION)

    return essais


@pytest.fixture(scope="module")
def chercher(lecteur: psycopg.Connection, essais: Callable[[str], tuple[Essai, ...]]) -> Chercher:
    def chercher(texte: str) -> Reponse:
        for essai in essais(texte):
            lignes = lecteur.execute(TEXTE if essai.trouve else TOUT, parametres(essai)).fetchall()
            if lignes:
                break
        return Reponse(essai, [titre for _, titre, _ in lignes], [set(codes) for *_, codes in lignes])

    return chercher


def parametres(essai: Essai) -> dict[str, object]:
    return {
        "trouve": essai.trouve,
        "classe": essai.classe,
        "communes": list(essai.lieu.communes) if essai.lieu else [],
        "departements": list(essai.lieu.departements) if essai.lieu else [],
        "partout": essai.lieu is None,
        "jour": JOUR,
        "km": KM,
    }
