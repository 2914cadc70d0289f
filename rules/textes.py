"""Rules on texts, whatever the object: how long, without markup or control characters, neutral, saying something."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

from models.enumerations import TypeObjet
from models.lheo.grammaire import grammaire
from rules.regle import BLOQUANT, CONSEIL, Cadre, Moment, Regle, constat, declarer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from rules.regle import Constats

    Lecture = Iterable[tuple[tuple[str, ...], str | None]]

BALISE = re.compile(r"<[a-z/!?]|&(?:#\d+|#x[0-9a-f]+|[a-z][a-z0-9]*);", re.IGNORECASE)
# tabulations and ends of lines apart; marks that turn the direction of a text; what no text may hold
CONTROLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
# what is promised, and who is said to be first: « Garantie jeunes », « Salle n° 1 », « une meilleure idée » are plain
_PROMIS = r"(?:reussite|resultat|succes|emploi|embauche|insertion|placement|diplome|certification|satisfaction)s?"
_PREMIER = r"n(?:umero |\s?°\s?)(?:1|un)"
_QUALITE = r"(?:en (?:france|europe|region)|de (?:france|la region)|mondiale?|europeen(?:ne)?|francaise?|nationale?)"
PROMOTION = re.compile(
    r"\b(?:l[ae]s? meilleure?s?\b(?! (?:pratiques?|ouvriers?|apprentis?)\b)|leaders?|exceptionnel(?:le)?s?"
    rf"|incontournables?|inegalee?s?|{_PROMIS} (?:est |sont )?garantie?s?|garanties? (?:de |d['’]){_PROMIS}"
    r"|unique en france|promo|100 ?% (?:de )?reussite|satisfait ou rembourse|offre speciale"
    rf"|{_PREMIER} {_QUALITE})\b|!{{2,}}"
    rf"|(?:^|[^\w\s]\s*|\b(?:les?|la|est|et|notre|votre)\s){_PREMIER} (?:d['’]|(?:du|de|des|dans|sur|en)\b)",
    re.MULTILINE,
)
VIDES = frozenset(
    {"", "a completer", "a definir", "a preciser", "n a", "na", "nc", "non renseigne", "test", "x", "xxx"}
)
# names are written as they are registered
NOMS_PROPRES = frozenset({"RAISON_SOCIALE"})
SANS_CONSEIL = frozenset({TypeObjet.CONTACT, TypeObjet.DISPOSITIF})
LETTRES_EN_MAJUSCULES = 12  # below, it is a name: « CACES R489 »
URL = re.compile(r"https?://[^\s/?#.]+(?:\.[^\s/?#.]+)+(?:[/?#]\S*)?", re.IGNORECASE)
URL_MAX = grammaire("2.3")["urlweb"].maximum or 0


class Texte(NamedTuple):
    """A text of an object: its name in codes and in French, its greatest length, its path, and how it is read."""

    nom: str
    libelle: str
    maximum: int
    champ: tuple[str, ...]
    lire: Callable[[Any], Lecture]


def texte(attribut: str, libelle: str, maximum: int | str, champ: str | None = None) -> Texte:
    """An attribute; `maximum` is a length, or Lhéo's element that gives it; `champ`: its name in the API."""
    longueur = maximum if isinstance(maximum, int) else grammaire("2.3")[maximum].maximum or 0
    nom = champ or en_api(attribut)
    return Texte(attribut.upper(), libelle, longueur, (nom,), lambda objet: [((nom,), getattr(objet, attribut))])


def en_api(attribut: str) -> str:
    """The name of an attribute in the API: `complement_intitule` -> `complementIntitule`."""
    premier, *reste = attribut.split("_")
    return premier + "".join(mot.capitalize() for mot in reste)


def declarer_textes(objet: TypeObjet, textes: tuple[Texte, ...]) -> None:
    """The rules on the texts of a kind of object; advice is given on those that are sentences or titles."""
    rediges = tuple(un for un in textes if un.nom not in NOMS_PROPRES and "ADRESSE" not in un.nom)
    for un in textes:
        _declarer_longueur(objet, un)
    for suffixe, (niveau, message, faire, mauvais) in _FAUTES.items():
        if niveau is CONSEIL and objet in SANS_CONSEIL:
            continue
        regle = Regle(
            code=f"{objet}_TEXTE_{suffixe}",
            niveau=niveau,
            message=message,
            quoi_faire=faire,
            champ=("*",),
            moment=Moment.SAISIE if niveau is BLOQUANT else Moment.SOUMISSION,
        )
        declarer(regle)(_examen(textes if niveau is BLOQUANT else rediges, mauvais))


