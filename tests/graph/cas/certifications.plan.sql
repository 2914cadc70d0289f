-- certification_par_code_certifinfo
SELECT p.rang, t.id, t.intitule, t.code_rncp, t.codes_scolarite, t.codes_ideo, t.type_certification, u1.present, u1.code, u1.libelle, u2.present, u2.code, t.etat_certification, t.premiere_session, t.derniere_session, t.absent_depuis, t.enregistrement_actif, t.debut_enregistrement, t.fin_enregistrement, t.voies, t.voies_sous_conditions, t.acces_individuel, t.cle
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
) AS u2 ON true;

-- certification_par_code_certifinfo
SELECT p.rang, t.etat_certification, t.premiere_session, t.derniere_session, t.absent_depuis, t.enregistrement_actif, t.debut_enregistrement, t.fin_enregistrement, t.codes_scolarite, t.voies, t.acces_individuel, t.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.etat AS etat_certification, certification.premiere_session AS premiere_session, certification.derniere_session AS derniere_session, certification.absent_depuis AS absent_depuis, (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif, (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement, (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement, ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM (SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL UNION SELECT f.code, 2 FROM fiche_scolarite AS f WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s WHERE s.place = 1 ORDER BY s.code) AS codes_scolarite, array_remove(ARRAY[CASE WHEN certification.acces_fi > 0 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca > 0 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp > 0 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc > 0 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae > 0 THEN 'VAE' END], NULL) AS voies, certification.acces_ind > 0 AS acces_individuel, certification.id AS cle
  FROM certification
  WHERE certification.code_certifinfo = p.cle
) AS t;

-- certification_par_fiche
SELECT p.rang, t.code_certifinfo, t.codes_scolarite, t.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.code_certifinfo AS code_certifinfo, ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM (SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL UNION SELECT f.code, 2 FROM fiche_scolarite AS f WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s WHERE s.place = 1 ORDER BY s.code) AS codes_scolarite, certification.id AS cle
  FROM certification
  WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
) AS t;

-- certificateurs_par_certification
SELECT p.rang, t.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1, t.tri_2;

-- certificateurs_valideurs_par_certification
SELECT p.rang, t.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certificateur.nom AS tri_1, certificateur.nom AS nom
  FROM (
    SELECT a.certification_id, NULL::text AS siret, a.nom FROM certification_autorite AS a
    WHERE a.role = 'VALIDEUR' AND a.absent_depuis IS NULL
  ) AS certificateur
  WHERE certificateur.certification_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1;

-- formacodes_par_certification
SELECT p.rang, t.code
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1, t.tri_2;

-- romes_par_certification
SELECT p.rang, t.code
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1, t.tri_2;

-- nsf_par_certification
SELECT p.rang, t.code
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1, t.tri_2;

-- certifications_remplacees_par_certification
SELECT p.rang, t.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.numero AS id
  FROM certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.ancienne_id
  WHERE remplacement.nouvelle_id = p.cle
    AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
) AS t
ORDER BY p.rang, t.tri_1;

-- certifications_suivantes_par_certification
SELECT p.rang, t.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.numero AS id
  FROM certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.nouvelle_id
  WHERE remplacement.ancienne_id = p.cle
    AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
) AS t
ORDER BY p.rang, t.tri_1;

-- certifications_finales_par_certification
SELECT p.rang, t.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.numero AS id
  FROM LATERAL (WITH RECURSIVE suite(id) AS (SELECT r.nouvelle_id FROM certification_remplacement AS r WHERE r.ancienne_id = p.cle AND r.absent_depuis IS NULL UNION SELECT r.nouvelle_id FROM suite JOIN certification_remplacement AS r ON r.ancienne_id = suite.id WHERE r.absent_depuis IS NULL) SELECT suite.id FROM suite WHERE NOT EXISTS (SELECT FROM certification_remplacement AS r WHERE r.ancienne_id = suite.id AND r.absent_depuis IS NULL)) AS finale JOIN certification ON certification.id = finale.id
  WHERE true
) AS t
ORDER BY p.rang, t.tri_1;

-- certifications_suivantes_par_certification
SELECT p.rang, t.code_certifinfo, t.etat_certification, t.premiere_session, t.derniere_session, t.absent_depuis, t.enregistrement_actif, t.debut_enregistrement, t.fin_enregistrement, t.cle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.code_certifinfo AS code_certifinfo, certification.etat AS etat_certification, certification.premiere_session AS premiere_session, certification.derniere_session AS derniere_session, certification.absent_depuis AS absent_depuis, (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif, (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement, (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement, certification.id AS cle
  FROM certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.nouvelle_id
  WHERE remplacement.ancienne_id = p.cle
    AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
) AS t
ORDER BY p.rang, t.tri_1;

-- certifications_finales_par_certification
SELECT p.rang, t.code_certifinfo, t.etat_certification, t.premiere_session, t.derniere_session, t.absent_depuis, t.enregistrement_actif, t.debut_enregistrement, t.fin_enregistrement, t.cle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.code_certifinfo AS code_certifinfo, certification.etat AS etat_certification, certification.premiere_session AS premiere_session, certification.derniere_session AS derniere_session, certification.absent_depuis AS absent_depuis, (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif, (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement, (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement, certification.id AS cle
  FROM LATERAL (WITH RECURSIVE suite(id) AS (SELECT r.nouvelle_id FROM certification_remplacement AS r WHERE r.ancienne_id = p.cle AND r.absent_depuis IS NULL UNION SELECT r.nouvelle_id FROM suite JOIN certification_remplacement AS r ON r.ancienne_id = suite.id WHERE r.absent_depuis IS NULL) SELECT suite.id FROM suite WHERE NOT EXISTS (SELECT FROM certification_remplacement AS r WHERE r.ancienne_id = suite.id AND r.absent_depuis IS NULL)) AS finale JOIN certification ON certification.id = finale.id
  WHERE true
) AS t
ORDER BY p.rang, t.tri_1;

-- formations_par_certification
SELECT p.rang, t.intitule, t.source, u1.present, u1.nom, u2.present, u2.code_certifinfo
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.intitule AS intitule, formation.source AS source, formation.proprietaire_id AS proprietaire_id, formation.id AS cle
  FROM formation
  WHERE formation.id IN (SELECT formation_certification.formation_id FROM formation_certification WHERE formation_certification.certification_id = p.cle)
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(limite)s
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
ORDER BY p.rang, t.tri_1;

-- certifications_suivantes_par_certification
SELECT p.rang, t.code_certifinfo
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.code_certifinfo AS code_certifinfo
  FROM certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.nouvelle_id
  WHERE remplacement.ancienne_id = p.cle
    AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
) AS t
ORDER BY p.rang, t.tri_1;

-- certificateurs_par_certification
SELECT p.rang, t.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1, t.tri_2;

-- certifications_remplacees_par_certification
SELECT p.rang, t.code_certifinfo
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.numero AS tri_1, certification.code_certifinfo AS code_certifinfo
  FROM certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.ancienne_id
  WHERE remplacement.nouvelle_id = p.cle
    AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
) AS t
ORDER BY p.rang, t.tri_1;

