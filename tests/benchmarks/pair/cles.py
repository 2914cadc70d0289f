"""What is asked for, drawn from the catalogue that is measured: keys enough that no row is served again and again."""

from typing import Any, Final

import psycopg

from tests.benchmarks.pair.serveurs import Serveur

Variables = list[dict[str, Any]]

SESSIONS_PAR_ORGANISME: Final = 45  # what makes some 300 objects of an organisme
REPONSES: Final = 100  # actions that a search finds: five pages
PAGES: Final = slice(5, 20)  # of formations: the first ones hold those of reference, which few propose

_ORGANISMES: Final = """
SELECT o.numero FROM pair.organisme AS o
JOIN pair.action AS a ON a.organisme_id = o.id JOIN pair.session AS s ON s.action_id = a.id
GROUP BY o.numero ORDER BY abs(count(*) - %s), md5(o.numero) LIMIT 40"""
_SESSIONS: Final = "SELECT numero FROM pair.session ORDER BY md5(numero) LIMIT 400"

# Words that some actions have, each with a keyword that about so many of these also have; exact counts come after. Both
# are of the same size in any catalogue, so that only the catalogue grows. A word typed last may be a beginning.
_QUESTIONS: Final = """
WITH mot AS MATERIALIZED (
  SELECT mot FROM recherche_mot AS m WHERE mot ~ '^[a-z]{6,}$' AND nb_court > 0 AND (
    SELECT sum(r.nb) FROM recherche_mot AS r WHERE r.mot >= m.mot AND r.mot < m.mot || '{') BETWEEN 150 AND 1000
  ORDER BY md5(mot) LIMIT 200),
dite AS MATERIALIZED (
  SELECT mot.mot, f.code, count(DISTINCT offre.action_id) AS nombre
  FROM mot JOIN recherche_action AS a ON a.long @@ quote_literal(mot.mot)::tsquery
  JOIN recherche_session AS offre ON offre.action_id = a.action_id AND offre.active_jusqu_au >= current_date
  JOIN formation_formacode AS l ON l.formation_id = offre.formation_id JOIN formacode AS f ON f.id = l.formacode_id
  GROUP BY mot.mot, f.code),
proche AS (SELECT DISTINCT ON (mot) * FROM dite ORDER BY mot, abs(nombre - %(reponses)s), code)
SELECT mot, code FROM (
  SELECT mot, code, (SELECT count(*) FROM pair.recherche(mot, ARRAY[code])) AS nombre FROM proche) AS p
ORDER BY abs(nombre - %(reponses)s), md5(mot || code) LIMIT 30"""


def organismes(connexion: psycopg.Connection) -> Variables:
    """Those that have about so many sessions to come."""
    return [{"numero": numero} for (numero,) in connexion.execute(_ORGANISMES, [SESSIONS_PAR_ORGANISME])]


def questions(connexion: psycopg.Connection) -> Variables:
    """A word and a keyword that together find about so many actions."""
    lues = connexion.execute(_QUESTIONS, {"reponses": REPONSES})
    return [{"texte": mot, "formacodes": [code]} for mot, code in lues]


def sessions(connexion: psycopg.Connection) -> Variables:
    """Any sessions."""
    return [{"numero": numero} for (numero,) in connexion.execute(_SESSIONS)]


def pages(serveur: Serveur, operation: str) -> Variables:
    """Pages of formations, by the cursors of this server."""
    suivante: dict[str, Any] = {}
    lues = []
    for _ in range(PAGES.stop):
        lues.append(suivante)
        page = serveur.demander(serveur.texte(operation), suivante)["formations"]["pageInfo"]
        suivante = {"after": page["endCursor"]}
    return lues[PAGES]
