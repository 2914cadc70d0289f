"""Statistics: how many objects have each combination of values of up to three axes, exactly, and what these amount to.

A line counts each object once; one object may be in several lines, so that only the count of all is the total.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from loaders.demande import Demande
from loaders.offre.rangees import Rangees
from loaders.organisme import organismes
from loaders.requete import Requete, retenus
from loaders.visibilite import PAR_DEFAUT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.offre.question import Question
    from loaders.offre.unites import Unite
    from loaders.requete import Ligne as Lue
    from loaders.requete import Regard
    from models.choix import Axe

LIGNES_MAXIMALES: Final = 10_000

# the total first, then one line more than there may be
_LIGNES: Final = """\
-- statistiques ({table} : {axes})
WITH {avec}rangee AS MATERIALIZED (
  SELECT DISTINCT {valeurs}{objet} AS objet
  FROM {source})
SELECT count(DISTINCT objet), {nulles} FROM rangee
UNION ALL (SELECT count(*), {cles} FROM rangee GROUP BY {cles} LIMIT {limite})"""

_MESURE: Final = """\
-- statistiques ({mesure} : {table} : {axes})
WITH {avec}rangee AS (
  SELECT DISTINCT {valeurs}{mesuree}
  FROM {source})
SELECT {agregats}, {cles} FROM rangee GROUP BY {cles}"""


class Valeurs(NamedTuple):
    """What lines amount to: what is taken, once each; how it is put together; what it is read in."""

    mesuree: str
    agregats: tuple[str, ...]
    jointure: str
    du_dispositif: bool = False


def _mediane(valeur: str) -> str:
    return f"percentile_cont(0.5) WITHIN GROUP (ORDER BY {valeur})"


class Mesure(Enum):
    """What objects of a line amount to, by their dispositifs and by their actions."""

    PLACES = Valeurs(
        "finance.id, finance.places_financees AS places",
        ("sum(places)",),
        "LEFT JOIN dispositif AS finance ON finance.id = dispositif.id",
        du_dispositif=True,
    )
    ACTIONS = Valeurs(
        "mesuree.id, mesuree.heures_total AS heures, mesuree.prix_total_ttc AS prix",
        (_mediane("heures"), f"round(({_mediane('prix')})::numeric, 2)"),
        "LEFT JOIN action AS mesuree ON mesuree.id = offre.action_id",
    )


class Comptee(NamedTuple):
    """A combination of values, null where nothing is said, and how many objects have it."""

    valeurs: tuple[str | None, ...]
    nombre: int


@dataclass(frozen=True)
class Comptage:
    """What is counted, along which axes; `parmi`: what organismes, or établissements, must be."""

    unite: Unite
    axes: tuple[Axe, ...]
    question: Question
    parmi: Demande | None
    regard: Regard

    def lignes(self) -> Requete:
        """The statement of the total and of the lines, read by `lire`."""
        rangees = self.rangees(self.axes)
        texte = _LIGNES.format(
            **self._commun(rangees),
            objet=rangees.objet,
            nulles=", ".join("NULL::text" for _ in self.axes),
            limite=LIGNES_MAXIMALES + 1,
        )
        return self.requete(texte)

    def mesure(self, mesure: Mesure) -> Requete:
        """The statement of what lines amount to: its numbers, then the values."""
        dite = mesure.value
        texte = _MESURE.format(
            **self._commun(self.rangees(self.axes, dite)),
            mesure=mesure.name.lower(),
            mesuree=dite.mesuree,
            agregats=", ".join(dite.agregats),
        )
        return self.requete(texte)

    def rangees(self, axes: tuple[Axe, ...], dite: Valeurs | None = None) -> Rangees:
        """The rows that tell what objects have on these axes, and what a measure takes from their offers."""
        return Rangees(
            self.question,
            self.unite,
            axes,
            restreintes=True,
            parmi=self._retenus.texte if self._retenus else None,
            avec_offres=dite is not None,
            avec_dispositifs=dite is not None and dite.du_dispositif,
            aussi=(dite.jointure,) if dite else (),
        )

    def requete(self, texte: str) -> Requete:
        """A statement on these rows, with its parameters."""
        siens = self._retenus.parametres if self._retenus else {}
        return Requete(texte, self.question.parametres(self.regard) | siens, preparee=False)

    def _commun(self, rangees: Rangees) -> dict[str, str]:
        return {
            "table": self.unite.table,
            "axes": ", ".join(self.axes),
            "avec": rangees.avec,
            "valeurs": rangees.valeurs,
            "source": rangees.source,
            "cles": ", ".join(rangees.cles),
        }

    @cached_property
    def _retenus(self) -> Requete | None:
        """The organismes, or the établissements, that count: all those that their list shows unless it is said."""
        if self.unite.liste is None and self.parmi is None:
            return None
        liste = self.unite.liste or organismes
        return retenus(liste, self.parmi or Demande(PAR_DEFAUT), self.regard.public, "parmi_")


def lire(lignes: Sequence[Lue]) -> tuple[int, list[Comptee]]:
    """The total, and the lines."""
    (total, *_), *comptees = lignes
    return total, [Comptee(tuple(valeurs), nombre) for nombre, *valeurs in comptees]
