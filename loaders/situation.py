"""Where objects stand in the circuit: what says which gestures are possible."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from psycopg.sql import SQL, Identifier

from loaders.objets import PAR_TABLE
from loaders.requete import Requete
from models.enumerations import Noun, Source, Statut
from rules.circuit import Situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from loaders.requete import Ligne

_DE_SESSIONS: Final = """EXISTS (SELECT FROM session WHERE {lien} AND session.conventionnee
  AND session.statut IN ('VALIDEE', 'SUSPENDUE') AND NOT session.declaree_perimee
  AND (session.fin IS NULL OR session.fin >= %(aujourdhui)s))"""
# bought by public funds, or what takes away with it what is: not withdrawn by its organisme alone; what is suspended
# for a while is bought still
_CONVENTIONNEES: Final = {
    Noun.SESSION: "coalesce(session.conventionnee, false)",
    Noun.ACTION: _DE_SESSIONS.format(lien="session.action_id = action.id"),
    Noun.FORMATION: _DE_SESSIONS.format(
        lien="session.action_id IN (SELECT action.id FROM action WHERE action.formation_id = formation.id)"
    ),
    Noun.ORGANISME: _DE_SESSIONS.format(lien="session.organisme_id = organisme.id"),
}

_LIRE = SQL("""\
-- situations_de_{noun}
SELECT {table}.id, {table}.statut, {table}.source, {detenteur}, m.statut, {conventionnee}
FROM {table} LEFT JOIN modification AS m ON m.objet_id = {table}.id AND m.noun = %(noun)s
WHERE {table}.id = ANY(%(ids)s::bigint[])""")


@cache
def _texte(noun: Noun) -> str:
    return _LIRE.format(
        noun=SQL(noun.value),
        table=Identifier(noun.value),
        detenteur=SQL(PAR_TABLE[noun].detenteur or "NULL"),
        conventionnee=SQL(_CONVENTIONNEES.get(noun, "false")),
    ).as_string()


def lire(noun: Noun, ids: Sequence[int], aujourdhui: date) -> Requete:
    """The statement that tells the situations of objects on a day, whoever may see them."""
    return Requete(_texte(noun), {"noun": noun.value, "ids": list(ids), "aujourdhui": aujourdhui}, preparee=True)


def situations(noun: Noun, lignes: Iterable[Ligne]) -> dict[int, Situation]:
    """Its rows, by id."""
    return {
        cle: Situation(noun, Statut[statut], Source[source], organisme, attente and Statut[attente], conventionnee)
        for cle, statut, source, organisme, attente, conventionnee in lignes
    }
