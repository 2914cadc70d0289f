"""From a demand to the statement that answers it for many parents, and from its rows to one answer per parent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol

from loaders import sql
from loaders.demande import TOUT, Compter, Total
from loaders.fenetre import Arete, Fenetre, paginer
from loaders.offre.conditions import criteres
from loaders.relation import Cardinalite
from loaders.visibilite import PAR_DEFAUT
from models.lecteur import PUBLIC, Portee

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from loaders.demande import Demande
    from loaders.relation import Relation
    from models.lecteur import Lecteur

Ligne = tuple[Any, ...]
PARTAGES = frozenset({"aujourdhui", "compte", "siens"})  # parameters that are the same in a whole statement
_TOUTES = {portee: sql.Forme(portee) for portee in Portee}
_PARAMETRE = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Regard:
    """From where one looks: the viewer, the day that is today in Paris, and the region that the catalogue is of."""

    lecteur: Lecteur
    aujourdhui: date
    region: str | None = None  # INSEE's code, where what is read depends on it

    @property
    def parametres(self) -> dict[str, Any]:
        """What every statement may name: the day, the viewer's account, the organismes of one who sees theirs."""
        siens = {"siens": list(self.lecteur.organismes)} if self.lecteur.portee is Portee.SIENNE else {}
        return {"aujourdhui": self.aujourdhui, "compte": self.lecteur.compte, **siens}

    @property
    def public(self) -> Regard:
        """From where the public looks at the same: what is searched and counted is what is published."""
        return replace(self, lecteur=PUBLIC)


@dataclass(frozen=True, slots=True)
class Requete:
    """A statement and its parameters, by name.

    `preparee`: true where one plan is good for all values (keys, days, sizes); false where it must be made for those
    of the day, whatever a plan costs; null where PostgreSQL decides.
    """

    texte: str
    parametres: dict[str, Any]
    preparee: bool | None = None

    @property
    def nom(self) -> str:
        """The relation it reads, from its first line."""
        return self.texte.partition("\n")[0].removeprefix("-- ")

    def en_deux(self) -> tuple[bytes, dict[str, Any]]:
        """Its text and its parameters, for a cursor of psycopg."""
        return self.texte.encode(), self.parametres

    def avec_son_plan(self) -> Requete:
        """The statement that runs this one and tells how PostgreSQL did it."""
        return Requete(f"EXPLAIN (ANALYZE, BUFFERS)\n{self.texte}", self.parametres, self.preparee)


@dataclass(frozen=True, slots=True)
class Voulue:
    """A demand in terms of SQL: the shape of its statement, and its parameters."""

    forme: sql.Forme
    parametres: dict[str, Any]
    par_cle: bool  # whether one plan is good for all its values


class Redaction(Protocol):
    """What a statement selects: loaders/sql.py all attributes of a noun, a Choix those of a plan."""

    def selection(self, relation: Relation, forme: sql.Forme) -> str: ...  # noqa: D102
    def page(self, relation: Relation, forme: sql.Forme) -> str: ...  # noqa: D102


def preparer(
    relation: Relation,
    demande: Demande,
    cles: Sequence[Any],
    regard: Regard,
    redaction: Redaction = sql,
) -> Requete:
    """The one statement that answers this demand for all these parents."""
    voulue = vouloir(relation, demande, regard)
    parametres = voulue.parametres | _parametres_des_cles(relation, cles)
    match demande.lecture:
        case Compter():
            texte = sql.total(relation, voulue.forme)
        case Fenetre():
            texte, parametres["limite"] = redaction.page(relation, voulue.forme), parametres["limite"] + 1
        case _:
            texte = redaction.selection(relation, voulue.forme)
    return Requete(texte, parametres, voulue.par_cle or None)


def vouloir(relation: Relation, demande: Demande, regard: Regard) -> Voulue:
    """What a demand is in terms of SQL, but for the keys of the parents."""
    forme, parametres = _forme(relation, demande, regard)
    if isinstance(fenetre := demande.lecture, Fenetre):
        bornes = {nom: v for nom, v in (("apres", fenetre.apres), ("avant", fenetre.avant)) if v is not None}
        parametres |= {f"{nom}_{rang}": v for nom, vs in bornes.items() for rang, v in enumerate(vs, 1)}
        parametres["limite"] = fenetre.taille
    return Voulue(forme, parametres, par_cle=not demande.filtres and demande.offre is None)


