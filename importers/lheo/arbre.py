"""Walking a Lhéo element by local names, whatever the version, and keeping what has no column."""

from __future__ import annotations

import re
from hashlib import md5
from typing import TYPE_CHECKING, NamedTuple
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

Noeud = etree._Element  # noqa: SLF001  lxml names its one element type so
Enfants = dict[str, list[Noeud]]
_ESPACE = re.compile(r' xmlns(?::[^=]*)?="[^"]*"')
_BLANCS = " \t\n"
_MISE_EN_PAGE = re.compile(rf"(?<=>)[{_BLANCS}]+|[{_BLANCS}]+(?=<)")
# A tag with a prefix, or with two attributes: their order means nothing.
_A_ECRIRE = re.compile(r'<[^<>"]*(?::|"[^"]*" )')
_GUILLEMET = {'"': "&quot;"}
_RETOUR = {"\r": "&#13;"}


class Valeur(NamedTuple):
    """What an `extra` says: its text, and the version of its code where it is one."""

    texte: str | None
    ref: str | None


Dits = dict[str, list[Valeur]]


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


def empreinte(noeud: Noeud) -> bytes:
    """What two elements share when they are the same word for word: files repeat addresses, places and organismes."""
    return md5(etree.tostring(noeud, with_tail=False), usedforsecurity=False).digest()


def contenu(de: Enfants, nom: str) -> str | None:
    """The text of the first child of that name."""
    trouve = de.get(nom)
    return trouve[0].text if trouve else None


def dans(de: Enfants, nom: str) -> Enfants:
    """The children of the first child of that name, none when it is not there."""
    trouve = de.get(nom)
    return enfants(trouve[0]) if trouve else {}


def textes(noeuds: Iterable[Noeud]) -> list[str | None]:
    """Their texts, without the spaces around them: what natural keys are made of."""
    return [(noeud.text or "").strip() or None for noeud in noeuds]


def extras(de: Enfants, *infos: str) -> Dits:
    """What the `extras` of those `info` say, by the `info` of each extra or the name of each element inside one."""
    dits: Dits = {}
    for bloc in de.get("extras", ()):
        if bloc.get("info") in infos:
            for noeud in bloc.iter():
                nom = noeud.tag.rpartition("}")[2]
                cle = noeud.get("info") if nom in {"extra", "extras"} else nom
                if cle and len(noeud) == 0:
                    dits.setdefault(cle, []).append(Valeur((noeud.text or "").strip() or None, noeud.get("ref")))
    return dits


def incompris(de: Enfants, connus: Mapping[str, AbstractSet[str]]) -> list[Noeud]:
    """The `extras` to keep: those of another `info` than the `connus`, and those that say more than these names."""
    return [
        bloc
        for bloc in de.get("extras", ())
        if (info := bloc.get("info") or "") not in connus or extras({"extras": [bloc]}, info).keys() - connus[info]
    ]


def complement(noeuds: Iterable[Noeud | str]) -> str | None:
    """Elements that have no column, as XML without namespace nor indentation; null when there are none.

    Equal content gives equal text, however the file wrote it: attributes by name, no prefix, no space around texts.
    A text among them is XML already written so.
    """
    return "".join([noeud if isinstance(noeud, str) else _fragment(noeud) for noeud in noeuds]) or None


def _fragment(noeud: Noeud) -> str:
    """One element, by libxml2 where that gives what `_ecrire` would, which is slower."""
    espace = str(noeud.tag).rpartition("}")[0]
    for bloc in list(noeud.iter(f"{espace}}}extras")):
        _regulariser(bloc, f"{espace}}}extra")
    tete, fermeture, suite = etree.tostring(noeud, encoding="unicode", with_tail=False).partition(">")
    xml = _ESPACE.sub("", tete) + fermeture + suite
    if " xmlns" in suite or ((":" in xml or '="' in xml) and _A_ECRIRE.search(xml)):
        return _ecrire(noeud, espace)
    aere = "\n" in xml or "\t" in xml or "> " in xml or " <" in xml
    return _MISE_EN_PAGE.sub("", xml) if aere else xml


def _regulariser(bloc: Noeud, extra: str) -> None:
    """Make `extras` hold `extra` alone, as the schema wants and feeds do not: an element is the extra of that name."""
    for noeud in list(bloc):
        if noeud.tag in {extra, bloc.tag}:
            continue
        if str(noeud.tag).startswith(extra.removesuffix("extra")) and len(noeud) == 0 and "info" not in noeud.attrib:
            noeud.set("info", str(noeud.tag).rpartition("}")[2])
            noeud.tag = extra
        else:
            autour = noeud.makeelement(extra)
            autour.tail, noeud.tail = noeud.tail, None
            bloc.replace(noeud, autour)
            autour.append(noeud)


def _ecrire(noeud: Noeud, espace: str) -> str:
    """An element within one of the namespace `{espace`."""
    sien, _, nom = str(noeud.tag).rpartition("}")
    attributs = {str(cle).rpartition("}")[2]: str(dit) for cle, dit in noeud.attrib.items()}
    if sien != espace:
        attributs["xmlns"] = sien[1:]
    ouvrante = nom + "".join([f" {cle}={quoteattr(attributs[cle], _GUILLEMET)}" for cle in sorted(attributs)])
    dedans = _dit(noeud.text) + "".join([_ecrire(enfant, sien) + _dit(enfant.tail) for enfant in noeud])
    return f"<{ouvrante}>{dedans}</{nom}>" if dedans or noeud.text else f"<{ouvrante}/>"


def _dit(texte: str | None) -> str:
    return escape(texte, _RETOUR).strip(_BLANCS) if texte else ""
