"""The rows that counts are made of: what is counted, joined to what it has on each axis."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final

from loaders.offre.axes import AXES
from loaders.offre.conditions import du_meme, source_des_dispositifs
from loaders.offre.criteres import DU_DISPOSITIF, PAR_LES_PUBLICS
from loaders.offre.filtre import Filtre
from models.choix import Axe

if TYPE_CHECKING:
    from loaders.offre.axes import Definition, Jointure
    from loaders.offre.question import Question
    from loaders.offre.unites import Unite

ET: Final = "\n    AND "


@dataclass(frozen=True)
class Rangees:
    """`unite` is what is counted, `axes` along what.

    `ecartes`: criteria of the filter that are left aside. `restreintes`: axes show what the filter asks for on them,
    nothing else that the objects have. `parmi`: SELECT of the ids of organismes, or of établissements, that count.
    `avec_offres`: the offers of these are read even where no axis needs them; `aussi`: what else is joined.
    """

    question: Question
    unite: Unite
    axes: tuple[Axe, ...] = ()
    ecartes: frozenset[str] = frozenset()
    restreintes: bool = False
    parmi: str | None = None
    avec_offres: bool = False
    avec_dispositifs: bool = False
    aussi: tuple[str, ...] = ()

    @cached_property
    def definitions(self) -> list[Definition]:
        """What the axes are made of."""
        return [AXES[axe] for axe in self.axes]

    @property
    def cles(self) -> list[str]:
        """The names of the columns that hold the values, in the order of the axes."""
        return [f"axe_{rang}" for rang, _ in enumerate(self.axes, 1)]

    @property
    def valeurs(self) -> str:
        """The values, for SELECT."""
        return "".join(f"{self._dit(d.valeur)} AS {nom}, " for d, nom in zip(self.definitions, self.cles, strict=True))

    @property
    def objet(self) -> str:
        """The id of what is counted."""
        return self.unite.noms["objet"]

    @property
    def avec(self) -> str:
        """What comes before the statement."""
        return "" if self.unite.liste else self.question.avec

    @property
    def source(self) -> str:
        """What stands after FROM, and the conditions."""
        lignes = [self._depart, *dict.fromkeys(self._jointures), *self.aussi]
        return "\n  ".join(ligne for ligne in lignes if ligne) + f"\n  WHERE {ET.join(self._conditions)}"

    @property
    def _depart(self) -> str:
        liste = self.unite.liste
        if liste is None:
            return self.question.source
        if liste.siennes is None or not self._offres_lues:
            return self.unite.table
        genre = "JOIN" if self._demandees else "LEFT JOIN"
        lien, tables = liste.siennes
        return f"{self.unite.table} {genre} {tables} ON {ET.join((lien, *self._des_offres))}"

    @property
    def _demandees(self) -> bool:
        """Whether something is asked of the offers of organismes."""
        return self.question.filtre != Filtre()

    @property
    def _offres_lues(self) -> bool:
        return self.avec_offres or self._demandees or any(not d.propre for d in self.definitions)

    @property
    def _jointures(self) -> list[str]:
        dispositif = self.avec_dispositifs or self.unite.du_dispositif or any(d.du_dispositif for d in self.definitions)
        jointures = [j for d in self.definitions for j in d.jointures]
        return [
            *([self._dispositif] if dispositif else []),
            *(self._dit(self._retenue(j)) for j in (*self.unite.jointures, *jointures)),
        ]

    @property
    def _dispositif(self) -> str:
        """One that satisfies all that is asked of dispositifs; sessions without any have publics all the same."""
        groupe = [nom for nom in self.question.criteres if nom in DU_DISPOSITIF and nom not in self.ecartes]
        par_les_publics = PAR_LES_PUBLICS if Axe.PUBLIC in self.axes and not groupe else ()
        source = source_des_dispositifs([*groupe, *par_les_publics])
        return f"LEFT JOIN {source} AS dispositif ON dispositif.session_id = offre.session_id AND {du_meme(groupe)}"

    @property
    def _conditions(self) -> list[str]:
        existe = [self.unite.existe] if self.unite.existe != "true" else []
        if self.unite.liste:
            return [f"{self.objet} IN ({self.parmi})", *existe]
        organisme = [f"{self.unite.noms['organisme']} IN ({self.parmi})"] if self.parmi else []
        return [*self._des_offres, *organisme, *existe]

    @property
    def _des_offres(self) -> list[str]:
        return self.question.conditions(self.ecartes, self.unite.entree)

    def _retenue(self, jointure: Jointure) -> str:
        return jointure.avec(self.question.criteres if self.restreintes else ())

    def _dit(self, texte: str) -> str:
        for nom, sql in self.unite.noms.items():
            texte = texte.replace(f"{{{nom}}}", sql)
        return texte
