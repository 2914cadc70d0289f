"""Dispositifs (D): the action's financeurs and flags for everybody; whole, under each session, for our own reader."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from exporters.lheo import complement
from exporters.lheo.dit import lire
from exporters.lheo.ecriture import Bloc, Ecrit
from exporters.lheo.extras import extra, extras, publics
from exporters.lheo.remplissages import NOTRE
from models.nomenclatures import nomenclature
from rules.dispositif import TYPE_DU_DRAPEAU

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.lheo.dit import Dispositifs

OBSOLETE: Final = "1"  # kept in the list of financeurs for what is no more: never to be written
AUTRE: Final = "0"
TYPES_DE_DRAPEAU: Final = frozenset(TYPE_DU_DRAPEAU.values())


class Ensemble(NamedTuple):
    """What the dispositifs of a Lhéo action say together: actions have the same ones by the thousand."""

    financeurs: list[Bloc]  # `organisme-financeur` for each D that somebody pays for; a flag alone has none
    types: frozenset[str]
    conventionnes: list[bool]
    publics: list[str]  # each `14 80006`


@lru_cache(maxsize=1024)
def ensemble(dits: tuple[str, ...]) -> Ensemble:
    """The dispositifs that say this, in their order."""
    lus = [lire(dit) for dit in dits]
    return Ensemble(
        [bloc for dit in dits if (bloc := _financeur(dit))],
        frozenset(d.type_code for d in lus),
        [d.conventionne for d in lus],
        list(dict.fromkeys(p for d in lus for p in d.publics)),
    )


@lru_cache(maxsize=1024)
def _financeur(dit: str) -> Bloc | None:
    d = lire(dit)
    if not d.financeur_code and d.type_code in TYPES_DE_DRAPEAU:
        return None
    ecrit = Ecrit("organisme-financeur", f"dispositif {d.type_code}")
    code, libelle = _par_le_type(d.type_code)
    ecrit.valeur("code-financeur", AUTRE if d.financeur_code == OBSOLETE else d.financeur_code or code)
    ecrit.valeur("nb-places-financees", d.places_financees)
    specificites = extras(
        "specificites",
        publics(d.publics),
        extra("programme-financeur", d.programme or (None if d.financeur_code else libelle)),
        extra("ref-action-marche-financeur", d.reference_marche),
    )
    if specificites:
        ecrit.ajouter("extras", specificites)
    ecrit.complement(complement.lire(d.complement))
    return ecrit.fini()


@cache
def _par_le_type(code: str) -> tuple[str, str]:
    """The financeur that a type of dispositif has by default, and its label."""
    ligne = next(ligne for ligne in nomenclature("type_dispositif") if ligne["code"] == code)
    return (ligne["financeur"] or AUTRE).partition("|")[0], str(ligne["libelle"])


@lru_cache(maxsize=256)
def drapeaux(types: frozenset[str], *, perimee: bool) -> str:
    """The flags of the national feed; `perimee`: all the sessions are declared over."""
    leves = {drapeau: int(genre in types) for drapeau, genre in TYPE_DU_DRAPEAU.items()}
    initiale = leves.pop("formation-initiale")
    voies = extras("dispositif", *(extra(drapeau, leve) for drapeau, leve in leves.items()))
    return voies + extras("type-action", extra("formation-initiale", initiale), extra("action-perimee", int(perimee)))


def entiers(dispositifs: Dispositifs) -> str:
    """The D of a session with all they say, for our own reader."""
    numeros, dits = dispositifs
    return "".join(
        [
            f'<extras numero="{numero}" info="sofi-dispositif">{_dedans(dit)}</extras>'
            for numero, dit in zip(numeros, dits, strict=True)
        ]
    )


@lru_cache(maxsize=1024)
def _dedans(dit: str) -> str:
    d = lire(dit)
    garde = "".join(map("".join, complement.lire(d.complement).fragments.values()))
    return "".join(
        [
            extra("type", d.type_code),
            extra("financeur", d.financeur_code),
            extra("programme", d.programme),
            extra("places-financees", d.places_financees),
            extra("reference-marche", d.reference_marche),
            extra("conventionne", int(d.conventionne)),
            extra("intention-embauche", int(d.intention_embauche)),
            publics(d.publics),
            f'<extra info="complement">{garde}</extra>' if garde else "",
        ]
    )


def ecrire_les_publics(ecrit: Ecrit, siens: Sequence[str], leurs: Sequence[str]) -> None:
    """`code-public-vise`: the action's own, then those of its dispositifs."""
    for publics_vises, notre in ((siens, ""), (leurs, NOTRE)):
        for versionne in publics_vises:
            if not notre or versionne not in siens:
                version, _, code = versionne.partition(" ")
                ecrit.valeur("code-public-vise", code, f' ref="V{version}"{notre}')
