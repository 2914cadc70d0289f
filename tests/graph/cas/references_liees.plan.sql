-- formacode_par_code
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.version AS c2, t.code AS c3, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.version AS version, formacode.code AS code
  FROM formacode
  WHERE formacode.code = p.cle
    AND formacode.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = p.cle)
) AS t
),
-- romes_par_formacode
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c2, lignes.c3 FROM lignes) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT rome.code AS tri_1, rome.code AS code, rome.libelle AS libelle
  FROM LATERAL (
  SELECT DISTINCT l.rome_code FROM formacode_rome AS l
  WHERE l.version = p.cle_1 AND l.code = p.cle_2 AND l.absent_depuis IS NULL
) AS lien JOIN rome ON rome.code = lien.rome_code
  WHERE true
) AS t
),
-- formacodes_par_rome
lignes_2 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes_1.ligne, lignes_1.c1 FROM lignes_1) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formacode.code AS tri_1, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM LATERAL (
  SELECT DISTINCT l.version, l.code FROM formacode_rome AS l
  WHERE l.rome_code = p.cle AND l.absent_depuis IS NULL AND l.version = (
    SELECT max(v.version) FROM formacode_rome AS v WHERE v.rome_code = p.cle AND v.absent_depuis IS NULL)
) AS lien JOIN formacode USING (version, code)
  WHERE true
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
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_1.c2)::text, 'null'), ',"formacodes":', coalesce(textes_2.texte, '[]'), '}') AS element_1
    FROM lignes_1
LEFT JOIN textes_2 ON textes_2.rang = lignes_1.ligne
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, coalesce(textes_1.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- formacode_par_version_et_code
WITH lignes AS (
SELECT p.rang, t.version AS c1, t.code AS c2, row_number() OVER () AS ligne
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT formacode.version AS version, formacode.code AS code
  FROM formacode
  WHERE formacode.version = p.cle_1
    AND formacode.code = p.cle_2
) AS t
),
-- romes_par_formacode
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.tri_1, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c1, lignes.c2 FROM lignes) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT rome.code AS tri_1, rome.code AS code
  FROM LATERAL (
  SELECT DISTINCT l.rome_code FROM formacode_rome AS l
  WHERE l.version = p.cle_1 AND l.code = p.cle_2 AND l.absent_depuis IS NULL
) AS lien JOIN rome ON rome.code = lien.rome_code
  WHERE true
) AS t
),
-- formacodes_par_rome
lignes_2 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes_1.ligne, lignes_1.c1 FROM lignes_1) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formacode.code AS tri_1, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM LATERAL (
  SELECT DISTINCT l.version, l.code FROM formacode_rome AS l
  WHERE l.rome_code = p.cle AND l.absent_depuis IS NULL AND l.version = (
    SELECT max(v.version) FROM formacode_rome AS v WHERE v.rome_code = p.cle AND v.absent_depuis IS NULL)
) AS lien JOIN formacode USING (version, code)
  WHERE true
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
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"formacodes":', coalesce(textes_2.texte, '[]'), '}') AS element_1
    FROM lignes_1
LEFT JOIN textes_2 ON textes_2.rang = lignes_1.ligne
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, coalesce(textes_1.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- romes
SELECT 1 AS rang, t.code
FROM (
  SELECT rome.code AS tri_1, rome.code AS code
  FROM rome
  WHERE rome.absent_depuis IS NULL
    AND rome.code IN (SELECT l.rome_code FROM formacode_rome AS l WHERE l.code = %(formacode)s AND l.absent_depuis IS NULL AND l.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = %(formacode)s))
  ORDER BY rome.code
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1;

-- romes
SELECT 1 AS rang, t.code
FROM (
  SELECT rome.code AS tri_1, rome.code AS code
  FROM rome
  WHERE rome.absent_depuis IS NULL
    AND (rome.plie LIKE ALL(%(recherche)s::text[]) OR rome.code IN (SELECT a.rome_code FROM rome_appellation AS a WHERE a.absent_depuis IS NULL AND a.plie LIKE ALL(%(recherche)s::text[])))
    AND rome.code IN (SELECT l.rome_code FROM formacode_rome AS l WHERE l.code = %(formacode)s AND l.absent_depuis IS NULL AND l.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = %(formacode)s))
  ORDER BY rome.code
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1;

-- romes (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM rome WHERE rome.absent_depuis IS NULL
  AND rome.code IN (SELECT l.rome_code FROM formacode_rome AS l WHERE l.code = %(formacode)s AND l.absent_depuis IS NULL AND l.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = %(formacode)s)) LIMIT 10001) AS u;

-- romes
SELECT 1 AS rang, t.code
FROM (
  SELECT rome.code AS tri_1, rome.code AS code
  FROM rome
  WHERE rome.absent_depuis IS NULL
    AND rome.code IN (SELECT l.rome_code FROM formacode_rome AS l WHERE l.code = %(formacode)s AND l.absent_depuis IS NULL AND l.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = %(formacode)s))
  ORDER BY rome.code
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1;

