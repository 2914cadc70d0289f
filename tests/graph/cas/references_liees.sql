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

-- romes
SELECT 1 AS rang, rome.code AS tri_1,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM rome
WHERE rome.absent_depuis IS NULL
  AND rome.code IN (SELECT l.rome_code FROM formacode_rome AS l WHERE l.code = %(formacode)s AND l.absent_depuis IS NULL AND l.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = %(formacode)s))
ORDER BY rome.code
LIMIT %(limite)s;

-- romes
SELECT 1 AS rang, rome.code AS tri_1,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM rome
WHERE rome.absent_depuis IS NULL
  AND (rome.plie LIKE ALL(%(recherche)s::text[]) OR rome.code IN (SELECT a.rome_code FROM rome_appellation AS a WHERE a.absent_depuis IS NULL AND a.plie LIKE ALL(%(recherche)s::text[])))
  AND rome.code IN (SELECT l.rome_code FROM formacode_rome AS l WHERE l.code = %(formacode)s AND l.absent_depuis IS NULL AND l.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = %(formacode)s))
ORDER BY rome.code
LIMIT %(limite)s;

-- romes (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM rome WHERE rome.absent_depuis IS NULL
  AND rome.code IN (SELECT l.rome_code FROM formacode_rome AS l WHERE l.code = %(formacode)s AND l.absent_depuis IS NULL AND l.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = %(formacode)s)) LIMIT 10001) AS u;

-- formation_par_numero
SELECT p.rang,
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
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN formation
WHERE formation.numero = p.cle
  AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
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

-- romes
SELECT 1 AS rang, rome.code AS tri_1,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM rome
WHERE rome.absent_depuis IS NULL
  AND rome.code IN (SELECT l.rome_code FROM formacode_rome AS l WHERE l.code = %(formacode)s AND l.absent_depuis IS NULL AND l.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = %(formacode)s))
ORDER BY rome.code
LIMIT %(limite)s;

-- romes_par_formacode
SELECT p.rang,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT DISTINCT l.rome_code FROM formacode_rome AS l
  WHERE l.version = p.cle_1 AND l.code = p.cle_2 AND l.absent_depuis IS NULL
) AS lien JOIN rome ON rome.code = lien.rome_code
WHERE true
ORDER BY p.rang, rome.code;

-- romes_par_formacode
SELECT p.rang,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM unnest(%(cle_1)s::integer[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT DISTINCT l.rome_code FROM formacode_rome AS l
  WHERE l.version = p.cle_1 AND l.code = p.cle_2 AND l.absent_depuis IS NULL
) AS lien JOIN rome ON rome.code = lien.rome_code
WHERE true
ORDER BY p.rang, rome.code;

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

-- blocs_par_formation
SELECT p.rang,
  bloc_competences.code,
  bloc_competences.libelle,
  bloc_competences.competences,
  bloc_competences.modalites_evaluation
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT c.fiche_id, min(l.rang) AS rang
  FROM formation_certification AS l JOIN certification AS c ON c.id = l.certification_id
  WHERE l.formation_id = p.cle GROUP BY c.fiche_id
) AS portee JOIN bloc_competences ON bloc_competences.fiche_id = portee.fiche_id
WHERE bloc_competences.absent_depuis IS NULL
ORDER BY p.rang, portee.rang, bloc_competences.code;

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

-- formacodes_par_rome
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
CROSS JOIN LATERAL (
  SELECT DISTINCT l.version, l.code FROM formacode_rome AS l
  WHERE l.rome_code = p.cle AND l.absent_depuis IS NULL AND l.version = (
    SELECT max(v.version) FROM formacode_rome AS v WHERE v.rome_code = p.cle AND v.absent_depuis IS NULL)
) AS lien JOIN formacode USING (version, code)
WHERE true
ORDER BY p.rang, formacode.code;

-- formacodes_par_rome
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
CROSS JOIN LATERAL (
  SELECT DISTINCT l.version, l.code FROM formacode_rome AS l
  WHERE l.rome_code = p.cle AND l.absent_depuis IS NULL AND l.version = (
    SELECT max(v.version) FROM formacode_rome AS v WHERE v.rome_code = p.cle AND v.absent_depuis IS NULL)
) AS lien JOIN formacode USING (version, code)
WHERE true
ORDER BY p.rang, formacode.code;

