"""Writing an element by the grammar: its children in their order, their number, their lengths and their codes.

What the grammar refuses is never written: it is filled, cut or left out by `exporters.lheo.remplissages`, and noted;
what can be neither is refused whole (`Refus`). Elements are texts: nothing is built that is not written.
"""

from __future__ import annotations

from functools import cache, lru_cache
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, NamedTuple

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
    """Which element says which column; `codes`: by element, how Lhéo says the values of a closed list."""

    def __init__(self, colonnes: Mapping[str, str], codes: Mapping[str, Mapping[str, str]] | None = None) -> None:
        self.textes = tuple(filter(_est_un_texte, colonnes))
        self.valeurs = tuple(nom for nom in colonnes if not _est_un_texte(nom))
        self.lire_les_textes = attrgetter(*map(colonnes.__getitem__, self.textes))
        self.lire_les_valeurs = attrgetter(*map(colonnes.__getitem__, self.valeurs))
        self.codes = codes or {}


class Ecrit:
    """One element being written; `objet` is the number that its notes name."""

    __slots__ = ("_noms", "_xml", "nom", "notes", "objet")

    def __init__(self, nom: str, objet: str) -> None:
        self.nom = nom
        self.objet = objet
        self.notes: list[Note] = []
        self._noms: list[str] = []
        self._xml: list[str] = []

    def ajouter(self, nom: str, xml: str) -> None:
        """A child already written; several, one after the other, where Lhéo sets no maximum."""
        self._noms.append(nom)
        self._xml.append(xml)

    def bloc(self, nom: str, bloc: Bloc) -> None:
        """A child already written, with its notes."""
        self._noms.append(nom)
        self._xml.append(bloc.xml)
        if bloc.notes:
            self.notes += bloc.notes

    def blocs(self, nom: str, blocs: Iterable[Bloc]) -> None:
        """Children already written, with their notes."""
        for bloc in blocs:
            self.bloc(nom, bloc)

    def texte(self, nom: str, valeur: str | None) -> None:
        """A text; nothing when it is null or blank."""
        if valeur:
            self.textes_de((nom,), (valeur,))

    def textes(self, nom: str, valeurs: Sequence[str]) -> None:
        """A text per value."""
        self.textes_de((nom,) * len(valeurs), valeurs)

    def textes_de(self, noms: Sequence[str], valeurs: Sequence[str | None]) -> None:
        """A text per name; nothing for those that are null or blank."""
        for nom, valeur in zip(noms, valeurs, strict=True):
            if valeur:
                xml, message = (_court if len(valeur) < COURT else _texte)(nom, valeur)
                if message:
                    self.notes.append(Note(self.objet, nom, Decision.COUPE if xml else Decision.LAISSE, message))
                if xml:
                    self._noms.append(nom)
                    self._xml.append(xml)

    def ligne(self, ligne: Any, colonnes: Colonnes) -> None:
        """The columns of a row."""
        self.textes_de(colonnes.textes, colonnes.lire_les_textes(ligne))
        noms, xml, fautes = _valeurs(colonnes, colonnes.lire_les_valeurs(ligne))
        self._noms += noms
        self._xml += xml
        for nom, faute in fautes:
            self.notes.append(Note(self.objet, nom, Decision.LAISSE, faute))

    def valeur(self, nom: str, valeur: str | int | bool | None, attributs: str = "") -> None:
        """A code, a number, a date or a text of exact length: written as it is, or left out when it is not one."""
        if valeur is None:
            return
        xml, faute = _valeur(nom, valeur, attributs)
        if faute:
            self.notes.append(Note(self.objet, nom, Decision.LAISSE, faute))
        else:
            self._noms.append(nom)
            self._xml.append(xml)

    def suite(self, nom: str, enfant: str, valeurs: Sequence[str]) -> None:
        """An element that only holds texts: urls, telephones."""
        if valeurs:
            dedans = Ecrit(nom, self.objet)
            dedans.textes(enfant, valeurs)
            self.element(dedans)

    def element(self, ecrit: Ecrit, attributs: str = "") -> None:
        """A child with children of its own, unless it holds none."""
        if ecrit._noms:
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
        return nom in self._noms

    def complement(self, complement: Complement, sauf: Container[str] = ()) -> None:
        """Children that the catalogue keeps as they came; those named in `sauf` are written otherwise."""
        for nom, message in complement.fautes:
            self.notes.append(Note(self.objet, nom, Decision.LAISSE, message))
        for nom, fragments in complement.fragments.items():
            if nom not in sauf:
                for fragment in fragments:
                    self.ajouter(nom, fragment)

    def xml(self, attributs: str = "") -> str:
        """The element; raises Refus when Lhéo demands what nothing replaces."""
        ordre = _ordre(self.nom, tuple(self._noms))
        enfants = self._xml if ordre is None else self._ranger(ordre)
        return "".join([f"<{self.nom}{attributs}>", *enfants, f"</{self.nom}>"])

    def fini(self, attributs: str = "") -> Bloc:
        """The element with its notes."""
        return Bloc(self.xml(attributs), tuple(self.notes) if self.notes else ())

    def _ranger(self, ordre: Ordre) -> list[str]:
        """The children to write, those that are demanded and missing being filled."""
        enfants = [*self._xml, *map(self._remplir, ordre.manques)]
        for nom in ordre.etrangers:
            message = f"<{self.nom}> ne peut pas contenir <{nom}>."
            self.notes.append(Note(self.objet, nom, Decision.LAISSE, message))
        for nom, maximum in ordre.trop:
            nombre = self._noms.count(nom)
            message = f"Lhéo en accepte {maximum} : les {maximum} premiers des {nombre} ont été gardés."
            self.notes.append(Note(self.objet, nom, Decision.COUPE, message))
        return [enfants[rang] for rang in ordre.rangs]

    def _remplir(self, nom: str) -> str:
        remplissage = REMPLISSAGES.get(nom)
        if remplissage is None:
            raise Refus(self.objet, nom, f"Lhéo exige {nom} et le catalogue ne l'a pas.", self.notes)
        self.notes.append(Note(self.objet, nom, Decision.REMPLI, remplissage.message))
        return remplissage.xml


