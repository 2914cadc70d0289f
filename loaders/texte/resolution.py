"""A unit of a text as conditions on the words of the offer: what finds, what ranks, and what was understood."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from loaders.offre.remarques import Remarque
from loaders.texte.unites import coupes
from loaders.texte.vides import VIDES
from loaders.texte.vocabulaire import Compte

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from loaders.texte.equivalences import Suite
    from loaders.texte.unites import Unite
    from loaders.texte.vocabulaire import Proche, Vocabulaire

DEBUT_MINIMAL = 3  # letters of a beginning that is also a whole word
DEBUT_COMPLETE = 4  # letters of a beginning that others follow
FAUTES_ENTENDUES = 3  # so many letters may differ only where nobody hears them: « informatic »


@dataclass(frozen=True, slots=True)
class Condition:
    """Texts of tsquery: `trouve` finds in `long`, `classe` ranks in `court`; `compte`: of actions, about."""

    trouve: str
    classe: str
    compte: Compte
    remarques: tuple[Remarque, ...] = ()
    assouplie: str | None = None  # of a compound: its words, wherever they stand


def resoudre(unite: Unite, connu: Vocabulaire) -> Condition | None:
    """What a unit asks for; None when the offer has nothing like it."""
    lue = _du_mot(unite.mots[0], connu, commence=unite.commence) if len(unite.mots) == 1 else _de_la_suite(unite, connu)
    equivalents = [suite for suite in unite.equivalents if _connue(suite, connu)]
    if not equivalents:
        return lue
    suites = [_suite([_formes(mot, connu) for mot in suite], suite) for suite in equivalents]
    comptes = [_moindre(connu.compte(mot) for mot in suite if mot not in VIDES) for suite in equivalents]
    if lue is None or lue.remarques:  # an equivalent is surer than a correction
        return Condition(ou(suites), ou(suites), _somme(comptes))
    return Condition(ou([lue.trouve, *suites]), lue.classe, _somme([lue.compte, *comptes]))


def exclure(mots: Suite, connu: Vocabulaire) -> str | None:
    """What must not be there, in any of its forms; None when it is nowhere."""
    return f"!{_suite([_formes(mot, connu) for mot in mots], mots)}" if _connue(mots, connu) else None


def collee(gauche: Condition | None, droite: Condition | None, mot: str, connu: Vocabulaire) -> Condition:
    """Two words, or the one they make together, which the offer has."""
    ensemble, compte = _formes(mot, connu), connu.compte(mot)
    if gauche is None or droite is None or gauche.remarques or droite.remarques:
        return Condition(ensemble, ensemble, compte)
    return Condition(
        ou([et([gauche.trouve, droite.trouve]), ensemble]),
        ou([et([gauche.classe, droite.classe]), ensemble]),
        _somme([_moindre([gauche.compte, droite.compte]), compte]),
    )


def et(conditions: Sequence[str]) -> str:
    """All of them."""
    return conditions[0] if len(conditions) == 1 else f"({' & '.join(conditions)})"


def ou(conditions: Iterable[str]) -> str:
    """Any of them, each once."""
    uniques = list(dict.fromkeys(conditions))
    return uniques[0] if len(uniques) == 1 else f"({' | '.join(uniques)})"


def _du_mot(mot: str, connu: Vocabulaire, *, commence: bool) -> Condition | None:
    if mot not in connu.formes:
        return _inconnu(mot, connu, commence=commence)
    coupees = _coupees(mot, connu)
    formes = [*_mots(connu.formes[mot]), *coupees]
    debut = [f"'{mot}':*"] if commence and len(mot) >= DEBUT_MINIMAL else []
    parentes = _mots(connu.parentes.get(mot, ()))
    return Condition(ou([*formes, *debut]), ou([*formes, *parentes]), connu.compte(mot))


def _inconnu(mot: str, connu: Vocabulaire, *, commence: bool) -> Condition | None:
    """A beginning, when it ends the text; else what was meant: two words, a word with a typo, a beginning."""
    debut = Condition(f"'{mot}':*", f"'{mot}':*", connu.debuts[mot]) if mot in connu.debuts else None
    if debut and commence:
        return debut
    if coupees := _coupees(mot, connu):
        return Condition(ou(coupees), ou(coupees), _moindre(map(connu.compte, _parts(mot, connu))))
    proche = le_plus_proche(mot, connu.proches.get(mot, ()))
    if debut and len(mot) >= DEBUT_COMPLETE and not (proche and proche.distance == 1):
        message = f"« {connu.ecrit(mot)} » n'est pas un mot de l'offre : ce qui commence ainsi a été cherché."
        return replace(debut, remarques=(Remarque("MOT_COMPLETE", message),))
    if proche is None:
        return None
    formes = _mots(connu.formes[proche.mot])
    ecrit = connu.ecrit(proche.mot)
    message = f"« {connu.ecrit(mot)} » n'a pas été trouvé : « {ecrit} » a été cherché à la place."
    parentes = _mots(connu.parentes.get(proche.mot, ()))
    remarques = (Remarque("MOT_CORRIGE", message),)
    return Condition(ou(formes), ou([*formes, *parentes]), connu.compte(proche.mot), remarques)


def le_plus_proche(mot: str, proches: Iterable[Proche]) -> Proche | None:
    """The word that was meant: one that sounds the same, else the one that differs least; of equals the most used."""
    return min(
        (p for p in proches if _ressemble(p, mot)),
        key=lambda p: (
            sonorite(p.mot) != sonorite(mot),
            p.distance - _intervertit(p.mot, mot),
            p.mot[0] != mot[0],
            -p.compte.nb_court,
            -p.compte.nb,
            p.mot,
        ),
        default=None,
    )


def _ressemble(proche: Proche, mot: str) -> bool:
    """People seldom miss the first letter, nor three that one hears."""
    commence = proche.distance == 1 or (proche.distance < FAUTES_ENTENDUES and proche.mot[0] == mot[0])
    return commence or sonorite(proche.mot) == sonorite(mot)


def _intervertit(mot: str, autre: str) -> bool:
    """Whether two letters side by side changed places, which is one mistake."""
    places = [place for place, (a, b) in enumerate(zip(mot, autre, strict=False)) if a != b]
    if len(mot) != len(autre) or len(places) != 2 or places[1] != places[0] + 1:  # noqa: PLR2004  the two letters
        return False
    return mot[places[0]] == autre[places[1]] and mot[places[1]] == autre[places[0]]


def sonorite(mot: str) -> str:
    """About how a word is said, which is how people misspell it."""
    for lettres, son in (
        ("ph", "f"),
        ("qu", "k"),
        ("ck", "k"),
        ("eau", "o"),
        ("au", "o"),
        ("ai", "e"),
        ("y", "i"),
        ("h", ""),
    ):
        mot = mot.replace(lettres, son)
    mot = mot.replace("ce", "se").replace("ci", "si").replace("c", "k").replace("z", "s").replace("tion", "sion")
    doublees = "".join(lettre for lettre, avant in zip(mot, f" {mot}", strict=False) if lettre != avant)
    return doublees.rstrip("est") or doublees


def _de_la_suite(unite: Unite, connu: Vocabulaire) -> Condition | None:
    """An expression, a compound or a term: its words in their order, each in any of its forms."""
    lus: dict[str, Condition] = {}
    for place, mot in enumerate(unite.mots):
        if mot not in VIDES:
            lu = _du_mot(mot, connu, commence=unite.commence and place == len(unite.mots) - 1)
            if lu is None:
                return None
            lus[mot] = lu
    ensemble = [] if unite.expression or not connu.tel_quel("".join(unite.mots)) else ["".join(unite.mots)]
    trouve = _suite([lus[mot].trouve if mot in lus else "" for mot in unite.mots], unite.mots)
    classe = _suite([lus[mot].classe if mot in lus else "" for mot in unite.mots], unite.mots)
    return Condition(
        ou([trouve, *(_formes(mot, connu) for mot in ensemble)]),
        ou([classe, *(_formes(mot, connu) for mot in ensemble)]),
        _moindre(lu.compte for lu in lus.values()),
        tuple(remarque for lu in lus.values() for remarque in lu.remarques),
        None if unite.expression else et([lu.trouve for lu in lus.values()]),
    )


def _suite(conditions: Sequence[str], mots: Suite) -> str:
    """What follows one another: empty words are not in the index, and keep their places."""
    texte, ecart = "", 1
    for condition, mot in zip(conditions, mots, strict=True):
        if mot in VIDES:
            ecart += 1
        else:
            texte += f" <{ecart}> {condition}" if texte else condition
            ecart = 1
    return f"({texte})" if ">" in texte else texte


def _coupees(mot: str, connu: Vocabulaire) -> list[str]:
    """The word as two, where the offer has both."""
    parts = _parts(mot, connu)
    return [f"('{a}' <-> '{b}')" for a, b in zip(parts[::2], parts[1::2], strict=True)]


def _parts(mot: str, connu: Vocabulaire) -> list[str]:
    return [part for coupe in coupes(mot) if all(map(connu.tel_quel, coupe)) for part in coupe]


def _moindre(comptes: Iterable[Compte]) -> Compte:
    """Of words that must all be there."""
    return Compte(*map(min, zip(*comptes, strict=True)))


def _somme(comptes: Iterable[Compte]) -> Compte:
    """Of words of which one is enough."""
    return Compte(*map(sum, zip(*comptes, strict=True)))


def _connue(suite: Suite, connu: Vocabulaire) -> bool:
    return all(mot in VIDES or mot in connu.formes for mot in suite)


def _formes(mot: str, connu: Vocabulaire) -> str:
    return ou(_mots(connu.formes[mot])) if mot in connu.formes else f"'{mot}'"


def _mots(mots: Iterable[str]) -> list[str]:
    return [f"'{mot}'" for mot in sorted(mots)]
