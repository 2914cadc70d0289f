"""The formation de référence of each certification: its title, level and principal formacode as Certif Info gives them,
its objectif and programme as its sheet of the RNCP or the RS does, word for word.

Nothing else writes it, nobody owns it. Certif Info makes it; either feed refreshes it. It keeps its number and its
history: what changes is an evenement of its lot, one for each of the two that said it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg import sql

from importers.fusion import Compte
from importers.reception.fusion import Fait

if TYPE_CHECKING:
    from psycopg import Connection

    from importers.reception.fusion import Contexte

# The certifications that a lot speaks of. Those that are archived or erroneous, or known by their sheet alone, get no
# new one.
DE_CERTIFINFO = "(SELECT code FROM t_certification) t JOIN certification c ON c.code_certifinfo = t.code"
DE_LEUR_FICHE = "(SELECT code FROM t_fiche) t JOIN fiche USING (code) JOIN certification c ON c.fiche_id = fiche.id"

# The programme has the two headings that sheets have. It is kept whole: what Lhéo has no room for, the export cuts.
_VOULOIR = """-- vouloir_formation
CREATE TEMP TABLE reference ON COMMIT DROP AS
SELECT c.id AS certification_id, c.intitule, c.niveau_code AS niveau_sortie_code,
    ARRAY(SELECT d.formacode_id FROM certification_formacode d WHERE d.certification_id = c.id
        AND d.absent_depuis IS NULL ORDER BY d.lot_id DESC, d.rang LIMIT 1) AS formacodes,
    s.objectifs AS objectif,
    nullif(concat_ws(E'\\n\\n',
        E'Activités visées :\\n' || s.activites, E'Capacités attestées :\\n' || s.capacites), '') AS programme,
    f.id IS NULL AS nouvelle, coalesce(f.id, nextval('formation_id_seq')) AS id
FROM {certifications} LEFT JOIN fiche s ON s.id = c.fiche_id LEFT JOIN formation f ON f.certification_id = c.id
WHERE f.id IS NOT NULL OR (%(creer)s AND coalesce(c.etat, 'PUBLIEE') = 'PUBLIEE') ORDER BY c.id"""

# What each of the two sources changes, with what it was. The texts of a new one are not Certif Info's either.
_COMPARER = """-- comparer_formation
CREATE TEMP TABLE difference ON COMMIT DROP AS
SELECT r.id, d.source, jsonb_object_agg(d.champ, d.avant) AS anciennes
FROM reference r LEFT JOIN formation f USING (id), LATERAL (
    SELECT ARRAY(SELECT formacode_id FROM formation_formacode WHERE formation_id = r.id ORDER BY rang) AS formacodes) m,
LATERAL (VALUES
    ('CERTIFINFO', 'intitule', to_jsonb(f.intitule), to_jsonb(r.intitule)),
    ('CERTIFINFO', 'niveau_sortie_code', to_jsonb(f.niveau_sortie_code), to_jsonb(r.niveau_sortie_code)),
    ('CERTIFINFO', 'formacodes', to_jsonb(m.formacodes), to_jsonb(r.formacodes)),
    ('RNCP', 'objectif', to_jsonb(f.objectif), to_jsonb(r.objectif)),
    ('RNCP', 'programme', to_jsonb(f.programme), to_jsonb(r.programme))) AS d (source, champ, avant, apres)
WHERE (r.nouvelle OR (f.intitule, f.niveau_sortie_code, m.formacodes, f.objectif, f.programme)
        IS DISTINCT FROM (r.intitule, r.niveau_sortie_code, r.formacodes, r.objectif, r.programme))
    AND d.avant IS DISTINCT FROM d.apres AND (d.source = 'RNCP' OR NOT r.nouvelle) GROUP BY 1, 2"""

_MODIFIER = """-- modifier_formation
UPDATE formation f SET (intitule, niveau_sortie_code, objectif, programme, version, modifie_le)
    = ROW (r.intitule, r.niveau_sortie_code, r.objectif, r.programme, f.version + 1, now())
FROM reference r WHERE r.id = f.id AND r.id IN (SELECT id FROM difference)"""

_CREER = """-- creer_formation
INSERT INTO formation
    (id, statut, source, emetteur, intitule, objectif, programme, certifiante, niveau_sortie_code, certification_id)
SELECT id, 'VALIDEE', 'CERTIFINFO', %(emetteur)s, intitule, objectif, programme, true, niveau_sortie_code,
    certification_id
FROM reference WHERE nouvelle ORDER BY id"""

_CERTIFIER = """-- ecrire_formation_certification
INSERT INTO formation_certification (formation_id, certification_id, rang)
SELECT id, certification_id, 0 FROM reference WHERE nouvelle"""

_OTER = """-- oter_formation_formacode
DELETE FROM formation_formacode WHERE formation_id IN (SELECT id FROM difference WHERE anciennes ? 'formacodes')"""

_INDEXER = """-- ecrire_formation_formacode
INSERT INTO formation_formacode (formation_id, formacode_id, rang)
SELECT id, formacode, 0 FROM reference, unnest(formacodes) formacode
WHERE nouvelle OR id IN (SELECT id FROM difference WHERE anciennes ? 'formacodes')"""

_JOURNALISER = """-- journaliser_formation
INSERT INTO evenement (geste, noun, objet_id, source, lot_id, anciennes_valeurs)
SELECT 'IMPORTER', 'formation', id, source, %(lot)s, anciennes FROM (
    SELECT id, 'CERTIFINFO' AS source, NULL::jsonb AS anciennes FROM reference WHERE nouvelle
    UNION ALL SELECT id, source, anciennes FROM difference) e ORDER BY id, source"""

_COMPTER = """-- compter_formation
SELECT count(*), count(*) FILTER (WHERE nouvelle),
    count(*) FILTER (WHERE NOT nouvelle AND id IN (SELECT id FROM difference))
FROM reference"""


def creer_et_rafraichir(connexion: Connection[Any], contexte: Contexte) -> dict[str, Fait]:
    """After Certif Info: make those that are missing, bring up to date those that differ."""
    return _rafraichir(connexion, contexte, DE_CERTIFINFO, creer=True)


def rafraichir(connexion: Connection[Any], contexte: Contexte) -> dict[str, Fait]:
    """After the RNCP: bring up to date those whose sheet the lot has."""
    return _rafraichir(connexion, contexte, DE_LEUR_FICHE, creer=False)


def _rafraichir(connexion: Connection[Any], contexte: Contexte, certifications: str, *, creer: bool) -> dict[str, Fait]:
    parametres = {"lot": contexte.lot, "emetteur": contexte.arrivee.emetteur, "creer": creer}
    connexion.execute(sql.SQL(_VOULOIR).format(certifications=sql.SQL(certifications)), parametres)
    connexion.execute("ANALYZE reference")
    for ordre in (_COMPARER, _MODIFIER, _CREER, _CERTIFIER, _OTER, _INDEXER, _JOURNALISER):
        connexion.execute(ordre, parametres)
    ((total, creees, changees),) = connexion.execute(_COMPTER).fetchall()
    if creees:  # the next feed to refresh them may come in the same minute
        connexion.execute("ANALYZE formation")
    return {"formation": Fait(Compte(creees, changees, total - creees - changees), 0)}
