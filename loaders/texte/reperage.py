"""Which words of a text name a place: those of the region first; elsewhere, only what is no word of the offer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from loaders.texte.lieux import Lieu, noms, sous_ses_articles, territoires
from loaders.texte.vides import LETTRES, VIDES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from loaders.texte.analyse import Texte
    from loaders.texte.lieux import Nom
    from loaders.texte.unites import Unite
    from loaders.texte.vocabulaire import Vocabulaire


def reperer(
    texte: Texte, demandees: Sequence[Unite], connu: Vocabulaire, region: str
) -> tuple[Lieu | None, tuple[Unite, ...]]:
    """The place of a text, if it names one, and the units that do; the longest name, of equals the last."""
    mots = [mot for groupe in texte.groupes for mot in groupe.mots]
    for nom in sorted(noms(texte), key=lambda nom: (nom.debut - nom.fin, -nom.debut)):
        dits = [unite for unite in demandees if nom.debut < unite.fin and unite.debut < nom.fin]
        entiers = all(nom.debut <= unite.debut and unite.fin <= nom.fin for unite in dits)
        parlants = [mot for mot in mots[nom.debut : nom.fin] if mot not in VIDES and mot not in LETTRES]
        if dits and entiers and parlants:
            ambigu = len(parlants) == 1 and connu.compte(parlants[0]).nb > 0
            if lieu := _territoire(nom, region, ambigu=ambigu) or _communes(nom, connu, ambigu=ambigu):
                return lieu, tuple(dits)
    return None, ()


def _territoire(nom: Nom, region: str, *, ambigu: bool) -> Lieu | None:
    libelle, departements, sienne = territoires().get(nom.plie, ("", (), ""))
    return Lieu(libelle, departements=departements) if libelle and (sienne == region or not ambigu) else None


def _communes(nom: Nom, connu: Vocabulaire, *, ambigu: bool) -> Lieu | None:
    """Those of the region that bear the name; else the largest of the others, when it is no word of the offer."""
    possibles = [nom.plie] if ambigu else sous_ses_articles(nom.plie)
    lues = next((connu.communes[plie] for plie in possibles if plie in connu.communes), [])
    if siennes := [commune for commune in lues if commune.en_region]:
        return Lieu(siennes[0].libelle, communes=tuple(sorted({commune.code for commune in siennes})))
    if lues and not ambigu:
        grande = max(lues, key=lambda commune: (commune.population, commune.code))
        return Lieu(grande.libelle, communes=(grande.code,))
    return None
