-- certification_par_fiche
WITH lignes AS (
SELECT p.rang, t.cle AS c1, t.fiche_id AS c3, u1.present AS c5, u1.id AS c6, u1.code AS c7, u1.intitule AS c8, u1.sigle AS c9, u1.etat_fiche AS c10, u1.actif AS c11, u1.debut_enregistrement AS c12, u1.fin_enregistrement AS c13, u1.type_enregistrement AS c14, u2.present AS c15, u2.code AS c16, u2.libelle AS c17, u1.date_decision AS c18, u1.effet AS c19, u1.limite_delivrance AS c20, u1.publication AS c21, u1.objectifs AS c22, u1.activites AS c23, u1.capacites AS c24, u1.secteurs AS c25, u1.emplois AS c26, u1.cle AS c27, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.id AS cle, certification.fiche_id AS fiche_id
  FROM certification
  WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, concat('FI_', fiche.code) AS id, fiche.code AS code, fiche.intitule AS intitule, fiche.sigle AS sigle, fiche.etat AS etat_fiche, fiche.actif AS actif, fiche.debut AS debut_enregistrement, fiche.fin AS fin_enregistrement, fiche.type_enregistrement AS type_enregistrement, fiche.niveau_code AS niveau_code, fiche.decision AS date_decision, fiche.effet AS effet, fiche.limite_delivrance AS limite_delivrance, fiche.publication AS publication, fiche.objectifs AS objectifs, fiche.activites AS activites, fiche.capacites AS capacites, fiche.secteurs AS secteurs, fiche.emplois AS emplois, fiche.id AS cle
  FROM fiche
  WHERE fiche.id = t.fiche_id
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, niveau.code AS code, niveau.libelle AS libelle
  FROM niveau
  WHERE niveau.code = u1.niveau_code
) AS u2 ON true
),
-- certificateurs_par_certification
lignes_1 AS (
SELECT p.rang, t.siret AS c1, t.nom AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c1 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certificateur.rang AS tri_1, certificateur.cle AS tri_2, certificateur.siret AS siret, certificateur.nom AS nom
  FROM certification CROSS JOIN LATERAL (
    WITH enregistre AS (SELECT c.* FROM fiche JOIN fiche_certificateur AS c ON c.fiche_code = fiche.code
      WHERE fiche.id = certification.fiche_id AND c.absent_depuis IS NULL)
    SELECT siret, nom, rang, cle FROM enregistre WHERE actif IS NOT FALSE
    UNION ALL SELECT NULL, a.nom, 0, a.nom FROM certification_autorite AS a
    WHERE a.certification_id = certification.id AND a.role = 'CERTIFICATEUR' AND a.absent_depuis IS NULL
      AND NOT EXISTS (SELECT FROM enregistre)
  ) AS certificateur
  WHERE certification.id = p.cle
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"siret":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"nom":', coalesce(to_json(lignes_1.c2)::text, chr(1)), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- blocs_par_certification
lignes_2 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.competences AS c3, t.modalites_evaluation AS c4, t.tri_1
FROM (SELECT lignes.ligne, lignes.c3 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT bloc_competences.code AS tri_1, bloc_competences.code AS code, bloc_competences.libelle AS libelle, bloc_competences.competences AS competences, bloc_competences.modalites_evaluation AS modalites_evaluation
  FROM bloc_competences
  WHERE bloc_competences.fiche_id = p.cle
    AND bloc_competences.absent_depuis IS NULL
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"code":', coalesce(to_json(lignes_2.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_2.c2)::text, 'null'), ',"competences":', coalesce(to_json(lignes_2.c3)::text, 'null'), ',"modalitesEvaluation":', coalesce(to_json(lignes_2.c4)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1
  ) AS e
  GROUP BY e.rang
),
-- blocs_par_fiche
lignes_3 AS (
SELECT p.rang, t.code AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c27 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT bloc_competences.code AS tri_1, bloc_competences.code AS code
  FROM bloc_competences
  WHERE bloc_competences.fiche_id = p.cle
    AND bloc_competences.absent_depuis IS NULL
) AS t
),
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"code":', coalesce(to_json(lignes_3.c1)::text, 'null'), '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1
  ) AS e
  GROUP BY e.rang
),
-- certificateurs_par_fiche
lignes_4 AS (
SELECT p.rang, t.siret AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c27 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certificateur.rang AS tri_1, certificateur.cle AS tri_2, certificateur.siret AS siret
  FROM fiche JOIN fiche_certificateur AS certificateur ON certificateur.fiche_code = fiche.code
  WHERE fiche.id = p.cle
    AND certificateur.actif IS NOT FALSE AND certificateur.absent_depuis IS NULL
) AS t
),
textes_4 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_4.rang, concat('{"siret":', coalesce(to_json(lignes_4.c1)::text, 'null'), '}') AS element_1
    FROM lignes_4
