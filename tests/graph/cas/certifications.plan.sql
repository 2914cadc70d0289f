-- certification_par_code_certifinfo
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.intitule AS c2, t.code_rncp AS c3, t.codes_scolarite AS c4, t.codes_ideo AS c5, t.type_certification AS c6, u1.present AS c7, u1.code AS c8, u1.libelle AS c9, u2.present AS c10, u2.code AS c11, t.etat_certification AS c12, t.premiere_session AS c13, t.derniere_session AS c14, t.absent_depuis AS c15, t.enregistrement_actif AS c16, t.debut_enregistrement AS c17, t.fin_enregistrement AS c18, t.voies AS c19, t.voies_sous_conditions AS c20, t.acces_individuel AS c21, t.cle AS c22, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS id, certification.intitule AS intitule, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp, ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM (SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL UNION SELECT f.code, 2 FROM fiche_scolarite AS f WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s WHERE s.place = 1 ORDER BY s.code) AS codes_scolarite, ARRAY(SELECT DISTINCT k.code FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'IDEO' AND k.absent_depuis IS NULL ORDER BY k.code) AS codes_ideo, certification.type_certification AS type_certification, certification.type_diplome_code AS type_diplome_code, certification.niveau_code AS niveau_code, certification.etat AS etat_certification, certification.premiere_session AS premiere_session, certification.derniere_session AS derniere_session, certification.absent_depuis AS absent_depuis, (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif, (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement, (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement, array_remove(ARRAY[CASE WHEN certification.acces_fi > 0 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca > 0 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp > 0 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc > 0 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae > 0 THEN 'VAE' END], NULL) AS voies, array_remove(ARRAY[CASE WHEN certification.acces_fi = 2 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca = 2 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp = 2 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc = 2 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae = 2 THEN 'VAE' END], NULL) AS voies_sous_conditions, certification.acces_ind > 0 AS acces_individuel, certification.id AS cle
  FROM certification
  WHERE certification.code_certifinfo = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, type_diplome.code AS code, type_diplome.libelle AS libelle
  FROM type_diplome
  WHERE type_diplome.code = t.type_diplome_code
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, niveau.code AS code
  FROM niveau
  WHERE niveau.code = t.niveau_code
) AS u2 ON true
),
-- certificateurs_par_certification
lignes_1 AS (
SELECT p.rang, t.nom AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c22 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certificateur.rang AS tri_1, certificateur.cle AS tri_2, certificateur.nom AS nom
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
    SELECT lignes_1.rang, concat('{"nom":', coalesce(to_json(lignes_1.c1)::text, chr(1)), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- certificateurs_valideurs_par_certification
lignes_2 AS (
SELECT p.rang, t.nom AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c22 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certificateur.nom AS tri_1, certificateur.nom AS nom
  FROM (
    SELECT a.certification_id, NULL::text AS siret, a.nom FROM certification_autorite AS a
    WHERE a.role = 'VALIDEUR' AND a.absent_depuis IS NULL
  ) AS certificateur
  WHERE certificateur.certification_id = p.cle
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"nom":', coalesce(to_json(lignes_2.c1)::text, chr(1)), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1
  ) AS e
  GROUP BY e.rang
),
-- formacodes_par_certification
lignes_3 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c22 FROM lignes) AS p(rang, cle)
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
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"code":', coalesce(to_json(lignes_3.c1)::text, 'null'), '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2
  ) AS e
  GROUP BY e.rang
),
-- romes_par_certification
lignes_4 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c22 FROM lignes) AS p(rang, cle)
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
textes_4 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_4.rang, concat('{"code":', coalesce(to_json(lignes_4.c1)::text, 'null'), '}') AS element_1
    FROM lignes_4
ORDER BY lignes_4.rang, lignes_4.tri_1, lignes_4.tri_2
  ) AS e
  GROUP BY e.rang
),
-- nsf_par_certification
lignes_5 AS (
SELECT p.rang, t.code AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c22 FROM lignes) AS p(rang, cle)
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
textes_5 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_5.rang, concat('{"code":', coalesce(to_json(lignes_5.c1)::text, 'null'), '}') AS element_1
    FROM lignes_5
