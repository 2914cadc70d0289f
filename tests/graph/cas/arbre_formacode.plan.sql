-- formacode_par_code
SELECT p.rang, t.id, t.version, t.libelle, u1.present, u1.code, u1.libelle, t.synonymes, t.note_explicative, u2.present, u2.id, u2.libelle, u2.note_explicative, u2.note_application, u3.present, u3.id, u4.present, u4.id, u2.version, u2.code, t.code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.version AS version, formacode.libelle AS libelle, formacode.champ_code AS champ_code, ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes, formacode.note_explicative AS note_explicative, formacode.generique_code AS generique_code, formacode.code AS code
  FROM formacode
  WHERE formacode.code = p.cle
    AND formacode.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = p.cle)
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, champ_semantique.code AS code, champ_semantique.libelle AS libelle
  FROM champ_semantique
  WHERE champ_semantique.version = t.version
    AND champ_semantique.code = t.champ_code
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.libelle AS libelle, formacode.note_explicative AS note_explicative, formacode.note_application AS note_application, formacode.version AS version, formacode.generique_code AS generique_code, formacode.code AS code
  FROM formacode
  WHERE formacode.version = t.version
    AND formacode.code = t.generique_code
) AS u2 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.version AS version, formacode.generique_code AS generique_code
  FROM formacode
  WHERE formacode.version = u2.version
    AND formacode.code = u2.generique_code
) AS u3 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode
  WHERE formacode.version = u3.version
    AND formacode.code = u3.generique_code
) AS u4 ON true;

-- formacode_par_version_et_code
SELECT p.rang, t.libelle, u1.present, u1.id, t.version, t.code
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.libelle AS libelle, formacode.version AS version, formacode.generique_code AS generique_code, formacode.code AS code
  FROM formacode
  WHERE formacode.version = p.cle_1
    AND formacode.code = p.cle_2
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode
  WHERE formacode.version = t.version
    AND formacode.code = t.generique_code
) AS u1 ON true;

-- formacode_par_version_et_code
SELECT p.rang, t.id
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode
  WHERE formacode.version = p.cle_1
    AND formacode.code = p.cle_2
) AS t;

-- formacodes
SELECT 1 AS rang, t.id
FROM (
  SELECT formacode.code AS tri_1, formacode.version AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode
  WHERE formacode.absent_depuis IS NULL
    AND (formacode.plie LIKE ALL(%(recherche)s::text[]) OR (formacode.version, formacode.code) IN (SELECT s.version, s.code FROM formacode_synonyme AS s WHERE s.absent_depuis IS NULL AND s.plie LIKE ALL(%(recherche)s::text[])))
  ORDER BY formacode.code, formacode.version
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1, t.tri_2;

-- formacodes
SELECT 1 AS rang, t.id
FROM (
  SELECT formacode.code AS tri_1, formacode.version AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode
  WHERE formacode.absent_depuis IS NULL
    AND (formacode.plie LIKE ALL(%(recherche)s::text[]) OR (formacode.version, formacode.code) IN (SELECT s.version, s.code FROM formacode_synonyme AS s WHERE s.absent_depuis IS NULL AND s.plie LIKE ALL(%(recherche)s::text[])))
    AND formacode.champ_code = %(champ)s
    AND formacode.version = %(version)s
  ORDER BY formacode.code, formacode.version
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1, t.tri_2;

-- formacodes (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM formacode WHERE formacode.absent_depuis IS NULL
  AND formacode.champ_code = %(champ)s
  AND formacode.version = %(version)s LIMIT 10001) AS u;

-- formacodes
SELECT 1 AS rang, t.id
FROM (
  SELECT formacode.code AS tri_1, formacode.version AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode
  WHERE formacode.absent_depuis IS NULL
    AND formacode.champ_code = %(champ)s
    AND formacode.version = %(version)s
  ORDER BY formacode.code, formacode.version
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1, t.tri_2;

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

-- formacodes_specifiques_par_formacode
SELECT p.rang, t.id, t.libelle
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.code AS tri_1, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.libelle AS libelle
  FROM formacode
  WHERE formacode.version = p.cle_1
    AND formacode.generique_code = p.cle_2
    AND formacode.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- formacodes_specifiques_par_formacode
SELECT p.rang, t.id
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.code AS tri_1, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode
  WHERE formacode.version = p.cle_1
    AND formacode.generique_code = p.cle_2
    AND formacode.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- formacodes_associes_par_formacode
SELECT p.rang, t.id, t.version, t.code
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.code AS tri_1, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.version AS version, formacode.code AS code
  FROM LATERAL (
  SELECT associe_code AS code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.code = p.cle_2 AND a.absent_depuis IS NULL
  UNION ALL SELECT code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.associe_code = p.cle_2 AND a.absent_depuis IS NULL
) AS lien JOIN formacode ON formacode.version = p.cle_1 AND formacode.code = lien.code
  WHERE formacode.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- formacodes_predecesseurs_par_formacode
SELECT p.rang, t.id, t.libelle, u1.present, u1.libelle, t.version, t.code
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.version AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.libelle AS libelle, formacode.version AS version, formacode.champ_code AS champ_code, formacode.code AS code
  FROM formacode_remplacement AS lien JOIN formacode USING (version, code)
  WHERE lien.nouvelle_version = p.cle_1
    AND lien.nouveau_code = p.cle_2
    AND lien.absent_depuis IS NULL
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, champ_semantique.libelle AS libelle
  FROM champ_semantique
  WHERE champ_semantique.version = t.version
    AND champ_semantique.code = t.champ_code
) AS u1 ON true
ORDER BY p.rang, t.tri_1, t.tri_2;

-- formacodes_successeurs_par_formacode
SELECT p.rang, t.id
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.version AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode_remplacement AS lien
  JOIN formacode ON (formacode.version, formacode.code) = (lien.nouvelle_version, lien.nouveau_code)
  WHERE lien.version = p.cle_1
    AND lien.code = p.cle_2
    AND lien.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- formacodes_associes_par_formacode
SELECT p.rang, t.id
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.code AS tri_1, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM LATERAL (
  SELECT associe_code AS code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.code = p.cle_2 AND a.absent_depuis IS NULL
  UNION ALL SELECT code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.associe_code = p.cle_2 AND a.absent_depuis IS NULL
) AS lien JOIN formacode ON formacode.version = p.cle_1 AND formacode.code = lien.code
  WHERE formacode.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- formacodes_associes_par_formacode
SELECT p.rang, t.id
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.code AS tri_1, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM LATERAL (
  SELECT associe_code AS code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.code = p.cle_2 AND a.absent_depuis IS NULL
  UNION ALL SELECT code FROM formacode_associe AS a
  WHERE a.version = p.cle_1 AND a.associe_code = p.cle_2 AND a.absent_depuis IS NULL
) AS lien JOIN formacode ON formacode.version = p.cle_1 AND formacode.code = lien.code
  WHERE formacode.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- formacodes_predecesseurs_par_formacode
SELECT p.rang, t.id
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.version AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode_remplacement AS lien JOIN formacode USING (version, code)
  WHERE lien.nouvelle_version = p.cle_1
    AND lien.nouveau_code = p.cle_2
    AND lien.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- formacodes_successeurs_par_formacode
SELECT p.rang, t.id, t.libelle
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.version AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.libelle AS libelle
  FROM formacode_remplacement AS lien
  JOIN formacode ON (formacode.version, formacode.code) = (lien.nouvelle_version, lien.nouveau_code)
  WHERE lien.version = p.cle_1
    AND lien.code = p.cle_2
    AND lien.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