ORDER BY lignes_4.rang, lignes_4.tri_1, lignes_4.tri_2
  ) AS e
  GROUP BY e.rang
),
-- formacodes_par_fiche
lignes_5 AS (
SELECT p.rang, t.id AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c7 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT fiche_formacode.rang AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM fiche_formacode JOIN formacode ON formacode.id = fiche_formacode.formacode_id
  WHERE fiche_formacode.fiche_code = p.cle
    AND fiche_formacode.absent_depuis IS NULL
) AS t
),
textes_5 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_5.rang, concat('{"id":', coalesce(to_json(lignes_5.c1)::text, chr(1)), '}') AS element_1
    FROM lignes_5
ORDER BY lignes_5.rang, lignes_5.tri_1, lignes_5.tri_2
  ) AS e
  GROUP BY e.rang
),
-- nsf_par_fiche
lignes_6 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c7 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT fiche_nsf.rang AS tri_1, nsf.code AS tri_2, nsf.code AS code
  FROM fiche_nsf JOIN nsf ON nsf.code = fiche_nsf.nsf_code
  WHERE fiche_nsf.fiche_code = p.cle
    AND fiche_nsf.absent_depuis IS NULL
) AS t
),
textes_6 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_6.rang, concat('{"code":', coalesce(to_json(lignes_6.c1)::text, 'null'), '}') AS element_1
    FROM lignes_6
ORDER BY lignes_6.rang, lignes_6.tri_1, lignes_6.tri_2
  ) AS e
  GROUP BY e.rang
),
-- romes_par_fiche
lignes_7 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c7 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT fiche_rome.rang AS tri_1, rome.code AS tri_2, rome.code AS code
  FROM fiche_rome JOIN rome ON rome.code = fiche_rome.rome_code
  WHERE fiche_rome.fiche_code = p.cle
    AND fiche_rome.absent_depuis IS NULL
) AS t
),
textes_7 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_7.rang, concat('{"code":', coalesce(to_json(lignes_7.c1)::text, 'null'), '}') AS element_1
    FROM lignes_7
ORDER BY lignes_7.rang, lignes_7.tri_1, lignes_7.tri_2
  ) AS e
  GROUP BY e.rang
),
-- fiches_actuelles_par_fiche
lignes_8 AS (
SELECT p.rang, t.code AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c7 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code
  FROM LATERAL (
  WITH RECURSIVE suite AS (
    SELECT s.nouvelle_code FROM fiche_succession AS s WHERE s.ancienne_code = p.cle AND s.absent_depuis IS NULL
    UNION SELECT s.nouvelle_code FROM suite JOIN fiche_succession AS s
      ON s.ancienne_code = suite.nouvelle_code AND s.absent_depuis IS NULL
  )
  SELECT nouvelle_code FROM suite WHERE NOT EXISTS (
    SELECT FROM fiche_succession AS s WHERE s.ancienne_code = suite.nouvelle_code AND s.absent_depuis IS NULL
  )
) AS suite JOIN fiche ON fiche.code = suite.nouvelle_code
  WHERE true
) AS t
),
textes_8 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_8.rang, concat('{"code":', coalesce(to_json(lignes_8.c1)::text, 'null'), '}') AS element_1
    FROM lignes_8
