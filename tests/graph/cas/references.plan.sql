-- certification_par_fiche
SELECT p.rang, t.id, t.code_certifinfo, t.code_rncp, t.code_rs, t.intitule, t.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS id, certification.code_certifinfo AS code_certifinfo, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs, certification.intitule AS intitule, certification.id AS cle
  FROM certification
  WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
) AS t;

-- certification_par_code_certifinfo
SELECT p.rang, t.id
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS id
  FROM certification
  WHERE certification.code_certifinfo = p.cle
) AS t;

-- certification_par_fiche
SELECT p.rang, t.id, t.code_rs, t.code_rncp
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS id, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp
  FROM certification
  WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
) AS t;

-- certifications
SELECT 1 AS rang, t.id
FROM (
  SELECT certification.numero AS tri_1, certification.numero AS id
  FROM certification
  WHERE true
  ORDER BY certification.numero
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1;

-- formacode_par_code
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.version AS c2, t.cle AS c3, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.version AS version, formacode.id AS cle
  FROM formacode
  WHERE formacode.code = p.cle
    AND formacode.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = p.cle)
) AS t
),
-- formations_par_formacode
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c3 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.numero AS id
  FROM formation
  WHERE formation.id IN (SELECT formation_formacode.formation_id FROM formation_formacode WHERE formation_formacode.formacode_id = p.cle)
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(n1_limite)s
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, coalesce(textes_1.texte, '{"nodes":[]}')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- formacode_par_version_et_code
SELECT p.rang, t.id, t.cle
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.id AS cle
  FROM formacode
  WHERE formacode.version = p.cle_1
    AND formacode.code = p.cle_2
) AS t;

-- formacodes
SELECT 1 AS rang, t.id, t.libelle
FROM (
  SELECT formacode.code AS tri_1, formacode.version AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.libelle AS libelle
  FROM formacode
  WHERE formacode.absent_depuis IS NULL
    AND formacode.version = %(version)s
  ORDER BY formacode.code, formacode.version
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1, t.tri_2;

-- rome_par_code
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.libelle AS c2, t.code AS c3, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT concat('RM_', rome.code) AS id, rome.libelle AS libelle, rome.code AS code
  FROM rome
  WHERE rome.code = p.cle
) AS t
),
-- formations_par_rome
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c3 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.numero AS id
  FROM formation
  WHERE formation.id IN (SELECT formation_rome.formation_id FROM formation_rome WHERE formation_rome.rome_code = p.cle)
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(n1_limite)s
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, coalesce(textes_1.texte, '{"nodes":[]}')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- communes
SELECT 1 AS rang, t.id, t.code, t.libelle, t.codes_postaux, u1.present, u1.code, u1.libelle
FROM (
  SELECT commune.code AS tri_1, concat('CM_', commune.code) AS id, commune.code AS code, commune.libelle AS libelle, commune.codes_postaux AS codes_postaux, commune.departement_code AS departement_code
  FROM commune
  WHERE commune.absent_depuis IS NULL
    AND commune.codes_postaux @> ARRAY[%(code_postal)s]
  ORDER BY commune.code
  LIMIT %(limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, departement.code AS code, departement.libelle AS libelle
  FROM departement
  WHERE departement.code = t.departement_code
) AS u1 ON true
ORDER BY t.tri_1;

-- communes
SELECT 1 AS rang, t.code
FROM (
  SELECT commune.code AS tri_1, commune.code AS code
  FROM commune
  WHERE commune.absent_depuis IS NULL
    AND commune.departement_code = %(departement)s
  ORDER BY commune.code
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1;

-- catalogue_par_region
WITH lignes AS (
SELECT p.rang, u1.present AS c1, u1.code AS c2, u1.libelle AS c3, t.region_code AS c4, t.version_formacode AS c6, t.mis_a_jour_le AS c7, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT region.code AS region_code, coalesce((SELECT max(formacode.version) FROM formacode), 14) AS version_formacode, coalesce(greatest((SELECT max(lot.termine_le) FROM lot), (SELECT evenement.le FROM evenement ORDER BY evenement.id DESC LIMIT 1)), now()) AS mis_a_jour_le
  FROM region
  WHERE region.code = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, region.code AS code, region.libelle AS libelle
  FROM region
  WHERE region.code = t.region_code
) AS u1 ON true
),
-- departements_par_region
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1
FROM (SELECT lignes.ligne, lignes.c4 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT departement.code AS tri_1, departement.code AS code, departement.libelle AS libelle
  FROM departement
  WHERE departement.region_code = p.cle
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_1.c2)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, coalesce(textes_1.texte, '[]'), lignes.c6, lignes.c7
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- formations_par_certification (total)
SELECT p.rang, t.total
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT count(*) AS total
  FROM (SELECT FROM formation WHERE formation.id IN (SELECT formation_certification.formation_id FROM formation_certification WHERE formation_certification.certification_id = p.cle)
  AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  AND (formation.statut = 'VALIDEE') LIMIT 10001) AS u
) AS t;

-- formations_par_certification
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.cle AS c2, t.tri_1, row_number() OVER () AS ligne
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.numero AS id, formation.id AS cle
  FROM formation
  WHERE formation.id IN (SELECT formation_certification.formation_id FROM formation_certification WHERE formation_certification.certification_id = p.cle)
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(limite)s
) AS t
),
-- actions_par_formation
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c2 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT action.numero AS tri_1, action.numero AS id
  FROM action
  WHERE action.formation_id = p.cle
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (action.statut = 'VALIDEE')
  ORDER BY action.numero
  LIMIT %(n1_limite)s
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, coalesce(textes_1.texte, '{"nodes":[]}')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1;

-- formations_par_formacode (total)
SELECT p.rang, t.total
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT count(*) AS total
  FROM (SELECT FROM formation WHERE formation.id IN (SELECT formation_formacode.formation_id FROM formation_formacode WHERE formation_formacode.formacode_id = p.cle)
  AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  AND (formation.statut = 'VALIDEE') LIMIT 10001) AS u
) AS t;

-- formations_par_formacode
SELECT p.rang, t.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.numero AS id
  FROM formation
  WHERE formation.id IN (SELECT formation_formacode.formation_id FROM formation_formacode WHERE formation_formacode.formacode_id = p.cle)
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1;

