-- formacode_par_code
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.version AS c2, t.libelle AS c3, u1.present AS c4, u1.code AS c5, u1.libelle AS c6, t.synonymes AS c7, t.note_explicative AS c8, u2.present AS c9, u2.id AS c10, u2.libelle AS c11, u2.note_explicative AS c12, u2.note_application AS c13, u3.present AS c14, u3.id AS c15, u4.present AS c16, u4.id AS c17, u2.version AS c18, u2.code AS c19, t.code AS c21, row_number() OVER () AS ligne
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
) AS u4 ON true
),
-- formacodes_specifiques_par_formacode
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.libelle AS c2, t.tri_1
FROM (SELECT lignes.ligne, lignes.c18, lignes.c19 FROM lignes) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT formacode.code AS tri_1, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.libelle AS libelle
  FROM formacode
  WHERE formacode.version = p.cle_1
    AND formacode.generique_code = p.cle_2
    AND formacode.absent_depuis IS NULL
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, chr(1)), ',"libelle":', coalesce(to_json(lignes_1.c2)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
),
-- formacodes_specifiques_par_formacode
lignes_2 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c2, lignes.c21 FROM lignes) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT formacode.code AS tri_1, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode
  WHERE formacode.version = p.cle_1
    AND formacode.generique_code = p.cle_2
    AND formacode.absent_depuis IS NULL
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"id":', coalesce(to_json(lignes_2.c1)::text, chr(1)), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1
  ) AS e
  GROUP BY e.rang
),
-- formacodes_associes_par_formacode
lignes_3 AS (
SELECT p.rang, t.id AS c1, t.version AS c2, t.code AS c3, t.tri_1, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c2, lignes.c21 FROM lignes) AS p(rang, cle_1, cle_2)
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
),
-- formacodes_associes_par_formacode
lignes_4 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes_3.ligne, lignes_3.c2, lignes_3.c3 FROM lignes_3) AS p(rang, cle_1, cle_2)
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
),
textes_4 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_4.rang, concat('{"id":', coalesce(to_json(lignes_4.c1)::text, chr(1)), '}') AS element_1
    FROM lignes_4
ORDER BY lignes_4.rang, lignes_4.tri_1
  ) AS e
  GROUP BY e.rang
),
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"id":', coalesce(to_json(lignes_3.c1)::text, chr(1)), ',"associes":', coalesce(textes_4.texte, '[]'), '}') AS element_1
    FROM lignes_3
LEFT JOIN textes_4 ON textes_4.rang = lignes_3.ligne
ORDER BY lignes_3.rang, lignes_3.tri_1
  ) AS e
  GROUP BY e.rang
),
-- formacodes_predecesseurs_par_formacode
lignes_5 AS (
SELECT p.rang, t.id AS c1, t.libelle AS c2, u1.present AS c3, u1.libelle AS c4, t.version AS c5, t.code AS c6, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c2, lignes.c21 FROM lignes) AS p(rang, cle_1, cle_2)
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
),
-- formacodes_predecesseurs_par_formacode
lignes_6 AS (
SELECT p.rang, t.id AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes_5.ligne, lignes_5.c5, lignes_5.c6 FROM lignes_5) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT formacode.version AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode_remplacement AS lien JOIN formacode USING (version, code)
  WHERE lien.nouvelle_version = p.cle_1
    AND lien.nouveau_code = p.cle_2
    AND lien.absent_depuis IS NULL
) AS t
),
textes_6 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_6.rang, concat('{"id":', coalesce(to_json(lignes_6.c1)::text, chr(1)), '}') AS element_1
    FROM lignes_6
ORDER BY lignes_6.rang, lignes_6.tri_1, lignes_6.tri_2
  ) AS e
  GROUP BY e.rang
),
-- formacodes_successeurs_par_formacode
lignes_7 AS (
SELECT p.rang, t.id AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes_5.ligne, lignes_5.c5, lignes_5.c6 FROM lignes_5) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT formacode.version AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.libelle AS libelle
  FROM formacode_remplacement AS lien
  JOIN formacode ON (formacode.version, formacode.code) = (lien.nouvelle_version, lien.nouveau_code)
  WHERE lien.version = p.cle_1
    AND lien.code = p.cle_2
    AND lien.absent_depuis IS NULL
) AS t
),
textes_7 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_7.rang, concat('{"id":', coalesce(to_json(lignes_7.c1)::text, chr(1)), ',"libelle":', coalesce(to_json(lignes_7.c2)::text, 'null'), '}') AS element_1
    FROM lignes_7
ORDER BY lignes_7.rang, lignes_7.tri_1, lignes_7.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_5 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_5.rang, concat('{"id":', coalesce(to_json(lignes_5.c1)::text, chr(1)), ',"libelle":', coalesce(to_json(lignes_5.c2)::text, 'null'), ',"champ":', CASE WHEN lignes_5.c3 THEN concat('{"libelle":', coalesce(to_json(lignes_5.c4)::text, 'null'), '}') ELSE 'null' END, ',"predecesseurs":', coalesce(textes_6.texte, '[]'), ',"successeurs":', coalesce(textes_7.texte, '[]'), '}') AS element_1
    FROM lignes_5
LEFT JOIN textes_6 ON textes_6.rang = lignes_5.ligne
LEFT JOIN textes_7 ON textes_7.rang = lignes_5.ligne
ORDER BY lignes_5.rang, lignes_5.tri_1, lignes_5.tri_2
  ) AS e
  GROUP BY e.rang
),
-- formacodes_successeurs_par_formacode
lignes_8 AS (
SELECT p.rang, t.id AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c2, lignes.c21 FROM lignes) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT formacode.version AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM formacode_remplacement AS lien
  JOIN formacode ON (formacode.version, formacode.code) = (lien.nouvelle_version, lien.nouveau_code)
  WHERE lien.version = p.cle_1
    AND lien.code = p.cle_2
    AND lien.absent_depuis IS NULL
) AS t
),
textes_8 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_8.rang, concat('{"id":', coalesce(to_json(lignes_8.c1)::text, chr(1)), '}') AS element_1
    FROM lignes_8
ORDER BY lignes_8.rang, lignes_8.tri_1, lignes_8.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, lignes.c10, lignes.c11, lignes.c12, lignes.c13, lignes.c14, lignes.c15, lignes.c16, lignes.c17, lignes.c18, lignes.c19, coalesce(textes_1.texte, '[]'), lignes.c21, coalesce(textes_2.texte, '[]'), coalesce(textes_3.texte, '[]'), coalesce(textes_5.texte, '[]'), coalesce(textes_8.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes.ligne
LEFT JOIN textes_5 ON textes_5.rang = lignes.ligne
LEFT JOIN textes_8 ON textes_8.rang = lignes.ligne
ORDER BY lignes.rang;

-- formacode_par_version_et_code
WITH lignes AS (
SELECT p.rang, t.libelle AS c1, u1.present AS c2, u1.id AS c3, t.version AS c4, t.code AS c5, row_number() OVER () AS ligne
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
) AS u1 ON true
),
-- formacodes_associes_par_formacode
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c4, lignes.c5 FROM lignes) AS p(rang, cle_1, cle_2)
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
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, chr(1)), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, coalesce(textes_1.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

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

