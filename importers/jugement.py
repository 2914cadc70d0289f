"""The rules, on what a lot created or changed: what they find is told, and the objects stay in.

It is done once, after the last merge, in the transaction of the lot, so that a trial tells the same. A lot that changes
nothing has nothing to look at: a replay says nothing of what was told before, and costs nothing. Nor do findings make
an offer one to be read again (importers/deja_lues.py): they are of the catalogue, not of how its file was read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from psycopg import sql

from loaders.dossier import EnNombre
from loaders.dossier.lecture import CLASSES
from models.enumerations import Noun
from models.liens import LIENS
from rules.dossier import Action, Session
from rules.niveaux import remarques_a_l_import

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from psycopg import Connection

    from importers.journal import Journal
    from loaders.requete import Ligne, Requete
    from rules.dossier import Dossier
    from rules.regle import Cadre

    Chemin = Callable[[str, int], str]

AILLEURS: Final = ("adresse", "dispositif", "recrutement")  # where else the rows of a lot are
PAR_LECTURE: Final = 500  # objects: some 5 MB of dossiers

NOUNS: Final[Mapping[type[Dossier], Noun]] = {classe: noun for noun, classe in CLASSES.items()}
# sessions first: what is around them was read for them, and is looked at as it is met
ORDRE: Final = sorted(CLASSES, key=lambda noun: noun is not Noun.SESSION)

# by key, for new ones are given theirs in the order of the file: those that share an action follow one another
_TOUCHES: Final = """-- touches_par_lot
SELECT noun, objet_id FROM evenement WHERE lot_id = %(lot)s AND noun = ANY(%(nouns)s)
GROUP BY noun, objet_id ORDER BY objet_id"""

# what is run a few times is not worth compiling
_SANS_COMPILER: Final = "-- sans_compiler\nSET LOCAL jit = off"
# PostgreSQL knows nothing yet of what the transaction wrote: a first load would read its tables whole for each session
_TABLES: Final = dict.fromkeys((*(noun.value for noun in CLASSES), *(lien.table for lien in LIENS), *AILLEURS))
_COMPTER: Final = sql.SQL("-- compter_les_lignes\nANALYZE {}").format(sql.SQL(", ").join(map(sql.Identifier, _TABLES)))


def juger(connexion: Connection[Any], journal: Journal, cadre: Cadre, chemin: Chemin) -> None:
    """Tell what the rules find; `chemin`: where the lot described an object of a noun, empty where it did not."""
    journal.fichier = ""  # whole paths, of any of the files
    Jugement(connexion, journal, cadre, chemin).rendre()


class Jugement:
    """Looks once at each object that the lot touched, a batch at a time."""

    def __init__(self, connexion: Connection[Any], journal: Journal, cadre: Cadre, chemin: Chemin) -> None:
        self._connexion = connexion
        self._journal = journal
        self._cadre = cadre
        self._chemin = chemin
        self._dossiers = EnNombre(self._executer)
        self._restent: dict[Noun, set[int]] = {}

    def rendre(self) -> None:
        """Look at them all."""
        touches = self._touches()
        self._connexion.execute(_SANS_COMPILER)
        if any(len(ids) > PAR_LECTURE for ids in touches.values()):
            self._connexion.execute(_COMPTER)
        self._restent = {noun: set(ids) for noun, ids in touches.items()}
        for noun in ORDRE:
            for debut in range(0, len(touches[noun]), PAR_LECTURE):
                ids = touches[noun][debut : debut + PAR_LECTURE]
                self._regarder(noun, [id_ for id_ in ids if id_ in self._restent[noun]])
                self._journal.ecrire()

    def _touches(self) -> Mapping[Noun, list[int]]:
        parametres = {"lot": self._journal.lot, "nouns": [noun.value for noun in CLASSES]}
        touches: dict[Noun, list[int]] = {noun: [] for noun in CLASSES}
        for noun, id_ in self._connexion.execute(_TOUCHES, parametres):
            touches[Noun[noun.upper()]].append(id_)
        return touches

    def _regarder(self, noun: Noun, ids: list[int]) -> None:
        for lu in self._dossiers.lire(noun, ids).values():
            for dossier in _et_les_siens(lu):
                self._signaler(dossier)

    def _signaler(self, dossier: Dossier) -> None:
        """The first time that it is met, if the lot touched it."""
        noun = NOUNS[type(dossier)]
        if dossier.id is None or dossier.id not in self._restent[noun]:
            return
        self._restent[noun].remove(dossier.id)
        chemin = self._chemin(noun.value, dossier.id) or dossier.numero or ""
        for dite in remarques_a_l_import(dossier, self._cadre):
            self._journal.signaler(chemin, dite.code, f"{dite.message} {dite.quoi_faire}")

    def _executer(self, requete: Requete) -> Sequence[Ligne]:
        return self._connexion.execute(requete.texte.encode(), requete.parametres, prepare=True).fetchall()


def _et_les_siens(dossier: Dossier) -> Iterator[Dossier]:
    """What is around it, then itself."""
    if isinstance(dossier, Session):
        yield from _et_les_siens(dossier.action)
    elif isinstance(dossier, Action):
        yield from (dossier.organisme, dossier.etablissement, dossier.formation)
    yield dossier
