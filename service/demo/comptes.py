"""The accounts of the sample: one for each role, with a fresh key each time it is served."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import psycopg

from models.autosaisie import Droit, Role
from service.comptes import cle

if TYPE_CHECKING:
    from datetime import date

    from psycopg import Connection
    from psycopg.rows import TupleRow

# of nobody: example.org is kept for documents
COURRIELS: Final = {
    Role.ADMIN: "admin@example.org",
    Role.CARIF: "carif@example.org",
    Role.ORGANISME: "organisme@example.org",
    Role.PARTENAIRE: "partenaire@example.org",
}
PREFIXE: Final = f"{cle.PREFIXE}demo_"  # of its keys: those of the time before are found by it
MONTRES: Final = len(PREFIXE) + 8

_INSCRIRE = """-- inscrire_un_compte_de_la_demo
INSERT INTO compte (courriel, role) VALUES (%s, %s)
ON CONFLICT (courriel) DO UPDATE SET role = excluded.role, suspendu_le = NULL RETURNING id"""

_OUBLIER = "-- oublier_les_jetons_de_la_demo\nDELETE FROM jeton WHERE starts_with(debut, %s)"

_DONNER = "-- donner_un_jeton_de_la_demo\nINSERT INTO jeton (compte_id, empreinte, debut) VALUES (%s, %s, %s)"

# two that have something to edit, unless the account was given others by hand
_MANDATER = """-- mandater_le_compte_de_la_demo
INSERT INTO membre (compte_id, organisme_id, droit, importe)
SELECT %(compte)s, id, CASE row_number() OVER () WHEN 1 THEN %(premier)s ELSE %(autre)s END, row_number() OVER () = 1
FROM (SELECT o.id FROM organisme o
    WHERE o.emetteur = %(source)s AND o.source = 'LHEO' AND EXISTS (
            SELECT FROM session s WHERE s.organisme_id = o.id AND s.statut = 'VALIDEE' AND s.fin >= %(aujourdhui)s)
        AND NOT EXISTS (SELECT FROM membre WHERE compte_id = %(compte)s)
    ORDER BY o.numero LIMIT 2) AS choisi"""

_MANDATS = """-- mandats_de_la_demo
SELECT m.droit || CASE WHEN m.importe THEN ' et fichiers Lhéo' ELSE '' END || ' sur ' || o.numero || ', '
    || coalesce(o.nom_usage, o.raison_sociale)
FROM membre m JOIN organisme o ON o.id = m.organisme_id WHERE m.compte_id = %s ORDER BY o.numero"""


class Badge(NamedTuple):
    """Who one may be in the sample, by which key; `droits`: of which organismes, in French."""

    courriel: str
    role: Role
    jeton: str
    droits: tuple[str, ...]


def inscrire(connexion: Connection[TupleRow], source: str, aujourdhui: date) -> dict[Role, int]:
    """The accounts, by role: made where they are not there."""
    return {role: _inscrire(connexion, role, source, aujourdhui) for role in COURRIELS}


def donner_des_badges(url: str, source: str, aujourdhui: date) -> list[Badge]:
    """A key for each role; those that were given before are no longer accepted."""
    with psycopg.connect(url) as connexion:
        comptes = inscrire(connexion, source, aujourdhui)
        connexion.execute(_OUBLIER, (PREFIXE,))
        return [_badge(connexion, role, compte) for role, compte in comptes.items()]


def _inscrire(connexion: Connection[TupleRow], role: Role, source: str, aujourdhui: date) -> int:
    [compte] = connexion.execute(_INSCRIRE, (COURRIELS[role], role)).fetchone() or (0,)
    if role is Role.ORGANISME:
        droits = {"premier": Droit.GESTION, "autre": Droit.SAISIE}
        connexion.execute(_MANDATER, {"compte": compte, "source": source, "aujourdhui": aujourdhui, **droits})
    return int(compte)


def _badge(connexion: Connection[TupleRow], role: Role, compte: int) -> Badge:
    jeton = cle.nouvelle().replace(cle.PREFIXE, PREFIXE, 1)
    connexion.execute(_DONNER, (compte, cle.empreinte(jeton), jeton[:MONTRES]))
    droits = tuple(droit for (droit,) in connexion.execute(_MANDATS, (compte,)))
    return Badge(COURRIELS[role], role, jeton, droits)
