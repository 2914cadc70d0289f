"""What changed for the public, the oldest change first: one line per object, withdrawals included.

Two rows of lines are read as one, by their moments: what somebody wrote, in the order of the commits, and what ended
since, day by day. A cursor holds how far it is in each. A transaction that was committed after a midnight that it
began before has its lines after those of that day: the first row gives those that the second one left behind.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from loaders import curseur
from loaders.demande import PLAFOND, Compter, Total
from loaders.fenetre import TAILLE_MAXIMALE, TAILLE_PAR_DEFAUT, Arete, Page
from loaders.publie import DEPUIS, ECHUE, FIN, RETIREE
from loaders.relation import Tri
from loaders.requete import Requete
from models.enumerations import TypeObjet
from models.erreurs import EntreeInvalide

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from loaders.requete import Ligne

SUIVIS = tuple(genre for genre in TypeObjet if genre is not TypeObjet.DISPOSITIF)
ORDRE = (
    Tri("publication.le", "timestamptz"),
    Tri("publication.numero"),
    Tri("publication.jusqu_au", "date"),
    Tri("publication.numero"),
    Tri("publication.type"),  # all that are followed: with more of them, lines that were passed over would be lost
)
DEBUT = ("0001-01-01 00:00:00+00:00", "", "0001-01-01", "")

_ECRITE = "(publication.le, publication.numero)"
_ECHEANCE = "(publication.jusqu_au, publication.numero)"
_FINIE = "%(finie)s::date, %(numero_finie)s::text"

# Each row by the index of its order; `moment` is where the line stands.
_PAGE = f"""\
-- changements
SELECT type, numero, depuis, retire, le, CASE WHEN echue THEN jusqu_au END AS finie
FROM (
  (SELECT publication.*, {DEPUIS} AS depuis,
    {RETIREE} AS retire, false AS echue, publication.le AS moment
  FROM publication
  WHERE publication.type = ANY(%(types)s::text[])
    AND {_ECRITE} > (%(ecrite)s::timestamptz, %(numero_ecrite)s::text)
    AND NOT ({ECHUE}
      AND {_ECHEANCE} > ({_FINIE})){{ecrites}}
  ORDER BY publication.le, publication.numero LIMIT %(limite)s)
  UNION ALL
  (SELECT publication.*, {FIN} AS depuis, true AS retire, true AS echue, {FIN} AS moment
  FROM publication
  WHERE publication.type = ANY(%(types)s::text[])
    AND {ECHUE}
    AND {_ECHEANCE} > ({_FINIE}){{finies}}
  ORDER BY publication.jusqu_au, publication.numero LIMIT %(limite)s)
) AS publication
ORDER BY moment, numero
LIMIT %(limite)s"""  # noqa: S608  our own expressions

_TOTAL = """\
-- changements (total)
SELECT count(*) FROM (
  SELECT FROM publication WHERE publication.type = ANY(%(types)s::text[]){depuis}{plafond}
) AS publication"""

_DEPUIS = f"\n    AND {DEPUIS} >= %(depuis)s"
# bounds that the indexes know: no line that somebody wrote is passed over where there is no cursor
_ECRITES_DEPUIS = "\n    AND publication.le >= %(depuis)s"
_FINIES_DEPUIS = f"\n    AND publication.jusqu_au >= (%(depuis)s AT TIME ZONE 'Europe/Paris')::date - 1{_DEPUIS}"


class Changement(NamedTuple):
    """A line: an object, since when the public sees it as it is, and whether it is published no more."""

    le: datetime
    type: TypeObjet
    numero: str
    retire: bool


@dataclass(frozen=True, slots=True)
class Suivi:
    """What is followed: objects of these types, since a moment."""

    types: tuple[TypeObjet, ...] = SUIVIS
    depuis: datetime | None = None


@dataclass(frozen=True, slots=True)
class Suite:
    """At most `taille` lines of what is followed, after a cursor."""

    suivi: Suivi
    taille: int = TAILLE_PAR_DEFAUT
    apres: tuple[str, ...] | None = None


def suivre(objets: Sequence[TypeObjet] | None, depuis: datetime | None) -> Suivi:
    """What is followed, as GraphQL's arguments say it; raises EntreeInvalide."""
    if TypeObjet.DISPOSITIF in (objets or ()):
        raise EntreeInvalide("Un dispositif change avec sa session : suivez SESSION, et relisez ses dispositifs.")
    if depuis is not None and depuis.tzinfo is None:
        raise EntreeInvalide(f"`depuis` doit dire son décalage : `{depuis.isoformat()}+01:00`, ou `Z`.")
    return Suivi(tuple(genre for genre in SUIVIS if genre in (objets or SUIVIS)), depuis)