-- formation_par_numero
WITH lignes AS (
SELECT p.rang, t.intitule AS c1, t.cle AS c2, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation.intitule AS intitule, formation.id AS cle
  FROM formation
  WHERE formation.numero = p.cle
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t
),
-- certifications_par_formation
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c2 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation_certification.rang AS tri_1, certification.numero AS tri_2, certification.numero AS id
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = p.cle
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- blocs_par_formation
lignes_2 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c2 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT portee.rang AS tri_1, bloc_competences.code AS tri_2, bloc_competences.code AS code, bloc_competences.libelle AS libelle
  FROM LATERAL (
  SELECT c.fiche_id, min(l.rang) AS rang
  FROM formation_certification AS l JOIN certification AS c ON c.id = l.certification_id
  WHERE l.formation_id = p.cle GROUP BY c.fiche_id
) AS portee JOIN bloc_competences ON bloc_competences.fiche_id = portee.fiche_id
  WHERE bloc_competences.absent_depuis IS NULL
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"code":', coalesce(to_json(lignes_2.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_2.c2)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
ORDER BY lignes.rang;

-- certification_par_fiche
WITH lignes AS (
SELECT p.rang, t.code_certifinfo AS c1, t.fiche_id AS c2, t.etat_certification AS c3, t.premiere_session AS c4, t.derniere_session AS c5, t.absent_depuis AS c6, t.enregistrement_actif AS c7, t.debut_enregistrement AS c8, t.fin_enregistrement AS c9, t.urls AS c10, t.cle AS c11, u1.present AS c15, u1.actif AS c16, u1.debut_enregistrement AS c17, u1.fin_enregistrement AS c18, u1.urls AS c19, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.code_certifinfo AS code_certifinfo, certification.fiche_id AS fiche_id, certification.etat AS etat_certification, certification.premiere_session AS premiere_session, certification.derniere_session AS derniere_session, certification.absent_depuis AS absent_depuis, (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif, (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement, (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement, coalesce((SELECT fiche.urls FROM fiche WHERE fiche.id = certification.fiche_id), '{}') AS urls, certification.id AS cle
  FROM certification
  WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, fiche.actif AS actif, fiche.debut AS debut_enregistrement, fiche.fin AS fin_enregistrement, fiche.urls AS urls
  FROM fiche
  WHERE fiche.id = t.fiche_id
) AS u1 ON true
),
-- formacodes_par_certification
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c11 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT portee.rang AS tri_1, formacode.code AS tri_2, formacode.code AS code
  FROM LATERAL (
  SELECT i.formacode_id, i.rang FROM certification_formacode AS i
  WHERE i.certification_id = p.cle AND i.absent_depuis IS NULL
  UNION ALL SELECT i.formacode_id, i.rang FROM certification AS c JOIN fiche AS f ON f.id = c.fiche_id
  JOIN fiche_formacode AS i ON i.fiche_code = f.code AND i.absent_depuis IS NULL
  WHERE c.id = p.cle AND NOT EXISTS (SELECT FROM certification_formacode AS sienne
    WHERE sienne.certification_id = p.cle AND sienne.absent_depuis IS NULL)
) AS portee JOIN formacode ON formacode.id = portee.formacode_id
  WHERE true
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- romes_par_certification
lignes_2 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c11 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT portee.rang AS tri_1, rome.code AS tri_2, rome.code AS code
  FROM LATERAL (
  SELECT i.rome_code, i.rang FROM certification_rome AS i
  WHERE i.certification_id = p.cle AND i.absent_depuis IS NULL
  UNION ALL SELECT i.rome_code, i.rang FROM certification AS c JOIN fiche AS f ON f.id = c.fiche_id
  JOIN fiche_rome AS i ON i.fiche_code = f.code AND i.absent_depuis IS NULL
  WHERE c.id = p.cle AND NOT EXISTS (SELECT FROM certification_rome AS sienne
    WHERE sienne.certification_id = p.cle AND sienne.absent_depuis IS NULL)
) AS portee JOIN rome ON rome.code = portee.rome_code
  WHERE true
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"code":', coalesce(to_json(lignes_2.c1)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
),
-- nsf_par_certification
lignes_3 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c11 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT portee.rang AS tri_1, nsf.code AS tri_2, nsf.code AS code
  FROM LATERAL (
  SELECT i.nsf_code, i.rang FROM certification_nsf AS i
  WHERE i.certification_id = p.cle AND i.absent_depuis IS NULL
  UNION ALL SELECT i.nsf_code, i.rang FROM certification AS c JOIN fiche AS f ON f.id = c.fiche_id
  JOIN fiche_nsf AS i ON i.fiche_code = f.code AND i.absent_depuis IS NULL
  WHERE c.id = p.cle AND NOT EXISTS (SELECT FROM certification_nsf AS sienne
    WHERE sienne.certification_id = p.cle AND sienne.absent_depuis IS NULL)
) AS portee JOIN nsf ON nsf.code = portee.nsf_code
  WHERE true
) AS t
),
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"code":', coalesce(to_json(lignes_3.c1)::text, 'null'), '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, lignes.c10, lignes.c11, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]'), coalesce(textes_3.texte, '[]'), lignes.c15, lignes.c16, lignes.c17, lignes.c18, lignes.c19
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes.ligne
ORDER BY lignes.rang;

