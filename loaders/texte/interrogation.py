"""From a text and what the vocabulary knows of it to what is asked of the index, the strictest first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.offre.remarques import Remarque
from loaders.texte.reperage import reperer
from loaders.texte.resolution import Condition, collee, et, exclure, resoudre
from loaders.texte.unites import Unite, collages, unites
from loaders.texte.vocabulaire import Compte

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from loaders.texte.analyse import Texte
    from loaders.texte.lieux import Lieu
    from loaders.texte.vocabulaire import Vocabulaire


@dataclass(frozen=True, slots=True)
class Essai:
    """One way to answer: `trouve` finds in `long`, `classe` ranks (see `rang`); no words: whatever is at the place."""

    trouve: str | None
    classe: str | None
    lieu: Lieu | None = None
    remarques: tuple[Remarque, ...] = ()


@dataclass(frozen=True, slots=True)
class _Dite:
    """What was typed, and the condition that it makes; None when the offer has nothing like it."""

    texte: str
    condition: Condition | None


def composer(texte: Texte, connu: Vocabulaire, region: str) -> tuple[Essai, ...]:
    """The ways to answer, the strictest first: the first one that finds something is the answer.

    All words, at the place that they name; then wider and wider. A place where nothing is found is a word like others,
    then is left out. Of words that no offer has together, those that no offer is about are left out first, then those
    that most offers have: the rarest says best what is looked for.
    """
    demandees = unites(texte)
    refus = [refuse for groupe in texte.exclus if (refuse := exclure(groupe.mots, connu))]
    lieu, nommees = reperer(texte, demandees, connu, region)
    if lieu is None:
        return tuple(_de_plus_en_plus_large(_dites(demandees, connu), refus))
    autres = _dites([unite for unite in demandees if unite not in nommees], connu)
    essais = [_essai(autres, refus, lieu=lieu)]
    if all(connu.compte(mot).nb for unite in nommees for mot in unite.mots):
        essais.append(_essai(_dites(demandees, connu), refus))
    ailleurs = Remarque(
        "LIEU_LAISSE_DE_COTE",
        f"Rien n'a été trouvé à cet endroit ({lieu.libelle}) : les résultats sont d'ailleurs.",
    )
    essais += [
        replace(essai, remarques=(*essai.remarques, ailleurs))
        for essai in (_de_plus_en_plus_large(autres, refus) if autres else ())
    ]
    return tuple(essais)


def _dites(demandees: Sequence[Unite], connu: Vocabulaire) -> list[_Dite]:
    """Each unit, or two as one where the offer has the word that they make together."""
    ensembles = {debut: mot for debut, mot in collages(demandees).items() if connu.tel_quel(mot)}
    dites: list[_Dite] = []
    place = 0
    while place < len(demandees):
        unite = demandees[place]
        lue = resoudre(unite, connu)
        if mot := ensembles.get(unite.debut):
            place += 1
            lue = collee(lue, resoudre(demandees[place], connu), mot, connu)
            unite = Unite((*unite.mots, *demandees[place].mots), unite.debut)
        dites.append(_Dite(" ".join(connu.ecrit(dit) for dit in unite.mots), lue))
        place += 1
    return dites


def _de_plus_en_plus_large(dites: Sequence[_Dite], refus: Sequence[str]) -> Iterator[Essai]:
    yield _essai(dites, refus)
    conditions = [dite.condition for dite in dites]
    if any(condition and condition.assouplie for condition in conditions):
        yield _essai([_assouplie(dite) for dite in dites], refus)
    inconnues = [dite for dite in dites if dite.condition is None]
    connues = sorted((dite for dite in dites if dite.condition), key=_poids)
    for place in _laisses(len(connues)):
        laisses = " », « ".join(dite.texte for dite in connues[:place])
        faits = "a été laissé" if place == 1 else "ont été laissés"
        message = f"Aucune offre ne réunit tous les mots cherchés : « {laisses} » {faits} de côté."
        essai = _essai([*inconnues, *connues[place:]], refus)
        yield replace(essai, remarques=(*essai.remarques, Remarque("MOT_LAISSE_DE_COTE", message)))


def _laisses(nombre: int) -> list[int]:
    """How many words to leave out of so many: one, then half of what is left, down to a single one."""
    laisses = [1] if nombre > 1 else []
    while laisses and laisses[-1] < nombre - 1:
        laisses.append(laisses[-1] + (nombre - laisses[-1]) // 2)
    return laisses


def _poids(dite: _Dite) -> tuple[bool, int]:
    """How much a word says of what is looked for, the least first."""
    compte = dite.condition.compte if dite.condition else Compte(0, 0)
    return compte.nb_court > 0, -compte.nb


def _assouplie(dite: _Dite) -> _Dite:
    condition = dite.condition
    if condition is None or condition.assouplie is None:
        return dite
    return _Dite(dite.texte, replace(condition, trouve=condition.assouplie))


def _essai(dites: Sequence[_Dite], refus: Sequence[str], lieu: Lieu | None = None) -> Essai:
    """All that was understood; what nothing has is left out, unless it is all that there is."""
    conditions = [dite.condition for dite in dites if dite.condition]
    remarques = [remarque for condition in conditions for remarque in condition.remarques]
    suite = "il a été ignoré" if conditions or lieu else "vérifiez son orthographe"
    remarques += [
        Remarque("MOT_IGNORE", f"« {dite.texte} » ne trouve rien : {suite}.")
        for dite in dites
        if dite.condition is None
    ]
    if not conditions and (lieu is None or not dites):
        introuvables = [f"'{mot}'" for dite in dites for mot in dite.texte.split()]
        trouve = et([*introuvables, *refus]) if introuvables or refus else None
        return Essai(trouve, trouve, lieu, tuple(remarques))
    if not conditions:
        return Essai(et(refus) if refus else None, None, lieu, tuple(remarques))
    trouve = et([*(condition.trouve for condition in conditions), *refus])
    return Essai(trouve, et([condition.classe for condition in conditions]), lieu, tuple(remarques))
