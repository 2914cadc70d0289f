"""A Lhéo file: what it is, why it is refused, and its offers one after the other in bounded memory."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from importers.lheo.redige import MARQUE
from models.erreurs import FichierRefuse
from models.lheo.espaces import ESPACES_REFUSES, RACINE_INDEX, RACINES_LUES, VERSIONS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path
    from typing import BinaryIO

    from lxml.etree import _ListErrorLog

    from importers.lheo.arbre import Noeud
    from models.lheo.espaces import Version

ATTENDU = "Un fichier Lhéo 2.3 (ou 2.2) de racine <lheo> ou <lheo-plus> est attendu."
# No entity, no network, no DTD: a file is data.
SURETE = {"resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False}


class Fichier(NamedTuple):
    """A file that can be read; `redige`: written by SOFI, by the `catalogue` it names."""

    chemin: Path
    version: Version
    racine: str
    redige: bool
    catalogue: str | None


def ouvrir(chemin: Path) -> Fichier:
    """What a file is, from its first element; raises FichierRefuse when it is not Lhéo that we read."""
    if chemin.is_dir():
        raise FichierRefuse(f"{chemin} est un dossier : donnez un ou plusieurs fichiers. {ATTENDU}")
    try:
        with chemin.open("rb") as flux:
            if not flux.read(1):
                raise FichierRefuse(f"{chemin} est vide. {ATTENDU}")
            flux.seek(0)
            lecture = etree.iterparse(flux, events=("start",), **SURETE)
            _, racine = next(iter(lecture))
    except OSError as erreur:
        raise FichierRefuse(f"{chemin} ne peut pas être lu ({erreur.strerror}). {ATTENDU}") from erreur
    except etree.XMLSyntaxError as erreur:
        raise _mal_forme(chemin, erreur, lecture.error_log) from erreur
    if racine.getroottree().docinfo.doctype:
        message = "déclare une DTD (<!DOCTYPE …>) : par sécurité, ni DTD ni entité n'est acceptée. Ôtez-la."
        raise FichierRefuse(f"{chemin} {message}")
    redige = racine.get("info") == MARQUE
    return Fichier(chemin, *_reconnaitre(chemin, racine), redige, racine.get("ref") if redige else None)


def _reconnaitre(chemin: Path, racine: Noeud) -> tuple[Version, str]:
    """The version and the root's name."""
    nom = etree.QName(racine)
    espace = nom.namespace or ""
    if espace in ESPACES_REFUSES:
        raise FichierRefuse(f"{chemin} est un fichier {ESPACES_REFUSES[espace]}, que SOFI ne lit pas. {ATTENDU}")
    if nom.localname not in {*RACINES_LUES, RACINE_INDEX}:
        raise FichierRefuse(f"{chemin} n'est pas un fichier Lhéo : sa racine est <{nom.localname}>. {ATTENDU}")
    if espace not in VERSIONS:
        dit = f"« {espace} »" if espace else "absent"
        message = f"l'espace de noms de <{nom.localname}> est {dit}, au lieu de {' ou '.join(VERSIONS)}."
        raise FichierRefuse(f"{chemin} : {message}")
    if nom.localname == RACINE_INDEX:
        message = "est un index Lhéo (<lheo-index>) : il résume des offres sans les décrire."
        raise FichierRefuse(f"{chemin} {message} {ATTENDU}")
    return VERSIONS[espace], nom.localname


def unites(fichier: Fichier, avancement: Callable[[int], None]) -> Iterator[Noeud]:
    """Each `formation`, and each organisme without an offer; `avancement` is told the bytes read as they are."""
    espace = next(espace for espace, version in VERSIONS.items() if version == fichier.version)
    formation, organisme = f"{{{espace}}}formation", f"{{{espace}}}organisme-formation-responsable"
    # elsewhere (in an `extra`, which holds any XML) they belong to the offer that holds them
    places = {(formation, f"{{{espace}}}offres"), (organisme, f"{{{espace}}}lheo-plus")}
    try:
        with fichier.chemin.open("rb") as flux:
            mesure = _Mesure(flux, avancement)
            options = {"remove_comments": True, "remove_pis": True, **SURETE}
            lecture = etree.iterparse(mesure, events=("end",), tag=(formation, organisme), **options)
            for _, noeud in lecture:
                parent = noeud.getparent()
                if parent is not None and (noeud.tag, parent.tag) in places:
                    yield noeud
                    noeud.clear()  # emptied, not removed: paths count the offers before
    except etree.XMLSyntaxError as erreur:
        raise _mal_forme(fichier.chemin, erreur, lecture.error_log) from erreur
    except OSError as erreur:
        raise FichierRefuse(f"{fichier.chemin} ne peut plus être lu ({erreur.strerror}).") from erreur


class _Mesure:
    """A file that tells how much of it was read."""

    def __init__(self, flux: BinaryIO, avancement: Callable[[int], None]) -> None:
        self._flux = flux
        self._avancement = avancement

    def read(self, taille: int = -1) -> bytes:
        lu = self._flux.read(taille)
        self._avancement(len(lu))
        return lu


def _mal_forme(chemin: Path, erreur: etree.XMLSyntaxError, fautes: _ListErrorLog) -> FichierRefuse:
    """What libxml2 found first: what it raises is what it found last, which may only follow from that."""
    ligne, dit = next(((faute.line, faute.message) for faute in fautes), (erreur.lineno or 1, erreur.msg))
    return FichierRefuse(
        f"{chemin} n'est pas un XML bien formé, ligne {ligne} : {dit}. Rien n'a été écrit."
        " Demandez un fichier complet à son émetteur."
    )