-- certification_par_code_certifinfo
WITH lignes AS (
SELECT p.rang, t.fiche_id AS c1, t.etat_certification AS c2, t.premiere_session AS c3, t.derniere_session AS c4, t.absent_depuis AS c5, t.enregistrement_actif AS c6, t.debut_enregistrement AS c7, t.fin_enregistrement AS c8, t.cle AS c9, u1.present AS c13, u1.actif AS c14, u1.debut_enregistrement AS c15, u1.fin_enregistrement AS c16, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.fiche_id AS fiche_id, certification.etat AS etat_certification, certification.premiere_session AS premiere_session, certification.derniere_session AS derniere_session, certification.absent_depuis AS absent_depuis, (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif, (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement, (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement, certification.id AS cle
  FROM certification
  WHERE certification.code_certifinfo = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, fiche.actif AS actif, fiche.debut AS debut_enregistrement, fiche.fin AS fin_enregistrement
  FROM fiche
  WHERE fiche.id = t.fiche_id
) AS u1 ON true
),
-- formacodes_par_certification
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c9 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT portee.rang AS tri_1, formacode.code AS tri_2, formacode.code AS code
  FROM LATERAL (
  SELECT i.formacode_id, i.rang FROM certification_formacode AS i
  WHERE i.certification_id = p.cle AND i.absent_depuis IS NULL
  UNION ALL SELECT i.formacode_id, i.rang FROM certification AS c JOIN fiche AS f ON f.id = c.fiche_id
  JOIN fiche_formacode AS i ON i.fiche_code = f.code AND i.absent_depuis IS NULL
  WHERE c.id = p.cle AND NOT EXISTS (SELECT FROM certification_formacode AS sienne
    WHERE sienne.certification_id = p.cle AND sienne.absent_depuis IS NULL)
) AS portee JOIN formacode ON formacode.id = portee.formacode_id
  WHERE true
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- romes_par_certification
lignes_2 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c9 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT portee.rang AS tri_1, rome.code AS tri_2, rome.code AS code
  FROM LATERAL (
  SELECT i.rome_code, i.rang FROM certification_rome AS i
  WHERE i.certification_id = p.cle AND i.absent_depuis IS NULL
  UNION ALL SELECT i.rome_code, i.rang FROM certification AS c JOIN fiche AS f ON f.id = c.fiche_id
  JOIN fiche_rome AS i ON i.fiche_code = f.code AND i.absent_depuis IS NULL
  WHERE c.id = p.cle AND NOT EXISTS (SELECT FROM certification_rome AS sienne
    WHERE sienne.certification_id = p.cle AND sienne.absent_depuis IS NULL)
) AS portee JOIN rome ON rome.code = portee.rome_code
  WHERE true
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"code":', coalesce(to_json(lignes_2.c1)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
),
-- nsf_par_certification
lignes_3 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c9 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT portee.rang AS tri_1, nsf.code AS tri_2, nsf.code AS code
  FROM LATERAL (
  SELECT i.nsf_code, i.rang FROM certification_nsf AS i
  WHERE i.certification_id = p.cle AND i.absent_depuis IS NULL
  UNION ALL SELECT i.nsf_code, i.rang FROM certification AS c JOIN fiche AS f ON f.id = c.fiche_id
  JOIN fiche_nsf AS i ON i.fiche_code = f.code AND i.absent_depuis IS NULL
  WHERE c.id = p.cle AND NOT EXISTS (SELECT FROM certification_nsf AS sienne
    WHERE sienne.certification_id = p.cle AND sienne.absent_depuis IS NULL)
) AS portee JOIN nsf ON nsf.code = portee.nsf_code
  WHERE true
) AS t
),
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"code":', coalesce(to_json(lignes_3.c1)::text, 'null'), '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]'), coalesce(textes_3.texte, '[]'), lignes.c13, lignes.c14, lignes.c15, lignes.c16
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes.ligne
ORDER BY lignes.rang;

-- fiche_par_certification
SELECT p.rang,
  fiche.id AS cle,
  concat('FI_', fiche.code) AS id,
  fiche.code,
  fiche.intitule,
  fiche.sigle,
  fiche.etat AS etat_fiche,
  fiche.actif,
  fiche.type_enregistrement,
  fiche.niveau_code,
  fiche.debut AS debut_enregistrement,
  fiche.fin AS fin_enregistrement,
  fiche.decision AS date_decision,
  fiche.effet,
  fiche.limite_delivrance,
  fiche.publication,
  fiche.objectifs,
  fiche.activites,
  fiche.capacites,
  fiche.secteurs,
  fiche.emplois,
  fiche.urls
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche
WHERE fiche.id = p.cle
ORDER BY p.rang;

