-- certification_par_fiche
SELECT p.rang, t.cle, t.fiche_id, u1.present, u1.id, u1.code, u1.intitule, u1.sigle, u1.etat_fiche, u1.actif, u1.debut_enregistrement, u1.fin_enregistrement, u1.type_enregistrement, u2.present, u2.code, u2.libelle, u1.date_decision, u1.effet, u1.limite_delivrance, u1.publication, u1.objectifs, u1.activites, u1.capacites, u1.secteurs, u1.emplois, u1.cle
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
) AS u2 ON true;

-- certification_par_fiche
SELECT p.rang, u1.present, u1.code, u1.intitule, u1.actif, u1.debut_enregistrement, u1.fin_enregistrement, u2.present, u2.code, u1.cle
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
) AS u2 ON true;

-- fiche_par_code
SELECT p.rang, t.id, t.intitule, t.code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT concat('FI_', fiche.code) AS id, fiche.intitule AS intitule, fiche.code AS code
  FROM fiche
  WHERE fiche.code = p.cle
) AS t;

-- certificateurs_par_certification
SELECT p.rang, t.siret, t.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1, t.tri_2;

-- blocs_par_certification
SELECT p.rang, t.code, t.libelle, t.competences, t.modalites_evaluation
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT bloc_competences.code AS tri_1, bloc_competences.code AS code, bloc_competences.libelle AS libelle, bloc_competences.competences AS competences, bloc_competences.modalites_evaluation AS modalites_evaluation
  FROM bloc_competences
  WHERE bloc_competences.fiche_id = p.cle
    AND bloc_competences.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- blocs_par_fiche
SELECT p.rang, t.code
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT bloc_competences.code AS tri_1, bloc_competences.code AS code
  FROM bloc_competences
  WHERE bloc_competences.fiche_id = p.cle
    AND bloc_competences.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- certificateurs_par_fiche
SELECT p.rang, t.siret
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certificateur.rang AS tri_1, certificateur.cle AS tri_2, certificateur.siret AS siret
  FROM fiche JOIN fiche_certificateur AS certificateur ON certificateur.fiche_code = fiche.code
  WHERE fiche.id = p.cle
    AND certificateur.actif IS NOT FALSE AND certificateur.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- formacodes_par_fiche
SELECT p.rang, t.id
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT fiche_formacode.rang AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id
  FROM fiche_formacode JOIN formacode ON formacode.id = fiche_formacode.formacode_id
  WHERE fiche_formacode.fiche_code = p.cle
    AND fiche_formacode.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- nsf_par_fiche
SELECT p.rang, t.code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT fiche_nsf.rang AS tri_1, nsf.code AS tri_2, nsf.code AS code
  FROM fiche_nsf JOIN nsf ON nsf.code = fiche_nsf.nsf_code
  WHERE fiche_nsf.fiche_code = p.cle
    AND fiche_nsf.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- romes_par_fiche
SELECT p.rang, t.code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT fiche_rome.rang AS tri_1, rome.code AS tri_2, rome.code AS code
  FROM fiche_rome JOIN rome ON rome.code = fiche_rome.rome_code
  WHERE fiche_rome.fiche_code = p.cle
    AND fiche_rome.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- fiches_anciennes_par_fiche
SELECT p.rang, t.code, t.actif, t.debut_enregistrement, t.fin_enregistrement
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code, fiche.actif AS actif, fiche.debut AS debut_enregistrement, fiche.fin AS fin_enregistrement
  FROM fiche_succession JOIN fiche ON fiche.code = fiche_succession.ancienne_code
  WHERE fiche_succession.nouvelle_code = p.cle
    AND fiche_succession.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- fiches_nouvelles_par_fiche
SELECT p.rang, t.code, t.actif, t.debut_enregistrement, t.fin_enregistrement
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code, fiche.actif AS actif, fiche.debut AS debut_enregistrement, fiche.fin AS fin_enregistrement
  FROM fiche_succession JOIN fiche ON fiche.code = fiche_succession.nouvelle_code
  WHERE fiche_succession.ancienne_code = p.cle
    AND fiche_succession.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- fiches_actuelles_par_fiche
SELECT p.rang, t.code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1;

-- blocs_par_fiche
SELECT p.rang, t.code
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT bloc_competences.code AS tri_1, bloc_competences.code AS code
  FROM bloc_competences
  WHERE bloc_competences.fiche_id = p.cle
    AND bloc_competences.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- certificateurs_par_fiche
SELECT p.rang, t.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certificateur.rang AS tri_1, certificateur.cle AS tri_2, certificateur.nom AS nom
  FROM fiche JOIN fiche_certificateur AS certificateur ON certificateur.fiche_code = fiche.code
  WHERE fiche.id = p.cle
    AND certificateur.actif IS NOT FALSE AND certificateur.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- fiches_actuelles_par_fiche
SELECT p.rang, t.code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1;

-- fiches_nouvelles_par_fiche
SELECT p.rang, t.code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code
  FROM fiche_succession JOIN fiche ON fiche.code = fiche_succession.nouvelle_code
  WHERE fiche_succession.ancienne_code = p.cle
    AND fiche_succession.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

-- fiches_actuelles_par_fiche
SELECT p.rang, t.code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1;

-- fiches_nouvelles_par_fiche
SELECT p.rang, t.code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.code AS code
  FROM fiche_succession JOIN fiche ON fiche.code = fiche_succession.nouvelle_code
  WHERE fiche_succession.ancienne_code = p.cle
    AND fiche_succession.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

