-- communes (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM commune WHERE commune.absent_depuis IS NULL
  AND commune.id IN (SELECT c.id FROM commune AS c WHERE c.plie LIKE (%(recherche)s::text[])[1] AND c.plie LIKE ALL(%(recherche)s::text[]) UNION ALL SELECT nom.commune_id FROM commune_nom AS nom WHERE nom.absent_depuis IS NULL AND nom.plie LIKE (%(recherche)s::text[])[1] AND nom.plie LIKE ALL(%(recherche)s::text[])) LIMIT 10001) AS u;

-- communes
SELECT 1 AS rang, commune.code AS tri_1,
  commune.id AS cle,
  concat('CM_', commune.code) AS id,
  commune.code,
  commune.libelle,
  commune.codes_postaux,
  commune.departement_code,
  commune.latitude,
  commune.longitude
FROM commune
WHERE commune.absent_depuis IS NULL
  AND commune.id IN (SELECT c.id FROM commune AS c WHERE c.plie LIKE (%(recherche)s::text[])[1] AND c.plie LIKE ALL(%(recherche)s::text[]) UNION ALL SELECT nom.commune_id FROM commune_nom AS nom WHERE nom.absent_depuis IS NULL AND nom.plie LIKE (%(recherche)s::text[])[1] AND nom.plie LIKE ALL(%(recherche)s::text[]))
ORDER BY commune.code
LIMIT %(limite)s;

-- communes
SELECT 1 AS rang, commune.code AS tri_1,
  commune.id AS cle,
  concat('CM_', commune.code) AS id,
  commune.code,
  commune.libelle,
  commune.codes_postaux,
  commune.departement_code,
  commune.latitude,
  commune.longitude
FROM commune
WHERE commune.absent_depuis IS NULL
  AND commune.id IN (SELECT c.id FROM commune AS c WHERE c.plie LIKE (%(recherche)s::text[])[1] AND c.plie LIKE ALL(%(recherche)s::text[]) UNION ALL SELECT nom.commune_id FROM commune_nom AS nom WHERE nom.absent_depuis IS NULL AND nom.plie LIKE (%(recherche)s::text[])[1] AND nom.plie LIKE ALL(%(recherche)s::text[]))
ORDER BY commune.code
LIMIT %(limite)s;

-- commune_par_code
SELECT p.rang,
  commune.id AS cle,
  concat('CM_', commune.code) AS id,
  commune.code,
  commune.libelle,
  commune.codes_postaux,
  commune.departement_code,
  commune.latitude,
  commune.longitude
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN commune
WHERE commune.code = p.cle
ORDER BY p.rang;

-- rome_par_code
SELECT p.rang,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN rome
WHERE rome.code = p.cle
ORDER BY p.rang;

-- romes
SELECT 1 AS rang, rome.code AS tri_1,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM rome
WHERE rome.absent_depuis IS NULL
  AND (rome.plie LIKE ALL(%(recherche)s::text[]) OR rome.code IN (SELECT a.rome_code FROM rome_appellation AS a WHERE a.absent_depuis IS NULL AND a.plie LIKE ALL(%(recherche)s::text[])))
ORDER BY rome.code
LIMIT %(limite)s;

-- romes (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM rome WHERE rome.absent_depuis IS NULL LIMIT 10001) AS u;

-- communes
SELECT 1 AS rang, commune.code AS tri_1,
  commune.id AS cle,
  concat('CM_', commune.code) AS id,
  commune.code,
  commune.libelle,
  commune.codes_postaux,
  commune.departement_code,
  commune.latitude,
  commune.longitude
FROM commune
WHERE commune.absent_depuis IS NULL
  AND commune.id IN (SELECT c.id FROM commune AS c WHERE c.plie LIKE (%(recherche)s::text[])[1] AND c.plie LIKE ALL(%(recherche)s::text[]) UNION ALL SELECT nom.commune_id FROM commune_nom AS nom WHERE nom.absent_depuis IS NULL AND nom.plie LIKE (%(recherche)s::text[])[1] AND nom.plie LIKE ALL(%(recherche)s::text[]))
ORDER BY commune.code
LIMIT %(limite)s;

-- romes
SELECT 1 AS rang, rome.code AS tri_1,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM rome
WHERE rome.absent_depuis IS NULL
ORDER BY rome.code
LIMIT %(limite)s;

-- formations_par_rome
SELECT p.rang, t.*
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1,
  formation.id AS cle,
  formation.numero AS id,
  formation.numero,
  formation.statut,
  formation.version,
  formation.source,
  formation.cree_le,
  formation.modifie_le,
  formation.proprietaire_id,
  formation.intitule,
  formation.objectif,
  formation.programme,
  formation.resultats_attendus,
  formation.certifiante,
  formation.objectif_general_code,
  formation.parcours,
  formation.urls,
  formation.niveau_entree_code,
  formation.niveau_sortie_code
  FROM formation
  WHERE formation.id IN (SELECT formation_rome.formation_id FROM formation_rome WHERE formation_rome.rome_code = p.cle)
  AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1;

-- departement_par_code
SELECT p.rang,
  departement.code,
  departement.libelle,
  departement.region_code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN departement
WHERE departement.code = p.cle
ORDER BY p.rang;

-- region_par_code
SELECT p.rang,
  region.code,
  region.libelle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN region
WHERE region.code = p.cle
ORDER BY p.rang;

