"""Dispositifs (D): the funding that an action declares, made one D per session."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, NamedTuple

from importers.lheo import champs, domaines, valeurs
from importers.lheo.arbre import Enfants, complement, enfants, extras
from importers.lheo.listes import TYPES_DE_DISPOSITIF
from importers.lheo.restes import extras_gardes
from importers.lignes import LigneDispositif, tableau
from rules.dispositif import types_de_dispositif

if TYPE_CHECKING:
    from collections.abc import Set as AbstractSet

    from importers.lheo.arbre import Noeud
    from importers.lot import Lot

COMPRIS = {"specificites": {"code-public-vise", "programme-financeur", "ref-action-marche-financeur"}}


class Financement(NamedTuple):
    """One `organisme-financeur`, with its national extras `specificites`."""

    code: str
    programme: str | None
    places: int | None
    reference_marche: str | None
    complement: str | None
    publics: str


def lire(de: Enfants, drapeaux: AbstractSet[str], lot: Lot) -> list[LigneDispositif]:
    """The D of an action, in order, to give to each of its sessions (`session_id` 0 until then)."""
    financements = [_financement(enfants(n), lot) for n in de.get("organisme-financeur", ())]
    types = types_de_dispositif(drapeaux, [(f.code, f.programme) for f in financements])
    return [
        _ligne(rang, genre, None if indice is None else financements[indice])
        for rang, (genre, indice) in enumerate(types)
    ]


def _ligne(rang: int, genre: str, financement: Financement | None) -> LigneDispositif:
    dit = TYPES_DE_DISPOSITIF[genre]
    conventionne, embauche = dit["conventionne"] == "1", dit["intention_embauche"] == "1"
    if financement is None:
        return LigneDispositif(0, rang, genre, None, None, conventionne, None, embauche, None, None, "{}")
    return LigneDispositif(
        0,
        rang,
        genre,
        financement.code,
        financement.programme,
        conventionne,
        financement.places,
        embauche,
        financement.reference_marche,
        financement.complement,
        financement.publics,
    )


def _financement(de: Enfants, lot: Lot) -> Financement:
    dites = extras(de, "specificites")
    premier = {nom: valeurs.texte(dits[0].texte) for nom, dits in dites.items()}
    programme, reference = premier.get("programme-financeur"), premier.get("ref-action-marche-financeur")
    forme = domaines.FORMES["code-public-vise"]
    vises = [(d.texte, d.ref) for d in dites.get("code-public-vise", ()) if d.texte and forme.fullmatch(d.texte)]
    lus = {("programme-financeur", programme), ("ref-action-marche-financeur", reference)}
    lus |= {("code-public-vise", code) for code, _ in vises}
    return Financement(
        champs.code(de, "code-financeur") or "0",
        programme,
        champs.entier(de, "nb-places-financees"),
        reference,
        complement(_sans(bloc, lus) for bloc in extras_gardes(de, (), COMPRIS)),
        tableau(dict.fromkeys(lot.references.public(code, version) for code, version in vises)),
    )


def _sans(bloc: Noeud, lus: AbstractSet[tuple[str, str | None]]) -> Noeud:
    """A block to keep, without what columns hold of it: it would be said twice."""
    if bloc.get("info") not in COMPRIS:
        return bloc
    reste = deepcopy(bloc)
    for dit in list(reste):
        nom = dit.get("info") or str(dit.tag).rpartition("}")[2]
        seul = len(dit) == 0 and not (dit.tail or "").strip() and not {*map(str, dit.keys())} - {"info", "ref"}
        if seul and (nom, (dit.text or "").strip()) in lus:
            reste.remove(dit)
    return reste
