"""Who answers for an object: the organisme whose accounts see what of it is not diffused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from loaders.requete import Requete

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.requete import Ligne

# SQL of the id of the organisme, by the table of the object
DETENTEURS = {
    "organisme": "organisme.id",
    "etablissement": "etablissement.organisme_id",
    "site": "(SELECT e.organisme_id FROM etablissement AS e WHERE e.id = site.etablissement_id)",
    "contact": "contact.organisme_id",
    "formation": "formation.proprietaire_id",
    "action": "action.organisme_id",
    "session": "session.organisme_id",
}

_CAS = "\n  ".join(
    f"WHEN '{table}' THEN (SELECT {sql} FROM {table} WHERE {table}.id = p.cle)"  # noqa: S608  our own names
    for table, sql in DETENTEURS.items()
)
_TEXTE = f"""\
-- detenteurs_par_objet
SELECT p.rang, CASE p.noun
  {_CAS}
END
FROM unnest(%(noun)s::text[], %(cle)s::bigint[]) WITH ORDINALITY AS p(noun, cle, rang)
ORDER BY p.rang"""  # noqa: S608


def preparer(objets: Sequence[tuple[str, int]]) -> Requete:
    """The statement that finds who answers for each of these objects, each by its table and its internal key."""
    return Requete(_TEXTE, {"noun": [noun for noun, _ in objets], "cle": [cle for _, cle in objets]}, preparee=True)


def assembler(lignes: Sequence[Ligne]) -> list[Any]:
    """The id of the organisme of each, null where nobody answers for it: a formation de référence."""
    return [detenteur for _, detenteur in lignes]
