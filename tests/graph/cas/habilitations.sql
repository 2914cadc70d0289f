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

-- habilitations_par_certification (total)
SELECT p.rang, t.total
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT count(*) AS total
  FROM (SELECT FROM fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation WHERE fiche.id = p.cle LIMIT 10001) AS u
) AS t;

-- habilitations_par_certification
SELECT p.rang, t.*
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT habilitation.genre <> 'CERTIFICATEUR' AS tri_1, habilitation.nom AS tri_2, habilitation.cle AS tri_3, habilitation.genre AS tri_4,
  habilitation.siret,
  habilitation.nom,
  habilitation.genre = 'CERTIFICATEUR' AS certificateur,
  nullif(habilitation.genre, 'CERTIFICATEUR') AS genre,
  habilitation.etat,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) AS peut_former,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('ORGANISER', 'ORGA_FORM')) AS peut_organiser,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true)))) AS active,
  habilitation.debut
  FROM fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation
  WHERE fiche.id = p.cle
  AND ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) = %(peut_former)s
  ORDER BY habilitation.genre <> 'CERTIFICATEUR', habilitation.nom, habilitation.cle, habilitation.genre
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3, t.tri_4;

-- habilitations_par_certification
SELECT p.rang, t.*
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT habilitation.genre <> 'CERTIFICATEUR' AS tri_1, habilitation.nom AS tri_2, habilitation.cle AS tri_3, habilitation.genre AS tri_4,
  habilitation.siret,
  habilitation.nom,
  habilitation.genre = 'CERTIFICATEUR' AS certificateur,
  nullif(habilitation.genre, 'CERTIFICATEUR') AS genre,
  habilitation.etat,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) AS peut_former,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('ORGANISER', 'ORGA_FORM')) AS peut_organiser,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true)))) AS active,
  habilitation.debut
  FROM fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation
  WHERE fiche.id = p.cle
  AND left(habilitation.siret, 9) = %(siren)s
  ORDER BY habilitation.genre <> 'CERTIFICATEUR', habilitation.nom, habilitation.cle, habilitation.genre
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3, t.tri_4;

-- habilitations_par_certification
SELECT p.rang, t.*
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT habilitation.genre <> 'CERTIFICATEUR' AS tri_1, habilitation.nom AS tri_2, habilitation.cle AS tri_3, habilitation.genre AS tri_4,
  habilitation.siret,
  habilitation.nom,
  habilitation.genre = 'CERTIFICATEUR' AS certificateur,
  nullif(habilitation.genre, 'CERTIFICATEUR') AS genre,
  habilitation.etat,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) AS peut_former,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('ORGANISER', 'ORGA_FORM')) AS peut_organiser,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true)))) AS active,
  habilitation.debut
  FROM fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation
  WHERE fiche.id = p.cle
  ORDER BY habilitation.genre <> 'CERTIFICATEUR', habilitation.nom, habilitation.cle, habilitation.genre
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3, t.tri_4;

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

-- habilitations_par_fiche
SELECT p.rang, t.*
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT habilitation.genre <> 'CERTIFICATEUR' AS tri_1, habilitation.nom AS tri_2, habilitation.cle AS tri_3, habilitation.genre AS tri_4,
  habilitation.siret,
  habilitation.nom,
  habilitation.genre = 'CERTIFICATEUR' AS certificateur,
  nullif(habilitation.genre, 'CERTIFICATEUR') AS genre,
  habilitation.etat,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) AS peut_former,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('ORGANISER', 'ORGA_FORM')) AS peut_organiser,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true)))) AS active,
  habilitation.debut
  FROM fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation
  WHERE fiche.id = p.cle
  AND ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) = %(peut_former)s
  ORDER BY habilitation.genre <> 'CERTIFICATEUR', habilitation.nom, habilitation.cle, habilitation.genre
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3, t.tri_4;

-- habilitations_par_fiche_et_siren
SELECT p.rang,
  habilitation.siret,
  habilitation.nom,
  habilitation.genre = 'CERTIFICATEUR' AS certificateur,
  nullif(habilitation.genre, 'CERTIFICATEUR') AS genre,
  habilitation.etat,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) AS peut_former,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('ORGANISER', 'ORGA_FORM')) AS peut_organiser,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true)))) AS active,
  habilitation.debut
FROM unnest(%(cle_1)s::bigint[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation
WHERE fiche.id = p.cle_1
  AND left(habilitation.siret, 9) = p.cle_2
ORDER BY p.rang, habilitation.genre <> 'CERTIFICATEUR', habilitation.nom, habilitation.cle, habilitation.genre;

-- organisme_par_siret
SELECT p.rang,
  organisme.id AS cle,
  organisme.numero AS id,
  organisme.numero,
  organisme.statut,
  organisme.version,
  organisme.source,
  organisme.cree_le,
  organisme.modifie_le,
  organisme.raison_sociale,
  organisme.siren,
  organisme.numero_declaration_activite,
  organisme.presentation,
  organisme.urls,
  coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom,
  organisme.confirme_le
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN etablissement JOIN organisme ON organisme.id = etablissement.organisme_id
WHERE etablissement.id IN (SELECT e.id FROM etablissement AS e WHERE e.siret = p.cle UNION ALL (SELECT n.etablissement_id FROM numero_precedent AS n WHERE n.ancien = p.cle AND n.genre = 'SIRET' AND n.etablissement_id IS NOT NULL AND NOT EXISTS (SELECT FROM etablissement AS e WHERE e.siret = p.cle) ORDER BY n.effet_le DESC, n.id DESC LIMIT 1))
  AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND NOT organisme.suspendu
  AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
ORDER BY p.rang;

-- habilitations_par_fiche_et_siren
SELECT p.rang,
  habilitation.siret,
  habilitation.nom,
  habilitation.genre = 'CERTIFICATEUR' AS certificateur,
  nullif(habilitation.genre, 'CERTIFICATEUR') AS genre,
  habilitation.etat,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) AS peut_former,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('ORGANISER', 'ORGA_FORM')) AS peut_organiser,
  ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true)))) AS active,
  habilitation.debut
FROM unnest(%(cle_1)s::bigint[], %(cle_2)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation
WHERE fiche.id = p.cle_1
  AND left(habilitation.siret, 9) = p.cle_2
ORDER BY p.rang, habilitation.genre <> 'CERTIFICATEUR', habilitation.nom, habilitation.cle, habilitation.genre;