ORDER BY lignes_5.rang, lignes_5.tri_1, lignes_5.tri_2
  ) AS e
  GROUP BY e.rang
),
-- certifications_remplacees_par_certification
lignes_6 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c22 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.numero AS id
  FROM certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.ancienne_id
  WHERE remplacement.nouvelle_id = p.cle
    AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
) AS t
),
textes_6 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_6.rang, concat('{"id":', coalesce(to_json(lignes_6.c1)::text, 'null'), '}') AS element_1
    FROM lignes_6
ORDER BY lignes_6.rang, lignes_6.tri_1
  ) AS e
  GROUP BY e.rang
),
-- certifications_suivantes_par_certification
lignes_7 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c22 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.numero AS id
  FROM certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.nouvelle_id
  WHERE remplacement.ancienne_id = p.cle
    AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
) AS t
),
textes_7 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_7.rang, concat('{"id":', coalesce(to_json(lignes_7.c1)::text, 'null'), '}') AS element_1
    FROM lignes_7
ORDER BY lignes_7.rang, lignes_7.tri_1
  ) AS e
  GROUP BY e.rang
),
-- certifications_finales_par_certification
lignes_8 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c22 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.numero AS id
  FROM LATERAL (WITH RECURSIVE suite(id) AS (SELECT r.nouvelle_id FROM certification_remplacement AS r WHERE r.ancienne_id = p.cle AND r.absent_depuis IS NULL UNION SELECT r.nouvelle_id FROM suite JOIN certification_remplacement AS r ON r.ancienne_id = suite.id WHERE r.absent_depuis IS NULL) SELECT suite.id FROM suite WHERE NOT EXISTS (SELECT FROM certification_remplacement AS r WHERE r.ancienne_id = suite.id AND r.absent_depuis IS NULL)) AS finale JOIN certification ON certification.id = finale.id
  WHERE true
) AS t
),
textes_8 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_8.rang, concat('{"id":', coalesce(to_json(lignes_8.c1)::text, 'null'), '}') AS element_1
    FROM lignes_8
ORDER BY lignes_8.rang, lignes_8.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, lignes.c10, lignes.c11, lignes.c12, lignes.c13, lignes.c14, lignes.c15, lignes.c16, lignes.c17, lignes.c18, lignes.c19, lignes.c20, lignes.c21, lignes.c22, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]'), coalesce(textes_3.texte, '[]'), coalesce(textes_4.texte, '[]'), coalesce(textes_5.texte, '[]'), coalesce(textes_6.texte, '[]'), coalesce(textes_7.texte, '[]'), coalesce(textes_8.texte, '[]')
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

