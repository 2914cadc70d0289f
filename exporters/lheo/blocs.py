"""What a session says beyond its columns, which the catalogue keeps whole: written from there as long as both agree."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from exporters.lheo.complement import ESPACE
from exporters.lheo.textes import protege
from models.enumerations import Voie
from models.nomenclatures import nomenclature

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from lxml import etree

    from exporters.lheo.complement import Complement, Fragment

EFFECTIFS = ("effectif-minimal", "capacite-simultanee", "capacite-cumulee")
FORMATION_INITIALE, APPRENTISSAGE = "0", "1"
PARTIELLE = "0"  # some blocs, not all


def blocs_competences(blocs: Sequence[str], complement: Complement) -> list[str]:
    """`blocs-competences`: as they came, unless the session has other blocs since; `blocs`: code, a space, label."""
    gardes = complement.fragments.get("blocs-competences", ())
    codes = list(dict.fromkeys(c for f in gardes for n in f.noeud.iter(f"{{{ESPACE}}}code-bloc") if (c := _dit(n))))
    if codes == [bloc.partition(" ")[0] for bloc in blocs]:
        return [f.xml for f in gardes]
    if not blocs:
        return []
    ecrits = "".join(_bloc(*bloc.partition(" ")[::2]) for bloc in blocs)
    validation = f"<validation-blocs>{PARTIELLE}</validation-blocs>"
    return [f"<blocs-competences>{validation}<reference-certification/>{ecrits}</blocs-competences>"]


def _bloc(code: str, libelle: str) -> str:
    libelle_bloc = f"<libelle-bloc>{protege(libelle)}</libelle-bloc>"
    return f"<bloc-competences>{libelle_bloc}<code-bloc>{protege(code)}</code-bloc></bloc-competences>"


def cycles(ligne: Any, dispositifs: Iterable[Any], complement: Complement) -> list[str]:
    """`cycle`: as they came, unless the session has other numbers of people since."""
    gardes = complement.fragments.get("cycle", ())
    effectifs = (ligne.effectif_minimal, ligne.capacite_simultanee, ligne.capacite_cumulee)
    if effectifs == (_effectifs(gardes[0]) if gardes else (None, None, None)):
        return [f.xml for f in gardes]
    apprentis = any(_VOIES[d.type_code] == Voie.APPRENTISSAGE for d in dispositifs)
    ecrits = "".join(f"<{nom}>{n}</{nom}>" for nom, n in zip(EFFECTIFS, effectifs, strict=True) if n is not None)
    return [f"<cycle><type-cycle>{APPRENTISSAGE if apprentis else FORMATION_INITIALE}</type-cycle>{ecrits}</cycle>"]


_VOIES = {str(ligne["code"]): ligne["voie"] for ligne in nomenclature("type_dispositif")}


def _effectifs(cycle: Fragment) -> tuple[int | None, ...]:
    dits = (cycle.noeud.findtext(f"{{{ESPACE}}}{nom}") for nom in EFFECTIFS)
    return tuple(int(dit) if dit and dit.strip() else None for dit in dits)


def _dit(noeud: etree._Element) -> str:
    return (noeud.text or "").strip()