def ouvrir(suivi: Suivi, first: int | None, after: str | None) -> Suite:
    """The part of what is followed that is asked for; raises EntreeInvalide beyond 1 to 250, or for a bad cursor."""
    taille = TAILLE_PAR_DEFAUT if first is None else first
    if not 1 <= taille <= TAILLE_MAXIMALE:
        raise EntreeInvalide(f"`first` doit être compris entre 1 et {TAILLE_MAXIMALE} (reçu : {taille}).")
    if after is None:
        return Suite(suivi, taille)
    *apres, types = curseur.lire(after, ORDRE)
    if types != _nommer(suivi.types):
        raise EntreeInvalide(
            "Ce curseur ne suit pas les mêmes objets. Redonnez les `objets` avec lesquels vous l'avez reçu,"
            " ou repartez sans `after` pour en suivre d'autres."
        )
    return Suite(suivi, taille, tuple(apres))


def preparer(suite: Suite, aujourdhui: date) -> Requete:
    """The statement of a page: one line more than asked for when there are others."""
    bornes = dict(zip(("ecrite", "numero_ecrite", "finie", "numero_finie"), suite.apres or DEBUT, strict=True))
    texte = _page(depuis=suite.suivi.depuis is not None, apres=suite.apres is not None)
    return Requete(texte, {**_parametres(suite.suivi, aujourdhui), **bornes, "limite": suite.taille + 1})


def assembler(suite: Suite, lignes: Sequence[Ligne]) -> Page:
    """The page out of the rows of its statement, each line with the cursor that goes on after it."""
    moment, numero_ecrit, *finie = suite.apres or DEBUT
    ecrite = (datetime.fromisoformat(moment), numero_ecrit)
    aretes = []
    for type_, numero, depuis, retire, le, jour in lignes[: suite.taille]:
        ecrite = max(ecrite, (le, numero))  # all that was written before stands before
        finie = finie if jour is None else [jour, numero]
        tri = (*ecrite, *finie, _nommer(suite.suivi.types))
        aretes.append(Arete(Changement(depuis, TypeObjet[type_], numero, retire), tri, ORDRE))
    return Page(aretes, suivante=len(lignes) > suite.taille, precedente=suite.apres is not None)


def preparer_le_total(suivi: Suivi, compter: Compter, aujourdhui: date) -> Requete:
    """The statement that counts the lines of what is followed."""
    texte = _total(depuis=suivi.depuis is not None, plafonne=not compter.exact)
    return Requete(texte, _parametres(suivi, aujourdhui))


def total(compter: Compter, lignes: Sequence[Ligne]) -> Total:
    """What that statement counted."""
    return compter.total(lignes[0][0])


@lru_cache
def _page(*, depuis: bool, apres: bool) -> str:
    ecrites = _DEPUIS if apres else _ECRITES_DEPUIS
    return _PAGE.format(ecrites=ecrites if depuis else "", finies=_FINIES_DEPUIS if depuis else "")


@lru_cache
def _total(*, depuis: bool, plafonne: bool) -> str:
    return _TOTAL.format(depuis=_DEPUIS if depuis else "", plafond=f" LIMIT {PLAFOND}" if plafonne else "")


def _parametres(suivi: Suivi, aujourdhui: date) -> dict[str, Any]:
    depuis = {} if suivi.depuis is None else {"depuis": suivi.depuis}
    return {"aujourdhui": aujourdhui, "types": [*map(str, suivi.types)], **depuis}


def _nommer(types: Sequence[TypeObjet]) -> str:
    return ",".join(types)
