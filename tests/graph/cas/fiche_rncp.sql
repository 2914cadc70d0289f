-- certification_par_fiche
SELECT p.rang,
  certification.id AS cle,
  certification.numero AS id,
  certification.fiche_id,
  certification.code_certifinfo,
  certification.intitule,
  (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp,
  (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification
WHERE certification.numero = (SELECT min(c.numero) FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle)
ORDER BY p.rang;

-- fiche_par_code
SELECT p.rang,
  fiche.id AS cle,
  concat('FI_', fiche.code) AS id,
  fiche.code,
  fiche.intitule,
  fiche.sigle,
  fiche.etat,
  fiche.actif,
  fiche.type_enregistrement,
  fiche.niveau_code,
  fiche.debut AS debut_enregistrement,
  fiche.fin AS fin_enregistrement,
  fiche.decision,
  fiche.effet,
  fiche.limite_delivrance,
  fiche.publication,
  fiche.objectifs,
  fiche.activites,
  fiche.capacites,
  fiche.secteurs,
  fiche.emplois
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche
WHERE fiche.code = p.cle
ORDER BY p.rang;

-- certificateurs_par_certification
SELECT p.rang,
  fiche_certificateur.siret,
  fiche_certificateur.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche JOIN fiche_certificateur ON fiche_certificateur.fiche_code = fiche.code
WHERE fiche.id = p.cle
  AND fiche_certificateur.actif IS NOT FALSE AND fiche_certificateur.absent_depuis IS NULL
ORDER BY p.rang, fiche_certificateur.rang, fiche_certificateur.cle;

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
  fiche.etat,
  fiche.actif,
  fiche.type_enregistrement,
  fiche.niveau_code,
  fiche.debut AS debut_enregistrement,
  fiche.fin AS fin_enregistrement,
  fiche.decision,
  fiche.effet,
  fiche.limite_delivrance,
  fiche.publication,
  fiche.objectifs,
  fiche.activites,
  fiche.capacites,
  fiche.secteurs,
  fiche.emplois
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
  fiche.etat,
  fiche.actif,
  fiche.type_enregistrement,
  fiche.niveau_code,
  fiche.debut AS debut_enregistrement,
  fiche.fin AS fin_enregistrement,
  fiche.decision,
  fiche.effet,
  fiche.limite_delivrance,
  fiche.publication,
  fiche.objectifs,
  fiche.activites,
  fiche.capacites,
  fiche.secteurs,
  fiche.emplois
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
  fiche_certificateur.siret,
  fiche_certificateur.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche JOIN fiche_certificateur ON fiche_certificateur.fiche_code = fiche.code
WHERE fiche.id = p.cle
  AND fiche_certificateur.actif IS NOT FALSE AND fiche_certificateur.absent_depuis IS NULL
ORDER BY p.rang, fiche_certificateur.rang, fiche_certificateur.cle;

-- formacodes_par_fiche
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle
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
  fiche.etat,
  fiche.actif,
  fiche.type_enregistrement,
  fiche.niveau_code,
  fiche.debut AS debut_enregistrement,
  fiche.fin AS fin_enregistrement,
  fiche.decision,
  fiche.effet,
  fiche.limite_delivrance,
  fiche.publication,
  fiche.objectifs,
  fiche.activites,
  fiche.capacites,
  fiche.secteurs,
  fiche.emplois
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
  fiche.etat,
  fiche.actif,
  fiche.type_enregistrement,
  fiche.niveau_code,
  fiche.debut AS debut_enregistrement,
  fiche.fin AS fin_enregistrement,
  fiche.decision,
  fiche.effet,
  fiche.limite_delivrance,
  fiche.publication,
  fiche.objectifs,
  fiche.activites,
  fiche.capacites,
  fiche.secteurs,
  fiche.emplois
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
  fiche.etat,
  fiche.actif,
  fiche.type_enregistrement,
  fiche.niveau_code,
  fiche.debut AS debut_enregistrement,
  fiche.fin AS fin_enregistrement,
  fiche.decision,
  fiche.effet,
  fiche.limite_delivrance,
  fiche.publication,
  fiche.objectifs,
  fiche.activites,
  fiche.capacites,
  fiche.secteurs,
  fiche.emplois
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
  fiche.etat,
  fiche.actif,
  fiche.type_enregistrement,
  fiche.niveau_code,
  fiche.debut AS debut_enregistrement,
  fiche.fin AS fin_enregistrement,
  fiche.decision,
  fiche.effet,
  fiche.limite_delivrance,
  fiche.publication,
  fiche.objectifs,
  fiche.activites,
  fiche.capacites,
  fiche.secteurs,
  fiche.emplois
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
  fiche.etat,
  fiche.actif,
  fiche.type_enregistrement,
  fiche.niveau_code,
  fiche.debut AS debut_enregistrement,
  fiche.fin AS fin_enregistrement,
  fiche.decision,
  fiche.effet,
  fiche.limite_delivrance,
  fiche.publication,
  fiche.objectifs,
  fiche.activites,
  fiche.capacites,
  fiche.secteurs,
  fiche.emplois
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN fiche_succession JOIN fiche ON fiche.code = fiche_succession.nouvelle_code
WHERE fiche_succession.ancienne_code = p.cle
  AND fiche_succession.absent_depuis IS NULL
ORDER BY p.rang, fiche.code;

