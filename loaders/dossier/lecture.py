"""Dossiers of any objects: the statements to run, then the dossiers from their rows. Who runs them is free."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pydantic import TypeAdapter

from loaders.dossier.requetes import TEXTES
from loaders.requete import Requete
from models.enumerations import Noun
from rules.dossier import Action, Contact, Etablissement, Formation, Organisme, Session, Site

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from loaders.requete import Ligne
    from rules.dossier import Dossier

CLASSES: Final[Mapping[Noun, type[Dossier]]] = {
    Noun.ORGANISME: Organisme,
    Noun.ETABLISSEMENT: Etablissement,
    Noun.SITE: Site,
    Noun.CONTACT: Contact,
    Noun.FORMATION: Formation,
    Noun.ACTION: Action,
    Noun.SESSION: Session,
}


class ALire(NamedTuple):
    """An object to look at: its key (null: it is being made), and what is being written over it."""

    noun: Noun
    id: int | None
    valeurs: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class Lecture:
    """Dossiers of these objects, in one statement for each noun that is among them.

    `avec_modification`: their pending edits count; `avec_remises`: those of the objects around them, once handed in.
    """

    objets: Sequence[ALire]
    aujourdhui: date
    avec_modification: bool = True
    avec_remises: bool = False

    def requetes(self) -> list[Requete]:
        """The statements to run, in any order."""
        return [self._requete(noun) for noun in self._nouns]

    def assembler(self, reponses: Sequence[Sequence[Ligne]]) -> list[Dossier | None]:
        """One dossier per object, in their order, from the rows of each statement; None for one that is not there."""
        dossiers: list[Dossier | None] = [None] * len(self.objets)
        for noun, lignes in zip(self._nouns, reponses, strict=True):
            rangs = self._rangs(noun)
            for rang, texte in lignes:
                dossiers[rangs[rang - 1]] = forme(noun).validate_json(texte)
        return dossiers

    @property
    def _nouns(self) -> list[Noun]:
        return [noun for noun in TEXTES if any(objet.noun is noun for objet in self.objets)]

    def _rangs(self, noun: Noun) -> list[int]:
        return [rang for rang, objet in enumerate(self.objets) if objet.noun is noun]

    def _requete(self, noun: Noun) -> Requete:
        siens = [objet for objet in self.objets if objet.noun is noun]
        parametres = {
            "ids": [objet.id for objet in siens],
            "valeurs": [json.dumps(objet.valeurs or {}, default=str) for objet in siens],
            "avec_modification": self.avec_modification,
        }
        # a statement names only the parameters that it has
        for nom in ("aujourdhui", "avec_remises"):
            if f"%({nom})s" in TEXTES[noun]:
                parametres[nom] = getattr(self, nom)
        return Requete(TEXTES[noun], parametres, preparee=True)


@cache
def forme(noun: Noun) -> TypeAdapter[Dossier]:
    """What makes dossiers of a noun from plain data."""
    return TypeAdapter(CLASSES[noun])
