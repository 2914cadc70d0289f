"""Which layout a file has: the header of a table is found among its first lines, whatever separates its cells."""

from __future__ import annotations

import csv
import re
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from importers.reception.arbre import est_un_xml, reconnaitre_un_arbre
from importers.reception.archive import ouverte
from importers.reception.forme import Document
from importers.reception.texte import LigneSansFin, encodage, lignes, plier
from models.erreurs import FichierRefuse

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from importers.reception.archive import Partie
    from importers.reception.forme import Colonne, Flux, Forme

SEPARATEURS = (";", ",", "\t", "|")
LIGNES_D_ENTETE = 3  # some files have a title above
PREMIER_CODE = re.compile(r"[A-Z]?\d+")  # how a file without header begins, even when its first line is broken


class Entete(NamedTuple):
    """A line that may be a header, cut by one of the separators."""

    rang: int
    separateur: str
    cellules: tuple[str, ...]


class Essai(NamedTuple):
    """How well a line would do as the header of a layout."""

    document: Document
    manquantes: tuple[Colonne, ...]
    lues: tuple[str, ...]

    @property
    def trouvees(self) -> int:
        """Columns of the layout that are there."""
        return sum(place >= 0 for place in self.document.places)


def reconnaitre(partie: Partie, flux: Flux, tous: Iterable[Flux]) -> Document:
    """The layout of a part among those of a feed; raises FichierRefuse: what is missing, or what it looks like."""
    if est_un_xml(partie):
        return reconnaitre_un_arbre(partie, flux, tous)
    essais = essayer(partie, flux.formes)
    if complet := meilleur([essai for essai in essais if not essai.manquantes]):
        return complet.document
    if (autre := _autre_flux(partie, flux, tous)) and autre[1] > max((essai.trouvees for essai in essais), default=0):
        raise FichierRefuse(
            f"{partie.dit} n'est pas un fichier du flux « {flux.nom} » : il ressemble à un fichier du flux"
            f" « {autre[0].nom} » ({autre[0].titre}). Lancez : sofi import {autre[0].nom}"
        )
    raise FichierRefuse(_ce_qui_manque(partie, flux, essais))


def _autre_flux(partie: Partie, flux: Flux, tous: Iterable[Flux]) -> tuple[Flux, int] | None:
    """The other feed that has most of its columns there, none of them missing, and how many."""
    autres = (autre for autre in tous if autre.nom != flux.nom)
    complets = [(autre, e.trouvees) for autre in autres for e in essayer(partie, autre.formes) if not e.manquantes]
    return max(complets, key=lambda complet: complet[1], default=None)


def essayer(partie: Partie, formes: Sequence[Forme]) -> list[Essai]:
    """Every layout, with every separator, on each of the first lines."""
    codage = encodage(partie)
    with ouverte(partie) as flux:
        try:
            premieres = list(islice(lignes(flux, codage), LIGNES_D_ENTETE))
        except LigneSansFin:
            return []
    entetes = [
        Entete(rang, separateur, _cellules(ligne, separateur))
        for rang, ligne in enumerate(premieres, 1)
        for separateur in SEPARATEURS
    ]
    utiles = [entete for entete in entetes if len(entete.cellules) > 1]
    avec = [_essai(partie, codage, forme, e) for e in utiles for forme in formes if forme.a_entete]
    return avec + [essai for forme in formes for essai in _sans_entete(partie, codage, forme, utiles)]


def meilleur(essais: Sequence[Essai]) -> Essai | None:
    """The one that found most columns, a header counting more than the shape of lines; the first of equals."""
    return max(essais, key=lambda essai: (essai.document.entete > 0, essai.trouvees), default=None)


def _sans_entete(partie: Partie, codage: str, forme: Forme, lignes: Sequence[Entete]) -> Iterator[Essai]:
    """A layout without header, when the first lines have its shape: one of them may be broken."""
    places = tuple(colonne.place for colonne in forme.colonnes)
    for separateur in SEPARATEURS if forme.sans_entete else ():
        coupees = [ligne.cellules for ligne in lignes if ligne.separateur == separateur]
        justes = [cellules for cellules in coupees if forme.sans_entete and forme.sans_entete(cellules)]
        if len(justes) * 2 > len(coupees) and PREMIER_CODE.fullmatch(coupees[0][0].strip()):
            largeur = max(map(len, justes))
            yield Essai(Document(partie, forme, codage, separateur, 0, places, largeur), (), justes[0])


def _essai(partie: Partie, codage: str, forme: Forme, entete: Entete) -> Essai:
    rangs: dict[str, int] = {}
    fois: Counter[str] = Counter()
    for place, nom in enumerate(map(plier, entete.cellules)):
        fois[nom] += 1
        rangs.setdefault(nom if fois[nom] == 1 else f"{nom}{fois[nom]}", place)
    places = tuple(_place(colonne, rangs) for colonne in forme.colonnes)
    par_place = zip(forme.colonnes, places, strict=True)
    manquantes = tuple(colonne for colonne, place in par_place if place < 0 and not colonne.facultative)
    document = Document(partie, forme, codage, entete.separateur, entete.rang, places, len(entete.cellules))
    return Essai(document, manquantes, entete.cellules)


def _place(colonne: Colonne, rangs: dict[str, int]) -> int:
    return next((rangs[nom] for nom in map(plier, colonne.noms) if nom in rangs), -1)


def _cellules(ligne: str, separateur: str) -> tuple[str, ...]:
    try:
        return tuple(next(csv.reader([ligne], delimiter=separateur), ()))
    except csv.Error:
        return ()


def _ce_qui_manque(partie: Partie, flux: Flux, essais: list[Essai]) -> str:
    """The missing columns of the closest layout, or that none is close."""
    proche = meilleur(essais)
    if proche is None or proche.trouvees <= len(proche.manquantes):
        avec = [forme for forme in flux.formes if forme.a_entete]
        attendues = " ; ou ".join(", ".join(c.noms[0] for c in f.colonnes if not c.facultative) for f in avec)
        return f"{partie.dit} n'est pas un fichier du flux « {flux.nom} » : des colonnes {attendues} sont attendues."
    noms = ", ".join(f"« {colonne.noms[0]} »" for colonne in proche.manquantes)
    lues = ", ".join(f"« {nom.strip()} »" for nom in proche.lues if nom.strip())
    sujet = "la colonne" if len(proche.manquantes) == 1 else "les colonnes"
    return (
        f"{partie.dit} : il manque {sujet} {noms} ; sont lues {lues}. Vérifiez l'en-tête, ou demandez l'autre format."
    )