def declarer_urls(objet: TypeObjet, lire: Callable[[Any], Lecture]) -> None:
    """The rule on the addresses of pages of a kind of object."""
    regle = Regle(
        code=f"{objet}_URL_INVALIDE",
        niveau=BLOQUANT,
        message="« {valeur} » n'est pas l'adresse d'une page web.",
        quoi_faire="Écrivez l'adresse entière : https://www.exemple.fr/page, 400 caractères au plus.",
        champ=("urls", "*"),
        moment=Moment.SAISIE,
    )

    def examiner(objet: Any, _: Cadre) -> Constats:
        for champ, url in lire(objet):
            if url is not None and (len(url) > URL_MAX or not URL.fullmatch(url)):
                yield constat(*champ, valeur=url[:60])

    declarer(regle)(examiner)


def lire_urls(objet: Any) -> Lecture:
    """The addresses that an object has as `urls`."""
    return ((("urls", str(rang)), url) for rang, url in enumerate(objet.urls))


def obligatoire(code: str, libelle: str, champ: str, moment: Moment = Moment.SOUMISSION) -> Regle:
    """The rule that a field is not empty."""
    message = f"{libelle[0].upper()}{libelle[1:]} manque."
    return Regle(
        code=code, niveau=BLOQUANT, message=message, quoi_faire="Remplissez ce champ.", champ=(champ,), moment=moment
    )


def vide(texte: str | None) -> bool:
    """Whether a text shows nothing, not even a dash: spaces, and what has no width."""
    return not any(signe.isprintable() and signe != " " for signe in texte or "")


def _declarer_longueur(objet: TypeObjet, un: Texte) -> None:
    regle = Regle(
        code=f"{objet}_{un.nom}_LONGUEUR",
        niveau=BLOQUANT,
        message=f"{un.libelle[0].upper()}{un.libelle[1:]} a {{longueur}} caractères : {un.maximum} au plus.",
        quoi_faire="Raccourcissez ce texte.",
        champ=un.champ,
        moment=Moment.SAISIE,
    )

    def examiner(objet: Any, _: Cadre) -> Constats:
        for champ, valeur in un.lire(objet):
            if valeur is not None and len(valeur) > un.maximum:
                yield constat(*champ, longueur=len(valeur))

    declarer(regle)(examiner)


def _examen(textes: tuple[Texte, ...], mauvais: Callable[[str], bool]) -> Callable[[Any, Cadre], Constats]:
    def examiner(objet: Any, _: Cadre) -> Constats:
        for un in textes:
            for champ, valeur in un.lire(objet):
                if valeur and mauvais(valeur):
                    yield constat(*champ)

    return examiner


def _promotionnel(valeur: str) -> bool:
    return PROMOTION.search(_plie(valeur)) is not None


def _en_majuscules(valeur: str) -> bool:
    return valeur.isupper() and sum(map(str.isalpha, valeur)) >= LETTRES_EN_MAJUSCULES


def _generique(valeur: str) -> bool:
    return " ".join(re.findall(r"[a-z0-9]+", _plie(valeur))) in VIDES


def _plie(valeur: str) -> str:
    decompose = unicodedata.normalize("NFD", valeur.lower())
    return "".join(signe for signe in decompose if not unicodedata.combining(signe))


_FAUTES = {
    "HTML_INTERDIT": (
        BLOQUANT,
        "Ce texte contient du code HTML.",
        "Écrivez-le en texte simple : ôtez les balises et les entités comme « &nbsp; ».",
        lambda valeur: BALISE.search(valeur) is not None,
    ),
    "CARACTERE_INTERDIT": (
        BLOQUANT,
        "Ce texte contient un caractère de contrôle, invisible.",
        "Effacez ce qui a été collé et saisissez le texte de nouveau.",
        lambda valeur: CONTROLE.search(valeur) is not None,
    ),
    "PROMOTIONNEL": (
        CONSEIL,
        "Ce texte a un ton promotionnel.",
        "Décrivez l'offre sans la vanter : les prescripteurs écartent les textes publicitaires.",
        _promotionnel,
    ),
    "EN_MAJUSCULES": (
        CONSEIL,
        "Ce texte est tout en majuscules.",
        "Écrivez-le en minuscules accentuées : il se lira mieux.",
        _en_majuscules,
    ),
    "GENERIQUE": (
        CONSEIL,
        "Ce texte ne dit rien.",
        "Remplissez-le, ou laissez-le vide s'il n'est pas obligatoire.",
        _generique,
    ),
}
