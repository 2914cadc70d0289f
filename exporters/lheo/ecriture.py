"""Writing an element by the grammar: its children in their order, their number, their lengths and their codes.

What the grammar refuses is never written: it is filled, cut or left out by `exporters.lheo.remplissages`, and noted;
what can be neither is refused whole (`Refus`). Elements are texts: nothing is built that is not written.
"""

from __future__ import annotations

from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from exporters.lheo.complement import VIDE
from exporters.lheo.constats import Decision
from exporters.lheo.remplissages import REMPLISSAGES
from exporters.lheo.textes import couper, propre, protege, simple
from models.lheo.grammaire import grammaire
from models.lheo.html import litteral
from models.lheo.valeurs import defaut

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from exporters.lheo.complement import Complement
    from models.lheo.grammaire import Element


COURT: Final = 60  # characters
EXTRAIT: Final = 40
# Texts that mean something else once cut: too long, they are left out.
INDIVISIBLES: Final = frozenset(
    {"courriel", "numtel", "urlweb", "prix-horaire-TTC", "prix-total-TTC", "heure-debut", "heure-fin"}
    | {"latitude", "longitude"}
)


class Note(NamedTuple):
    """A decision about an element of an object."""

    objet: str
    element: str
    code: Decision
    message: str


class Refus(Exception):
    """What Lhéo demands of an object and nothing can replace."""

    def __init__(self, objet: str, element: str, message: str, avant: Iterable[Note] = ()) -> None:
        super().__init__(message)
        self.notes = (*avant, Note(objet, element, Decision.REFUSE, message))


class Bloc(NamedTuple):
    """An element written, and what was decided in it: what several offers say is written once."""

    xml: str
    notes: tuple[Note, ...] = ()


class Colonnes:
    """Which element says which column."""

    def __init__(self, colonnes: Mapping[str, str]) -> None:
        self.elements = tuple(colonnes)
        self.valeurs = attrgetter(*colonnes.values())


class Ecrit:
    """One element being written; `objet` is the number that its notes name."""

    __slots__ = ("_enfants", "nom", "notes", "objet")

    def __init__(self, nom: str, objet: str) -> None:
        self.nom = nom
        self.objet = objet
        self.notes: list[Note] = []
        self._enfants: dict[str, list[str]] = {}

    def ajouter(self, nom: str, *xml: str) -> None:
        """Children already written."""
        if nom in self._enfants:
            self._enfants[nom] += xml
        elif xml:
            self._enfants[nom] = [*xml]

    def blocs(self, nom: str, blocs: Iterable[Bloc]) -> None:
        """Children already written, with their notes."""
        for bloc in blocs:
            self.ajouter(nom, bloc.xml)
            self.notes += bloc.notes

    def texte(self, nom: str, valeur: str | None) -> None:
        """A text; nothing when it is null or blank."""
        if valeur:
            xml, message = (_court if len(valeur) < COURT else _texte)(nom, valeur)
            if message:
                self.notes.append(Note(self.objet, nom, Decision.COUPE if xml else Decision.LAISSE, message))
            if xml:
                self.ajouter(nom, xml)

    def textes_de(self, ligne: Any, colonnes: Colonnes) -> None:
        """The texts of a row."""
        for nom, valeur in zip(colonnes.elements, colonnes.valeurs(ligne), strict=True):
            if valeur:
                self.texte(nom, valeur)

    def valeurs_de(self, ligne: Any, colonnes: Colonnes) -> None:
        """The codes and numbers of a row."""
        for nom, valeur in zip(colonnes.elements, colonnes.valeurs(ligne), strict=True):
            if valeur is not None:
                self.valeur(nom, valeur)

    def textes(self, nom: str, valeurs: Iterable[str]) -> None:
        """A text per value."""
        for valeur in valeurs:
            self.texte(nom, valeur)

    def valeur(self, nom: str, valeur: str | int | bool | None, attributs: str = "") -> None:
        """A code, a number, a date or a text of exact length: written as it is, or left out when it is not one."""
        if valeur is None:
            return
        xml, faute = _valeur(nom, valeur, attributs)
        if faute:
            self.notes.append(Note(self.objet, nom, Decision.LAISSE, faute))
        else:
            self.ajouter(nom, xml)

    def suite(self, nom: str, enfant: str, valeurs: Sequence[str]) -> None:
        """An element that only holds texts: urls, telephones."""
        if valeurs:
            dedans = Ecrit(nom, self.objet)
            dedans.textes(enfant, valeurs)
            self.element(dedans)

    def element(self, ecrit: Ecrit, attributs: str = "") -> None:
        """A child with children of its own, unless it holds none."""
        if ecrit._enfants:
            self.ajouter(ecrit.nom, ecrit.xml(attributs))
        self.notes += ecrit.notes

    def facultatif(self, ecrit: Ecrit) -> None:
        """A child that is left out when Lhéo demands of it what it does not say."""
        try:
            self.element(ecrit)
        except Refus as refus:
            manque = refus.notes[-1]
            self.notes += (*refus.notes[:-1], manque._replace(element=ecrit.nom, code=Decision.LAISSE))

    def a(self, nom: str) -> bool:
        """Whether it has such a child already."""
        return nom in self._enfants

    def complement(self, complement: Complement, sauf: Container[str] = ()) -> None:
        """Children that the catalogue keeps as they came; those named in `sauf` are written otherwise."""
        if complement is VIDE:
            return
        for nom, message in complement.fautes:
            self.notes.append(Note(self.objet, nom, Decision.LAISSE, message))
        for nom, fragments in complement.fragments.items():
            if nom not in sauf:
                self.ajouter(nom, *(fragment.xml for fragment in fragments))

    def xml(self, attributs: str = "") -> str:
        """The element; raises Refus when Lhéo demands what nothing replaces."""
        enfants = self._enfants
        ordre, bornes, complet = _ordre(self.nom, tuple(enfants))
        if not complet:
            self._completer(ordre)
        morceaux = [xml for nom in ordre for xml in enfants[nom]]
        if len(morceaux) > len(ordre) and self._couper(bornes):
            morceaux = [xml for nom in ordre for xml in enfants[nom]]
        return f"<{self.nom}{attributs}>{''.join(morceaux)}</{self.nom}>"

    def bloc(self, attributs: str = "") -> Bloc:
        """The element with its notes."""
        return Bloc(self.xml(attributs), tuple(self.notes))

    def _completer(self, ordre: Iterable[str]) -> None:
        """Fill what is demanded and missing; leave out what has no place here."""
        for nom in ordre:
            if nom not in self._enfants:
                self._enfants[nom] = [self._remplir(nom)]
        for nom in self._enfants.keys() - set(ordre):
            message = f"<{self.nom}> ne peut pas contenir <{nom}>."
            self.notes.append(Note(self.objet, nom, Decision.LAISSE, message))

    def _remplir(self, nom: str) -> str:
        remplissage = REMPLISSAGES.get(nom)
        if remplissage is None:
            raise Refus(self.objet, nom, f"Lhéo exige {nom} et le catalogue ne l'a pas.", self.notes)
        self.notes.append(Note(self.objet, nom, Decision.REMPLI, remplissage.message))
        return remplissage.xml

    def _couper(self, bornes: Iterable[tuple[str, int]]) -> bool:
        """Leave out what is over a maximum, children being written by rank; returns whether anything was."""
        trop = [(nom, maximum) for nom, maximum in bornes if len(self._enfants[nom]) > maximum]
        for nom, maximum in trop:
            ecrits = self._enfants[nom]
            message = f"Lhéo en accepte {maximum} : les {maximum} premiers des {len(ecrits)} ont été gardés."
            self.notes.append(Note(self.objet, nom, Decision.COUPE, message))
            del ecrits[maximum:]
        return bool(trop)


