"""Dispositifs (D): the action's financeurs and flags for everybody; whole, under each session, for our own reader."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exporters.lheo.complement import lire
from exporters.lheo.ecriture import Bloc, Ecrit
from exporters.lheo.extras import extra, extras, publics
from exporters.lheo.regroupement import dit
from exporters.lheo.remplissages import NOTRE
from models.nomenclatures import nomenclature
from rules.dispositif import TYPE_DU_DRAPEAU

if TYPE_CHECKING:
    from collections.abc import Sequence

OBSOLETE: Final = "1"  # kept in the list of financeurs for what is no more: never to be written
AUTRE: Final = "0"
TYPES_DE_DRAPEAU: Final = frozenset(TYPE_DU_DRAPEAU.values())


class Dit(NamedTuple):
    """What a dispositif says, without its number: the columns of `objets.DISPOSITIF` after the first."""

    type_code: str
    financeur: str | None
    programme: str | None
    places: int | None
    marche: str | None
    conventionne: bool
    intention_embauche: bool
    complement: str | None
    publics: str

    @property
    def versionnes(self) -> list[str]:
        """Its publics, each `14 80006`."""
        return self.publics.split(",") if self.publics else []


def financeurs(dispositifs: Sequence[Any]) -> list[Bloc]:
    """`organisme-financeur` for each D that somebody pays for; a flag alone has none."""
    return [_financeur(dit(d)) for d in dispositifs if d.financeur_code or d.type_code not in TYPES_DE_DRAPEAU]


@lru_cache(maxsize=1024)
def _financeur(brut: tuple[Any, ...]) -> Bloc:
    d = Dit(*brut)
    ecrit = Ecrit("organisme-financeur", f"dispositif {d.type_code}")
    code, libelle = _par_le_type(d.type_code)
    ecrit.valeur("code-financeur", AUTRE if d.financeur == OBSOLETE else d.financeur or code)
    ecrit.valeur("nb-places-financees", d.places)
    specificites = extras(
        "specificites",
        publics(d.versionnes),
        extra("programme-financeur", d.programme or (None if d.financeur else libelle)),
        extra("ref-action-marche-financeur", d.marche),
    )
    ecrit.ajouter("extras", *filter(None, [specificites]))
    ecrit.complement(lire(d.complement))
    return ecrit.bloc()


@cache
def _par_le_type(code: str) -> tuple[str, str]:
    """The financeur that a type of dispositif has by default, and its label."""
    ligne = next(ligne for ligne in nomenclature("type_dispositif") if ligne["code"] == code)
    return (ligne["financeur"] or AUTRE).partition("|")[0], str(ligne["libelle"])


def drapeaux(dispositifs: Sequence[Any], *, perimee: bool) -> list[str]:
    """The flags of the national feed; `perimee`: all the sessions are declared over."""
    return _drapeaux(frozenset(d.type_code for d in dispositifs), perimee)


@lru_cache(maxsize=256)
def _drapeaux(types: frozenset[str], perimee: bool) -> list[str]:
    leves = {drapeau: int(genre in types) for drapeau, genre in TYPE_DU_DRAPEAU.items()}
    initiale = leves.pop("formation-initiale")
    return [
        extras("dispositif", *(extra(drapeau, leve) for drapeau, leve in leves.items())),
        extras("type-action", extra("formation-initiale", initiale), extra("action-perimee", int(perimee))),
    ]


def entier(dispositif: Any) -> str:
    """A D with all it says, for our own reader."""
    return f'<extras numero="{dispositif.numero}" info="sofi-dispositif">{_dedans(dit(dispositif))}</extras>'


@lru_cache(maxsize=1024)
def _dedans(brut: tuple[Any, ...]) -> str:
    d = Dit(*brut)
    complement = "".join(f.xml for suite in lire(d.complement).fragments.values() for f in suite)
    return "".join(
        [
            extra("type", d.type_code),
            extra("financeur", d.financeur),
            extra("programme", d.programme),
            extra("places-financees", d.places),
            extra("reference-marche", d.marche),
            extra("conventionne", int(d.conventionne)),
            extra("intention-embauche", int(d.intention_embauche)),
            publics(d.versionnes),
            f'<extra info="complement">{complement}</extra>' if complement else "",
        ]
    )


def ecrire_les_publics(ecrit: Ecrit, siens: Sequence[str], dispositifs: Sequence[Any]) -> None:
    """`code-public-vise`: the action's own, then those of its dispositifs."""
    leurs = (p for d in dispositifs if d.publics for p in d.publics.split(","))
    for publics_vises, notre in ((siens, ""), (dict.fromkeys(p for p in leurs if p not in siens), NOTRE)):
        for versionne in publics_vises:
            version, _, code = versionne.partition(" ")
            ecrit.valeur("code-public-vise", code, f' ref="V{version}"{notre}')
