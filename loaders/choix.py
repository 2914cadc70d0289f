"""What a plan reads of a relation: some attributes of its objects and of those joined to them, in one statement.

The text of a statement comes from the same declarations as that of loaders/sql.py; only what it selects differs.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from psycopg.sql import SQL

from loaders import sql
from loaders.imbrication import NUMERO, Imbriquee, nom_de_colonne, parents, reunir
from loaders.relation import descend

if TYPE_CHECKING:
    from collections.abc import Iterable

    from loaders.demande import Visee
    from loaders.imbrication import Niveau
    from loaders.noun import Noun
    from loaders.relation import Relation
    from loaders.sql import Forme
    from models.lecteur import Portee

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
LEFT JOIN LATERAL (
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

    def texte(self, portee: Portee) -> str:
        """The join."""
        relation, demande = self._visee.relation, self._visee.demande
        conditions = sql.conditions_de(relation, sql.Forme(portee, demande.statuts))
        ordre = ", ".join(sql.ordonner(relation.ordre))
        texte = _JOINTURE.format(
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
        return _LIGNES.format(
            rang=SQL("p.rang" if relation.par else "1 AS rang"),
            sorties=SQL("".join(f", {sortie}" for sortie in sorties)),
            parents=SQL(parents),
            colonnes=self.racine.colonnes(*tris),
            source=SQL(relation.source),
            conditions=SQL("\n    AND ").join(map(SQL, sql.conditions_de(relation, forme))),
            page=_PAGE.format(ordre=parties) if forme.ordre else SQL(""),
            jointures=SQL("".join(jointe.texte(forme.portee) for jointe in self._jointes.values())),
        ).as_string()