def retenus(relation: Relation, demande: Demande, regard: Regard, prefixe: str) -> Requete:
    """SELECT of the ids of what a list holds, to stand within a statement: its parameters begin with `prefixe`."""
    forme, parametres = _forme(relation, demande, regard)
    texte = _PARAMETRE.sub(rf"%({prefixe}\1)s", sql.retenus(relation, forme))
    return Requete(texte, {prefixe + nom: valeur for nom, valeur in parametres.items()})


def assembler(relation: Relation, demande: Demande, nombre: int, lignes: Sequence[Ligne]) -> list[Any]:
    """One answer per parent, in the order of their keys: a row or None, a list, a page or a total."""
    match demande.lecture:
        case Compter() as compter:
            return _totaux(compter, nombre, lignes)
        case Fenetre() as fenetre:
            return [paginer(fenetre, aretes) for aretes in _aretes(relation, fenetre, nombre, lignes)]
        case _ if relation.cardinalite is Cardinalite.UN:
            return _uniques(relation, nombre, lignes)
        case _:
            return _listes(relation, nombre, lignes)


def _forme(relation: Relation, demande: Demande, regard: Regard) -> tuple[sql.Forme, dict[str, Any]]:
    if demande is TOUT:
        return _TOUTES[regard.lecteur.portee], regard.parametres
    parametres = {
        **regard.parametres,
        **{nom: list(valeur) if isinstance(valeur, tuple) else valeur for nom, valeur in demande.filtres},
    }
    forme: dict[str, Any] = {"statuts": demande.statuts, "filtres": tuple(nom for nom, _ in demande.filtres)}
    if demande.offre is not None:
        offre = criteres(demande.offre)
        parametres |= {nom: valeur for du_critere in offre.values() for nom, valeur in du_critere.items()}
        forme |= {"offre": tuple(offre), "statuts_des_offres": demande.offre.statuts or PAR_DEFAUT}
    match demande.lecture:
        case Compter(exact=exact):
            forme["plafonne"] = not exact
        case Fenetre() as fenetre:
            bornes = (nom for nom, borne in (("apres", fenetre.apres), ("avant", fenetre.avant)) if borne is not None)
            forme |= {"bornes": tuple(bornes), "arriere": fenetre.arriere, "ordre": fenetre.ordre or relation.ordre}
    return sql.Forme(regard.lecteur.portee, **forme), parametres


def _parametres_des_cles(relation: Relation, cles: Sequence[Any]) -> dict[str, list[Any]]:
    if len(relation.par) == 1:
        return {"cle": list(cles)}
    return dict(zip(relation.cles, map(list, zip(*cles, strict=True)), strict=False))


def _totaux(compter: Compter, nombre: int, lignes: Sequence[Ligne]) -> list[Total]:
    totaux = [Total(0, exact=True)] * nombre
    for rang, valeur in lignes:
        totaux[rang - 1] = compter.total(valeur)
    return totaux


def _uniques(relation: Relation, nombre: int, lignes: Sequence[Ligne]) -> list[Any]:
    faire = relation.vers.ligne._make
    uniques: list[Any] = [None] * nombre
    for ligne in lignes:
        uniques[ligne[0] - 1] = faire(ligne[1:])
    return uniques


def _listes(relation: Relation, nombre: int, lignes: Sequence[Ligne]) -> list[list[Any]]:
    faire = relation.vers.ligne._make
    listes: list[list[Any]] = [[] for _ in range(nombre)]
    for ligne in lignes:
        listes[ligne[0] - 1].append(faire(ligne[1:]))
    return listes


def _aretes(relation: Relation, fenetre: Fenetre, nombre: int, lignes: Sequence[Ligne]) -> list[list[Arete]]:
    ordre = fenetre.ordre or relation.ordre
    faire, debut = relation.vers.ligne._make, 1 + len(ordre)
    listes: list[list[Arete]] = [[] for _ in range(nombre)]
    for ligne in lignes:
        listes[ligne[0] - 1].append(Arete(faire(ligne[debut:]), ligne[1:debut], ordre))
    return listes
