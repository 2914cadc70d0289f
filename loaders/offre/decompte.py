"""Counting along axes: how many objects have each combination of values, exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from loaders.offre.axes import AXES
from loaders.offre.conditions import BORNES, du_meme, source_des_dispositifs
from loaders.offre.criteres import DU_DISPOSITIF, PAR_LES_PUBLICS
from loaders.requete import Requete

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.offre.question import Question
    from loaders.requete import Regard
    from models.choix import Axe

_DECOMPTE: Final = """\
-- decompte ({noms})
WITH {avec}rangee AS (
  SELECT {valeurs}, offre.{unite}_id AS objet
  FROM {source}
  {jointures}
  WHERE {conditions})
SELECT {cles}, count(DISTINCT objet) AS nombre
FROM rangee GROUP BY {cles} ORDER BY nombre DESC, {cles}"""


def decompte(question: Question, axes: Sequence[Axe], regard: Regard, unite: str = "action") -> Requete:
    """How many objects of `unite` have each combination of values: one text per axis, null where nothing is said."""
    return _requete(question, axes, regard, unite, frozenset())


def de_la_facette(question: Question, axe: Axe, regard: Regard) -> Requete:
    """How many actions there would be with each value of an axis, whatever the filter asks of that axis."""
    return _requete(question, (axe,), regard, "action", criteres_de(axe))


def criteres_de(axe: Axe) -> frozenset[str]:
    """The criteria that choosing values of an axis makes."""
    champ = AXES[axe].champ
    return frozenset(BORNES.get(champ, (champ,))) if champ else frozenset()


def _requete(question: Question, axes: Sequence[Axe], regard: Regard, unite: str, ecartes: frozenset[str]) -> Requete:
    definitions = [AXES[axe] for axe in axes]
    jointures = list(dict.fromkeys(d.jointures for d in definitions if d.jointures))
    if any(definition.du_dispositif for definition in definitions):
        jointures.insert(0, _dispositif(question, ecartes))
    cles = ", ".join(f"axe_{rang}" for rang, _ in enumerate(axes, 1))
    texte = _DECOMPTE.format(
        noms=", ".join(axes),
        avec=question.avec,
        valeurs=", ".join(f"{d.valeur} AS axe_{rang}" for rang, d in enumerate(definitions, 1)),
        source=question.source,
        jointures="\n  ".join(jointures),
        conditions="\n    AND ".join(question.conditions(ecartes, unite)),
        unite="{unite}",
        cles=cles,
    )
    return Requete(texte.replace("{unite}", unite), question.parametres(regard), preparee=False)


def _dispositif(question: Question, ecartes: frozenset[str]) -> str:
    """One that satisfies all that is asked of dispositifs, where something is."""
    groupe = [nom for nom in question.criteres if nom in DU_DISPOSITIF and nom not in ecartes]
    source = source_des_dispositifs(groupe or PAR_LES_PUBLICS)
    return f"LEFT JOIN {source} AS dispositif ON dispositif.session_id = offre.session_id AND {du_meme(groupe)}"
