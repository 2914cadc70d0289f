"""The merge: from the staged rows of a lot to the catalogue, set by set, and only what differs.

Objects not in the catalogue are inserted, others updated where a column differs; lists are rewritten where they
differ. Every object touched gains one version and one evenement with the old values of what changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from psycopg import sql

from importers.fusion_listes import dispositifs, recrutements, reecrire
from importers.fusion_propriete import departager, reprendre
from importers.lignes import table
from importers.objets import OBJETS, PARTIES, liens
from models.enumerations import Geste, Statut

if TYPE_CHECKING:
    from collections.abc import Iterable

    from psycopg import Connection

_CREER = """-- creer_{nom}
INSERT INTO {cible} (id, statut, source, emetteur, cree_le, modifie_le, {colonnes})
SELECT id, {statut}, {source}, {emetteur}, coalesce(cree_le, now()), coalesce(modifie_le, now()), {colonnes}
FROM {transit} WHERE nouveau"""

_ECARTER_LES_PARTIES = tuple(
    sql.SQL("DELETE FROM {} WHERE session_id NOT IN (SELECT id FROM t_session)").format(sql.Identifier(f"t_{nom}"))
    for nom in map(table, PARTIES)
)

# Dates that a source does not give stay as they are.
_MODIFIER = """-- modifier_{nom}
WITH ancien AS (
    SELECT o.* FROM {cible} o JOIN {transit} t USING (id)
    WHERE NOT t.nouveau
      AND ({anciennes}, o.cree_le, o.modifie_le)
          IS DISTINCT FROM ({nouvelles}, coalesce(t.cree_le, o.cree_le), coalesce(t.modifie_le, o.modifie_le))),
modifie AS (
    UPDATE {cible} n SET ({colonnes}, cree_le, modifie_le)
        = ROW ({nouvelles}, coalesce(t.cree_le, a.cree_le), coalesce(t.modifie_le, a.modifie_le))
    FROM ancien a JOIN {transit} t USING (id) WHERE n.id = a.id
    RETURNING n.id, (SELECT jsonb_object_agg(key, x.value)
        FROM jsonb_each(to_jsonb(a)) x JOIN jsonb_each(to_jsonb(n)) y USING (key)
        WHERE x.value IS DISTINCT FROM y.value) AS anciennes)
INSERT INTO changement SELECT {noun}, id, anciennes FROM modifie"""

_VERSIONNER = """-- versionner_{nom}
WITH change AS (
    SELECT c.id, jsonb_object_agg(v.key, v.value) AS anciennes
    FROM changement c, jsonb_each(c.anciennes) v WHERE c.noun = {noun} GROUP BY c.id),
version AS (
    UPDATE {cible} n SET version = version + 1, modifie_le = coalesce(t.modifie_le, now())
    FROM change c LEFT JOIN {transit} t USING (id) WHERE n.id = c.id)
INSERT INTO evenement (geste, noun, objet_id, source, lot_id, anciennes_valeurs)
SELECT {geste}, {noun}, id, {source}, {lot}, anciennes FROM change"""

_JOURNALISER = """-- journaliser_{nom}
INSERT INTO evenement (geste, noun, objet_id, source, lot_id)
SELECT {geste}, {noun}, id, {source}, {lot} FROM {transit} WHERE nouveau"""

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


class Origine(NamedTuple):
    """Where the rows of a lot come from."""

    lot: int
    emetteur: str
    source: str


def fusionner(connexion: Connection[Any], origine: Origine) -> dict[str, Compte]:
    """Merge every staged row; returns the counts by noun."""
    connexion.execute(
        "CREATE TEMP TABLE IF NOT EXISTS changement (noun text, id bigint, anciennes jsonb) ON COMMIT DROP"
    )
    pieces = {table(ligne): _pieces(ligne, origine) for ligne in OBJETS}
    ecartes = {nom: departager(connexion, nom, noms, origine.source) for nom, noms in pieces.items()}
    for ordre in _ECARTER_LES_PARTIES if ecartes["session"] else ():
        connexion.execute(ordre)
    for noms in pieces.values():
        connexion.execute(sql.SQL(_CREER).format(**noms))
        connexion.execute(sql.SQL(_MODIFIER).format(**noms))
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


def _pieces(ligne: Any, origine: Origine) -> dict[str, sql.Composable]:
    """What the statements of one noun are made of."""
    nom = table(ligne)
    ailleurs = {"id", "nouveau", "cree_le", "modifie_le", *(lien.champ for lien in liens(nom))}
    colonnes = [champ for champ in ligne._fields if champ not in ailleurs]
    return {
        "nom": sql.SQL(nom),
        "noun": sql.Literal(nom),
        "cible": sql.Identifier(nom),
        "transit": sql.Identifier(f"t_{nom}"),
        "statut": sql.Literal(Statut.VALIDEE.value),
        "geste": sql.Literal(Geste.IMPORTER.value),
        "source": sql.Literal(origine.source),
        "emetteur": sql.Literal(origine.emetteur),
        "lot": sql.Literal(origine.lot),
        "colonnes": sql.SQL(", ").join(map(sql.Identifier, colonnes)),
        "anciennes": sql.SQL(", ").join(sql.Identifier("o", c) for c in colonnes),
        "nouvelles": sql.SQL(", ").join(sql.Identifier("t", c) for c in colonnes),
    }


def _conclure(connexion: Connection[Any], noms: dict[str, sql.Composable], ecartes: int) -> Compte:
    """One more version for what changed, one evenement for what was created or changed; the counts."""
    modifies = connexion.execute(sql.SQL(_VERSIONNER).format(**noms)).rowcount
    crees = connexion.execute(sql.SQL(_JOURNALISER).format(**noms)).rowcount
    compte = connexion.execute(sql.SQL("SELECT count(*) FROM {transit}").format(**noms)).fetchone()
    lus: int = compte[0] if compte else 0
    return Compte(crees, modifies, lus - crees - modifies + ecartes)
