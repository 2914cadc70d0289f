"""Walking a Lhéo element by local names, whatever the version, and keeping what has no column."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable

Noeud = etree._Element  # noqa: SLF001  lxml names its one element type so
Enfants = dict[str, list[Noeud]]
_MISE_EN_PAGE = re.compile(r">\s+<")


class Valeur(NamedTuple):
    """What an `extra` says: its text, and the version of its code where it is one."""

    texte: str | None
    ref: str | None


def enfants(noeud: Noeud) -> Enfants:
    """The children of an element by local name, in order."""
    trouves: Enfants = {}
    for enfant in noeud:
        nom = enfant.tag.rpartition("}")[2]
        if nom in trouves:
            trouves[nom].append(enfant)
        else:
            trouves[nom] = [enfant]
    return trouves


def contenu(de: Enfants, nom: str) -> str | None:
    """The text of the first child of that name."""
    trouve = de.get(nom)
    return trouve[0].text if trouve else None


def dans(de: Enfants, nom: str) -> Enfants:
    """The children of the first child of that name, none when it is not there."""
    trouve = de.get(nom)
    return enfants(trouve[0]) if trouve else {}


def textes(de: Enfants, parent: str, nom: str) -> list[str]:
    """The texts that stand in `parent/nom`, blanks left out: urls, telephones, FORMACODEs."""
    return [texte for noeud in dans(de, parent).get(nom, ()) if (texte := (noeud.text or "").strip())]


def extras(de: Enfants, info: str) -> dict[str, list[Valeur]]:
    """What the `extras` of that `info` say, by the `info` of each extra or the name of each element inside one."""
    dits: dict[str, list[Valeur]] = {}
    for bloc in de.get("extras", ()):
        if bloc.get("info") == info:
            for noeud in bloc.iter():
                nom = noeud.tag.rpartition("}")[2]
                cle = noeud.get("info") if nom in {"extra", "extras"} else nom
                if cle and len(noeud) == 0:
                    dits.setdefault(cle, []).append(Valeur((noeud.text or "").strip() or None, noeud.get("ref")))
    return dits


def complement(noeuds: Iterable[Noeud]) -> str | None:
    """Elements that have no column, as XML without namespace nor indentation; null when there are none.

    Equal content gives equal text, so that a replay of the same file, indented otherwise, changes nothing.
    """
    return "".join([_fragment(noeud) for noeud in noeuds]) or None


def _fragment(noeud: Noeud) -> str:
    if noeud.prefix is not None:
        noeud = _sans_prefixe(noeud)
    espace = etree.QName(noeud).namespace
    xml = etree.tostring(noeud, encoding="unicode", with_tail=False).replace(f' xmlns="{espace}"', "")
    return _MISE_EN_PAGE.sub("><", xml)


def _sans_prefixe(noeud: Noeud) -> Noeud:
    """A copy whose namespace is the default one."""
    nom = etree.QName(noeud)
    attributs = {str(cle): str(dit) for cle, dit in noeud.attrib.items()}
    copie = etree.Element(noeud.tag, attributs, nsmap={None: str(nom.namespace)})  # type: ignore[dict-item]  # the stubs forget the default namespace
    copie.text = noeud.text
    for enfant in noeud:
        copie.append(_sans_prefixe(enfant))
        copie[-1].tail = enfant.tail
    return copie
