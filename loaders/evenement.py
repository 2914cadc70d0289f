"""Evenements: what happened to an object, the latest first; only who answers for it and the Carif may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from loaders.noun import Noun, propres
from loaders.objets import DU_CATALOGUE
from loaders.relation import Cardinalite, Cle, Relation, Tri, par
from loaders.requete import Requete

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from loaders.requete import Ligne

_DU_NOUN = (
    "WHEN '{noun.table}' THEN (SELECT {noun.detenteur} FROM {noun.table} WHERE {noun.table}.id = evenement.objet_id)"
)
_DE_CHACUN = " ".join(_DU_NOUN.format(noun=noun) for noun in DU_CATALOGUE.values())

EVENEMENT = Noun(
    nom="Evenement",
    table="evenement",
    detenteur=f"CASE evenement.noun {_DE_CHACUN} END",
    visible=("false",),  # nothing of it is public
    colonnes={
        "cle": "evenement.id",
        "id": "concat('EV_', evenement.id)",
        **propres("evenement", "le", "geste", "auteur"),
        "origine": "evenement.source",
        "motif": "evenement.motif",
        "noun_code": "evenement.noun",
        "objet_id": "evenement.objet_id",
    },
)

evenement_par_cle = Relation("evenement_par_cle", EVENEMENT, Cardinalite.UN, par=par("cle"), sur=("evenement.id",))

evenements_par_objet = Relation(
    "evenements_par_objet",
    EVENEMENT,
    Cardinalite.PAGE,
    par=(Cle("noun", "text"), Cle("cle")),
    sur=("evenement.noun", "evenement.objet_id"),
    ordre=(Tri("evenement.id", "bigint", decroissant=True),),
)

# Of an edit where the version is its own, of the object itself where another edit waits, else of either: an edit that
# is no more was changed too. Who takes in charge changes nothing, nor does who grants a dérogation; who changes what
# goes with a session gives it a version that it had not.
_DERNIERS_CHANGEMENTS = """\
-- derniers_changements
SELECT vu.rang, e.auteur, e.le
FROM unnest(%(nouns)s::text[], %(cles)s::bigint[], %(versions)s::integer[])
  WITH ORDINALITY AS vu(noun, cle, version, rang)
LEFT JOIN modification AS m ON m.noun = vu.noun AND m.objet_id = vu.cle
CROSS JOIN LATERAL (
  SELECT evenement.auteur, evenement.le FROM evenement
  WHERE evenement.objet_id = vu.cle AND evenement.noun = vu.noun
    AND evenement.geste <> 'PRENDRE_EN_CHARGE'
    AND NOT (evenement.geste = 'MODIFIER' AND evenement.anciennes_valeurs = '{}'
      AND coalesce(evenement.proposition, '{}') = '{}' AND EXISTS (
        SELECT FROM evenement AS avant WHERE avant.objet_id = vu.cle AND avant.noun = vu.noun
          AND avant.id < evenement.id AND coalesce(avant.version, 1) = evenement.version))
    AND (evenement.proposition IS NOT NULL) = coalesce(m.version = vu.version, evenement.proposition IS NOT NULL)
  ORDER BY evenement.id DESC LIMIT 1
) AS e
ORDER BY vu.rang"""


class Actuelle(NamedTuple):
    """An object, in the version that it has, or that its pending edit has."""

    noun: str
    cle: int
    version: int | None


class Changement(NamedTuple):
    """Who changed something, and when; nobody when a feed did."""

    auteur: str | None
    le: datetime


def lire_les_derniers(vus: Sequence[Actuelle]) -> Requete:
    """The statement that tells who gave each of these objects the version that it has."""
    nouns, cles, versions = zip(*vus, strict=True)
    parametres = {"nouns": list(nouns), "cles": list(cles), "versions": list(versions)}
    return Requete(_DERNIERS_CHANGEMENTS, parametres, preparee=True)


def derniers(nombre: int, lignes: Iterable[Ligne]) -> list[Changement | None]:
    """Its rows, one per object; None where the history has nothing."""
    changements: list[Changement | None] = [None] * nombre
    for rang, auteur, le in lignes:
        changements[rang - 1] = Changement(auteur, le)
    return changements
