"""Qualiopi spread to every organisme of a SIREN: a category that one of its declarations has is certified for all.

The list gives no dates. A category that it no longer gives ends the day this is seen; it keeps its row.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importers.fusion import Compte

if TYPE_CHECKING:
    from psycopg import Connection

# An organisme without SIREN, a foreign one, is certified by its own declaration.
_QUALIFIER = """-- qualifier_organisme
CREATE TEMP TABLE qualifie ON COMMIT DROP AS
SELECT DISTINCT d.organisme_id, q.categorie FROM (
    SELECT o.id AS organisme_id, d.* FROM organisme o JOIN organisme_declare d ON d.siren = o.siren
    UNION ALL
    SELECT o.id, d.* FROM organisme o JOIN organisme_declare d ON d.nda = o.numero_declaration_activite
    WHERE o.siren IS NULL) d
CROSS JOIN LATERAL (VALUES
    ('ACTIONS_DE_FORMATION', d.actions_de_formation), ('BILANS_DE_COMPETENCES', d.bilans_de_competences),
    ('VAE', d.vae), ('APPRENTISSAGE', d.apprentissage)) q (categorie, certifiee)
WHERE d.absent_depuis IS NULL AND q.certifiee"""

_COMPARER = """-- comparer_certification_qualite
CREATE TEMP TABLE qualite_changee ON COMMIT DROP AS
SELECT organisme_id, categorie, q.organisme_id IS NULL AS perdue
FROM (SELECT organisme_id, categorie FROM certification_qualite WHERE source = 'LISTE_PUBLIQUE' AND fin IS NULL) c
FULL JOIN qualifie q USING (organisme_id, categorie) WHERE q.organisme_id IS NULL OR c.organisme_id IS NULL"""

_RETENIR = """-- retenir_qualiopi
INSERT INTO changement SELECT 'organisme', o.organisme_id, jsonb_build_object('qualiopi', to_jsonb(ARRAY(
    SELECT c.categorie FROM certification_qualite c
    WHERE c.organisme_id = o.organisme_id AND c.source = 'LISTE_PUBLIQUE' AND c.fin IS NULL ORDER BY c.categorie)))
FROM (SELECT DISTINCT organisme_id FROM qualite_changee) o
WHERE o.organisme_id NOT IN (SELECT id FROM voulu_organisme WHERE nouveau)"""

_CLORE = """-- clore_certification_qualite
UPDATE certification_qualite c SET fin = %(aujourdhui)s FROM qualite_changee q
WHERE q.perdue AND (q.organisme_id, q.categorie) = (c.organisme_id, c.categorie)
    AND c.source = 'LISTE_PUBLIQUE' AND c.fin IS NULL"""

_CERTIFIER = """-- creer_certification_qualite
INSERT INTO certification_qualite (organisme_id, categorie, source)
SELECT organisme_id, categorie, 'LISTE_PUBLIQUE' FROM qualite_changee WHERE NOT perdue
ORDER BY organisme_id, categorie"""


def certifier(connexion: Connection[Any], parametres: dict[str, Any]) -> Compte:
    """Bring the certificates up to date; needs `changement` and `voulu_organisme`."""
    voulues = connexion.execute(_QUALIFIER).rowcount
    connexion.execute(_COMPARER)
    connexion.execute(_RETENIR)
    closes = connexion.execute(_CLORE, parametres).rowcount
    creees = connexion.execute(_CERTIFIER).rowcount
    return Compte(creees, closes, voulues - creees)
