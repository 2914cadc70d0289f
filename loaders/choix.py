"""What a plan reads of a relation: some attributes of its objects and of those joined to them, in one statement.

The text of a statement comes from the same declarations as that of loaders/sql.py; only what it selects differs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psycopg.sql import SQL

from loaders import sql
from loaders.demande import TOUT
from loaders.relation import Cardinalite, descend
from loaders.visibilite import visible
from models.lecteur import Portee

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.demande import Visee
    from loaders.noun import Noun, Requis
    from loaders.relation import Relation
    from loaders.sql import Forme

_LISTE = SQL("""\
-- {nom}
SELECT p.rang{sortie}
FROM unnest({cles}) WITH ORDINALITY AS p({noms}, rang)
CROSS JOIN LATERAL (
  SELECT {colonnes}
  FROM {source}
  WHERE {conditions}
) AS t{jointures}{ordre_externe}""")

_PAGE = SQL("""\
-- {nom}
SELECT p.rang{sortie}
FROM unnest({cles}) WITH ORDINALITY AS p({noms}, rang)
CROSS JOIN LATERAL (
  SELECT {colonnes}
  FROM {source}
  WHERE {conditions}
  ORDER BY {ordre}
  LIMIT %(limite)s
) AS t{jointures}{ordre_externe}""")

_PAGE_RACINE = SQL("""\
-- {nom}
SELECT 1 AS rang{sortie}
FROM (
  SELECT {colonnes}
  FROM {source}
  WHERE {conditions}
  ORDER BY {ordre}
  LIMIT %(limite)s
) AS t{jointures}{ordre_externe}""")

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

    def sortir(self, expression: str) -> int:
        """The place of an expression of the statement in the rows."""
        return self._choix.sortir(expression)

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
        self._sorties: dict[str, int] = {}
        self._jointes: dict[tuple[Visee, tuple[str, ...], bool], Jointe] = {}
        self._textes: dict[tuple[Relation, Forme], str] = {}
        self.racine = Lues(self, noun, "t")
        self.tris = False  # whether rows end with the values of their sort key: cursors are made of them

    def sortir(self, expression: str) -> int:
        """The place of an expression in the rows, after the rank of their parent."""
        return self._sorties.setdefault(expression, len(self._sorties) + 1)

    def joindre(self, visee: Visee, cles: tuple[str, ...], *, premier: bool) -> Jointe:
        """See `Lues.joindre`."""
        nom = (visee, cles, premier)
        if nom not in self._jointes:
            self._jointes[nom] = Jointe(self, visee, cles, f"u{len(self._jointes) + 1}", premier=premier)
        return self._jointes[nom]

    def selection(self, relation: Relation, forme: Forme) -> str:
        """All objects of the parents: the parent's rank, then what is chosen, in the order declared."""
        return self._texte(_LISTE, relation, forme)

    def page(self, relation: Relation, forme: Forme) -> str:
        """The first `limite` objects of each parent, as `selection`; then their sort key when it is wanted."""
        return self._texte(_PAGE if relation.par else _PAGE_RACINE, relation, forme)

    def total(self, relation: Relation, forme: Forme) -> str:
        """How many objects each parent has, its rank first."""
        return sql.total(relation, forme)

    def _texte(self, modele: SQL, relation: Relation, forme: Forme) -> str:
        if (relation, forme) not in self._textes:
            self._textes[relation, forme] = self._ecrire(modele, relation, forme)
        return self._textes[relation, forme]

    def _ecrire(self, modele: SQL, relation: Relation, forme: Forme) -> str:
        ordre = forme.ordre or relation.ordre
        sens = " DESC" if forme.arriere != descend(ordre) else ""
        noms = [f"tri_{rang}" for rang, _ in enumerate(ordre, 1)]
        tris = [f"{tri.expression} AS {nom}" for tri, nom in zip(ordre, noms, strict=True)]
        externe = [*(["p.rang"] if relation.par else []), *(f"t.{nom}{sens}" for nom in noms)]
        sorties = [*self._sorties, *(f"t.{nom}" for nom in noms if self.tris)]
        # The parents of one object that somebody names prove where they are read that it is visible, and once. Those of
        # the public alone: who has an organisme sees theirs whatever the parents are.
        une = relation.de is None and relation.cardinalite is Cardinalite.UN and forme.portee is Portee.PUBLIQUE
        prouves = self._prouves(self.racine) if une else {}
        jointures = [jointe.texte(forme.portee, prouves.get(jointe)) for jointe in self._jointes.values()]
        return modele.format(
            nom=SQL(relation.nom),
            sortie=SQL("".join(f", {sortie}" for sortie in sorties)),
            cles=SQL(sql.cles(relation)),
            noms=SQL(", ".join(relation.cles)),
            colonnes=self.racine.colonnes(*tris),
            source=SQL(relation.source),
            conditions=SQL("\n    AND ").join(
                map(SQL, sql.conditions_de(relation, forme, prouves=prouves.get(self.racine, ())))
            ),
            ordre=SQL(", ".join(sql.ordonner(ordre, arriere=forme.arriere))),
            jointures=SQL("".join(jointures)),
            ordre_externe=SQL(f"\nORDER BY {', '.join(externe)}" if ordre else ""),
        ).as_string()

    def _prouves(self, de: Lues) -> dict[Lues, list[Requis]]:
        """What is joined to these rows and makes them visible, then the same of what is joined so."""
        trouves = [(requis, j) for requis in de.noun.requis for j in self._jointes.values() if j.prouve(requis, de)]
        tous = {de: [requis for requis, _ in trouves]}
        for _, jointe in trouves:
            tous |= self._prouves(jointe)
        return tous
