"""Certifications of a formation: from their codes, or as they came where they said more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.lheo.complement import ESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.lheo.complement import Fragment


def certifications(codes: Sequence[str], gardees: Sequence[Fragment]) -> list[str]:
    """`certification` elements, in the order of `codes` (`RNCP123 4567`: sheet or `-`, then Certif Info).

    Those kept as they came stand for theirs; those that name none of these codes keep their place among the kept.
    """
    return list(_ordonner([tuple(code.split()) for code in codes], gardees))


def _ordonner(codes: list[tuple[str, ...]], gardees: Sequence[Fragment]) -> Iterator[str]:
    rangs = [_rang(_dits(garde), codes) for garde in gardees]
    suivant = 0
    for garde, rang in zip(gardees, rangs, strict=True):
        if rang is not None:
            yield from (_ecrire(codes[r]) for r in range(suivant, rang) if r not in rangs)
            suivant = max(suivant, rang + 1)
        yield garde.xml
    yield from (_ecrire(codes[r]) for r in range(suivant, len(codes)) if r not in rangs)


def _dits(garde: Fragment) -> dict[str, str]:
    """What an element says, by the local name of what says it."""
    return {enfant.tag[len(ESPACE) + 2 :]: (enfant.text or "").strip() for enfant in garde.noeud}


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


def _ecrire(code: tuple[str, ...]) -> str:
    """The digits of the RNCP alone, which Lhéo 2.2 has room for; RS keeps its prefix."""
    fiche, *certifinfo = code
    rncp = f"<code-RNCP>{fiche[4:]}</code-RNCP>" if fiche.startswith("RNCP") else ""
    connue = "".join(f"<code-CERTIFINFO>{c}</code-CERTIFINFO>" for c in certifinfo)
    rs = f"<code-RS>{fiche}</code-RS>" if fiche.startswith("RS") else ""
    return f"<certification>{rncp}{connue}{rs}</certification>"
