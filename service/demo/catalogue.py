"""The sample catalogue in a database: is it there, whole and alone, and emptying what it alone fills."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import psycopg
from psycopg import sql

from importers.tour import VERROU
from models.colonnes import PREFIXES
from models.listes_chargees import LISTES
from models.tables import METADONNEES
from service.demo.comptes import COURRIELS
from service.demo.references import COMPLEMENTS, FLUX

if TYPE_CHECKING:
    from psycopg import Connection

SOURCE = "demo"

# of its Lhéo files: other feeds bring a few more
_PRESENTS = """-- taille_de_la_demo
SELECT count(DISTINCT objet_id) FILTER (WHERE noun = 'organisme'),
       count(DISTINCT objet_id) FILTER (WHERE noun = 'session')
FROM identifiant_externe WHERE emetteur = %(source)s AND source = 'LHEO'"""

# of the lots of a sample, the last one
_ENTIERE = "-- demo_entiere\nSELECT EXISTS (SELECT FROM lot WHERE emetteur = %(source)s AND flux = %(dernier)s)"

_AUTRES = """-- autres_que_la_demo
SELECT emetteur FROM lot WHERE emetteur <> %s AND flux <> ALL (%s)
UNION SELECT 'saisie' WHERE EXISTS (
    SELECT FROM evenement WHERE lot_id IS NULL AND (auteur = ANY (%s)) IS NOT TRUE)
ORDER BY 1"""

# what people may have written without a change of the catalogue: of a database that has these tables already
_HORS_DU_JOURNAL = """-- saisies_hors_du_journal
WITH siens AS (SELECT id, courriel FROM compte WHERE courriel = ANY (%s))
SELECT 'comptes' WHERE EXISTS (SELECT FROM compte WHERE id NOT IN (SELECT id FROM siens))
UNION SELECT 'saisie' WHERE
    EXISTS (SELECT FROM modification WHERE (auteur IN (SELECT courriel FROM siens)) IS NOT TRUE)
    OR EXISTS (SELECT FROM demande WHERE (deposee_par IN (SELECT id FROM siens)) IS NOT TRUE)
    OR EXISTS (SELECT FROM delegation WHERE (accordee_par IN (SELECT id FROM siens)) IS NOT TRUE)"""

_REFERENCES_DES_AUTRES = """-- references_des_autres
SELECT DISTINCT flux FROM lot WHERE emetteur <> %s AND flux = ANY (%s) ORDER BY 1"""

# what a feed said of lists that SOFI comes with
_RENDRE_LES_LISTES = """-- rendre_les_listes
WITH nsf AS (UPDATE nsf SET lot_id = NULL, absent_depuis = NULL WHERE lot_id IS NOT NULL)
UPDATE public_vise SET lot_id = NULL, absent_depuis = NULL WHERE lot_id IS NOT NULL"""


class Taille(NamedTuple):
    """How much a sample catalogue holds."""

    organismes: int
    sessions: int


class Contenu(NamedTuple):
    """What a database holds: the sample, who else has offers there, and the feeds of reference that others imported.

    `entiere`: whether all the lots of the sample are in.
    """

    demo: Taille
    autres: tuple[str, ...]
    references: tuple[str, ...]
    entiere: bool

    @property
    def libre(self) -> bool:
        """Whether a sample may be made there: nobody has offers, or has brought references to the sample."""
        return not self.autres and not (self.references and self.demo.sessions)


def contenu(url: str) -> Contenu:
    """What the database at `url` holds; nothing when it was never migrated."""
    with psycopg.connect(url) as connexion:
        return _contenu(connexion)


def vider(url: str) -> bool:
    """Empty a database that the sample alone fills; False, and nothing done, when others wrote there too.

    References that others imported before any sample stay, and there is nothing to empty beside them.
    """
    with psycopg.connect(url) as connexion:
        # The importers' lock: a catalogue that is coming in right now is waited for, then seen.
        connexion.execute("SELECT pg_advisory_xact_lock(%s)", (VERROU,))
        present = _contenu(connexion)
        if not present.libre or present.references:
            return present.libre
        tables = [nom for nom in METADONNEES.tables if nom not in {*LISTES, "public_vise"}]
        noms = sql.SQL(", ").join(map(sql.Identifier, tables))
        connexion.execute(sql.SQL("TRUNCATE {} RESTART IDENTITY").format(noms))
        for noun in PREFIXES:
            connexion.execute(sql.SQL("ALTER SEQUENCE {} RESTART").format(sql.Identifier(f"{noun}_numero")))
        connexion.execute(_RENDRE_LES_LISTES)
        return True


def _contenu(connexion: Connection[Any]) -> Contenu:
    if not _existe(connexion, "lot"):
        return Contenu(Taille(0, 0), (), (), entiere=False)
    demo = {"source": SOURCE, "dernier": COMPLEMENTS[-1]}
    presents = connexion.execute(_PRESENTS, demo).fetchone() or (0, 0)
    (entiere,) = connexion.execute(_ENTIERE, demo).fetchone() or (False,)
    siens = list(COURRIELS.values())
    autres, references = (
        tuple(nom for (nom,) in connexion.execute(requete, parametres))
        for requete, parametres in (
            (_AUTRES, (SOURCE, list(FLUX), siens)),
            (_REFERENCES_DES_AUTRES, (SOURCE, list(FLUX))),
        )
    )
    if _existe(connexion, "compte"):
        saisies = (nom for (nom,) in connexion.execute(_HORS_DU_JOURNAL, (siens,)))
        autres = tuple(sorted({*autres, *saisies}))
    return Contenu(Taille(*presents), autres, references, entiere)


def _existe(connexion: Connection[Any], table: str) -> bool:
    presentes = "SELECT FROM pg_tables WHERE tablename = %s AND schemaname = 'public'"
    return connexion.execute(presentes, (table,)).rowcount == 1