ORDER BY lignes_8.rang, lignes_8.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, coalesce(textes_1.texte, '[]'), lignes.c3, coalesce(textes_2.texte, '[]'), lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, lignes.c10, lignes.c11, lignes.c12, lignes.c13, lignes.c14, lignes.c15, lignes.c16, lignes.c17, lignes.c18, lignes.c19, lignes.c20, lignes.c21, lignes.c22, lignes.c23, lignes.c24, lignes.c25, lignes.c26, lignes.c27, coalesce(textes_3.texte, '[]'), coalesce(textes_4.texte, '[]'), coalesce(textes_5.texte, '[]'), coalesce(textes_6.texte, '[]'), coalesce(textes_7.texte, '[]'), coalesce(textes_8.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes.ligne
LEFT JOIN textes_4 ON textes_4.rang = lignes.ligne
LEFT JOIN textes_5 ON textes_5.rang = lignes.ligne
LEFT JOIN textes_6 ON textes_6.rang = lignes.ligne
LEFT JOIN textes_7 ON textes_7.rang = lignes.ligne
LEFT JOIN textes_8 ON textes_8.rang = lignes.ligne
ORDER BY lignes.rang;

-- certification_par_fiche
WITH lignes AS (
SELECT p.rang, u1.present AS c1, u1.code AS c2, u1.intitule AS c3, u1.actif AS c4, u1.debut_enregistrement AS c5, u1.fin_enregistrement AS c6, u2.present AS c7, u2.code AS c8, u1.cle AS c9, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.fiche_id AS fiche_id
  FROM certification
  WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, fiche.code AS code, fiche.intitule AS intitule, fiche.actif AS actif, fiche.debut AS debut_enregistrement, fiche.fin AS fin_enregistrement, fiche.niveau_code AS niveau_code, fiche.id AS cle
  FROM fiche
  WHERE fiche.id = t.fiche_id
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, niveau.code AS code
  FROM niveau
  WHERE niveau.code = u1.niveau_code
) AS u2 ON true
),
-- blocs_par_fiche
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c9 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT bloc_competences.code AS tri_1, bloc_competences.code AS code
  FROM bloc_competences
  WHERE bloc_competences.fiche_id = p.cle
    AND bloc_competences.absent_depuis IS NULL
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
),
-- certificateurs_par_fiche
lignes_2 AS (
SELECT p.rang, t.nom AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c9 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certificateur.rang AS tri_1, certificateur.cle AS tri_2, certificateur.nom AS nom
  FROM fiche JOIN fiche_certificateur AS certificateur ON certificateur.fiche_code = fiche.code
  WHERE fiche.id = p.cle
    AND certificateur.actif IS NOT FALSE AND certificateur.absent_depuis IS NULL
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"nom":', coalesce(to_json(lignes_2.c1)::text, chr(1)), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
ORDER BY lignes.rang;

-- fiche_par_code
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.intitule AS c2, t.code AS c3, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT concat('FI_', fiche.code) AS id, fiche.intitule AS intitule, fiche.code AS code
  FROM fiche
  WHERE fiche.code = p.cle
) AS t
),
-- fiches_actuelles_par_fiche
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c3 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code
  FROM LATERAL (
  WITH RECURSIVE suite AS (
    SELECT s.nouvelle_code FROM fiche_succession AS s WHERE s.ancienne_code = p.cle AND s.absent_depuis IS NULL
    UNION SELECT s.nouvelle_code FROM suite JOIN fiche_succession AS s
      ON s.ancienne_code = suite.nouvelle_code AND s.absent_depuis IS NULL
  )
  SELECT nouvelle_code FROM suite WHERE NOT EXISTS (
    SELECT FROM fiche_succession AS s WHERE s.ancienne_code = suite.nouvelle_code AND s.absent_depuis IS NULL
  )
) AS suite JOIN fiche ON fiche.code = suite.nouvelle_code
  WHERE true
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, coalesce(textes_1.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- fiches_anciennes_par_fiche
WITH lignes AS (
SELECT p.rang, t.code AS c1, t.actif AS c2, t.debut_enregistrement AS c3, t.fin_enregistrement AS c4, t.tri_1, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code, fiche.actif AS actif, fiche.debut AS debut_enregistrement, fiche.fin AS fin_enregistrement
  FROM fiche_succession JOIN fiche ON fiche.code = fiche_succession.ancienne_code
  WHERE fiche_succession.nouvelle_code = p.cle
    AND fiche_succession.absent_depuis IS NULL
) AS t
),
-- fiches_nouvelles_par_fiche
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c1 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code
  FROM fiche_succession JOIN fiche ON fiche.code = fiche_succession.nouvelle_code
  WHERE fiche_succession.ancienne_code = p.cle
    AND fiche_succession.absent_depuis IS NULL
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
),
-- fiches_actuelles_par_fiche
lignes_2 AS (
SELECT p.rang, t.code AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c1 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code
  FROM LATERAL (
  WITH RECURSIVE suite AS (
    SELECT s.nouvelle_code FROM fiche_succession AS s WHERE s.ancienne_code = p.cle AND s.absent_depuis IS NULL
    UNION SELECT s.nouvelle_code FROM suite JOIN fiche_succession AS s
      ON s.ancienne_code = suite.nouvelle_code AND s.absent_depuis IS NULL
  )
  SELECT nouvelle_code FROM suite WHERE NOT EXISTS (
    SELECT FROM fiche_succession AS s WHERE s.ancienne_code = suite.nouvelle_code AND s.absent_depuis IS NULL
  )
) AS suite JOIN fiche ON fiche.code = suite.nouvelle_code
  WHERE true
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"code":', coalesce(to_json(lignes_2.c1)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1;

-- fiches_nouvelles_par_fiche
WITH lignes AS (
SELECT p.rang, t.code AS c1, t.actif AS c2, t.debut_enregistrement AS c3, t.fin_enregistrement AS c4, t.tri_1, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code, fiche.actif AS actif, fiche.debut AS debut_enregistrement, fiche.fin AS fin_enregistrement
  FROM fiche_succession JOIN fiche ON fiche.code = fiche_succession.nouvelle_code
  WHERE fiche_succession.ancienne_code = p.cle
    AND fiche_succession.absent_depuis IS NULL
) AS t
),
-- fiches_nouvelles_par_fiche
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c1 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code
  FROM fiche_succession JOIN fiche ON fiche.code = fiche_succession.nouvelle_code
  WHERE fiche_succession.ancienne_code = p.cle
    AND fiche_succession.absent_depuis IS NULL
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, coalesce(textes_1.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1;

