"""A page of a search: actions in the order asked, each with where it stands, and how many there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from loaders.demande import PLAFOND
from loaders.fenetre import Arete
from loaders.offre.question import CLES
from loaders.requete import Requete

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.fenetre import Fenetre
    from loaders.offre.question import Question
    from loaders.requete import Ligne, Regard

_PAGE: Final = """\
-- recherche
WITH {avec}retenue AS MATERIALIZED (
  SELECT offre.action_id, {cles}, {metres} AS metres
  FROM {source}
  WHERE {conditions}
  GROUP BY offre.action_id, offre.action_numero)
SELECT {noms}, action_id, metres FROM retenue
WHERE {borne} ORDER BY {noms} LIMIT %(limite)s OFFSET %(decalage)s"""

_TOTAL: Final = """\
-- recherche (total)
WITH {avec}retenue AS (SELECT FROM {source} WHERE {conditions} GROUP BY offre.action_id{plafond})
SELECT count(*) FROM retenue"""


class Trouvee(NamedTuple):
    """The key of an action; how far its nearest matching place is in metres, None when nobody can tell."""

    action_id: int
    metres: int | None


def page(question: Question, fenetre: Fenetre, decalage: int, regard: Regard) -> Requete:
    """The statement of a page; its rows are read by `aretes`."""
    cles = CLES[question.ordre_choisi]
    noms = [f"cle_{rang}" for rang, _ in enumerate(cles, 1)]
    apres = fenetre.apres or ()
    borne = ", ".join(f"%(apres_{rang})s::{cle.type}" for rang, cle in enumerate(cles, 1))
    texte = _PAGE.format(
        avec=question.avec,
        cles=", ".join(f"{cle.agregat} AS {nom}" for cle, nom in zip(cles, noms, strict=True)),
        metres="min(proche.metres)" if question.situee else "NULL::int",
        source=question.source,
        conditions="\n    AND ".join(question.conditions()),
        borne=f"({', '.join(noms)}) > ({borne})" if apres else "true",
        noms=", ".join(noms),
    )
    bornes = {f"apres_{rang}": valeur for rang, valeur in enumerate(apres, 1)}
    limites = {"limite": fenetre.taille + 1, "decalage": decalage}
    return Requete(texte, question.parametres(regard) | bornes | limites, preparee=False)


def aretes(question: Question, lignes: Sequence[Ligne]) -> list[Arete]:
    """The rows of a page, with their places in the order."""
    nombre = len(question.ordre)
    return [Arete(Trouvee(*ligne[nombre:]), ligne[:nombre], question.ordre) for ligne in lignes]


def total(question: Question, regard: Regard, *, exact: bool) -> Requete:
    """The statement that counts the actions, up to the cap unless it must be exact."""
    texte = _TOTAL.format(
        avec=question.avec,
        source=question.source,
        conditions="\n    AND ".join(question.conditions()),
        plafond="" if exact else f" LIMIT {PLAFOND}",
    )
    return Requete(texte, question.parametres(regard), preparee=False)
