"""Which organisme of the catalogue each declaration means; those of the region that mean none get a new one.

In this order: the one its NDA meant in a former lot; that of its SIRET; that of its SIREN and NDA, the present one else
a former one; the only organisme of its SIREN, when it has no NDA and the list gives that SIREN one; that of its NDA,
when it has no SIREN. Several declarations of one SIRET are one organisme; of one SIREN elsewhere, each has its own.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from rules.organisme import NDA

if TYPE_CHECKING:
    from psycopg import Connection

_RAPPROCHER = """-- rapprocher_organisme_declare
CREATE TEMP TABLE rapproche ON COMMIT DROP AS
WITH connue AS (
    SELECT cle AS nda, min(objet_id) AS id FROM identifiant_externe
    WHERE noun = 'organisme' AND source = 'LISTE_PUBLIQUE' GROUP BY cle),
declare AS (
    SELECT siren, numero_declaration_activite AS nda, min(id) AS id FROM organisme
    WHERE num_nulls(siren, numero_declaration_activite) = 0 GROUP BY 1, 2),
autrefois AS (
    SELECT d.nda, min(o.id) AS id FROM organisme_declare d CROSS JOIN unnest(d.precedents) p (nda)
    JOIN declare o ON o.siren = d.siren AND o.nda = p.nda
    WHERE d.absent_depuis IS NULL AND d.precedents <> '{}' GROUP BY d.nda),
sans_nda AS (
    SELECT siren, min(id) AS id FROM organisme WHERE siren IS NOT NULL
    GROUP BY siren HAVING count(*) = 1 AND bool_and(numero_declaration_activite IS NULL)),
seule AS (
    SELECT d.siren FROM organisme_declare d JOIN sans_nda s USING (siren)
    WHERE d.absent_depuis IS NULL GROUP BY d.siren HAVING count(*) = 1),
sans_siren AS (
    SELECT numero_declaration_activite AS nda, min(id) AS id FROM organisme
    WHERE siren IS NULL AND numero_declaration_activite IS NOT NULL GROUP BY 1 HAVING count(*) = 1),
trouve AS (
    SELECT d.nda, coalesce(connue.id, e.organisme_id, declare.id, autrefois.id, s.id, sans_siren.id) AS organisme_id
    FROM organisme_declare d
    LEFT JOIN connue ON connue.nda = d.nda
    LEFT JOIN etablissement e ON e.siret = d.siret
    LEFT JOIN declare ON declare.siren = d.siren AND declare.nda = d.nda
    LEFT JOIN autrefois ON autrefois.nda = d.nda
    LEFT JOIN (sans_nda s JOIN seule USING (siren)) ON s.siren = d.siren
    LEFT JOIN sans_siren ON sans_siren.nda = d.nda
    WHERE d.absent_depuis IS NULL)
SELECT d.nda, CASE WHEN d.nda ~ %(forme_nda)s THEN d.nda END AS nda_juste, d.siren, d.siret,
    d.denomination, d.voie, d.code_postal, d.ville, d.declaration, t.organisme_id, false AS nouveau
FROM trouve t JOIN organisme_declare d USING (nda)
WHERE t.organisme_id IS NOT NULL OR d.region_code = %(region)s"""

_NUMEROTER = """-- numeroter_organisme
WITH groupe AS (SELECT DISTINCT coalesce(siret, nda) AS dit FROM rapproche WHERE organisme_id IS NULL ORDER BY 1),
neuf AS (SELECT dit, nextval('organisme_id_seq') AS id FROM groupe)
UPDATE rapproche r SET organisme_id = n.id, nouveau = true FROM neuf n
WHERE r.organisme_id IS NULL AND coalesce(r.siret, r.nda) = n.dit"""

# The declaration that speaks for an organisme: that of its NDA as long as there is one, else the latest.
_RETENIR = """-- retenir_organisme_declare
CREATE TEMP TABLE retenu ON COMMIT DROP AS
SELECT DISTINCT ON (r.organisme_id) r.* FROM rapproche r LEFT JOIN organisme o ON o.id = r.organisme_id
ORDER BY r.organisme_id, (o.numero_declaration_activite = r.nda) DESC NULLS LAST, r.declaration DESC NULLS LAST,
    r.nda DESC"""

_RECONNAITRE = """-- reconnaitre_organisme
INSERT INTO identifiant_externe (noun, emetteur, cle, objet_id, source)
SELECT 'organisme', %(emetteur)s, nda, organisme_id, 'LISTE_PUBLIQUE' FROM rapproche r
WHERE NOT EXISTS (SELECT FROM identifiant_externe i
    WHERE i.noun = 'organisme' AND i.source = 'LISTE_PUBLIQUE' AND i.cle = r.nda) ORDER BY nda"""


def rapprocher(connexion: Connection[Any], parametres: dict[str, Any]) -> None:
    """Make `rapproche`, one row per declaration of an organisme, and `retenu`, one row per organisme."""
    connexion.execute(_RAPPROCHER, parametres | {"forme_nda": f"^{NDA.pattern}$"})
    connexion.execute(_NUMEROTER)
    connexion.execute("ANALYZE rapproche")
    connexion.execute("CREATE INDEX ON rapproche (siret)")  # it is looked into établissement by établissement
    connexion.execute(_RETENIR)
    connexion.execute("ANALYZE retenu")
    connexion.execute(_RECONNAITRE, parametres)
