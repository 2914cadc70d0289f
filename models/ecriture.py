"""The one way to write an object of the catalogue by hand: one version and one evenement for each change.

Values are those of an état: columns by name, lists by the name of `models/liens.py`, `dispositifs` and `recrutements`
of a session as objects. Feeds write set by set (`importers/changements.py`), to the same effect.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import sql

from models import parties
from models.erreurs import Conflit, EntreeInvalide, Introuvable
from models.etat import LISTES, Etat, colonnes, en_json, expression
from models.liens import liens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from typing import LiteralString

    from psycopg import Connection

    from models.enumerations import Geste, Noun, Source, Statut

# Locked, then read: a statement that waits for a lock sees the lists of before whoever held it.
_VERROUILLER = """-- verrouiller_{noun}
SELECT id FROM {table} WHERE numero = %(numero)s FOR NO KEY UPDATE"""

_LIRE = """-- lire_{noun}_verrouille
SELECT n.version, {etat} FROM {table} n WHERE n.id = %(id)s"""

_ETAT = "-- lire_{noun}\nSELECT {etat} FROM {table} n WHERE n.id = %(id)s"

_VOULOIR = """-- vouloir_{noun}
SELECT to_jsonb(jsonb_populate_record(n, %(valeurs)s)) FROM {table} n WHERE n.id = %(id)s"""

# A version above those of its edits too: one that somebody read names nothing else.
_MODIFIER = """-- modifier_{noun}
UPDATE {table} n SET ({colonnes}version, modifie_le) = ROW ({valeurs}greatest(n.version, (
    SELECT max(e.version) FROM evenement e WHERE (e.objet_id, e.noun) = (n.id, %(noun)s))) + 1, now())
FROM jsonb_populate_record(NULL::{table}, %(valeurs)s) v WHERE n.id = %(id)s"""

_CREER = """-- creer_{noun}
INSERT INTO {table} ({colonnes}statut, source) SELECT {valeurs}%(statut)s, %(source)s
FROM jsonb_populate_record(NULL::{table}, %(valeurs)s) v RETURNING id, numero"""

_JOURNALISER = """-- journaliser_{noun}
INSERT INTO evenement (geste, noun, objet_id, source, auteur, motif, version, anciennes_valeurs, proposition)
SELECT %(geste)s, %(noun)s, n.id, %(source)s, %(auteur)s, %(motif)s,
    CASE WHEN %(proposition)s::jsonb IS NULL THEN n.version ELSE coalesce((
        SELECT m.version FROM modification m WHERE (m.noun, m.objet_id) = (%(noun)s, n.id)), n.version) END,
    %(anciennes)s, %(proposition)s
