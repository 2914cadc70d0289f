-- communes (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM commune WHERE commune.absent_depuis IS NULL
  AND commune.id IN (SELECT c.id FROM commune AS c WHERE c.plie LIKE (%(recherche)s::text[])[1] AND c.plie LIKE ALL(%(recherche)s::text[]) UNION ALL SELECT nom.commune_id FROM commune_nom AS nom WHERE nom.absent_depuis IS NULL AND nom.plie LIKE (%(recherche)s::text[])[1] AND nom.plie LIKE ALL(%(recherche)s::text[])) LIMIT 10001) AS u;

-- communes
SELECT 1 AS rang, t.code, t.libelle, t.codes_postaux, u1.present, u1.code, u2.present, u2.libelle, t.latitude, t.longitude
FROM (
  SELECT commune.code AS tri_1, commune.code AS code, commune.libelle AS libelle, commune.codes_postaux AS codes_postaux, commune.departement_code AS departement_code, commune.latitude AS latitude, commune.longitude AS longitude
  FROM commune
  WHERE commune.absent_depuis IS NULL
    AND commune.id IN (SELECT c.id FROM commune AS c WHERE c.plie LIKE (%(recherche)s::text[])[1] AND c.plie LIKE ALL(%(recherche)s::text[]) UNION ALL SELECT nom.commune_id FROM commune_nom AS nom WHERE nom.absent_depuis IS NULL AND nom.plie LIKE (%(recherche)s::text[])[1] AND nom.plie LIKE ALL(%(recherche)s::text[]))
  ORDER BY commune.code
  LIMIT %(limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, departement.code AS code, departement.region_code AS region_code
  FROM departement
  WHERE departement.code = t.departement_code
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, region.libelle AS libelle
  FROM region
  WHERE region.code = u1.region_code
) AS u2 ON true
ORDER BY t.tri_1;

-- communes
SELECT 1 AS rang, t.code, t.libelle
FROM (
  SELECT commune.code AS tri_1, commune.code AS code, commune.libelle AS libelle
  FROM commune
  WHERE commune.absent_depuis IS NULL
    AND commune.id IN (SELECT c.id FROM commune AS c WHERE c.plie LIKE (%(recherche)s::text[])[1] AND c.plie LIKE ALL(%(recherche)s::text[]) UNION ALL SELECT nom.commune_id FROM commune_nom AS nom WHERE nom.absent_depuis IS NULL AND nom.plie LIKE (%(recherche)s::text[])[1] AND nom.plie LIKE ALL(%(recherche)s::text[]))
  ORDER BY commune.code
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1;

-- communes
SELECT 1 AS rang, t.code
FROM (
  SELECT commune.code AS tri_1, commune.code AS code
  FROM commune
  WHERE commune.absent_depuis IS NULL
    AND commune.id IN (SELECT c.id FROM commune AS c WHERE c.plie LIKE (%(recherche)s::text[])[1] AND c.plie LIKE ALL(%(recherche)s::text[]) UNION ALL SELECT nom.commune_id FROM commune_nom AS nom WHERE nom.absent_depuis IS NULL AND nom.plie LIKE (%(recherche)s::text[])[1] AND nom.plie LIKE ALL(%(recherche)s::text[]))
  ORDER BY commune.code
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1;

-- commune_par_code
SELECT p.rang, t.code, t.libelle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT commune.code AS code, commune.libelle AS libelle
  FROM commune
  WHERE commune.code = p.cle
) AS t;

-- rome_par_code
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.code AS c2, t.libelle AS c3, t.appellations AS c4, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT concat('RM_', rome.code) AS id, rome.code AS code, rome.libelle AS libelle, ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
  FROM rome
  WHERE rome.code = p.cle
) AS t
),
-- formations_par_rome
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c2 FROM lignes) AS p(rang, cle)
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
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, coalesce(textes_1.texte, '{"nodes":[]}')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- rome_par_code
SELECT p.rang, t.id
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT concat('RM_', rome.code) AS id
  FROM rome
  WHERE rome.code = p.cle
) AS t;

-- romes
SELECT 1 AS rang, t.code
FROM (
  SELECT rome.code AS tri_1, rome.code AS code
  FROM rome
  WHERE rome.absent_depuis IS NULL
    AND (rome.plie LIKE ALL(%(recherche)s::text[]) OR rome.code IN (SELECT a.rome_code FROM rome_appellation AS a WHERE a.absent_depuis IS NULL AND a.plie LIKE ALL(%(recherche)s::text[])))
  ORDER BY rome.code
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1;

-- romes
SELECT 1 AS rang, t.code, t.libelle, t.appellations
FROM (
  SELECT rome.code AS tri_1, rome.code AS code, rome.libelle AS libelle, ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
  FROM rome
  WHERE rome.absent_depuis IS NULL
  ORDER BY rome.code
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1;

-- romes (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM rome WHERE rome.absent_depuis IS NULL LIMIT 10001) AS u;

