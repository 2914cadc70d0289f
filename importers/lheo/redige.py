"""What only files that SOFI wrote hold: what it added for others, numbers of what was split, the D of each session."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, cast

from lxml import etree

from importers.lheo import domaines, valeurs
from importers.lheo.arbre import Dits, Enfants, Noeud, Valeur, complement, extras
from importers.lheo.listes import FINANCEURS, TYPES_DE_DISPOSITIF
from importers.lignes import LigneDispositif, tableau
from models.lheo.faute import nom_local
from models.lheo.valeurs import ENTIER_MAXIMAL
from rules.dispositif import TYPE_PAR_DEFAUT, conventionnee

if TYPE_CHECKING:
    from importers.lheo.session import Commun
    from importers.lot import Lot

MARQUE = "sofi"  # of a file, and in it of what the catalogue does not say
SEPARATEUR = "-"  # between a number and what tells the parts of what was split
DISPOSITIF, SESSION = "sofi-dispositif", "sofi-session"
_AJOUTS = etree.XPath(f"descendant::*[@tag='{MARQUE}']")
# What offers are made of is never taken away; nor is what bears the number of an établissement without SIRET.
_CHARPENTE = frozenset({"action", "session", "organisme-formation-responsable"})
_PORTEURS = frozenset({"SIRET-organisme-formation", "SIRET-formateur"})


def epuree(noeud: Noeud) -> Noeud:
    """A copy of an offer or organisme as `epurer` leaves it."""
    copie = deepcopy(noeud)
    epurer(copie)
    return copie


def epurer(noeud: Noeud) -> None:
    """Take away what our exporter added for others; bare the numbers of formations and actions that it split."""
    for ajout in cast("list[Noeud]", _AJOUTS(noeud)):
        nom = nom_local(ajout)
        if nom in _PORTEURS:
            ajout[:] = []
        elif nom not in _CHARPENTE:
            _oter(ajout)
    if nom_local(noeud) == "formation":
        _rassembler(noeud)


def _rassembler(formation: Noeud) -> None:
    """Make the parts of an action that was split alike: same number, and no D but those of each session."""
    actions = list(formation.iterchildren("{*}action"))
    for numerote in (formation, *actions):
        if numero := numerote.get("numero"):
            numerote.set("numero", numero.partition(SEPARATEUR)[0])
    for financeur in [noeud for action in actions for noeud in action.iterchildren("{*}organisme-financeur")]:
        _oter(financeur)


def _oter(noeud: Noeud) -> None:
    parent = noeud.getparent()
    if parent is not None:
        parent.remove(noeud)


def est_notre(bloc: Noeud) -> bool:
    """Whether `extras` are of our own shape: a D of a type that we know, or what a session says itself."""
    info = bloc.get("info")
    return info == SESSION or (info == DISPOSITIF and _dit(_dits(bloc), "type") in TYPES_DE_DISPOSITIF)


def commun(de: Enfants, partage: Commun, chemin: str, lot: Lot) -> Commun:
    """What a session shares with others, with its own D."""
    blocs = [bloc for bloc in de.get("extras", ()) if bloc.get("info") == DISPOSITIF and est_notre(bloc)]
    lus = [_dispositif(rang, bloc, chemin, lot) for rang, bloc in enumerate(blocs)]
    dite = extras(de, SESSION).get("conventionnee")
    return partage._replace(
        perimee=False,
        dispositifs=lus,
        conventionnee=valeurs.booleen(dite[0].texte)
        if dite
        else conventionnee(partage.conventionnement, [d.conventionne for d in lus]),
    )


def _dispositif(rang: int, bloc: Noeud, chemin: str, lot: Lot) -> LigneDispositif:
    """One D (`session_id` 0 until its session is known)."""
    dits = _dits(bloc)
    places = _dit(dits, "places-financees") or ""
    restes = [noeud for extra in bloc if extra.get("info") == "complement" for noeud in extra]
    publics = [
        lot.references.public(dit.texte, dit.ref)
        for dit in dits.get("code-public-vise", ())
        if dit.texte and domaines.FORMES["code-public-vise"].fullmatch(dit.texte)
    ]
    return LigneDispositif(
        0,
        rang,
        _dit(dits, "type") or TYPE_PAR_DEFAUT,
        _financeur(dits, chemin, lot),
        valeurs.texte(_dit(dits, "programme")),
        _dit(dits, "conventionne") == "1",
        int(places) if places.isdecimal() and int(places) <= ENTIER_MAXIMAL else None,
        _dit(dits, "intention-embauche") == "1",
        valeurs.texte(_dit(dits, "reference-marche")),
        complement(restes),
        tableau(dict.fromkeys(publics)),
    )


def _financeur(dits: Dits, chemin: str, lot: Lot) -> str | None:
    code = _dit(dits, "financeur")
    if code is None or code in FINANCEURS:
        return code
    message = f"Le financeur « {code} » est inconnu : le dispositif a été gardé sans financeur."
    lot.journal.signaler(chemin, "DISPOSITIF_FINANCEUR_INCONNU", message, code)
    return None


def _dits(bloc: Noeud) -> Dits:
    """What a block says itself: its complement may hold extras of the same names."""
    dits: Dits = {}
    for noeud in bloc:
        if len(noeud) == 0:
            dits.setdefault(noeud.get("info", ""), []).append(
                Valeur((noeud.text or "").strip() or None, noeud.get("ref"))
            )
    return dits


def _dit(dits: Dits, nom: str) -> str | None:
    return dits[nom][0].texte if nom in dits else None
