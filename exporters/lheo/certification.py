"""Certifications of a formation: from their codes, or as they came where they said more."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from exporters.lheo.complement import ESPACE, noeud
from exporters.lheo.ecriture import Bloc, Ecrit

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def certifications(codes: Sequence[str], gardees: Sequence[str], objet: str) -> list[Bloc]:
    """`certification` elements, in the order of `codes` (`RNCP123 4567`: sheet or `-`, then Certif Info).

    Those kept as they came stand for theirs; those that name none of these codes keep their place among the kept.
    """
    if not (codes or gardees):
        return []
    lus = [tuple(code.split()) for code in codes]
    rangs = [_rang(_dits(garde), lus) for garde in gardees]
    blocs: list[Bloc] = []
    suivant = 0
    for garde, rang in zip(gardees, rangs, strict=True):
        if rang is not None:
            blocs += [_ecrire(lus[r], objet) for r in range(suivant, rang) if r not in rangs]
            suivant = max(suivant, rang + 1)
        blocs.append(Bloc(garde))
    return [*blocs, *(_ecrire(lus[r], objet) for r in range(suivant, len(lus)) if r not in rangs)]


@lru_cache(maxsize=1024)
def _dits(garde: str) -> dict[str, str]:
    """What an element says, by the local name of what says it; the offers of a certification repeat it."""
    return {enfant.tag[len(ESPACE) + 2 :]: (enfant.text or "").strip() for enfant in noeud(garde)}


def _rang(dits: dict[str, str], codes: list[tuple[str, ...]]) -> int | None:
    """Which of these certifications an element means: by its Certif Info code, else by its sheet."""
    connu = dits.get("code-CERTIFINFO")
    fiches = {f"{nom}{dit.upper().removeprefix(nom).strip().lstrip('0')}" for nom, dit in _fiches(dits)}
    for rang, (fiche, *certifinfo) in enumerate(codes):
        if certifinfo == [connu] if connu else not certifinfo and fiche in fiches:
            return rang
    return None


def _fiches(dits: dict[str, str]) -> Iterator[tuple[str, str]]:
    return ((nom, dits[f"code-{nom}"]) for nom in ("RNCP", "RS") if f"code-{nom}" in dits)


def _ecrire(code: tuple[str, ...], objet: str) -> Bloc:
    """The digits of the RNCP alone, which Lhéo 2.2 has room for; RS keeps its prefix."""
    fiche, *certifinfo = code
    ecrit = Ecrit("certification", objet)
    if fiche.startswith("RNCP"):
        ecrit.valeur("code-RNCP", fiche.removeprefix("RNCP"))
    for connu in certifinfo:
        ecrit.valeur("code-CERTIFINFO", connu)
    if fiche.startswith("RS"):
        ecrit.valeur("code-RS", fiche)
    return ecrit.fini()
