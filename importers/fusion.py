"""The merge: from the staged rows of a lot to the catalogue, set by set, and only what differs.

Objects not in the catalogue are inserted, others updated where a column differs; lists are rewritten where they
differ. Every object touched gains one version and one evenement with the old values of what changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import sql

from importers import changements
from importers.fusion_listes import dispositifs, recrutements, reecrire
from importers.fusion_propriete import departager, reprendre
from importers.lignes import table
from importers.objets import OBJETS, PARTIES
from models.liens import liens

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg import Connection

    from importers.changements import Origine, Pieces

_ECARTER_LES_PARTIES = tuple(
    sql.SQL("DELETE FROM {} WHERE session_id NOT IN (SELECT id FROM t_session)").format(sql.Identifier(f"t_{nom}"))
    for nom in map(table, PARTIES)
)

# An établissement per organisme, a site per établissement: the first one, or the site at the établissement's address.
_PRINCIPAUX = (
    """-- principal_etablissement
    UPDATE etablissement SET principal = true WHERE id IN (
        SELECT DISTINCT ON (organisme_id) id FROM etablissement
        WHERE organisme_id NOT IN (SELECT organisme_id FROM etablissement WHERE principal)
        ORDER BY organisme_id, id)""",
    """-- principal_site
    UPDATE site SET principal = true WHERE id IN (
        SELECT DISTINCT ON (s.etablissement_id) s.id FROM site s JOIN etablissement e ON e.id = s.etablissement_id
        WHERE e.id NOT IN (SELECT etablissement_id FROM site WHERE principal)
        ORDER BY s.etablissement_id, s.adresse_id IS DISTINCT FROM e.adresse_id, s.id)""",
)


class Compte(NamedTuple):
    """What became of the objects of one noun."""

    crees: int
    modifies: int
    inchanges: int


def somme(comptes: Iterable[Compte]) -> Compte:
    """What they count together; at least one."""
    return Compte(*map(sum, zip(*comptes, strict=True)))


def fusionner(connexion: Connection[Any], origine: Origine) -> dict[str, Compte]:
    """Merge every staged row; returns the counts by noun."""
    changements.ouvrir(connexion)
    pieces = {table(ligne): _pieces(ligne, origine) for ligne in OBJETS}
    ecartes = {nom: departager(connexion, nom, noms, origine.source) for nom, noms in pieces.items()}
    for ordre in _ECARTER_LES_PARTIES if ecartes["session"] else ():
        connexion.execute(ordre)
    for noms in pieces.values():
        changements.creer(connexion, noms)
        changements.modifier(connexion, noms)
    for lien in (lien for nom in pieces for lien in liens(nom)):
        reecrire(connexion, lien)
    dispositifs(connexion)
    recrutements(connexion)
    for nom, noms in pieces.items():
        reprendre(connexion, nom, noms, origine.source)
    comptes = {nom: _conclure(connexion, noms, ecartes[nom]) for nom, noms in pieces.items()}
    connexion.execute("TRUNCATE changement")
    return comptes


def designer_les_principaux(connexion: Connection[Any]) -> None:
    """Give each organisme its principal établissement and each établissement its principal site, where it has none."""
    for ordre in _PRINCIPAUX:
        connexion.execute(ordre)


def _pieces(ligne: Any, origine: Origine) -> Pieces:
    """What the statements of one noun are made of."""
    nom = table(ligne)
    ailleurs = {"id", "nouveau", "cree_le", "modifie_le", *(lien.champ for lien in liens(nom))}
    return changements.pieces(nom, f"t_{nom}", [champ for champ in ligne._fields if champ not in ailleurs], origine)


def _conclure(connexion: Connection[Any], noms: Pieces, ecartes: int) -> Compte:
    """Journal what was created or changed; the counts, those that left the lot included."""
    crees, modifies = changements.conclure(connexion, noms)
    compte = connexion.execute(sql.SQL("SELECT count(*) FROM {transit}").format(**noms)).fetchone()
    lus: int = compte[0] if compte else 0
    return Compte(crees, modifies, lus - crees - modifies + ecartes)
