"""Certifications of a formation: from their codes, or as they came where they said more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from exporters.lheo.complement import ESPACE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from exporters.lheo.complement import Fragment


def certifications(codes: Sequence[str], gardees: Sequence[Fragment]) -> list[str]:
    """`certification`, in the order of `codes` (`RNCP123 4567`: sheet or `-`, then Certif Info); those kept replace theirs.

    Kept ones that name none of these certifications keep their place among the others that were kept.
    """
    return list(_ordonner([tuple(code.split()) for code in codes], gardees))


def _ordonner(codes: list[tuple[str, ...]], gardees: Sequence[Fragment]) -> Iterator[str]:
    rangs = [_rang(garde, codes) for garde in gardees]
    suivant = 0
    for garde, rang in zip(gardees, rangs, strict=True):
        if rang is not None:
            yield from (_ecrire(codes[r]) for r in range(suivant, rang) if r not in rangs)
            suivant = max(suivant, rang + 1)
        yield garde.xml
    yield from (_ecrire(codes[r]) for r in range(suivant, len(codes)) if r not in rangs)


def _rang(garde: Fragment, codes: list[tuple[str, ...]]) -> int | None:
    """Which of these certifications an element means: by its Certif Info code, else by its sheet."""
    dits = {nom: (garde.noeud.findtext(f"{{{ESPACE}}}code-{nom}") or "").strip() for nom in ("CERTIFINFO", "RNCP", "RS")}
    fiches = {f"{nom}{dits[nom].upper().removeprefix(nom).strip().lstrip('0')}" for nom in ("RNCP", "RS") if dits[nom]}
    for rang, (fiche, *certifinfo) in enumerate(codes):
        if certifinfo == [dits["CERTIFINFO"]] if dits["CERTIFINFO"] else not certifinfo and fiche in fiches:
            return rang
    return None


def _ecrire(code: tuple[str, ...]) -> str:
    """The digits of the RNCP alone, which Lhéo 2.2 has room for; RS keeps its prefix."""
    fiche, *certifinfo = code
    rncp = f"<code-RNCP>{fiche[4:]}</code-RNCP>" if fiche.startswith("RNCP") else ""
    connue = "".join(f"<code-CERTIFINFO>{c}</code-CERTIFINFO>" for c in certifinfo)
    rs = f"<code-RS>{fiche}</code-RS>" if fiche.startswith("RS") else ""
    return f"<certification>{rncp}{connue}{rs}</certification>"