@lru_cache(maxsize=4096)
def _ordre(parent: str, presents: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[tuple[str, int], ...], bool]:
    """What the grammar says of a set of children, for shapes repeat.

    Those to write, in order; those that have a maximum; whether those to write are those present.
    """
    enfants = [e for e in grammaire("2.3")[parent].enfants if e.nom in presents or e.minimum]
    ordre = tuple(enfant.nom for enfant in enfants)
    bornes = tuple((enfant.nom, enfant.maximum) for enfant in enfants if enfant.maximum is not None)
    return ordre, bornes, set(ordre) == set(presents)


def _texte(nom: str, valeur: str) -> tuple[str, str]:
    """A text as it can be written (nothing when it cannot), and why it is not the whole of it."""
    regle = _regles()[nom]
    if regle.minimum <= len(valeur) <= (regle.maximum or len(valeur)) and simple(valeur):
        return f"<{nom}>{valeur}</{nom}>", ""
    garde = propre(valeur)
    message = "" if len(garde) == len(valeur.strip()) else "Des caractères interdits en XML ont été ôtés."
    dit = litteral(garde)
    if regle.maximum is not None and len(dit) > regle.maximum:
        if nom in INDIVISIBLES:
            return "", f"« {garde[:EXTRAIT]} » a {len(dit)} caractères : Lhéo en accepte {regle.maximum}."
        message = f"Le texte a {len(garde)} caractères : il a été coupé pour tenir en {regle.maximum}."
        dit = litteral(couper(garde, regle.maximum))
    if len(dit) < regle.minimum:
        return "", f"« {garde} » est trop court : Lhéo demande {regle.minimum} caractères." if garde else message
    return f"<{nom}>{protege(dit)}</{nom}>", message


_court = lru_cache(maxsize=8192)(_texte)  # files repeat their short texts: names, towns, telephones


@lru_cache(maxsize=8192)
def _valeur(nom: str, valeur: str | int | bool, attributs: str) -> tuple[str, str]:
    """A value as it can be written, or why it cannot, in French."""
    brut = str(int(valeur)) if isinstance(valeur, bool) else str(valeur)
    if not brut.strip():
        return "", "La valeur est vide."
    if trouve := defaut(_regles()[nom], brut, "2.3"):
        return "", trouve[1]
    return f"<{nom}{attributs}>{protege(brut)}</{nom}>", ""


@cache
def _regles() -> Mapping[str, Element]:
    return grammaire("2.3")
