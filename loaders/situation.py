"""Where objects stand in the circuit: what says which gestures are possible."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Final

from psycopg.sql import SQL, Identifier

from loaders.requete import Requete
from models.enumerations import Noun, Source, Statut
from rules.circuit import Situation

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.requete import Ligne

# who answers for an object; nobody for a formation de référence
DETENTEURS: Final = {
    Noun.ORGANISME: "n.id",
    Noun.ETABLISSEMENT: "n.organisme_id",
    Noun.SITE: "(SELECT e.organisme_id FROM etablissement e WHERE e.id = n.etablissement_id)",
    Noun.CONTACT: "n.organisme_id",
    Noun.FORMATION: "n.proprietaire_id",
    Noun.ACTION: "n.organisme_id",
    Noun.SESSION: "n.organisme_id",
}
# bought by public funds: not withdrawn by its organisme alone
_CONVENTIONNEES: Final = {Noun.SESSION: "coalesce(n.conventionnee, false)"}

_LIRE = SQL("""\
-- situations_de_{noun}
SELECT n.id, n.statut, n.source, {detenteur}, m.statut, {conventionnee}
FROM {table} n LEFT JOIN modification m ON m.objet_id = n.id AND m.noun = %(noun)s
WHERE n.id = ANY(%(ids)s::bigint[])""")


@cache
def _texte(noun: Noun) -> str:
    return _LIRE.format(
        noun=SQL(noun.value),
        table=Identifier(noun.value),
        detenteur=SQL(DETENTEURS[noun]),
        conventionnee=SQL(_CONVENTIONNEES.get(noun, "false")),
    ).as_string()


def lire(noun: Noun, ids: Sequence[int]) -> Requete:
    """The statement that tells the situations of objects, whoever may see them."""
    return Requete(_texte(noun), {"noun": noun.value, "ids": list(ids)}, preparee=True)


def situations(noun: Noun, lignes: Iterable[Ligne]) -> dict[int, Situation]:
    """Its rows, by id."""
    return {
        cle: Situation(noun, Statut[statut], Source[source], organisme, attente and Statut[attente], conventionnee)
        for cle, statut, source, organisme, attente, conventionnee in lignes
    }
