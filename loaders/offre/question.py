"""A search as asked: what offers must be, what they must say, and in which order; and the set of rows it retains."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from loaders.offre.conditions import conditions, criteres
from loaders.offre.criteres import DE_L_ACTION
from loaders.offre.filtre import Filtre
from loaders.offre.lieux import PROCHES
from loaders.relation import Tri
from loaders.requete import Requete
from loaders.texte.rang import TROUVEES, TROUVEES_SANS_RANG
from loaders.visibilite import PUBLICS
from models.choix import OffreTri
from models.erreurs import EntreeInvalide
from models.recherche import A_DISTANCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from loaders.offre.conditions import Parametres
    from loaders.offre.remarques import Remarque
    from loaders.requete import Regard

LOIN: Final = 99_999_999  # metres, twice round the Earth: what one follows from anywhere is further than any place

# The next ones to begin first, unknown dates after them, then those that have begun, the last ones first. Days since
# 1970, so that a cursor kept overnight still says the same.
JOUR_ZERO: Final = "date '1970-01-01'"
DEJA_COMMENCEE: Final = 6_000_000  # twice the days until the year 9999: the two halves of the order never meet
PROCHAINE: Final = (
    f"CASE WHEN offre.debut >= %(aujourdhui)s THEN offre.debut - {JOUR_ZERO}"
    f" ELSE {DEJA_COMMENCEE} - (offre.debut - {JOUR_ZERO}) END"
)


_A_UNE_REPONSE: Final = """\
-- recherche (existence)
WITH {avec}une AS (SELECT FROM {source} WHERE {conditions} LIMIT 1)
SELECT EXISTS (SELECT FROM une)"""
# what the places that are near stand for in the statement
PAR_JOINTURE: Final = frozenset({"lieu", "lieu_ou_a_distance"})


class Cle(NamedTuple):
    """A part of the order of actions: the aggregate over the rows of one, and its type."""

    agregat: str
    type: str = "integer"


_NUMERO = Cle("offre.action_numero", "text")
_DATE = Cle(f"min({PROCHAINE})")

CLES: Final[Mapping[OffreTri, tuple[Cle, ...]]] = {
    OffreTri.PERTINENCE: (Cle("-max(trouvee.score)"), _DATE, _NUMERO),
    OffreTri.DATE: (_DATE, _NUMERO),
    OffreTri.DISTANCE: (Cle(f"min(coalesce(proche.metres, {LOIN}))"), _DATE, _NUMERO),
    OffreTri.MISE_A_JOUR: (Cle("-(extract(epoch FROM max(offre.modifiee_le)) * 1000000)::bigint", "bigint"), _NUMERO),
}


class Mots(NamedTuple):
    """What the words of a text mean to PostgreSQL: the query that finds, the one that ranks (see `loaders/texte`)."""

    trouve: str
    classe: str | None


@dataclass(frozen=True)
class Question:
    """`remarques`: what is asked otherwise than it was said."""

    filtre: Filtre = field(default_factory=Filtre)
    mots: Mots | None = None
    tri: OffreTri | None = None
    remarques: tuple[Remarque, ...] = ()

    def __post_init__(self) -> None:
        if self.tri is OffreTri.DISTANCE and not self.situee:
            raise EntreeInvalide("Le tri DISTANCE mesure depuis un lieu : donnez `filtre: {lieu: {autour: …}}`.")

    @property
    def situee(self) -> bool:
        """Whether distances can be told."""
        return self.filtre.lieu is not None and self.filtre.lieu.autour

    @cached_property
    def ordre_choisi(self) -> OffreTri:
        """The order that is meant: by relevance when there are words, else by date."""
        if self.tri is None or (self.tri is OffreTri.PERTINENCE and self.mots is None):
            return OffreTri.DATE if self.mots is None else OffreTri.PERTINENCE
        return self.tri

    @cached_property
    def ordre(self) -> tuple[Tri, ...]:
        """The keys of that order, which cursors are made of."""
        return tuple(Tri(cle.agregat, cle.type) for cle in CLES[self.ordre_choisi])

    @cached_property
    def pour_ses_sessions(self) -> Filtre:
        """What is asked of the sessions of an action that was found: no more what is asked of the action itself."""
        return replace(self.filtre, **dict.fromkeys(DE_L_ACTION))

    @cached_property
    def criteres(self) -> dict[str, Parametres]:
        """The criteria of the filter, by name."""
        return criteres(self.filtre)

    def parametres(self, regard: Regard) -> dict[str, Any]:
        """What every statement on its rows needs."""
        des_criteres = {nom: valeur for parametres in self.criteres.values() for nom, valeur in parametres.items()}
        return {
            "aujourdhui": regard.aujourdhui,
            "region": regard.region,
            **(self.mots._asdict() if self.mots else {}),
            **des_criteres,
        }

    def conditions(self, sauf: Iterable[str] = (), unite: str = "action") -> list[str]:
        """SQL conditions on `offre`, without those of some criteria (`statuts`: any that is public)."""
        ecartes = frozenset(sauf) | (PAR_JOINTURE if self.situee else frozenset())
        statuts = PUBLICS if "statuts" in ecartes else self.filtre.statuts
        return conditions((nom for nom in self.criteres if nom not in ecartes), statuts, unite)

    def seulement(self, noms: Iterable[str], unite: str = "action") -> list[str]:
        """SQL conditions on `offre` of some criteria alone, whatever the status."""
        voulus = frozenset(noms)
        return conditions((nom for nom in self.criteres if nom in voulus), None, unite)[1:]

    @cached_property
    def avec(self) -> str:
        """What comes before the statement: the actions that the words find, the places that are near."""
        tables = []
        if self.mots is not None:
            tables.append(f"trouvee AS MATERIALIZED ({TROUVEES})")
        if self.situee:
            partout = f" UNION ALL SELECT {A_DISTANCE}, NULL" if "lieu_ou_a_distance" in self.criteres else ""
            tables.append(f"proche AS MATERIALIZED (SELECT * FROM {PROCHES} AS lieu{partout})")  # noqa: S608  our own names
        return f"{', '.join(tables)}, " if tables else ""

    def a_une_reponse(self, regard: Regard) -> Requete:
        """The statement that tells whether there is an action at all, without ranking those that there are."""
        texte = _A_UNE_REPONSE.format(
            avec=self.avec.replace(TROUVEES, TROUVEES_SANS_RANG),
            source=self.source,
            conditions=" AND ".join(self.conditions()),
        )
        return Requete(texte, self.parametres(regard), preparee=False)

    @cached_property
    def source(self) -> str:
        """Where the rows come from."""
        trouvee = "JOIN trouvee ON trouvee.action_id = offre.action_id" if self.mots is not None else ""
        proche = "JOIN proche ON proche.site_id = offre.site_id" if self.situee else ""
        return f"recherche_session AS offre {trouvee} {proche}".rstrip()
