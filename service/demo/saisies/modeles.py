"""What the accounts of the sample begin with: their organismes, and the offer that came by the Lhéo files."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from psycopg.rows import class_row

if TYPE_CHECKING:
    from psycopg import Connection

AN = timedelta(weeks=52)  # the same day of the week
# paid by an enterprise, for those it employs: nobody needs to be certified
DISPOSITIFS: Final = [{"type": "ENTREPRISE", "financeur": "5", "publics": ["82044"]}]

_ORGANISMES = """-- organismes_de_la_demo
SELECT o.id, o.numero, e.numero AS etablissement, c.code AS commune,
    (SELECT f.code
        FROM formation_formacode l JOIN formacode f ON f.id = l.formacode_id JOIN action a USING (formation_id)
        WHERE a.organisme_id = o.id AND f.absent_depuis IS NULL AND f.version = (SELECT max(version) FROM formacode)
        ORDER BY a.numero, l.rang LIMIT 1) AS formacode
FROM membre m JOIN organisme o ON o.id = m.organisme_id
JOIN etablissement e ON e.organisme_id = o.id AND e.principal
LEFT JOIN adresse d ON d.id = e.adresse_id LEFT JOIN commune c ON c.id = d.commune_id
WHERE m.compte_id = %s ORDER BY o.numero"""

# dated and to come, one for each action
_SESSIONS = """-- sessions_de_la_demo
SELECT DISTINCT ON (a.numero) a.numero AS action, a.version AS version_de_l_action, s.numero, s.version, s.debut, s.fin,
    ARRAY(SELECT i.numero FROM session_site l JOIN site i ON i.id = l.site_id WHERE l.session_id = s.id ORDER BY l.rang)
        AS sites
FROM session s JOIN action a ON a.id = s.action_id
WHERE s.organisme_id = %(organisme)s AND s.source = 'LHEO' AND s.debut > %(aujourdhui)s
    AND (s.debut_precision, s.fin_precision) = ('JOUR', 'JOUR')
    AND NOT s.entrees_sorties_permanentes
ORDER BY a.numero, s.debut, s.numero"""


class Organisme(NamedTuple):
    """One that the account enters for: its principal établissement, a commune and a formacode of its own."""

    id: int
    numero: str
    etablissement: str
    commune: str | None
    formacode: str | None


class Modele(NamedTuple):
    """A session to be given again, or to be changed."""

    action: str
    version_de_l_action: int
    numero: str
    version: int
    debut: date
    fin: date
    sites: list[str]

    @property
    def vue(self) -> dict[str, Any]:
        """How a mutation names it."""
        return {"numero": self.numero, "version": self.version}

    def reconduite(self, ans: int, **autres: Any) -> dict[str, Any]:
        """What is entered of the same session some years later."""
        debut, fin = self.debut + ans * AN, self.fin + ans * AN
        return {
            "sites": self.sites,
            "debut": debut.isoformat(),
            "fin": fin.isoformat(),
            "etatRecrutement": "OUVERT",
            "dispositifs": DISPOSITIFS,
            **autres,
        }


def organismes(connexion: Connection[Any], compte: int | None) -> list[Organisme]:
    """Those of an account."""
    with connexion.cursor(row_factory=class_row(Organisme)) as curseur:
        return curseur.execute(_ORGANISMES, (compte,)).fetchall()


def sessions(connexion: Connection[Any], organisme: Organisme, aujourdhui: date) -> list[Modele]:
    """What an organisme has to come, one session for each action."""
    with connexion.cursor(row_factory=class_row(Modele)) as curseur:
        return curseur.execute(_SESSIONS, {"organisme": organisme.id, "aujourdhui": aujourdhui}).fetchall()