FROM {table} n WHERE n.id = %(id)s"""

_DELIER = "-- delier_{nom}\nDELETE FROM {table} WHERE {parent} = %(id)s"
_LIER = """-- lier_{nom}
INSERT INTO {table} ({parent}, {enfant}, rang)
SELECT %(id)s, v.enfant::{genre}, v.rang - 1
FROM jsonb_array_elements_text(%(liste)s) WITH ORDINALITY v (enfant, rang)"""


class Acte(NamedTuple):
    """What is done, by whom, and why."""

    geste: Geste
    source: Source
    auteur: str | None = None
    motif: str | None = None


class Touche(NamedTuple):
    """An object that was written."""

    noun: Noun
    id: int


class Confirmee(Touche):
    """One of which somebody only said that all is still right: nothing that is searched reads otherwise."""


class Verrouille(NamedTuple):
    """An object that nobody else changes until the end: what it is, and what it would be with other values."""

    noun: Noun
    id: int
    version: int
    etat: Etat
    voulu: Etat = {}  # noqa: RUF012  a tuple's default, which nobody writes

    def avec(self, valeurs: Etat) -> Verrouille:
        """As it would be with these values too, written as a state has them."""
        return self._replace(voulu=self.voulu | valeurs)

    def changements(self, cles: Mapping[str, Any]) -> Etat:
        """Of these keys, those that differ, with what they are to be."""
        return {cle: self.voulu[cle] for cle in cles if not parties.egaux(cle, self.etat.get(cle), self.voulu[cle])}


class Ecriture:
    """The changes of one transaction."""

    def __init__(self, connexion: Connection[Any]) -> None:
        self.connexion = connexion
        self.touches: list[Touche] = []

    def verrouiller(self, noun: Noun, numero: str) -> Verrouille:
        """The object of this number. Raises Introuvable."""
        trouve = self.connexion.execute(_texte(_VERROUILLER, noun), {"numero": numero}).fetchone()
        if trouve is None:
            raise introuvable(numero)
        version, etat = self.connexion.execute(_texte(_LIRE, noun), {"id": trouve[0]}).fetchone() or (0, {})
        return Verrouille(noun, trouve[0], version, etat)

    def etat(self, noun: Noun, id_: int) -> Etat:
        """What an object is, whoever writes it meanwhile."""
        ligne = self.connexion.execute(_texte(_ETAT, noun), {"id": id_}).fetchone()
        return {} if ligne is None else dict(ligne[0])

    def vouloir(self, objet: Verrouille, valeurs: Mapping[str, Any]) -> Verrouille:
        """The same object, with what it would be with these values. Raises EntreeInvalide."""
        exiger_modifiables(objet.noun, valeurs)
        parametres = {"id": objet.id, "valeurs": en_json(_sans_listes(objet.noun, valeurs))}
        (voulu,) = self.connexion.execute(_texte(_VOULOIR, objet.noun), parametres).fetchone() or ({},)
        return objet.avec(voulu | _listes(objet.noun, valeurs))

    def modifier(
        self, noun: Noun, numero: str, valeurs: Mapping[str, Any], acte: Acte, version: int | None = None
    ) -> bool:
        """Give an object other values; whether any changed.

        `version`: the one that the values were decided on. Raises Introuvable, Conflit, EntreeInvalide.
        """
        verrouille = self.verrouiller(noun, numero)
        if version is not None:
            exiger_la_version(numero, version, verrouille.version)
        return self.appliquer(self.vouloir(verrouille, valeurs), valeurs, acte)

    def appliquer(self, objet: Verrouille, valeurs: Mapping[str, Any], acte: Acte) -> bool:
        """As `modifier`, of an object that was locked with these values. What is so already is not written again."""
        changements = objet.changements(valeurs)
        if not changements:
            return False
        propres = _sans_listes(objet.noun, changements)
        parametres = {"id": objet.id, "valeurs": en_json(propres), "noun": objet.noun.value}
        self.connexion.execute(sql.SQL(_MODIFIER).format(**_noms(objet.noun, propres)), parametres)
        self._lister(objet.noun, objet.id, changements)
        self.journaliser(objet.noun, objet.id, acte, {cle: objet.etat.get(cle) for cle in changements})
        return True

    def creer(self, noun: Noun, valeurs: Mapping[str, Any], statut: Statut, acte: Acte) -> tuple[int, str]:
        """A new object: its id and its number."""
        exiger_modifiables(noun, valeurs)
        propres = _sans_listes(noun, valeurs)
        parametres = {
            "statut": statut.value,
            "source": acte.source.value,
            "valeurs": en_json(propres),
        }
        ligne = self.connexion.execute(sql.SQL(_CREER).format(**_noms(noun, propres)), parametres).fetchone()
        id_, numero = ligne or (0, "")
        self._lister(noun, id_, valeurs, neuf=True)
        self.journaliser(noun, id_, acte, None)
        return id_, numero

    def journaliser(
        self, noun: Noun, id_: int, acte: Acte, anciennes: Etat | None, proposition: Etat | None = None
    ) -> None:
        """Tell what was done to an object; `proposition`: what a pending edit of it is to change."""
        parametres = {
            "noun": noun.value,
            "id": id_,
            "anciennes": None if anciennes is None else en_json(anciennes),
            "proposition": None if proposition is None else en_json(proposition),
            **acte._asdict(),
        }
        self.connexion.execute(_texte(_JOURNALISER, noun), parametres)
        if proposition is None:
            confirmee = anciennes is not None and anciennes.keys() == {"confirme_le"}
            self.touches.append((Confirmee if confirmee else Touche)(noun, id_))

    def _lister(self, noun: Noun, id_: int, valeurs: Mapping[str, Any], *, neuf: bool = False) -> None:
        for lien in liens(noun.value):
            if lien.champ in valeurs:
                noms = {
                    "nom": sql.SQL(lien.table),
                    "table": sql.Identifier(lien.table),
                    "parent": sql.Identifier(f"{noun.value}_id"),
                    "enfant": sql.Identifier(lien.enfant),
                    "genre": sql.SQL("bigint" if lien.enfant.endswith("_id") else "text"),
                }
                parametres = {"id": id_, "liste": en_json(valeurs[lien.champ])}
                if not neuf:
                    self.connexion.execute(sql.SQL(_DELIER).format(**noms), {"id": id_})
                if valeurs[lien.champ]:
                    self.connexion.execute(sql.SQL(_LIER).format(**noms), parametres)
        parties.ecrire(self.connexion, id_, valeurs, neuf=neuf)


@contextmanager
def ecriture(
    connexion: Connection[Any], tenir: Callable[[Connection[Any], Sequence[Touche]], object]
) -> Iterator[Ecriture]:
    """Changes that are written together or not at all; `tenir` is told what they touched, once they are all made."""
    with connexion.transaction():
        ouverte = Ecriture(connexion)
        yield ouverte
        if ouverte.touches:
            tenir(connexion, ouverte.touches)


def exiger_la_version(numero: str, vue: int, actuelle: int) -> None:
    """Raises Conflit when somebody changed an object, or its pending edit, since it was seen in a version."""
    if vue != actuelle:
        message = f"{numero} a changé depuis que vous l'avez lu (version {actuelle}, et non {vue})."
        raise Conflit(f"{message} Relisez-le, puis recommencez.", numero=numero, version=actuelle, vue=vue)


def introuvable(numero: str) -> Introuvable:
    """What is said of a number that nobody has, or that they may not know of."""
    return Introuvable(f"Aucun objet du catalogue n'a le numéro « {numero:.40} ». Vérifiez-le.")


def exiger_modifiables(noun: Noun, valeurs: Mapping[str, Any]) -> None:
    """Refuse (EntreeInvalide) what is no column or list of the noun, or never changes."""
    if refusees := sorted({*valeurs} - colonnes(noun) - {*LISTES[noun]}):
        raise EntreeInvalide(f"{noun.libelle} : « {refusees[0]} » ne se modifie pas. Ne l'envoyez pas.")


@cache
def _texte(modele: LiteralString, noun: Noun) -> sql.Composed:
    noms = {"noun": sql.SQL(noun.value), "table": sql.Identifier(noun.value), "etat": expression(noun)}
    return sql.SQL(modele).format(**noms)


def _listes(noun: Noun, valeurs: Mapping[str, Any]) -> Etat:
    return {cle: valeurs[cle] for cle in LISTES[noun] if cle in valeurs}


def _sans_listes(noun: Noun, valeurs: Mapping[str, Any]) -> Etat:
    return {cle: valeur for cle, valeur in valeurs.items() if cle not in LISTES[noun]}


def _noms(noun: Noun, noms: Iterable[str]) -> dict[str, sql.Composable]:
    return {
        "noun": sql.SQL(noun.value),
        "table": sql.Identifier(noun.value),
        "colonnes": sql.Composed([sql.SQL("{}, ").format(sql.Identifier(nom)) for nom in noms]),
        "valeurs": sql.Composed([sql.SQL("{}, ").format(sql.Identifier("v", nom)) for nom in noms]),
    }
