"""What tells whether an offer was read before, word for word, by this very reader."""

from __future__ import annotations

from functools import cache
from hashlib import md5
from importlib.resources import files
from typing import TYPE_CHECKING

from lxml import etree

from importers.lheo import valeurs
from importers.lheo.action import Contexte, sites
from importers.lheo.arbre import enfants
from importers.lheo.formation import de_reference

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

    from importers.lheo.arbre import Noeud
    from importers.lheo.formation import Offre
    from importers.lot import Lot


def empreinte(noeud: Noeud, lecture: str = "") -> bytes:
    """The words of an offer, however they are laid out, the reader that understood them, and how: see `Lecteur`."""
    lignes = (ligne.strip() for ligne in etree.tostring(noeud, with_tail=False).split(b"\n"))
    mots = b"\n".join(filter(None, lignes)).replace(b">\n<", b"><")
    return md5(lecteur() + lecture.encode() + mots, usedforsecurity=False).digest()


@cache
def lecteur() -> bytes:
    """What this reader is made of: when it changes, every offer is read again."""
    somme = md5(usedforsecurity=False)
    for paquet in ("importers", "rules", "models"):
        for texte in _textes(files(paquet)):
            somme.update(texte)
    return somme.digest()


def _textes(dossier: Traversable) -> list[bytes]:
    trouves = []
    for fichier in sorted(dossier.iterdir(), key=lambda f: f.name):
        if fichier.is_dir():
            trouves += _textes(fichier)
        elif not fichier.name.endswith(".pyc"):
            trouves.append(fichier.read_bytes())
    return trouves


def confirmer(offre: Offre, lot: Lot) -> bool:
    """Take an offer read before for what it was; False, and nothing done, when it must be read again.

    It must when one of its numbers names nothing yet, or what another offer of the lot describes. Its places are read
    all the same, as its organisme was: another offer may describe them otherwise.
    """
    actions = [(noeud, enfants(noeud)) for noeud in offre.de["action"]]
    connus = {
        "formation": _connus("formation", [offre.noeud], lot, str(offre.qui.organisme)),
        "action": _connus("action", [noeud for noeud, _ in actions], lot),
        "session": _connus("session", [session for _, de in actions for session in de["session"]], lot),
    }
    if not all(connus.values()) or any(lot.a_lu(noun, id_) for noun, ids in connus.items() for id_ in ids):
        return False
    for rang, ((_, de), id_) in enumerate(zip(actions, connus["action"], strict=True), 1):
        sites(de, Contexte(id_, offre.qui, f"{offre.chemin}/action[{rang}]"), lot)
    if de_reference(offre, lot):
        del connus["formation"]
    for noun, ids in connus.items():
        for id_ in ids:
            lot.confirmer(noun, id_, offre.chemin)
    return True


def _connus(noun: str, noeuds: list[Noeud], lot: Lot, portee: str = "") -> list[int]:
    """The objects that the numbers of these elements name; none at all when one names nothing."""
    ids = [lot.identites.connue(noun, valeurs.code(noeud.get("numero")) or "", portee) for noeud in noeuds]
    return [] if None in ids else [id_ for id_ in ids if id_ is not None]
