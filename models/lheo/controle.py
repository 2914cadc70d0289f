"""The control of one subtree of a feed against the grammar: nothing to say is decided in C, faults are told here.

What is stricter than the official XSD: dates exist, periods run forwards, mandatory texts are not blank, integers are
neither negative nor over 2 147 483 647. What is more lenient, because feeds do it: spaces around any value; an
empty element that is not needed (noted, not blocking); a SIRET that its rule repairs; unknown attributes; whatever
stands inside `extras` and `extra`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from models.lheo.dates import a_rebours
from models.lheo.faute import Faute, faute, nom_local
from models.lheo.grammaire import Element, Enfant, grammaire
from models.lheo.schema import est_conforme
from models.lheo.valeurs import defaut

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.etree import _Element

    from models.lheo.espaces import Version

LIBRES: Final = frozenset({"extras", "extra"})


def controler(element: _Element, version: Version) -> list[Faute]:
    """The faults of `element` (a formation, an organisme…) and of all it holds, in the order of the document."""
    if est_conforme(element, version):
        return []
    decrit = grammaire(version).get(nom_local(element))
    if decrit is None:
        return [_inconnu(element, version)]
    return list(_fautes(element, decrit, version))


def _fautes(noeud: _Element, decrit: Element, version: Version) -> Iterator[Faute]:
    if decrit.genre == "sequence":
        yield from _fautes_de_sequence(noeud, decrit, version)
    elif decrit.genre not in LIBRES:
        yield from _fautes_de_valeur(noeud, decrit, version)


def _fautes_de_valeur(noeud: _Element, decrit: Element, version: Version) -> Iterator[Faute]:
    if (balise := next(noeud.iterchildren("*"), None)) is not None:
        message = f"La balise <{nom_local(balise)}> ne peut pas être dans un texte : échappez-la (&lt;…&gt;)."
        yield faute(noeud, "BALISE_DANS_UN_TEXTE", message)
    elif texte := _texte(noeud):
        if trouve := defaut(decrit, texte, version):
            yield faute(noeud, *trouve)
    elif decrit.genre != "texte" or decrit.minimum:
        yield faute(noeud, "ELEMENT_MANQUANT", f"<{decrit.nom}> est vide : donnez-lui une valeur.")


def _fautes_de_sequence(noeud: _Element, decrit: Element, version: Version) -> Iterator[Faute]:
    enfants = list(noeud.iterchildren("*"))
    espace = str(noeud.tag)[: -len(decrit.nom)]
    # a child of another namespace keeps it in its name, so nothing declares it
    noms = [str(enfant.tag).removeprefix(espace) for enfant in enfants]
    declares = {enfant.nom: enfant for enfant in decrit.enfants}
    if texte := "".join([noeud.text or "", *(enfant.tail or "" for enfant in enfants)]).strip():
        yield faute(noeud, "TEXTE_HORS_ELEMENT", f"« {texte[:40]} » n'est dans aucun élément : ôtez ce texte.")
    yield from _fautes_d_ordre(enfants, noms, tuple(declares))
    yield from _fautes_de_nombre(noeud, noms, decrit)
    for enfant, nom in zip(enfants, noms, strict=True):
        if declare := declares.get(nom):
            yield from _fautes_d_enfant(enfant, declare, version)
        else:
            yield _inconnu(enfant, version)
    if decrit.nom == "periode":
        yield from _fautes_de_periode(noeud)


def _fautes_d_enfant(noeud: _Element, declare: Enfant, version: Version) -> Iterator[Faute]:
    """The faults of a child; an empty one that its parent can do without counts as absent."""
    fautes = list(_fautes(noeud, grammaire(version)[declare.nom], version))
    if fautes and not _texte(noeud) and _est_superflu(noeud, declare):
        message = f"<{declare.nom}> est vide et compte pour absent : ne l'écrivez pas quand il n'y a rien à dire."
        yield faute(noeud, "ELEMENT_VIDE", message, bloquante=False)
    else:
        yield from fautes


def _est_superflu(noeud: _Element, declare: Enfant) -> bool:
    """Whether its siblings of the same name that say something are enough."""
    parent = noeud.getparent()
    pleins = 0 if parent is None else sum(1 for frere in parent.iterchildren(str(noeud.tag)) if _texte(frere))
    return pleins >= declare.minimum


def _fautes_d_ordre(enfants: Sequence[_Element], noms: Sequence[str], ordre: Sequence[str]) -> Iterator[Faute]:
    rangs = {nom: rang for rang, nom in enumerate(ordre)}
    atteint = 0
    for enfant, nom in zip(enfants, noms, strict=True):
        rang = rangs.get(nom, atteint)
        if rang < atteint:
            message = f"<{nom}> doit venir avant <{ordre[atteint]}> : l'ordre des éléments est imposé."
            yield faute(enfant, "ELEMENT_MAL_PLACE", message)
            return  # one displaced element makes all that follow look displaced
        atteint = max(atteint, rang)


def _fautes_de_nombre(noeud: _Element, noms: Sequence[str], decrit: Element) -> Iterator[Faute]:
    for enfant in decrit.enfants:
        nombre = noms.count(enfant.nom)
        if nombre < enfant.minimum:
            message = f"<{enfant.nom}> est obligatoire dans <{decrit.nom}> : ajoutez-le."
            yield faute(noeud, "ELEMENT_MANQUANT", message, enfant=enfant.nom)
        if enfant.maximum is not None and nombre > enfant.maximum:
            message = f"<{enfant.nom}> est présent {nombre} fois dans <{decrit.nom}> : {enfant.maximum} au plus."
            yield faute(noeud, "ELEMENT_EN_TROP", message, enfant=enfant.nom)


def _fautes_de_periode(noeud: _Element) -> Iterator[Faute]:
    dates = {nom_local(enfant): _texte(enfant) for enfant in noeud.iterchildren("*")}
    debut, fin = dates.get("debut"), dates.get("fin")
    if debut and fin and a_rebours(debut, fin):
        message = f"La fin ({fin}) est avant le début ({debut}) : corrigez l'une des deux dates."
        yield faute(noeud, "PERIODE_A_REBOURS", message)


def _inconnu(noeud: _Element, version: Version) -> Faute:
    nom = nom_local(noeud)
    if nom in grammaire("2.3") and nom not in grammaire(version):
        message = f"<{nom}> n'existe qu'en Lhéo 2.3 : déclarez cette version, ou mettez-le dans <extras>."
    elif nom in grammaire(version):
        message = f"<{nom}> n'a pas sa place ici : déplacez-le dans l'élément qui le prévoit, ou dans <extras>."
    else:
        message = f"<{nom}> est inconnu de Lhéo {version} : corrigez son nom, ou mettez-le dans <extras>."
    return faute(noeud, "ELEMENT_INCONNU", message)


def _texte(noeud: _Element) -> str:
    """All the text below, without the spaces around it."""
    return ("".join(map(str, noeud.itertext(with_tail=False))) if len(noeud) else noeud.text or "").strip()
