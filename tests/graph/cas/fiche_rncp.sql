-- certification_par_fiche
SELECT p.rang,
  certification.id AS cle,
  certification.numero AS id,
  certification.fiche_id,
  certification.code_certifinfo,
  certification.intitule,
  certification.type_certification,
  certification.type_diplome_code,
  certification.niveau_code,
  certification.etat AS etat_certification,
  certification.premiere_session,
  certification.derniere_session,
  certification.absent_depuis,
  (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp,
  (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs,
  (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement,
  (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement,
  (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif,
  coalesce((SELECT fiche.urls FROM fiche WHERE fiche.id = certification.fiche_id), '{}') AS urls,
  array_remove(ARRAY[CASE WHEN certification.acces_fi > 0 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca > 0 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp > 0 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc > 0 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae > 0 THEN 'VAE' END], NULL) AS voies,
  array_remove(ARRAY[CASE WHEN certification.acces_fi = 2 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca = 2 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp = 2 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc = 2 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae = 2 THEN 'VAE' END], NULL) AS voies_sous_conditions,
  certification.acces_ind > 0 AS acces_individuel,
  ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM (SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL UNION SELECT f.code, 2 FROM fiche_scolarite AS f WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s WHERE s.place = 1 ORDER BY s.code) AS codes_scolarite,
  ARRAY(SELECT DISTINCT k.code FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'IDEO' AND k.absent_depuis IS NULL ORDER BY k.code) AS codes_ideo
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification
WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
ORDER BY p.rang;

-- fiche_par_code
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
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche
WHERE fiche.code = p.cle
ORDER BY p.rang;

-- certificateurs_par_certification
SELECT p.rang,
  certificateur.siret,
  certificateur.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification CROSS JOIN LATERAL (
    WITH enregistre AS (SELECT c.* FROM fiche JOIN fiche_certificateur AS c ON c.fiche_code = fiche.code
      WHERE fiche.id = certification.fiche_id AND c.absent_depuis IS NULL)
    SELECT siret, nom, rang, cle FROM enregistre WHERE actif IS NOT FALSE
    UNION ALL SELECT NULL, a.nom, 0, a.nom FROM certification_autorite AS a
    WHERE a.certification_id = certification.id AND a.role = 'CERTIFICATEUR' AND a.absent_depuis IS NULL
      AND NOT EXISTS (SELECT FROM enregistre)
  ) AS certificateur
WHERE certification.id = p.cle
ORDER BY p.rang, certificateur.rang, certificateur.cle;

-- blocs_par_certification
SELECT p.rang,
  bloc_competences.code,
  bloc_competences.libelle,
  bloc_competences.competences,
  bloc_competences.modalites_evaluation
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN bloc_competences
WHERE bloc_competences.fiche_id = p.cle
  AND bloc_competences.absent_depuis IS NULL
ORDER BY p.rang, bloc_competences.code;

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

-- fiches_actuelles_par_fiche
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
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
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
ORDER BY p.rang, fiche.code;

-- niveau_par_code
SELECT p.rang,
  niveau.code,
  niveau.libelle,
  niveau.code_lheo
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN niveau
WHERE niveau.code = p.cle
ORDER BY p.rang;

-- blocs_par_fiche
SELECT p.rang,
  bloc_competences.code,
  bloc_competences.libelle,
  bloc_competences.competences,
  bloc_competences.modalites_evaluation
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN bloc_competences
WHERE bloc_competences.fiche_id = p.cle
  AND bloc_competences.absent_depuis IS NULL
ORDER BY p.rang, bloc_competences.code;

-- certificateurs_par_fiche
SELECT p.rang,
  certificateur.siret,
  certificateur.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche JOIN fiche_certificateur AS certificateur ON certificateur.fiche_code = fiche.code
WHERE fiche.id = p.cle
  AND certificateur.actif IS NOT FALSE AND certificateur.absent_depuis IS NULL
ORDER BY p.rang, certificateur.rang, certificateur.cle;

-- formacodes_par_fiche
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
CROSS JOIN fiche_formacode JOIN formacode ON formacode.id = fiche_formacode.formacode_id
WHERE fiche_formacode.fiche_code = p.cle
  AND fiche_formacode.absent_depuis IS NULL
ORDER BY p.rang, fiche_formacode.rang, formacode.code;

-- nsf_par_fiche
SELECT p.rang,
  nsf.code,
  nsf.libelle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche_nsf JOIN nsf ON nsf.code = fiche_nsf.nsf_code
WHERE fiche_nsf.fiche_code = p.cle
  AND fiche_nsf.absent_depuis IS NULL
ORDER BY p.rang, fiche_nsf.rang, nsf.code;

-- romes_par_fiche
SELECT p.rang,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche_rome JOIN rome ON rome.code = fiche_rome.rome_code
WHERE fiche_rome.fiche_code = p.cle
  AND fiche_rome.absent_depuis IS NULL
ORDER BY p.rang, fiche_rome.rang, rome.code;

-- fiches_anciennes_par_fiche
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
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche_succession JOIN fiche ON fiche.code = fiche_succession.ancienne_code
WHERE fiche_succession.nouvelle_code = p.cle
  AND fiche_succession.absent_depuis IS NULL
ORDER BY p.rang, fiche.code;

-- fiches_nouvelles_par_fiche
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
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche_succession JOIN fiche ON fiche.code = fiche_succession.nouvelle_code
WHERE fiche_succession.ancienne_code = p.cle
  AND fiche_succession.absent_depuis IS NULL
ORDER BY p.rang, fiche.code;

-- fiches_actuelles_par_fiche
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
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
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
ORDER BY p.rang, fiche.code;

-- fiches_nouvelles_par_fiche
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
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche_succession JOIN fiche ON fiche.code = fiche_succession.nouvelle_code
WHERE fiche_succession.ancienne_code = p.cle
  AND fiche_succession.absent_depuis IS NULL
ORDER BY p.rang, fiche.code;

-- fiches_nouvelles_par_fiche
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
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche_succession JOIN fiche ON fiche.code = fiche_succession.nouvelle_code
WHERE fiche_succession.ancienne_code = p.cle
  AND fiche_succession.absent_depuis IS NULL
ORDER BY p.rang, fiche.code;

