"""XML documents beside tables: told by their root, read element by element in bounded memory. A file is data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree

from importers.reception.archive import ouverte
from importers.reception.forme import Arbre, Document
from importers.reception.tableau import Ligne
from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from importers.reception.archive import Mesure, Partie
    from importers.reception.forme import Flux, Forme, Noeud

# No entity, no network, no DTD.
SURETE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}
NUE = {"remove_comments": True, "remove_pis": True, "remove_blank_text": True}


def est_un_xml(partie: Partie) -> bool:
    """Whether a part begins as XML does."""
    with ouverte(partie) as flux:
        return flux.read(64).lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"<")


def reconnaitre_un_arbre(partie: Partie, flux: Flux, tous: Iterable[Flux]) -> Document:
    """The layout of an XML part among those of a feed; raises FichierRefuse: why none is, or what it looks like."""
    racine, premier = _debut(partie, [arbre for un in (flux, *tous) for arbre in _arbres(un.formes)])
    if forme := _forme(partie, flux, racine, premier):
        return Document(partie, forme)
    refuse = f"{partie.dit} n'est pas un fichier du flux « {flux.nom} »"
    for autre in tous:
        if autre.nom != flux.nom and _forme(partie, autre, racine, premier):
            raise FichierRefuse(
                f"{refuse} : il ressemble à un fichier du flux « {autre.nom} » ({autre.titre})."
                f" Lancez : sofi import {autre.nom}"
            )
    attendus = " ou ".join(dict.fromkeys(f"<{arbre.racine}>" for arbre in _arbres(flux.formes)))
    attendu = f" de racine <{racine.tag}> ; {attendus} est attendu" if attendus else ""
    raise FichierRefuse(f"{refuse} : c'est un XML{attendu}. S'il décrit des offres, lancez : sofi import lheo")


def lire(document: Document, avancement: Callable[[int], None]) -> Iterator[Ligne]:
    """Each element right under the root as a line: the text that names it, then itself; numbered from 1."""
    arbre = document.arbre
    with ouverte(document.partie, avancement) as flux:
        numero = 0
        lecture = etree.iterparse(flux, events=("end",), tag=arbre.element, **SURETE, **NUE)
        for _, noeud in _bien_forme(document.partie, lecture):
            racine = noeud.getparent()
            if racine is None or racine.getparent() is not None:
                continue  # the same name deeper is another thing
            numero += 1
            repere = (noeud.findtext(arbre.repere) or "").strip()
            yield Ligne(numero, repere, (repere, noeud))
            noeud.clear()
            while noeud.getprevious() is not None:
                del racine[0]


def _arbres(formes: Sequence[Forme]) -> list[Arbre]:
    return [forme.arbre for forme in formes if forme.arbre]


def _forme(partie: Partie, flux: Flux, racine: Noeud, premier: Noeud | None) -> Forme | None:
    """The layout of this root; raises FichierRefuse where it says why this one cannot be read."""
    for forme in flux.formes:
        if forme.arbre and forme.arbre.racine == racine.tag:
            if premier is None:
                raise FichierRefuse(f"{partie.dit} ne contient aucun <{forme.arbre.element}>. Demandez-le complet.")
            if refus := forme.arbre.refuser(racine):
                raise FichierRefuse(f"{partie.dit} {refus}")
            if forme.arbre.reconnaitre(premier):
                return forme
    return None


def _debut(partie: Partie, arbres: Sequence[Arbre]) -> tuple[Noeud, Noeud | None]:
    """The root with what stands before its first element of interest, and that element."""
    elements = {arbre.element for arbre in arbres}
    with ouverte(partie) as flux:
        lecture = _bien_forme(partie, etree.iterparse(_Prudent(flux), events=("start", "end"), **SURETE, **NUE))
        _, racine = next(lecture)
        if racine.getroottree().docinfo.doctype:  # type: ignore[attr-defined]
            message = "déclare une DTD (<!DOCTYPE …>) : par sécurité, ni DTD ni entité n'est acceptée. Ôtez-la."
            raise FichierRefuse(f"{partie.dit} {message}")
        if racine.tag not in {arbre.racine for arbre in arbres}:
            return racine, None
        for evenement, noeud in lecture:
            if evenement == "end" and noeud.tag in elements and noeud.getparent() is racine:
                return racine, noeud
    return racine, None


def _bien_forme(partie: Partie, lecture: etree.iterparse[tuple[str, Noeud]]) -> Iterator[tuple[str, Noeud]]:
    """What is read, or where the XML breaks: what libxml2 raises is what it found last, its log has what came first."""
    try:
        yield from lecture
    except etree.XMLSyntaxError as erreur:
        fautes = ((faute.line, faute.message) for faute in lecture.error_log)
        ligne, dit = next(fautes, (erreur.lineno or 1, erreur.msg))
        raise FichierRefuse(
            f"{partie.dit} n'est pas un XML bien formé, ligne {ligne} : {dit}."
            " Rien n'a été écrit. Demandez un fichier complet à son émetteur."
        ) from erreur


class _Prudent:
    """A stream read by small pieces: the beginning of a file is enough to know it."""

    def __init__(self, flux: Mesure) -> None:
        self._flux = flux

    def read(self, taille: int = -1) -> bytes:
        return self._flux.read(min(taille, 8192) if taille > 0 else 8192)
