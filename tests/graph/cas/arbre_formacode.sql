-- valeurs_par_nomenclature
SELECT p.rang,
  valeur.code,
  valeur.libelle,
  valeur.code_lheo,
  valeur.debut,
  valeur.fin,
  valeur.successeur
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN (SELECT 'TYPE_DISPOSITIF' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM type_dispositif UNION ALL SELECT 'FINANCEUR' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM financeur UNION ALL SELECT 'NIVEAU' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM niveau UNION ALL SELECT 'TYPE_CONTACT' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM type_contact UNION ALL SELECT 'CATEGORIE_ORGANISME' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM categorie_organisme UNION ALL SELECT 'OBJECTIF_GENERAL' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM objectif_general UNION ALL SELECT 'PERIMETRE_RECRUTEMENT' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM perimetre_recrutement UNION ALL SELECT 'MODALITE_RECRUTEMENT' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM modalite_recrutement UNION ALL SELECT 'NSF' AS nomenclature, rang, code, libelle, code_lheo, debut, coalesce(fin, absent_depuis - 1) AS fin, successeur FROM nsf UNION ALL SELECT 'DEPARTEMENT' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM departement UNION ALL SELECT 'LANGUE' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM langue UNION ALL SELECT 'PUBLIC', 0, code, libelle, NULL, NULL, absent_depuis - 1, NULL FROM public_vise WHERE version = (SELECT max(version) FROM public_vise) UNION ALL SELECT 'CHAMP', 0, code, libelle, NULL, NULL, absent_depuis - 1, NULL FROM champ_semantique WHERE version = (SELECT max(version) FROM champ_semantique) UNION ALL SELECT upper(liste), 9999, code, libelle, NULL, debut, fin, NULL FROM libelle_date) AS valeur
WHERE valeur.nomenclature = p.cle
  AND (valeur.fin IS NULL OR valeur.fin >= %(aujourdhui)s)
ORDER BY p.rang, valeur.rang, valeur.code;

-- formacode_par_code
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN formacode
WHERE formacode.code = p.cle
  AND formacode.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = p.cle)
ORDER BY p.rang;

-- formacode_par_version_et_code
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN formacode
WHERE formacode.version = p.cle_1
  AND formacode.code = p.cle_2
ORDER BY p.rang;

-- formacodes
SELECT 1 AS rang, formacode.code AS tri_1, formacode.version AS tri_2,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM formacode
WHERE formacode.absent_depuis IS NULL
  AND (formacode.plie LIKE ALL(%(recherche)s::text[]) OR (formacode.version, formacode.code) IN (SELECT s.version, s.code FROM formacode_synonyme AS s WHERE s.absent_depuis IS NULL AND s.plie LIKE ALL(%(recherche)s::text[])))
ORDER BY formacode.code, formacode.version
LIMIT %(limite)s;

-- formacodes
SELECT 1 AS rang, formacode.code AS tri_1, formacode.version AS tri_2,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM formacode
WHERE formacode.absent_depuis IS NULL
  AND (formacode.plie LIKE ALL(%(recherche)s::text[]) OR (formacode.version, formacode.code) IN (SELECT s.version, s.code FROM formacode_synonyme AS s WHERE s.absent_depuis IS NULL AND s.plie LIKE ALL(%(recherche)s::text[])))
  AND formacode.champ_code = %(champ)s
  AND formacode.version = %(version)s
ORDER BY formacode.code, formacode.version
LIMIT %(limite)s;

-- formacodes (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM formacode WHERE formacode.absent_depuis IS NULL
  AND formacode.champ_code = %(champ)s
  AND formacode.version = %(version)s LIMIT 10001) AS u;

-- formacodes
SELECT 1 AS rang, formacode.code AS tri_1, formacode.version AS tri_2,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM formacode
WHERE formacode.absent_depuis IS NULL
  AND formacode.champ_code = %(champ)s
  AND formacode.version = %(version)s
ORDER BY formacode.code, formacode.version
LIMIT %(limite)s;

