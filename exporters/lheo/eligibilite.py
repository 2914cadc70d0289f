"""Eligibility for the CPF (`eligibilite-cpf`): the periods that apply to each session, which the API tells as well."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple

from exporters.lheo.extras import extra, extras
from exporters.lheo.remplissages import NOTRE
from exporters.lheo.textes import numero
from models.enumerations import PublicCpf
from models.lheo.dates import LONGUEUR
from rules.eligibilite_cpf import applicables, jour_d_eligibilite

INFO: Final = "eligibilite-cpf"
PUBLICS: Final[dict[str, int]] = {PublicCpf.SALARIE: 1, PublicCpf.DEMANDEUR_EMPLOI: 2, PublicCpf.TOUT_PUBLIC: 3}


class Periode(NamedTuple):
    """What `objets.FORMATION` says of a period."""

    code_cpf: str
    debut: date
    fin: date | None
    public: str
    region: str | None
    branches: tuple[str, ...]
    liste: str | None


class Eligibilites(NamedTuple):
    """The periods of a formation, of any day and region, and the day it is."""

    aujourdhui: date
    periodes: tuple[Periode, ...]

    @property
    def regionales(self) -> bool:
        """Whether it matters where its sessions take place."""
        return any(periode.region for periode in self.periodes)


@lru_cache(maxsize=1024)
def lire(dites: str) -> Eligibilites:
    """From the text that `objets.FORMATION` makes of them."""
    aujourdhui, *lignes = dites.split("\n")
    return Eligibilites(date.fromisoformat(aujourdhui), tuple(map(_periode, lignes)))


def _periode(ligne: str) -> Periode:
    code, debut, fin, public, region, branches, liste = json.loads(ligne)
    au = date.fromisoformat(fin) if fin else None
    return Periode(code, date.fromisoformat(debut), au, public, region, tuple(branches), liste)


@lru_cache(maxsize=4096)
def de_la_session(dites: str, periode: str | None, regions: frozenset[str] | None) -> tuple[Periode, ...]:
    """Those that apply to a session of these dates (`objets._periode`) in these regions; null: any region."""
    aujourdhui, periodes = lire(dites)
    return tuple(applicables(periodes, jour_d_eligibilite((periode or "")[:LONGUEUR], aujourdhui), regions))


@lru_cache(maxsize=1024)
def ecrire(periodes: tuple[Periode, ...]) -> str:
    """One `extras` for each. Ours: our reader derives them again."""
    return "".join(map(_ecrire, periodes))


def _ecrire(periode: Periode) -> str:
    return extras(
        INFO,
        extra("source", periode.liste),
        extra("debut-validite", _jour(periode.debut)),
        extra("fin-validite", _jour(periode.fin)),
        extra("public", PUBLICS[periode.public]),
        extra("france-entiere", int(periode.region is None)),
        extra("region", periode.region),
        extra("inter-branche", int(not periode.branches)),
        *(extra("branche", branche) for branche in periode.branches),
        attributs=numero(periode.code_cpf) + NOTRE,
    )


def _jour(jour: date | None) -> str | None:
    return None if jour is None else jour.isoformat().replace("-", "")
