-- certification_par_code_certifinfo
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
WHERE certification.code_certifinfo = p.cle
ORDER BY p.rang;

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

-- type_diplome_par_code
SELECT p.rang,
  type_diplome.code,
  type_diplome.libelle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN type_diplome
WHERE type_diplome.code = p.cle
ORDER BY p.rang;

-- niveau_par_code
SELECT p.rang,
  niveau.code,
  niveau.libelle,
  niveau.code_lheo
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN niveau
WHERE niveau.code = p.cle
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

-- certificateurs_valideurs_par_certification
SELECT p.rang,
  certificateur.siret,
  certificateur.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN (
    SELECT a.certification_id, NULL::text AS siret, a.nom FROM certification_autorite AS a
    WHERE a.role = 'VALIDEUR' AND a.absent_depuis IS NULL
  ) AS certificateur
WHERE certificateur.certification_id = p.cle
ORDER BY p.rang, certificateur.nom;

-- formacodes_par_certification
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
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT i.formacode_id, i.rang FROM certification_formacode AS i
  WHERE i.certification_id = p.cle AND i.absent_depuis IS NULL
  UNION ALL SELECT i.formacode_id, i.rang FROM certification AS c JOIN fiche AS f ON f.id = c.fiche_id
  JOIN fiche_formacode AS i ON i.fiche_code = f.code AND i.absent_depuis IS NULL
  WHERE c.id = p.cle AND NOT EXISTS (SELECT FROM certification_formacode AS sienne
    WHERE sienne.certification_id = p.cle AND sienne.absent_depuis IS NULL)
) AS portee JOIN formacode ON formacode.id = portee.formacode_id
WHERE true
ORDER BY p.rang, portee.rang, formacode.code;

-- romes_par_certification
SELECT p.rang,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT i.rome_code, i.rang FROM certification_rome AS i
  WHERE i.certification_id = p.cle AND i.absent_depuis IS NULL
  UNION ALL SELECT i.rome_code, i.rang FROM certification AS c JOIN fiche AS f ON f.id = c.fiche_id
  JOIN fiche_rome AS i ON i.fiche_code = f.code AND i.absent_depuis IS NULL
  WHERE c.id = p.cle AND NOT EXISTS (SELECT FROM certification_rome AS sienne
    WHERE sienne.certification_id = p.cle AND sienne.absent_depuis IS NULL)
) AS portee JOIN rome ON rome.code = portee.rome_code
WHERE true
ORDER BY p.rang, portee.rang, rome.code;

-- nsf_par_certification
SELECT p.rang,
  nsf.code,
  nsf.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT i.nsf_code, i.rang FROM certification_nsf AS i
  WHERE i.certification_id = p.cle AND i.absent_depuis IS NULL
  UNION ALL SELECT i.nsf_code, i.rang FROM certification AS c JOIN fiche AS f ON f.id = c.fiche_id
  JOIN fiche_nsf AS i ON i.fiche_code = f.code AND i.absent_depuis IS NULL
  WHERE c.id = p.cle AND NOT EXISTS (SELECT FROM certification_nsf AS sienne
    WHERE sienne.certification_id = p.cle AND sienne.absent_depuis IS NULL)
) AS portee JOIN nsf ON nsf.code = portee.nsf_code
WHERE true
ORDER BY p.rang, portee.rang, nsf.code;

-- certifications_remplacees_par_certification
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
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.ancienne_id
WHERE remplacement.nouvelle_id = p.cle
  AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
ORDER BY p.rang, certification.numero;

-- certifications_suivantes_par_certification
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
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.nouvelle_id
WHERE remplacement.ancienne_id = p.cle
  AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
ORDER BY p.rang, certification.numero;

-- certifications_finales_par_certification
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
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (WITH RECURSIVE suite(id) AS (SELECT r.nouvelle_id FROM certification_remplacement AS r WHERE r.ancienne_id = p.cle AND r.absent_depuis IS NULL UNION SELECT r.nouvelle_id FROM suite JOIN certification_remplacement AS r ON r.ancienne_id = suite.id WHERE r.absent_depuis IS NULL) SELECT suite.id FROM suite WHERE NOT EXISTS (SELECT FROM certification_remplacement AS r WHERE r.ancienne_id = suite.id AND r.absent_depuis IS NULL)) AS finale JOIN certification ON certification.id = finale.id
WHERE true
ORDER BY p.rang, certification.numero;

-- formations_par_certification
SELECT p.rang, t.*
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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
  WHERE formation.id IN (SELECT formation_certification.formation_id FROM formation_certification WHERE formation_certification.certification_id = p.cle)
  AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1;

-- certifications_suivantes_par_certification
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
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.nouvelle_id
WHERE remplacement.ancienne_id = p.cle
  AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
ORDER BY p.rang, certification.numero;

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

-- certifications_remplacees_par_certification
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
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification_remplacement AS remplacement JOIN certification ON certification.id = remplacement.ancienne_id
WHERE remplacement.nouvelle_id = p.cle
  AND remplacement.absent_depuis IS NULL AND NOT EXISTS (SELECT FROM certification_remplacement AS autre WHERE autre.ancienne_id = remplacement.ancienne_id AND autre.nouvelle_id = remplacement.nouvelle_id AND autre.absent_depuis IS NULL AND autre.origine < remplacement.origine)
ORDER BY p.rang, certification.numero;

-- certifications_par_formation
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
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN formation_certification JOIN certification ON certification.id = formation_certification.certification_id
WHERE formation_certification.formation_id = p.cle
ORDER BY p.rang, formation_certification.rang, certification.numero;

