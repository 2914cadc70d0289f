"""The formation de référence of each certification: its title, level and principal formacode as Certif Info gives them,
its objectif and programme as its sheet of the RNCP or the RS does, word for word.

Nothing else writes it, nobody owns it. Certif Info makes it; either feed refreshes it. It keeps its number and its
history: what changes is an evenement of its lot, one for each of the two that said it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from psycopg import sql

from importers import changements
from importers.changements import Origine
from importers.fusion import Compte
from importers.reception.fusion import Fait
from models.enumerations import Source

if TYPE_CHECKING:
    from psycopg import Connection

    from importers.reception.fusion import Contexte

# The certifications that a lot speaks of. Those that are archived or erroneous, or known by their sheet alone, get no
# new one.
DE_CERTIFINFO = "(SELECT code FROM t_certification) t JOIN certification c ON c.code_certifinfo = t.code"
DE_LEUR_FICHE = "(SELECT code FROM t_fiche) t JOIN fiche USING (code) JOIN certification c ON c.fiche_id = fiche.id"

COLONNES = ("intitule", "objectif", "programme", "certifiante", "niveau_sortie_code", "certification_id")

# The programme has the two headings that sheets have. It is kept whole: what Lhéo has no room for, the export cuts.
_VOULOIR = """-- vouloir_formation
CREATE TEMP TABLE voulu_formation ON COMMIT DROP AS
SELECT c.id AS certification_id, c.intitule, c.niveau_code AS niveau_sortie_code,
    ARRAY(SELECT d.formacode_id FROM certification_formacode d WHERE d.certification_id = c.id
        AND d.absent_depuis IS NULL ORDER BY d.lot_id DESC, d.rang LIMIT 1) AS formacodes,
    s.objectifs AS objectif,
    nullif(concat_ws(E'\\n\\n',
        E'Activités visées :\\n' || s.activites, E'Capacités attestées :\\n' || s.capacites), '') AS programme,
    true AS certifiante, f.id IS NULL AS nouveau, coalesce(f.id, nextval('formation_id_seq')) AS id,
    NULL::timestamptz AS cree_le, NULL::timestamptz AS modifie_le
FROM {certifications} LEFT JOIN fiche s ON s.id = c.fiche_id LEFT JOIN formation f ON f.certification_id = c.id
WHERE f.id IS NOT NULL OR (%(creer)s AND coalesce(c.etat, 'PUBLIEE') = 'PUBLIEE') ORDER BY c.id"""

# What each of the two sources changes, with what it was. The texts of a new one are not Certif Info's either.
_COMPARER = """-- comparer_formation
INSERT INTO changement (noun, id, anciennes, source)
SELECT 'formation', r.id, jsonb_object_agg(d.champ, d.avant), d.source
FROM voulu_formation r LEFT JOIN formation f USING (id), LATERAL (
    SELECT ARRAY(SELECT formacode_id FROM formation_formacode WHERE formation_id = r.id ORDER BY rang) AS formacodes) m,
LATERAL (VALUES
    ('CERTIFINFO', 'intitule', to_jsonb(f.intitule), to_jsonb(r.intitule)),
    ('CERTIFINFO', 'niveau_sortie_code', to_jsonb(f.niveau_sortie_code), to_jsonb(r.niveau_sortie_code)),
    ('CERTIFINFO', 'formacodes', to_jsonb(m.formacodes), to_jsonb(r.formacodes)),
    ('RNCP', 'objectif', to_jsonb(f.objectif), to_jsonb(r.objectif)),
    ('RNCP', 'programme', to_jsonb(f.programme), to_jsonb(r.programme))) AS d (source, champ, avant, apres)
WHERE (r.nouveau OR (f.intitule, f.niveau_sortie_code, m.formacodes, f.objectif, f.programme)
        IS DISTINCT FROM (r.intitule, r.niveau_sortie_code, r.formacodes, r.objectif, r.programme))
    AND d.avant IS DISTINCT FROM d.apres AND (d.source = 'RNCP' OR NOT r.nouveau) GROUP BY r.id, d.source"""

_MODIFIER = """-- modifier_formation
UPDATE formation f SET (intitule, niveau_sortie_code, objectif, programme)
    = ROW (r.intitule, r.niveau_sortie_code, r.objectif, r.programme)
FROM voulu_formation r WHERE r.id = f.id AND r.id IN (SELECT id FROM changement)"""

_CERTIFIER = """-- ecrire_formation_certification
INSERT INTO formation_certification (formation_id, certification_id, rang)
SELECT id, certification_id, 0 FROM voulu_formation WHERE nouveau"""

_OTER = """-- oter_formation_formacode
DELETE FROM formation_formacode WHERE formation_id IN (SELECT id FROM changement WHERE anciennes ? 'formacodes')"""

_INDEXER = """-- ecrire_formation_formacode
INSERT INTO formation_formacode (formation_id, formacode_id, rang)
SELECT id, formacode, 0 FROM voulu_formation, unnest(formacodes) formacode
WHERE nouveau OR id IN (SELECT id FROM changement WHERE anciennes ? 'formacodes')"""


def creer_et_rafraichir(connexion: Connection[Any], contexte: Contexte) -> dict[str, Fait]:
    """After Certif Info: make those that are missing, bring up to date those that differ."""
    return _rafraichir(connexion, contexte, DE_CERTIFINFO, creer=True)


def rafraichir(connexion: Connection[Any], contexte: Contexte) -> dict[str, Fait]:
    """After the RNCP: bring up to date those whose sheet the lot has."""
    return _rafraichir(connexion, contexte, DE_LEUR_FICHE, creer=False)


def _rafraichir(connexion: Connection[Any], contexte: Contexte, certifications: str, *, creer: bool) -> dict[str, Fait]:
    origine = Origine(contexte.lot, contexte.arrivee.emetteur, Source.CERTIFINFO.value)
    noms = changements.pieces("formation", "voulu_formation", COLONNES, origine)
    changements.ouvrir(connexion)
    vouloir = sql.SQL(_VOULOIR).format(certifications=sql.SQL(certifications))
    total = connexion.execute(vouloir, {"creer": creer}).rowcount
    connexion.execute("ANALYZE voulu_formation")
    connexion.execute(_COMPARER)
    connexion.execute(_MODIFIER)
    changements.creer(connexion, noms)
    for ordre in (_CERTIFIER, _OTER, _INDEXER):
        connexion.execute(ordre)
    creees, changees = changements.conclure(connexion, noms)
    if creees:  # the next feed to refresh them may come in the same minute
        connexion.execute("ANALYZE formation")
    return {"formation": Fait(Compte(creees, changees, total - creees - changees), 0)}
