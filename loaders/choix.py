"""What a plan reads of a relation: some attributes of its objects and of those joined to them, in one statement.

The text of a statement comes from the same declarations as that of loaders/sql.py; only what it selects differs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psycopg.sql import SQL

from loaders import sql
from loaders.demande import TOUT
from loaders.imbrication import NUMERO, Imbriquee, nom_de_colonne, parents, reunir
from loaders.relation import Cardinalite, descend
from loaders.visibilite import visible
from models.lecteur import Portee

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.demande import Visee
    from loaders.imbrication import Niveau
    from loaders.noun import Noun, Requis
    from loaders.relation import Relation
    from loaders.sql import Forme

_LIGNES = SQL("""\
SELECT {rang}{sorties}
FROM {parents}(
  SELECT {colonnes}
  FROM {source}
  WHERE {conditions}{page}
) AS t{jointures}""")

_PAGE = SQL("""
  ORDER BY {ordre}
  LIMIT %(limite)s""")

_JOINTURE = SQL("""
{jonction} LATERAL (
  SELECT {colonnes}
  FROM {source}
  WHERE {conditions}{premier}
) AS {alias} ON true""")

_CLE = re.compile(r"\bp\.(cle(?:_\d+)?)\b")
PRESENCE = "present"


class Lues:
    """The attributes read of one noun: of the rows of the statement (`t`), or of what is joined to them (`u1`…)."""

    def __init__(self, choix: Choix, noun: Noun, alias: str) -> None:
        self.noun = noun
        self.alias = alias
        self._choix = choix
        self._colonnes: dict[str, str] = {}

    def place(self, attribut: str) -> int:
        """Where the attribute stands in the rows."""
        return self._choix.sortir(self.colonne(attribut))

    def colonne(self, attribut: str) -> str:
        """How the attribute is named outside of the subselect that reads it."""
        expression = self.noun.expression(attribut)
        self._colonnes[attribut] = f"{expression} AS {attribut}"
        return f"{self.alias}.{attribut}"

    def joindre(self, visee: Visee, attributs: tuple[str, ...], *, premier: bool) -> Jointe:
        """What is read of the one object that a relation leads to from here; once, however often it is asked for."""
        return self._choix.joindre(visee, tuple(self.colonne(attribut) for attribut in attributs), premier=premier)

    def sortir(self, sortie: str | Imbriquee) -> int:
        """The place of an expression of the statement, or of the text of a list, in the rows."""
        return self._choix.sortir(sortie)

    def colonnes(self, *autres: str) -> SQL:
        """What the subselect reads."""
        return SQL(", ".join([*autres, *self._colonnes.values()]) or "1")


class Jointe(Lues):
    """One object at most for each row: `presence` is null where there is none."""

    def __init__(self, choix: Choix, visee: Visee, cles: tuple[str, ...], alias: str, *, premier: bool) -> None:
        super().__init__(choix, visee.relation.vers, alias)
        self._visee = visee
        self._cles = dict(zip(visee.relation.cles, cles, strict=True))
        self._premier = premier
        self.presence = choix.sortir(f"{alias}.{PRESENCE}")

    def prouve(self, requis: Requis, de: Lues) -> bool:
        """Whether it is the very object without which those of `de` are not seen."""
        relation, cible = self._visee.relation, requis.noun
        est_lui = relation.vers is cible and relation.source == cible.table and relation.sur == (f"{cible.table}.id",)
        entier = self._visee.demande == TOUT and not self._premier and not requis.facultatif
        return est_lui and entier and list(self._cles.values()) == [f"{de.alias}.{requis.cle}"]

    def texte(self, portee: Portee, prouves: Iterable[Requis] | None = None) -> str:
        """The join; where it is to prove that the object is visible, all but `prouves`, nothing is read without it."""
        relation, demande = self._visee.relation, self._visee.demande
        conditions = [*sql.conditions_de(relation, sql.Forme(portee, demande.statuts))]
        if prouves is not None:
            conditions += visible(self.noun, portee, prouves=prouves)
        ordre = ", ".join(sql.ordonner(relation.ordre))
        texte = _JOINTURE.format(
            jonction=SQL("LEFT JOIN" if prouves is None else "JOIN"),
            colonnes=self.colonnes(f"true AS {PRESENCE}"),
            source=SQL(relation.source),
            conditions=SQL("\n    AND ").join(map(SQL, conditions)),
            premier=SQL(f"\n  ORDER BY {ordre}\n  LIMIT 1" if self._premier else ""),
            alias=SQL(self.alias),
        )
        return _CLE.sub(lambda trouve: self._cles[trouve[1]], texte.as_string())


class Choix:
    """Attributes chosen one by one while a plan is made; then the texts that read them, kept by relation and shape."""

    def __init__(self, noun: Noun) -> None:
        self._sorties: dict[str | Imbriquee, int] = {}
        self._jointes: dict[tuple[Visee, tuple[str, ...], bool], Jointe] = {}
        self._textes: dict[tuple[Relation, Forme, tuple[Niveau, ...]], str] = {}
        self.racine = Lues(self, noun, "t")
        self.tris = False  # whether rows end with the values of their sort key: cursors are made of them

    def sortir(self, sortie: str | Imbriquee) -> int:
        """The place of an expression, or of the text of a list, in the rows, after the rank of their parent."""
        return self._sorties.setdefault(sortie, len(self._sorties) + 1)

    def joindre(self, visee: Visee, cles: tuple[str, ...], *, premier: bool) -> Jointe:
        """See `Lues.joindre`."""
        nom = (visee, cles, premier)
        if nom not in self._jointes:
            self._jointes[nom] = Jointe(self, visee, cles, f"u{len(self._jointes) + 1}", premier=premier)
        return self._jointes[nom]

    @property
    def imbriquees(self) -> list[Imbriquee]:
        """The lists under its rows."""
        return [sortie for sortie in self._sorties if isinstance(sortie, Imbriquee)]

    def selection(self, relation: Relation, forme: Forme, niveaux: tuple[Niveau, ...] = ()) -> str:
        """The parent's rank, then what is chosen, in the order declared, then the sort key when it is wanted.

        All objects of the parents, or the first `limite` of each where the shape has the order of a page.
        """
        cle = (relation, forme, niveaux)
        if cle not in self._textes:
            self._textes[cle] = reunir(self, relation, forme, niveaux) if niveaux else self._seule(relation, forme)
        return self._textes[cle]

    page = selection

    @property
    def places(self) -> Iterable[int]:
        """All those of the rows, but the first."""
        return self._sorties.values()

    def lignes(self, relation: Relation, forme: Forme, parents: str) -> str:
        """Rows that the rest of a statement refers to: each column has a name; each row, over lists, a number."""
        lues = [f"{s} AS {nom_de_colonne(place)}" for s, place in self._sorties.items() if isinstance(s, str)]
        tris = [f"t.tri_{rang}" for rang, _ in enumerate(forme.ordre or relation.ordre, 1)]
        numero = [f"row_number() OVER () AS {NUMERO}"] if self.imbriquees else []
        return self._lignes(relation, forme, parents, [*lues, *tris, *numero])

    def _seule(self, relation: Relation, forme: Forme) -> str:
        ordre = forme.ordre or relation.ordre
        sens = " DESC" if forme.arriere != descend(ordre) else ""
        tris = [f"t.tri_{rang}" for rang, _ in enumerate(ordre, 1)]
        lues = [sortie for sortie in self._sorties if isinstance(sortie, str)]
        texte = self._lignes(relation, forme, parents(relation), [*lues, *(tris if self.tris else [])])
        externe = [*(["p.rang"] if relation.par else []), *(f"{tri}{sens}" for tri in tris)]
        return "\n".join([f"-- {relation.nom}", texte, *([f"ORDER BY {', '.join(externe)}"] if ordre else [])])

    def _lignes(self, relation: Relation, forme: Forme, parents: str, sorties: list[str]) -> str:
        ordre = forme.ordre or relation.ordre
        tris = [f"{tri.expression} AS tri_{rang}" for rang, tri in enumerate(ordre, 1)]
        parties = SQL(", ".join(sql.ordonner(ordre, arriere=forme.arriere)))
        prouves = self._prouves_par_les_parents(relation, forme)
        conditions = sql.conditions_de(relation, forme, prouves=prouves.get(self.racine, ()))
        jointures = [jointe.texte(forme.portee, prouves.get(jointe)) for jointe in self._jointes.values()]
        return _LIGNES.format(
            rang=SQL("p.rang" if relation.par else "1 AS rang"),
            sorties=SQL("".join(f", {sortie}" for sortie in sorties)),
            parents=SQL(parents),
            colonnes=self.racine.colonnes(*tris),
            source=SQL(relation.source),
            conditions=SQL("\n    AND ").join(map(SQL, conditions)),
            page=_PAGE.format(ordre=parties) if forme.ordre else SQL(""),
            jointures=SQL("".join(jointures)),
        ).as_string()

    def _prouves_par_les_parents(self, relation: Relation, forme: Forme) -> dict[Lues, list[Requis]]:
        """The parents of one object that somebody names prove where they are read that it is visible, and once.

        Those of the public alone: who has an organisme sees theirs whatever the parents are.
        """
        une = relation.de is None and relation.cardinalite is Cardinalite.UN and forme.portee is Portee.PUBLIQUE
        return self._prouves(self.racine) if une else {}

    def _prouves(self, de: Lues) -> dict[Lues, list[Requis]]:
        """What is joined to these rows and makes them visible, then the same of what is joined so."""
        trouves = [(requis, j) for requis in de.noun.requis for j in self._jointes.values() if j.prouve(requis, de)]
        tous = {de: [requis for requis, _ in trouves]}
        for _, jointe in trouves:
            tous |= self._prouves(jointe)
        return tous
