"""From an operation to its plan: each field selected becomes a value of a row, or a branch."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, partial
from typing import TYPE_CHECKING, Any, cast

from graphql import (
    GraphQLObjectType,
    OperationType,
    get_named_type,
    get_nullable_type,
    is_abstract_type,
    is_leaf_type,
    is_list_type,
)

from graph.plan.appel import Appel, Attribut
from graph.plan.champ import Champ
from graph.plan.erreurs import Refus
from graph.plan.imbrique import imbriquer
from graph.plan.lignes import LigneRacine, LignesArete, LignesLues, LignesObjets, prendre_a
from graph.plan.objet import Encodee, MemeLigne, Objet
from graph.plan.page import Aretes, Compte, Page
from graph.plan.suite import Suite
from graph.suivi import Forme, Suivi
from loaders.choix import Choix, Jointe
from models.lecteur import Portee
from models.tables import METADONNEES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import strawberry
    from graphql import FieldNode
    from strawberry.types.fields.resolver import StrawberryResolver

    from graph.plan.lignes import Lignes, Prendre
    from graph.plan.selections import Selections
    from loaders.noun import Noun
    from loaders.relation import Relation

CODES = {"DateTime", "Decimal"}  # scalars that a row does not hold as they are written
NOMBRES = {"Float"}  # those that PostgreSQL does not write as orjson does


@dataclass(frozen=True)
class Compilation:
    """Makes the plan of one operation; selections below a relation are made when its noun is known."""

    schema: strawberry.Schema
    selections: Selections
    portee: Portee = Portee.PUBLIQUE
    imbrique: bool = True  # whether PostgreSQL is to write the lists that it can write

    def racine(self) -> Objet:
        """The selection on the root of reads."""
        if self.selections.operation.operation is not OperationType.QUERY:
            raise Refus("it writes: run again, it would write twice")
        query = cast("GraphQLObjectType", self.selections.schema.query_type)
        return self._objet(query, self.selections.sur(query), LigneRacine())

    def seul(self, genre: GraphQLObjectType, noeud: FieldNode, lignes: Lignes) -> Objet:
        """The selection of one field alone."""
        return self._objet(genre, {noeud.name.value: [noeud]}, lignes)

    def _objet(self, genre: GraphQLObjectType, choisies: dict[str, list[FieldNode]], lignes: Lignes) -> Objet:
        objet = Objet(lignes)
        for champ in self._champs(genre, choisies, objet):
            suivi = champ.strawberry.metadata.get("suivi")
            if suivi is not None:
                self._suivre(champ, suivi, objet)
            elif (resoudre := champ.strawberry.base_resolver) is not None:
                objet.branche(champ.cle, self._appel(champ, resoudre, lignes))
            elif is_leaf_type(get_named_type(champ.graphql.type)):
                self._valeur(champ, objet)
            else:
                place = lignes.place(champ.strawberry.python_name)
                objet.branche(champ.cle, Attribut(champ, place, self._sous(champ)))
        return objet

    def _champs(self, genre: GraphQLObjectType, choisies: dict[str, list[FieldNode]], objet: Objet) -> Iterator[Champ]:
        for cle, noeuds in choisies.items():
            nom = noeuds[0].name.value
            if nom == "__typename":
                objet.constante(cle, genre.name)
            elif nom.startswith("__"):
                raise Refus(f"{nom} is introspection")
            else:
                yield self._champ(genre, cle, noeuds)

    def _champ(self, genre: GraphQLObjectType, cle: str, noeuds: list[FieldNode]) -> Champ:
        champ = Champ(self.schema, genre, cle, noeuds, genre.fields[noeuds[0].name.value])
        if champ.strawberry.extensions or champ.strawberry.permission_classes:
            raise Refus(f"{genre.name}.{champ.nom} is guarded")
        return champ

    def _valeur(self, champ: Champ, objet: Objet) -> None:
        place = objet.lignes.place(champ.strawberry.python_name)
        genre = get_nullable_type(champ.graphql.type)
        tel_quel = isinstance(objet.lignes, LignesLues) and get_named_type(genre).name not in CODES
        objet.valeur(champ.cle, place, exigee=champ.exige and not self._prouve(champ, objet.lignes))
        objet.ecrivable &= get_named_type(genre).name not in NOMBRES
        if not tel_quel:
            objet.branches.append(Encodee(champ.cle, place, partial(_encoder, genre)))

    def _prouve(self, champ: Champ, lignes: Lignes) -> bool:
        """Whether the database holds no null there: the check of declarations goes by the same columns."""
        if not isinstance(lignes, LignesLues):
            return False
        table, _, colonne = lignes.lues.noun.expression(champ.strawberry.python_name).partition(".")
        connue = METADONNEES.tables.get(table)
        return connue is not None and colonne in connue.c and not connue.c[colonne].nullable

    def _appel(self, champ: Champ, resoudre: StrawberryResolver[Any], lignes: Lignes) -> Appel:
        return Appel(champ, resoudre, lignes.soi(self._lit(champ, resoudre)), self._sous(champ))

    def _lit(self, champ: Champ, resoudre: StrawberryResolver[Any]) -> tuple[str, ...] | None:
        """The attributes of its row that a resolver reads; all of them when it does not say."""
        if not resoudre.self_parameter:
            return ()
        dits = champ.strawberry.metadata
        lit: tuple[str, ...] | None = dits.get("lit")
        return lit if lit is None or self.portee is Portee.PUBLIQUE else (*lit, *dits.get("lit_au_dela", ()))

    def _sous(self, champ: Champ) -> Callable[[str], Objet]:
        """The selection below a field, on objects of the type of this name."""

        @cache
        def objet(nom: str) -> Objet:
            genre = cast("GraphQLObjectType", self.selections.schema.type_map[nom])
            return self._objet(genre, self.selections.sur(genre, champ.noeuds), LignesObjets())

        return objet

    def _suivre(self, champ: Champ, suivi: Suivi, objet: Objet) -> None:
        lignes, fixe = objet.lignes, suivi.fixe
        if fixe is not None and isinstance(lignes, LignesLues) and suivi.forme in {Forme.UN, Forme.PREMIER}:
            jointe = lignes.lues.joindre(fixe, suivi.attributs, premier=suivi.forme is Forme.PREMIER)
            objet.branche(champ.cle, self._jointe(champ, jointe))
            return
        cle = _cle(lignes, suivi.attributs) if suivi.attributs else None
        soi = lignes.soi(None) if suivi.du_parent else None
        suite = Suite(champ, suivi, cle, soi, cache(partial(self._lue, champ)), cache(partial(self._page, champ)))
        if self.imbrique and isinstance(lignes, LignesLues | LignesArete) and (liste := imbriquer(suite, lignes)):
            objet.texte(champ.cle, lignes.lues.sortir(liste))
        else:
            objet.branche(champ.cle, suite)

    def _jointe(self, champ: Champ, jointe: Jointe) -> MemeLigne:
        genre = self._concret(champ, jointe.noun)
        objet = self._objet(genre, self.selections.sur(genre, champ.noeuds), LignesLues(jointe))
        return MemeLigne(champ.cle, objet, jointe.presence, champ.exige)

    def _lue(self, champ: Champ, noun: Noun) -> tuple[Choix, Objet]:
        choix, genre = Choix(noun), self._concret(champ, noun)
        return choix, self._objet(genre, self.selections.sur(genre, champ.noeuds), LignesLues(choix.racine))

    def _concret(self, champ: Champ, noun: Noun) -> GraphQLObjectType:
        """The type of the objects of a noun, where the field may answer others too."""
        if is_abstract_type(champ.genre):
            return cast("GraphQLObjectType", self.selections.schema.type_map[noun.nom])
        return champ.genre

    def _page(self, champ: Champ, relation: Relation) -> Page:
        genre, choisies = champ.genre, self.selections.sur(champ.genre, champ.noeuds)
        choix, entete = Choix(relation.vers), Objet(LignesObjets())
        aretes, informations, comptes = [], [], []
        for sous in self._champs(genre, choisies, entete):
            if sous.nom in {"edges", "nodes"}:
                aretes.append(self._aretes(sous, choix, relation))
            elif sous.nom == "pageInfo":
                informations.append((sous.cle, self._information(sous, choix)))
            else:
                comptes.append(Compte(sous, self._sous(sous)("Total")))
        cles = {cle: entete.entrees.get(cle) for cle in choisies}
        return Page(choix, cles, tuple(aretes), tuple(informations), tuple(comptes))

    def _information(self, champ: Champ, choix: Choix) -> Objet:
        objet = self._sous(champ)("PageInfo")
        choisies = self.selections.sur(champ.genre, champ.noeuds).values()
        choix.tris |= any(noeuds[0].name.value.endswith("Cursor") for noeuds in choisies)
        return objet

    def _aretes(self, champ: Champ, choix: Choix, relation: Relation) -> Aretes:
        genre, choisies = champ.genre, self.selections.sur(champ.genre, champ.noeuds)
        if champ.nom == "nodes":
            return Aretes(champ.cle, self._objet(genre, choisies, LignesLues(choix.racine)))
        cles = {f"{relation.vers.table}_id": choix.racine.colonne("cle")} if "cle" in relation.vers.colonnes else {}
        cles |= {f"{relation.de.table}_id": "p.cle"} if relation.de else {}
        objet, curseurs = Objet(LignesArete(choix.racine, cles)), []
        for sous in self._champs(genre, choisies, objet):
            if sous.nom == "cursor":
                objet.constante(sous.cle, None)
                curseurs.append(sous.cle)
            elif sous.nom == "node":
                choisis = self.selections.sur(sous.genre, sous.noeuds)
                node = self._objet(sous.genre, choisis, LignesLues(choix.racine))
                objet.branche(sous.cle, MemeLigne(sous.cle, node, None, exige=True))
            else:
                self._suivre(sous, sous.strawberry.metadata["suivi"], objet)
        choix.tris |= bool(curseurs)
        return Aretes(champ.cle, objet, tuple(curseurs))


def _cle(lignes: Lignes, attributs: tuple[str, ...]) -> Prendre:
    """From a row to the key; None when a part of it is missing."""
    places = [lignes.place(attribut) for attribut in attributs]
    if len(places) == 1:
        return lambda ligne: ligne[places[0]]
    prendre = prendre_a(places)

    def lire(ligne: Any) -> Any:
        parties = prendre(ligne)
        return None if None in parties else parties

    return lire


def _encoder(genre: Any, valeur: Any) -> Any:
    if valeur is None:
        return None
    if is_list_type(genre):
        return [_encoder(get_nullable_type(genre.of_type), element) for element in valeur]
    return genre.serialize(valeur)
