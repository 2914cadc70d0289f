"""By how much a transaction changes what suggestions count, read off the sessions that it set right; what it named.

An action counts once for each value that it bears while it offers a session.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from loaders.tenue.touches import ECRITE
from models.enumerations import Noun
from models.suggestion import TypeSuggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from psycopg import Connection

TOUS: Final = frozenset(TypeSuggestion)

_OFFRES: Final = """\
-- offres_des_sessions
SELECT DISTINCT action_id, formation_id, organisme_id, commune_code, departement_code FROM recherche_session
WHERE session_id = ANY(%(sessions)s::bigint[]) AND statut = 'VALIDEE'"""
_AUTRES: Final = """\
-- autres_offres_des_actions
SELECT DISTINCT action_id, formation_id, organisme_id, commune_code, departement_code FROM recherche_session
WHERE action_id = ANY(%(actions)s::bigint[]) AND session_id <> ALL(%(sessions)s::bigint[]) AND statut = 'VALIDEE'"""

# The names of organismes are theirs, and hold the SIRET of their établissements.
_NOMMES: Final = {Noun.ORGANISME: TypeSuggestion.ORGANISME, Noun.ETABLISSEMENT: TypeSuggestion.ORGANISME}
# What a lot says of a formation that was there may be other lists, of which the old ones are no more to be counted out.
_LISTES: Final = """\
-- formations_modifiees
SELECT EXISTS (SELECT FROM evenement WHERE lot_id = %(lot)s AND noun = 'formation' AND anciennes_valeurs IS NOT NULL)"""
_DES_LISTES: Final = frozenset({TypeSuggestion.METIER, TypeSuggestion.FORMACODE, TypeSuggestion.CERTIFICATION})
# What offers are the first to mention has a name, and a certification may be told its sheet.
_REFERENCES: Final = {
    "rome": TypeSuggestion.METIER,
    "formacode": TypeSuggestion.FORMACODE,
    "certification": TypeSuggestion.CERTIFICATION,
    "commune": TypeSuggestion.COMMUNE,
}
_ECRITE: Final = "SELECT '{}' WHERE EXISTS (SELECT FROM {} WHERE {})"
_ECRITES: Final = "-- references_ecrites\n" + "\nUNION ALL ".join(
    _ECRITE.format(genre, table, ECRITE) for table, genre in _REFERENCES.items()
)


class Offre(NamedTuple):
    """What suggestions count of a session at one of its places."""

    action: int
    formation: int
    organisme: int
    commune: str | None
    departement: str | None


@dataclass(frozen=True)
class Portees:
    """Types to set right whole; of the others, how many more actions each formation, organisme and place has."""

    types: frozenset[TypeSuggestion] = frozenset()
    formations: Counter[int] = field(default_factory=Counter)
    organismes: Counter[int] = field(default_factory=Counter)
    communes: Counter[str | None] = field(default_factory=Counter)
    departements: Counter[str | None] = field(default_factory=Counter)

    @property
    def comptes(self) -> tuple[Counter[Any], ...]:
        """How many more, by what is counted, in the order of the fields."""
        return self.formations, self.organismes, self.communes, self.departements


def offres(connexion: Connection[Any], sessions: Sequence[int]) -> set[Offre]:
    """What is counted of these sessions, as searches see them now."""
    return {Offre(*ligne) for ligne in connexion.execute(_OFFRES, {"sessions": sessions})}


def difference(connexion: Connection[Any], sessions: Sequence[int], avant: set[Offre], apres: set[Offre]) -> Portees:
    """What these sessions being otherwise changes, once the others of their actions are known."""
    portees = Portees()
    actions = list({offre.action for offre in avant ^ apres})
    if actions:
        lues = connexion.execute(_AUTRES, {"actions": actions, "sessions": sessions})
        autres = {Offre(*ligne) for ligne in lues}
        _compter(portees, actions, apres | autres, 1)
        _compter(portees, actions, avant | autres, -1)
    return portees


def nommes(connexion: Connection[Any], nouns: Iterable[str], lot: int | None = None) -> frozenset[TypeSuggestion]:
    """The types to set right whole: objects of these nouns were written, and maybe references."""
    types = {_NOMMES[noun] for noun in _NOMMES if noun in nouns}
    if lot is not None:
        types.update(TypeSuggestion[genre] for (genre,) in connexion.execute(_ECRITES))
        [(listes,)] = connexion.execute(_LISTES, {"lot": lot}).fetchall()
        types.update(_DES_LISTES if listes else ())
    return frozenset(types)


def _compter(portees: Portees, actions: Iterable[int], offres: Iterable[Offre], signe: int) -> None:
    retenues = frozenset(actions)
    siennes = [offre for offre in offres if offre.action in retenues]
    for rang, compte in enumerate(portees.comptes, 1):  # after the action, as `Offre` holds them
        for _, valeur in {(offre.action, offre[rang]) for offre in siennes}:
            compte[valeur] += signe
