"""Lists under the rows of a statement, read and written as JSON in that same statement, however deep they go.

Each list is read once for all rows above it, then gathered by the row that it belongs to: what a plan reads level by
level, without the way to the server and back, nor the objects.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import count
from typing import TYPE_CHECKING, Any

from psycopg.sql import SQL

from loaders import sql
from loaders.ecriture_json import chaine, ecrire
from loaders.relation import descend
from loaders.requete import PARTAGES, preparer, vouloir

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from loaders.choix import Choix
    from loaders.demande import Demande
    from loaders.ecriture_json import Morceau
    from loaders.relation import Relation
    from loaders.requete import Regard, Requete
    from loaders.sql import Forme

_ENSEMBLE = SQL("""\
-- {nom}
WITH lignes AS (
{lignes}
){niveaux}
SELECT lignes.rang{sorties}
FROM lignes{jointures}{ordre}""")

_NIVEAU = SQL(""",
-- {nom}
lignes_{rang} AS (
{lignes}
){niveaux},
textes_{rang} AS (
  SELECT e.rang, {texte} AS texte
  FROM (
    SELECT lignes_{rang}.rang, {elements}
    FROM lignes_{rang}{jointures}{ordre}
  ) AS e
  GROUP BY e.rang
)""")

_JOINTURE = SQL("\nLEFT JOIN textes_{rang} ON textes_{rang}.rang = {lignes}.{numero}")
_DONNES = SQL("unnest({cles}) WITH ORDINALITY AS p({noms}, rang)\nCROSS JOIN LATERAL ")
_PARENTS = SQL("(SELECT {valeurs} FROM {lignes}) AS p({noms})\nCROSS JOIN LATERAL ")
_PARAMETRE = re.compile(r"%\((\w+)\)s")

RACINE = "lignes"
NUMERO = "ligne"  # of a row, where lists are under it

Element = tuple["Morceau", ...]


@dataclass(frozen=True, eq=False)
class Imbriquee:
    """A list of each row: `cles`, where the parts of its key stand in the row; `choix`, what is read of its objects.

    `texte`: its JSON, between the objects, each written as one of these tuples says. `viser`: from what an operation
    knows to what it asks for.
    """

    relation: Relation
    cles: tuple[int, ...]
    choix: Choix
    texte: Sequence[str | Element]
    viser: Callable[[Any], Demande]

    @property
    def vide(self) -> str:
        """Its JSON when it has no object."""
        return "".join(morceau for morceau in self.texte if isinstance(morceau, str))


@dataclass(frozen=True, slots=True)
class Niveau:
    """A list as one operation asks for it; the text of a statement depends on nothing else."""

    imbriquee: Imbriquee
    rang: int  # its number in the statement
    forme: Forme
    niveaux: tuple[Niveau, ...]


@dataclass(slots=True)
class Imbrication:
    """Writes the statements of a Choix, with what one operation asks of the lists under it."""

    choix: Choix
    operation: Any
    regard: Regard
    _parametres: dict[str, Any] = field(default_factory=dict)
    _par_cle: bool = True
    _rangs: count[int] = field(default_factory=lambda: count(1))
    _niveaux: tuple[Niveau, ...] = ()

    def preparer(self, relation: Relation, demande: Demande, cles: Sequence[Any]) -> Requete:
        """The one statement that answers this demand for all these parents, with all that is under its objects."""
        self._niveaux = self._sous(self.choix)
        requete = preparer(relation, demande, cles, self.regard, self)
        if not self._niveaux:
            return requete
        parametres = self._parametres | requete.parametres
        return replace(requete, parametres=parametres, preparee=(requete.preparee and self._par_cle) or None)

    def selection(self, relation: Relation, forme: Forme) -> str:
        """See Choix."""
        return self.choix.selection(relation, forme, self._niveaux)

    def page(self, relation: Relation, forme: Forme) -> str:
        """See Choix."""
        return self.choix.page(relation, forme, self._niveaux)

    def _sous(self, choix: Choix) -> tuple[Niveau, ...]:
        return tuple(map(self._niveau, choix.imbriquees))

    def _niveau(self, imbriquee: Imbriquee) -> Niveau:
        rang = next(self._rangs)
        voulue = vouloir(imbriquee.relation, imbriquee.viser(self.operation), self.regard)
        self._par_cle &= voulue.par_cle
        self._parametres |= {_nommer(rang, nom): valeur for nom, valeur in voulue.parametres.items()}
        return Niveau(imbriquee, rang, voulue.forme, self._sous(imbriquee.choix))


def reunir(choix: Choix, relation: Relation, forme: Forme, niveaux: tuple[Niveau, ...]) -> str:
    """The statement: rows, then the texts of the lists under them."""
    ordre = forme.ordre or relation.ordre
    tris = [f"{RACINE}.tri_{rang}" for rang, _ in enumerate(ordre, 1)] if choix.tris else []
    sorties = [*map(_colonne(RACINE, choix, niveaux), choix.places), *tris]
    return _ENSEMBLE.format(
        nom=SQL(relation.nom),
        lignes=SQL(choix.lignes(relation, forme, parents(relation))),
        niveaux=SQL(_niveaux(niveaux, RACINE)),
        sorties=SQL("".join(f", {sortie}" for sortie in sorties)),
        jointures=SQL(_jointures(niveaux, RACINE)),
        ordre=SQL(_ordre(RACINE, len(ordre), descend=forme.arriere != descend(ordre))),
    ).as_string()


def parents(relation: Relation) -> str:
    """Where the keys of the parents come from, which a statement is given."""
    if not relation.par:
        return ""
    return _DONNES.format(cles=SQL(sql.cles(relation)), noms=SQL(", ".join(relation.cles))).as_string()


def _niveaux(niveaux: tuple[Niveau, ...], parents: str) -> str:
    return "".join(_niveau(niveau, parents) for niveau in niveaux)


def _niveau(niveau: Niveau, parents: str) -> str:
    imbriquee, forme, lignes = niveau.imbriquee, niveau.forme, f"lignes_{niveau.rang}"
    relation, choix = imbriquee.relation, imbriquee.choix
    ordre = forme.ordre or relation.ordre
    colonne = _colonne(lignes, choix, niveau.niveaux)
    elements = [morceau for morceau in imbriquee.texte if not isinstance(morceau, str)]
    lues = choix.lignes(relation, forme, _parents_de(imbriquee, parents))
    return _NIVEAU.format(
        nom=SQL(relation.nom),
        rang=SQL(f"{niveau.rang}"),
        lignes=SQL(_PARAMETRE.sub(lambda trouve: f"%({_nommer(niveau.rang, trouve[1])})s", lues)),
        niveaux=SQL(_niveaux(niveau.niveaux, lignes)),
        texte=SQL(_assembler(imbriquee.texte)),
        elements=SQL(", ".join(f"{ecrire(e, colonne)} AS element_{rang}" for rang, e in enumerate(elements, 1))),
        jointures=SQL(_jointures(niveau.niveaux, lignes)),
        ordre=SQL(_ordre(lignes, len(ordre), descend=descend(ordre))),
    ).as_string()


def _assembler(texte: Sequence[str | Element]) -> str:
    rangs = count(1)
    dits = (chaine(m) if isinstance(m, str) else f"string_agg(e.element_{next(rangs)}, ',')" for m in texte)
    return f"concat({', '.join(dits)})"


def _parents_de(imbriquee: Imbriquee, lignes: str) -> str:
    valeurs = [NUMERO, *(nom_de_colonne(place) for place in imbriquee.cles)]
    return _PARENTS.format(
        valeurs=SQL(", ".join(f"{lignes}.{valeur}" for valeur in valeurs)),
        lignes=SQL(lignes),
        noms=SQL(", ".join(["rang", *imbriquee.relation.cles])),
    ).as_string()


def _jointures(niveaux: tuple[Niveau, ...], lignes: str) -> str:
    jointures = (_JOINTURE.format(rang=SQL(f"{n.rang}"), lignes=SQL(lignes), numero=SQL(NUMERO)) for n in niveaux)
    return "".join(jointure.as_string() for jointure in jointures)


def _ordre(lignes: str, tris: int, *, descend: bool) -> str:
    sens = " DESC" if descend else ""
    return f"\nORDER BY {', '.join([f'{lignes}.rang', *(f'{lignes}.tri_{rang}{sens}' for rang in range(1, tris + 1))])}"


def _colonne(lignes: str, choix: Choix, niveaux: tuple[Niveau, ...]) -> Callable[[int], str]:
    """The SQL of what stands at a place of these rows; of a list, its text."""
    textes = {
        choix.sortir(n.imbriquee): f"coalesce(textes_{n.rang}.texte, {chaine(n.imbriquee.vide)})" for n in niveaux
    }
    return lambda place: textes.get(place) or f"{lignes}.{nom_de_colonne(place)}"


def nom_de_colonne(place: int) -> str:
    """How what stands at a place of the rows is named where other rows or texts refer to it."""
    return f"c{place}"


def _nommer(rang: int, parametre: str) -> str:
    """A parameter of a level; those of the viewer and of the day are one for all levels."""
    return parametre if parametre in PARTAGES else f"n{rang}_{parametre}"