class Ordre(NamedTuple):
    """What the grammar makes of the children of an element, when it does not take them as they come."""

    rangs: tuple[int, ...]  # those to write, by their rank as they came; those to fill come after
    manques: tuple[str, ...]  # those to fill
    etrangers: tuple[str, ...]  # those that have no place there
    trop: tuple[tuple[str, int], ...]  # those over a maximum, written by rank


@lru_cache(maxsize=4096)
def _ordre(parent: str, noms: tuple[str, ...]) -> Ordre | None:
    """By the names of the children, for shapes repeat; null when they stand as the grammar wants them."""
    venus: dict[str, list[int]] = {}
    for rang, nom in enumerate(noms):
        venus.setdefault(nom, []).append(rang)
    rangs: list[int] = []
    manques: list[str] = []
    trop: list[tuple[str, int]] = []
    for element in grammaire("2.3")[parent].enfants:
        siens = venus.pop(element.nom, [])
        if element.minimum and not siens:
            siens = [len(noms) + len(manques)]
            manques.append(element.nom)
        elif element.maximum is not None and len(siens) > element.maximum:
            trop.append((element.nom, element.maximum))
        rangs += siens[: element.maximum]
    ordre = Ordre(tuple(rangs), tuple(manques), tuple(venus), tuple(trop))
    return None if ordre == (tuple(range(len(noms))), (), (), ()) else ordre


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


@lru_cache(maxsize=4096)
def _valeurs(colonnes: Colonnes, valeurs: tuple[Any, ...]) -> tuple[list[str], list[str], list[tuple[str, str]]]:
    """Values as they can be written, by name, and why others cannot: rows of an organisme often share them all."""
    dites = []
    for nom, valeur in zip(colonnes.valeurs, valeurs, strict=True):
        code = valeur if valeur is None or nom not in colonnes.codes else colonnes.codes[nom][valeur]
        if code is not None:
            dites.append((nom, *_valeur(nom, code, "")))
    ecrites = [(nom, xml) for nom, xml, faute in dites if not faute]
    fautes = [(nom, faute) for nom, _, faute in dites if faute]
    return [nom for nom, _ in ecrites], [xml for _, xml in ecrites], fautes


def _est_un_texte(nom: str) -> bool:
    """Whether an element may be cut: a text, unless its length is fixed."""
    regle = _regles()[nom]
    return regle.genre == "texte" and regle.minimum != regle.maximum


@cache
def _regles() -> Mapping[str, Element]:
    return grammaire("2.3")
