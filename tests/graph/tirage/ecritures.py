"""Other ways to write the same operation: variables, fragments, the same field twice, conditions that hold."""

from dataclasses import dataclass, field, replace

from graphql import GraphQLInterfaceType, get_named_type

from tests.graph.tirage.arbre import Appel, Champ, Directive, EnLigne, Noeud, Selection
from tests.graph.tirage.selections import GENRE, SCHEMA
from tests.graph.tirage.tireur import Tireur
from tests.graph.tirage.variables import Variables


@dataclass
class Ecriture:
    """One operation being written otherwise."""

    tireur: Tireur
    variables: Variables
    fragments: dict[str, tuple[str, Selection]] = field(default_factory=dict)

    def selection(self, selection: Selection, parent: str) -> Selection:
        """What answers the same, in the same order."""
        noeuds = [ecrit for noeud in selection for ecrit in self._dedoubler(self._noeud(noeud, parent))]
        if self.tireur.parfois(3):
            noeuds = self._envelopper(noeuds, parent)
        return tuple(noeuds)

    def _noeud(self, noeud: Noeud, parent: str) -> Noeud:
        match noeud:
            case Champ():
                arguments = self.variables.arguments(noeud)
                dessous = "" if not noeud.sous else get_named_type(SCHEMA.type_map[parent].fields[noeud.nom].type).name
                sous = self.selection(noeud.sous, dessous) if noeud.sous else ()
                return replace(noeud, arguments=arguments, sous=sous, directives=self._conditions())
            case EnLigne():
                sous = self.selection(noeud.sous, noeud.sur or parent)
                return replace(noeud, sous=sous, directives=self._conditions())
            case _:
                return noeud

    def _conditions(self) -> tuple[Directive, ...]:
        if not self.tireur.parfois(12):
            return ()
        noms = self.tireur.quelques(["include", "skip"], 1, 2)
        return tuple(Directive(nom, self.variables.condition(nom == "include")) for nom in noms)

    def _dedoubler(self, noeud: Noeud) -> list[Noeud]:
        """The node, the same field again with the rest of what is below, or beside it one that is left out."""
        if not isinstance(noeud, Champ) or not self.tireur.parfois(10):
            return [noeud]
        if self.tireur.parfois(3):
            return [noeud, self._ecarte(noeud)]
        milieu = max(1, len(noeud.sous) // 2)
        deux: list[Noeud] = [replace(noeud, sous=noeud.sous[:milieu])]
        return [*deux, replace(noeud, sous=noeud.sous[milieu:] or noeud.sous, directives=self._conditions())]

    def _ecarte(self, champ: Champ) -> Champ:
        nom = self.tireur.un(["skip", "include"])
        ecart = Directive(nom, self.variables.condition(nom == "skip"))
        return replace(champ, alias=self.tireur.nom("a"), directives=(ecart,))

    def _envelopper(self, noeuds: list[Noeud], parent: str) -> list[Noeud]:
        """Some neighbours in a fragment."""
        debut = self.tireur.entier(0, len(noeuds) - 1)
        fin = self.tireur.entier(debut + 1, len(noeuds))
        dedans = tuple(noeuds[debut:fin])
        sur = self.tireur.un(_conditions_possibles(dedans, parent))
        if self.tireur.parfois(2):
            en_ligne = EnLigne(sur if self.tireur.parfois(2) else None, dedans, self._conditions())
            return [*noeuds[:debut], en_ligne, *noeuds[fin:]]
        nom = self.tireur.nom("F")
        self.fragments[nom] = (sur, dedans)
        fois = 1 + self.tireur.parfois(4)
        return [*noeuds[:debut], *(Appel(nom, self._conditions()) for _ in range(fois)), *noeuds[fin:]]


def _conditions_possibles(dedans: Selection, parent: str) -> list[str]:
    """The type itself, and the interfaces that have all these fields."""
    noms = {noeud.nom if isinstance(noeud, Champ) else None for noeud in dedans} - {GENRE}
    interfaces: tuple[GraphQLInterfaceType, ...] = SCHEMA.type_map[parent].interfaces
    return [parent, *(interface.name for interface in interfaces if noms <= interface.fields.keys())]