-- certification_par_code_certifinfo
SELECT p.rang, t.etat_certification, t.premiere_session, t.derniere_session, t.absent_depuis, t.enregistrement_actif, t.debut_enregistrement, t.fin_enregistrement, t.codes_scolarite, t.voies, t.acces_individuel, t.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.etat AS etat_certification, certification.premiere_session AS premiere_session, certification.derniere_session AS derniere_session, certification.absent_depuis AS absent_depuis, (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif, (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement, (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement, ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM (SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL UNION SELECT f.code, 2 FROM fiche_scolarite AS f WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s WHERE s.place = 1 ORDER BY s.code) AS codes_scolarite, array_remove(ARRAY[CASE WHEN certification.acces_fi > 0 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca > 0 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp > 0 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc > 0 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae > 0 THEN 'VAE' END], NULL) AS voies, certification.acces_ind > 0 AS acces_individuel, certification.id AS cle
  FROM certification
  WHERE certification.code_certifinfo = p.cle
) AS t;

-- certification_par_fiche
WITH lignes AS (
SELECT p.rang, t.code_certifinfo AS c1, t.codes_scolarite AS c2, t.cle AS c3, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.code_certifinfo AS code_certifinfo, ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM (SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL UNION SELECT f.code, 2 FROM fiche_scolarite AS f WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s WHERE s.place = 1 ORDER BY s.code) AS codes_scolarite, certification.id AS cle
  FROM certification
  WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
) AS t
),
-- formations_par_certification
lignes_1 AS (
SELECT p.rang, t.intitule AS c1, t.source AS c2, u1.present AS c3, u1.nom AS c4, u2.present AS c5, u2.code_certifinfo AS c6, t.tri_1
FROM (SELECT lignes.ligne, lignes.c3 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.intitule AS intitule, formation.source AS source, formation.proprietaire_id AS proprietaire_id, formation.id AS cle
  FROM formation
  WHERE formation.id IN (SELECT formation_certification.formation_id FROM formation_certification WHERE formation_certification.certification_id = p.cle)
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(n1_limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom
  FROM organisme
  WHERE organisme.id = t.proprietaire_id
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, certification.code_certifinfo AS code_certifinfo
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = t.cle
  ORDER BY formation_certification.rang, certification.numero
  LIMIT 1
) AS u2 ON true
),
textes_1 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"intitule":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"source":', coalesce(to_json(lignes_1.c2)::text, 'null'), ',"proprietaire":', CASE WHEN lignes_1.c3 THEN concat('{"nom":', coalesce(to_json(lignes_1.c4)::text, chr(1)), '}') ELSE 'null' END, ',"certification":', CASE WHEN lignes_1.c5 THEN concat('{"codeCertifinfo":', coalesce(to_json(lignes_1.c6)::text, 'null'), '}') ELSE 'null' END, '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, coalesce(textes_1.texte, '{"nodes":[]}')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- certifications_suivantes_par_certification
WITH lignes AS (
SELECT p.rang, t.code_certifinfo AS c1, t.etat_certification AS c2, t.premiere_session AS c3, t.derniere_session AS c4, t.absent_depuis AS c5, t.enregistrement_actif AS c6, t.debut_enregistrement AS c7, t.fin_enregistrement AS c8, t.cle AS c9, t.tri_1, row_number() OVER () AS ligne
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.code_certifinfo AS code_certifinfo, certification.etat AS etat_certification, certification.premiere_session AS premiere_session, certification.derniere_session AS derniere_session, certification.absent_depuis AS absent_depuis, (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif, (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement, (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement, certification.id AS cle
  FROM certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.nouvelle_id
  WHERE remplacement.ancienne_id = p.cle
    AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
) AS t
),
-- certifications_suivantes_par_certification
lignes_1 AS (
SELECT p.rang, t.code_certifinfo AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c9 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.code_certifinfo AS code_certifinfo
  FROM certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.nouvelle_id
  WHERE remplacement.ancienne_id = p.cle
    AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"codeCertifinfo":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, coalesce(textes_1.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1;

-- certifications_finales_par_certification
WITH lignes AS (
SELECT p.rang, t.code_certifinfo AS c1, t.etat_certification AS c2, t.premiere_session AS c3, t.derniere_session AS c4, t.absent_depuis AS c5, t.enregistrement_actif AS c6, t.debut_enregistrement AS c7, t.fin_enregistrement AS c8, t.cle AS c9, t.tri_1, row_number() OVER () AS ligne
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.code_certifinfo AS code_certifinfo, certification.etat AS etat_certification, certification.premiere_session AS premiere_session, certification.derniere_session AS derniere_session, certification.absent_depuis AS absent_depuis, (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif, (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement, (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement, certification.id AS cle
  FROM LATERAL (WITH RECURSIVE suite(id) AS (SELECT r.nouvelle_id FROM certification_remplacement AS r WHERE r.ancienne_id = p.cle AND r.absent_depuis IS NULL UNION SELECT r.nouvelle_id FROM suite JOIN certification_remplacement AS r ON r.ancienne_id = suite.id WHERE r.absent_depuis IS NULL) SELECT suite.id FROM suite WHERE NOT EXISTS (SELECT FROM certification_remplacement AS r WHERE r.ancienne_id = suite.id AND r.absent_depuis IS NULL)) AS finale JOIN certification ON certification.id = finale.id
  WHERE true
) AS t
),
-- certificateurs_par_certification
lignes_1 AS (
SELECT p.rang, t.nom AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c9 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certificateur.rang AS tri_1, certificateur.cle AS tri_2, certificateur.nom AS nom
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
    SELECT lignes_1.rang, concat('{"nom":', coalesce(to_json(lignes_1.c1)::text, chr(1)), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- certifications_remplacees_par_certification
lignes_2 AS (
SELECT p.rang, t.code_certifinfo AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c9 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.code_certifinfo AS code_certifinfo
  FROM certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.ancienne_id
  WHERE remplacement.nouvelle_id = p.cle
    AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"codeCertifinfo":', coalesce(to_json(lignes_2.c1)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1;

