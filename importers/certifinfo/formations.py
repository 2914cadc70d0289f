"""The formation de référence of each certification: its title, its level, its principal formacode, word for word.

Nothing else writes it, nobody owns it. It keeps its number and its history: each change is an evenement of its lot.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from importers.fusion import Compte
from importers.reception.fusion import Fait

if TYPE_CHECKING:
    from psycopg import Connection

    from importers.reception.fusion import Contexte

# What the lot did not bring, or brought as archived or erroneous, gets no new one; those that are there are refreshed.
_VOULOIR = """-- vouloir_formation
CREATE TEMP TABLE reference ON COMMIT DROP AS
SELECT c.id AS certification_id, c.intitule, c.niveau_code, d.formacode_id, f.id IS NULL AS nouvelle,
    coalesce(f.id, nextval('formation_id_seq')) AS id
FROM certification c JOIN t_certification t ON t.code = c.code_certifinfo
LEFT JOIN certification_formacode d ON d.certification_id = c.id AND d.absent_depuis IS NULL
LEFT JOIN formation f ON f.certification_id = c.id
WHERE f.id IS NOT NULL OR coalesce(c.etat, 'PUBLIEE') = 'PUBLIEE' ORDER BY c.id"""

_CREER = """-- creer_formation
INSERT INTO formation
    (id, statut, source, emetteur, intitule, certifiante, niveau_sortie_code, certification_id)
SELECT id, 'VALIDEE', 'CERTIFINFO', %(emetteur)s, intitule, true, niveau_code, certification_id
FROM reference WHERE nouvelle ORDER BY id"""

_CERTIFIER = """-- ecrire_formation_certification
INSERT INTO formation_certification (formation_id, certification_id, rang)
SELECT id, certification_id, 0 FROM reference WHERE nouvelle"""

_COMPARER = """-- comparer_formation
CREATE TEMP TABLE changee ON COMMIT DROP AS
SELECT r.*, (SELECT jsonb_object_agg(a.key, a.value)
    FROM jsonb_each(to_jsonb(avant)) a JOIN jsonb_each(to_jsonb(apres)) b USING (key)
    WHERE a.value IS DISTINCT FROM b.value) AS anciennes
FROM reference r JOIN formation f USING (id),
LATERAL (SELECT f.intitule, f.niveau_sortie_code,
    ARRAY(SELECT formacode_id FROM formation_formacode WHERE formation_id = f.id ORDER BY rang) AS formacodes) avant,
LATERAL (SELECT r.intitule, r.niveau_code AS niveau_sortie_code,
    array_remove(ARRAY[r.formacode_id], NULL) AS formacodes) apres
WHERE NOT r.nouvelle AND to_jsonb(avant) <> to_jsonb(apres)"""

_MODIFIER = """-- modifier_formation
UPDATE formation f SET (intitule, niveau_sortie_code, version, modifie_le)
    = ROW (c.intitule, c.niveau_code, f.version + 1, now())
FROM changee c WHERE c.id = f.id"""

_OTER = """-- oter_formation_formacode
DELETE FROM formation_formacode WHERE formation_id IN (SELECT id FROM changee WHERE anciennes ? 'formacodes')"""

_INDEXER = """-- ecrire_formation_formacode
INSERT INTO formation_formacode (formation_id, formacode_id, rang)
SELECT r.id, r.formacode_id, 0 FROM reference r LEFT JOIN changee c USING (id)
WHERE r.formacode_id IS NOT NULL AND (r.nouvelle OR c.anciennes ? 'formacodes')"""

_JOURNALISER = """-- journaliser_formation
INSERT INTO evenement (geste, noun, objet_id, source, lot_id, anciennes_valeurs)
SELECT 'IMPORTER', 'formation', r.id, 'CERTIFINFO', %(lot)s, c.anciennes
FROM reference r LEFT JOIN changee c USING (id) WHERE r.nouvelle OR c.id IS NOT NULL ORDER BY r.id"""


def rafraichir(connexion: Connection[Any], contexte: Contexte) -> dict[str, Fait]:
    """Make those that are missing, bring up to date those that differ."""
    parametres = {"lot": contexte.lot, "emetteur": contexte.arrivee.emetteur}
    total = connexion.execute(_VOULOIR).rowcount
    creees = connexion.execute(_CREER, parametres).rowcount
    connexion.execute(_CERTIFIER)
    changees = connexion.execute(_COMPARER).rowcount
    for ordre in (_MODIFIER, _OTER, _INDEXER):
        connexion.execute(ordre)
    connexion.execute(_JOURNALISER, parametres)
    return {"formation": Fait(Compte(creees, changees, total - creees - changees), 0)}
