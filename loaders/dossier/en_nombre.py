"""Dossiers of many objects, as they are stored: what several of them have around them is read once, and shared.

Half of a session's dossier is its action's, and half of that its organisme's and its formation's. A mutation reads it
all in one statement; many sessions are read without, then the actions that they name, then what these name.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any, Final

from pydantic_core import from_json

from loaders.dossier.lecture import forme
from loaders.dossier.requetes import TEXTES_EN_NOMBRE
from loaders.requete import Requete
from models.enumerations import Noun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from loaders.requete import Ligne
    from rules.dossier import Dossier

    Executer = Callable[[Requete], Sequence[Ligne]]

MEMOIRE: Final = 2_000  # dossiers of a noun kept for those to come: some 10 kB each

# what is read apart: the field of a dossier, the noun that it is; its key is the column `{field}_id`
AUTOUR: Final[Mapping[Noun, Mapping[str, Noun]]] = {
    Noun.ACTION: {
        "organisme": Noun.ORGANISME,
        "etablissement": Noun.ETABLISSEMENT,
        "formation": Noun.FORMATION,
    },
    Noun.SESSION: {"action": Noun.ACTION},
}
_PARTAGES: Final = frozenset(noun for autour in AUTOUR.values() for noun in autour.values())


class EnNombre:
    """Reads dossiers a batch at a time, in one statement for each noun that the batch needs and that is not at hand.

    Pending edits do not count. What only withdrawal looks at (the sessions to come of a place) is left out.
    """

    def __init__(self, executer: Executer) -> None:
        self._executer = executer
        self._connus: dict[Noun, dict[int, Dossier]] = defaultdict(dict)

    def lire(self, noun: Noun, ids: Iterable[int]) -> dict[int, Dossier]:
        """Those of these objects that are there, by key; a batch should hold together those that share the most."""
        voulus = dict.fromkeys(ids)
        connus = self._connus[noun]
        presents = {id_: connus[id_] for id_ in voulus if id_ in connus}
        if manquants := [id_ for id_ in voulus if id_ not in presents]:
            lus = self._lire(noun, manquants)
            presents |= lus
            if noun in _PARTAGES:
                self._connus[noun] = (connus if len(connus) + len(lus) <= MEMOIRE else {}) | presents
        return presents

    def _lire(self, noun: Noun, ids: list[int]) -> dict[int, Dossier]:
        parametres = {"ids": ids, "valeurs": ["{}"] * len(ids), "avec_modification": False}
        lignes = self._executer(Requete(TEXTES_EN_NOMBRE[noun], parametres, preparee=True))
        objets: dict[int, dict[str, Any]] = {id_: from_json(texte) for id_, texte in lignes}
        for champ, autre in AUTOUR.get(noun, {}).items():
            autour = self.lire(autre, (objet[f"{champ}_id"] for objet in objets.values()))
            for objet in objets.values():
                objet[champ] = autour[objet[f"{champ}_id"]]
        return {id_: forme(noun).validate_python(objet) for id_, objet in objets.items()}
