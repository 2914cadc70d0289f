"""Dispositifs (D): as the action's financeurs and flags for everybody, and whole under each session for our own reader."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, Final

from exporters.lheo.complement import lire
from exporters.lheo.ecriture import Bloc, Ecrit
from exporters.lheo.extras import extra, extras, publics
from exporters.lheo.remplissages import NOTRE
from models.nomenclatures import nomenclature
from rules.dispositif import TYPE_DU_DRAPEAU

if TYPE_CHECKING:
    from collections.abc import Sequence

OBSOLETE: Final = "1"  # kept in the list of financeurs for what is no more: never to be written
AUTRE: Final = "0"
TYPES_DE_DRAPEAU: Final = frozenset(TYPE_DU_DRAPEAU.values())


def financeurs(dispositifs: Sequence[Any]) -> list[Bloc]:
    """`organisme-financeur` for each D that somebody pays for; a flag alone has none."""
    payes = (d for d in dispositifs if d.financeur_code or d.type_code not in TYPES_DE_DRAPEAU)
    return [_financeur(d) for d in payes]


def _financeur(dispositif: Any) -> Bloc:
    ecrit = Ecrit("organisme-financeur", dispositif.numero)
    code, libelle = _par_le_type(dispositif.type_code)
    dit = dispositif.financeur_code
    ecrit.valeur("code-financeur", AUTRE if dit == OBSOLETE else dit or code)
    ecrit.valeur("nb-places-financees", dispositif.places_financees)
    specificites = extras(
        "specificites",
        publics(dispositif.publics),
        extra("programme-financeur", dispositif.programme or (None if dit else libelle)),
        extra("ref-action-marche-financeur", dispositif.reference_marche),
    )
    ecrit.ajouter("extras", *filter(None, [specificites]))
    ecrit.complement(lire(dispositif.complement))
    return ecrit.bloc()


@cache
def _par_le_type(code: str) -> tuple[str, str]:
    """The financeur that a type of dispositif has by default, and its label."""
    ligne = next(ligne for ligne in nomenclature("type_dispositif") if ligne["code"] == code)
    return (ligne["financeur"] or AUTRE).partition("|")[0], str(ligne["libelle"])


def drapeaux(dispositifs: Sequence[Any], *, perimee: bool) -> list[str]:
    """The flags of the national feed; `perimee`: all the sessions are declared over."""
    types = {d.type_code for d in dispositifs}
    leves = {drapeau: int(genre in types) for drapeau, genre in TYPE_DU_DRAPEAU.items()}
    initiale = leves.pop("formation-initiale")
    return [
        extras("dispositif", *(extra(drapeau, leve) for drapeau, leve in leves.items())),
        extras("type-action", extra("formation-initiale", initiale), extra("action-perimee", int(perimee))),
    ]


def entier(dispositif: Any) -> str:
    """A D with all it says, for our own reader."""
    complement = "".join(f.xml for suite in lire(dispositif.complement).fragments.values() for f in suite)
    return extras(
        "sofi-dispositif",
        extra("type", dispositif.type_code),
        extra("financeur", dispositif.financeur_code),
        extra("programme", dispositif.programme),
        extra("places-financees", dispositif.places_financees),
        extra("reference-marche", dispositif.reference_marche),
        extra("conventionne", int(dispositif.conventionne)),
        extra("intention-embauche", int(dispositif.intention_embauche)),
        publics(dispositif.publics),
        f'<extra info="complement">{complement}</extra>' if complement else "",
        numero=dispositif.numero,
    )


def publics_de_l_action(siens: Sequence[str], dispositifs: Sequence[Any]) -> list[str]:
    """`code-public-vise`: the action's own, then those of its dispositifs."""
    autres = dict.fromkeys(p for d in dispositifs for p in d.publics if p not in siens)
    return [*(_public(p) for p in siens), *(_public(p, NOTRE) for p in autres)]


@cache
def _public(versionne: str, notre: str = "") -> str:
    version, _, code = versionne.partition(" ")
    return f'<code-public-vise ref="V{version}"{notre}>{code}</code-public-vise>'
