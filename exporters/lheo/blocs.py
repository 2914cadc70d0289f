"""What a session says beyond its columns, which the catalogue keeps whole: written from there as long as both agree."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lxml import etree

from exporters.lheo.complement import attributs, dedans, noeud
from exporters.lheo.dit import lire
from exporters.lheo.ecriture import Ecrit
from models.enumerations import Voie
from models.nomenclatures import nomenclature

if TYPE_CHECKING:
    from collections.abc import Sequence

    from exporters.lheo.lecture import SessionLue

EFFECTIFS = ("effectif-minimal", "capacite-simultanee", "capacite-cumulee")
INCONNUS = (None, None, None)
FORMATION_INITIALE, APPRENTISSAGE = "0", "1"
PARTIELLE = "0"  # some blocs, not all


def ecrire_les_blocs(ecrit: Ecrit, blocs: Sequence[str], gardes: Sequence[str]) -> None:
    """`blocs-competences`: as they came, unless the session has others since; `blocs`: code, a space, label."""
    if not (gardes or blocs):
        return
    codes = list(dict.fromkeys(code for f in gardes for code in _codes(f)))
    if codes == [bloc.partition(" ")[0] for bloc in blocs]:
        for fragment in gardes:
            ecrit.ajouter("blocs-competences", fragment)
    elif blocs:
        dedans = Ecrit("blocs-competences", ecrit.objet)
        dedans.valeur("validation-blocs", PARTIELLE)
        dedans.ajouter("reference-certification", "<reference-certification/>")
        for bloc in blocs:
            code, _, libelle = bloc.partition(" ")
            dedans.facultatif(_bloc(code, libelle, ecrit.objet))
        ecrit.facultatif(dedans)


def _bloc(code: str, libelle: str, objet: str) -> Ecrit:
    ecrit = Ecrit("bloc-competences", objet)
    ecrit.texte("libelle-bloc", libelle)
    ecrit.valeur("code-bloc", code)
    return ecrit


def ecrire_les_cycles(ecrit: Ecrit, lue: SessionLue, gardes: Sequence[str]) -> None:
    """`cycle`: as they came, the numbers of people of the first one being those of the session."""
    effectifs = (lue.ligne.effectif_minimal, lue.ligne.capacite_simultanee, lue.ligne.capacite_cumulee)
    if effectifs == (_effectifs(gardes[0]) if gardes else INCONNUS):
        for fragment in gardes:
            ecrit.ajouter("cycle", fragment)
        return
    premier = Ecrit("cycle", ecrit.objet)
    if gardes:
        premier.complement(dedans(noeud(gardes[0])), sauf=EFFECTIFS)
    else:
        apprentis = any(_VOIES[lire(dit).type_code] == Voie.APPRENTISSAGE for dit in lue.dispositifs.dits)
        premier.valeur("type-cycle", APPRENTISSAGE if apprentis else FORMATION_INITIALE)
    for nom, effectif in zip(EFFECTIFS, effectifs, strict=True):
        premier.valeur(nom, effectif)
    ecrit.element(premier, attributs(noeud(gardes[0])) if gardes else "")
    for fragment in gardes[1:]:
        ecrit.ajouter("cycle", fragment)


_VOIES = {str(ligne["code"]): ligne["voie"] for ligne in nomenclature("type_dispositif")}


@lru_cache(maxsize=1024)
def _effectifs(cycle: str) -> tuple[int | None, ...]:
    """The numbers of people of a cycle; sessions repeat them."""
    dits = {enfant.tag: int(enfant.text or "") for enfant in etree.fromstring(cycle) if enfant.tag in EFFECTIFS}
    return tuple(map(dits.get, EFFECTIFS))


@lru_cache(maxsize=1024)
def _codes(blocs: str) -> list[str]:
    """The codes of a `blocs-competences`; the sessions of an action repeat them."""
    codes = ((code.text or "").strip() for code in etree.fromstring(blocs).iter("code-bloc"))
    return [code for code in codes if code]