-- champ_semantique_par_formacode
SELECT p.rang,
  champ_semantique.code,
  champ_semantique.libelle
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN champ_semantique
WHERE champ_semantique.version = p.cle_1
  AND champ_semantique.code = p.cle_2
ORDER BY p.rang;

-- formacode_generique_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN formacode
WHERE formacode.version = p.cle_1
  AND formacode.code = p.cle_2
ORDER BY p.rang;

-- formacodes_specifiques_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN formacode
WHERE formacode.version = p.cle_1
  AND formacode.generique_code = p.cle_2
  AND formacode.absent_depuis IS NULL
ORDER BY p.rang, formacode.code;

-- formacodes_associes_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT associe_code AS code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.code = p.cle_2 AND a.absent_depuis IS NULL
  UNION ALL SELECT code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.associe_code = p.cle_2 AND a.absent_depuis IS NULL
) AS lien JOIN formacode ON formacode.version = p.cle_1 AND formacode.code = lien.code
WHERE formacode.absent_depuis IS NULL
ORDER BY p.rang, formacode.code;

-- formacodes_predecesseurs_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN formacode_remplacement AS lien JOIN formacode USING (version, code)
WHERE lien.nouvelle_version = p.cle_1
  AND lien.nouveau_code = p.cle_2
  AND lien.absent_depuis IS NULL
ORDER BY p.rang, formacode.version, formacode.code;

-- formacodes_successeurs_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN formacode_remplacement AS lien
  JOIN formacode ON (formacode.version, formacode.code) = (lien.nouvelle_version, lien.nouveau_code)
WHERE lien.version = p.cle_1
  AND lien.code = p.cle_2
  AND lien.absent_depuis IS NULL
ORDER BY p.rang, formacode.version, formacode.code;

-- formacodes_associes_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT associe_code AS code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.code = p.cle_2 AND a.absent_depuis IS NULL
  UNION ALL SELECT code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.associe_code = p.cle_2 AND a.absent_depuis IS NULL
) AS lien JOIN formacode ON formacode.version = p.cle_1 AND formacode.code = lien.code
WHERE formacode.absent_depuis IS NULL
ORDER BY p.rang, formacode.code;

-- formacode_generique_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN formacode
WHERE formacode.version = p.cle_1
  AND formacode.code = p.cle_2
ORDER BY p.rang;

-- formacodes_specifiques_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN formacode
WHERE formacode.version = p.cle_1
  AND formacode.generique_code = p.cle_2
  AND formacode.absent_depuis IS NULL
ORDER BY p.rang, formacode.code;

-- formacodes_associes_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT associe_code AS code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.code = p.cle_2 AND a.absent_depuis IS NULL
  UNION ALL SELECT code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.associe_code = p.cle_2 AND a.absent_depuis IS NULL
) AS lien JOIN formacode ON formacode.version = p.cle_1 AND formacode.code = lien.code
WHERE formacode.absent_depuis IS NULL
ORDER BY p.rang, formacode.code;

-- champ_semantique_par_formacode
SELECT p.rang,
  champ_semantique.code,
  champ_semantique.libelle
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN champ_semantique
WHERE champ_semantique.version = p.cle_1
  AND champ_semantique.code = p.cle_2
ORDER BY p.rang;

-- formacodes_predecesseurs_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN formacode_remplacement AS lien JOIN formacode USING (version, code)
WHERE lien.nouvelle_version = p.cle_1
  AND lien.nouveau_code = p.cle_2
  AND lien.absent_depuis IS NULL
ORDER BY p.rang, formacode.version, formacode.code;

-- formacodes_successeurs_par_formacode
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN formacode_remplacement AS lien
  JOIN formacode ON (formacode.version, formacode.code) = (lien.nouvelle_version, lien.nouveau_code)
WHERE lien.version = p.cle_1
  AND lien.code = p.cle_2
  AND lien.absent_depuis IS NULL
ORDER BY p.rang, formacode.version, formacode.code;

