"""What only 2.3 holds: how the last `extras` of a 2.2 element keeps it, and how it is put back from there.

    <extras info="conversion2003" ref="sofi">
      <extra info="element" ref="2"><code-RS xmlns="http://lheo.gouv.fr/2.3">RS123</code-RS></extra>
    </extras>

`info` says what was done, `ref` at which rank among the nodes of the 2.3 parent (from 0; none: the parent itself).
`element`: it was left out. `valeur`: what stands there is the nearest that 2.2 can say. `ajout`: what stands there was
added because 2.2 demands it. `attributs`: these were left out. Ranks ascend: one walk over the children restores all.
"""

from __future__ import annotations

from functools import cache, partial
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, cast, get_args

from lxml import etree

from models.lheo.equivalents import equivalent
from models.lheo.espaces import ESPACES
from models.lheo.grammaire import grammaire
from models.lheo.transposition import Noeud, nom_dans, texte_seul

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

Geste = Literal["element", "valeur", "ajout", "attributs"]
CONVERSION: Final = "conversion2003"  # the `info` of the official rules; others write it in shapes of their own
AUTEUR: Final = "sofi"
_CHIFFRES_D_UN_RANG: Final = 9


class Reste(NamedTuple):
    """One thing that 2.2 cannot hold, in its 2.3 form."""

    geste: Geste
    rang: int | None
    contenu: Noeud


def est_un_bloc(noeud: Noeud) -> bool:
    """Whether these `extras` are of our shape, as far as their attributes tell."""
    return noeud.get("info") == CONVERSION and noeud.get("ref") == AUTEUR


def ecrire(restes: Iterable[Reste], parent: Noeud) -> None:
    """The `extras` that keep them, as last child of a 2.2 element."""
    espace = f"{{{ESPACES['2.2']}}}"
    bloc = etree.SubElement(parent, f"{espace}extras", {"info": CONVERSION, "ref": AUTEUR})
    for reste in restes:
        extra = etree.SubElement(bloc, f"{espace}extra", {"info": str(reste.geste)})
        if reste.rang is not None:
            extra.set("ref", str(reste.rang))
        extra.append(reste.contenu)


def remettre(bloc: Noeud) -> bool:
    """Put back what a block keeps, all of it or nothing; its parent is in 2.3 already."""
    parent = bloc.getparent()
    restes = [_lu(extra) for extra in bloc.iterchildren("*")]
    if parent is None or None in restes:
        return False
    remise = _Remise(parent, [noeud for noeud in parent if noeud is not bloc])
    if not all(remise.prevoir(cast("Reste", reste)) for reste in restes) or not remise.en_ordre():
        return False
    for geste in remise.gestes:
        geste()
    parent.remove(bloc)
    return True


def _lu(extra: Noeud) -> Reste | None:
    geste, ref, contenus = extra.get("info"), extra.get("ref"), list(extra.iterchildren("*"))
    chiffres = ref is not None and ref.isascii() and ref.isdigit() and len(ref) <= _CHIFFRES_D_UN_RANG
    ailleurs = chiffres or (ref is None and geste == "attributs")
    if nom_dans(extra, "2.3") != "extra" or geste not in get_args(Geste) or not ailleurs or len(contenus) != 1:
        return None
    return Reste(cast("Geste", geste), int(ref) if ref else None, contenus[0])


class _Remise:
    """What will be done to the children of one element, known whole before anything is done."""

    def __init__(self, parent: Noeud, anciens: list[Noeud]) -> None:
        self.gestes: list[Callable[[], object]] = []
        self._parent = parent
        self._anciens = anciens
        self._lus = 0
        self._refaits: list[Noeud] = []

    def prevoir(self, reste: Reste) -> bool:
        """Whether this can be put back where it says, after those that came before it."""
        if reste.rang is None:
            return self._attributs(self._parent, reste.contenu)
        avance = reste.rang - len(self._refaits)
        if not 0 <= avance <= len(self._anciens) - self._lus:
            return False
        self._refaits += self._anciens[self._lus : self._lus + avance]
        self._lus += avance
        la = self._anciens[self._lus] if self._lus < len(self._anciens) else None
        if reste.geste == "element":
            self._refaits.append(reste.contenu)
            self.gestes.append(partial(self._parent.append if la is None else la.addprevious, reste.contenu))
            return True
        if la is None or la.tag != reste.contenu.tag:
            return False
        if reste.geste == "attributs":
            return self._attributs(la, reste.contenu)
        return self._remplace(la, reste)

    def en_ordre(self) -> bool:
        """Whether the children stand then as the grammar says: somebody may have added others since."""
        nom = nom_dans(self._parent, "2.3") or ""
        self._refaits += self._anciens[self._lus :]
        places = [rangs(nom).get(nom_dans(noeud, "2.3") or "", -1) for noeud in self._refaits if _est_element(noeud)]
        return nom == "extras" or (-1 not in places and places == sorted(places))

    def _attributs(self, noeud: Noeud, contenu: Noeud) -> bool:
        nom = nom_dans(noeud, "2.3") or ""
        if noeud.tag != contenu.tag or nom not in grammaire("2.2") or attributs_de_trop(contenu, nom) != contenu.keys():
            return False
        self.gestes.append(partial(noeud.attrib.update, contenu.items()))
        return True

    def _remplace(self, la: Noeud, reste: Reste) -> bool:
        """The stand-in goes, unless somebody has written something else there since."""
        self._lus += 1
        if reste.geste == "ajout":
            self.gestes.append(partial(self._parent.remove, la))
            return la.get("tag") == AUTEUR
        self._refaits.append(reste.contenu)
        self.gestes.append(partial(self._parent.replace, la, reste.contenu))
        nom = nom_dans(la, "2.3") or ""
        return nom in grammaire("2.2") and equivalent(nom, texte_seul(reste.contenu)) == texte_seul(la)


def attributs_de_trop(noeud: Noeud, nom: str) -> list[str]:
    """The attributes that 2.2 does not know on this element."""
    connus = grammaire("2.2")[nom].attributs
    return [str(attribut) for attribut in noeud.keys() if attribut not in connus]  # noqa: SIM118  a node holds nodes


@cache
def rangs(nom: str) -> Mapping[str, int]:
    """The place of each child in the sequence of 2.3."""
    element = grammaire("2.3").get(nom)
    return {enfant.nom: rang for rang, enfant in enumerate(element.enfants)} if element else {}


def _est_element(noeud: Noeud) -> bool:
    return isinstance(noeud.tag, str)
