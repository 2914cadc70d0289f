-- certification_par_fiche
WITH lignes AS (
SELECT p.rang, t.fiche_id AS c1, u1.present AS c4, u1.cle AS c5, u1.type_enregistrement AS c7, u1.actif AS c8, u1.debut_enregistrement AS c9, u1.fin_enregistrement AS c10, u1.code AS c11, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.fiche_id AS fiche_id
  FROM certification
  WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, fiche.id AS cle, fiche.type_enregistrement AS type_enregistrement, fiche.actif AS actif, fiche.debut AS debut_enregistrement, fiche.fin AS fin_enregistrement, fiche.code AS code
  FROM fiche
  WHERE fiche.id = t.fiche_id
) AS u1 ON true
),
-- habilitations_par_certification
lignes_1 AS (
SELECT p.rang, t.siret AS c1, t.tri_1, t.tri_2, t.tri_3, t.tri_4
FROM (SELECT lignes.ligne, lignes.c1 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT habilitation.genre <> 'CERTIFICATEUR' AS tri_1, habilitation.nom AS tri_2, habilitation.cle AS tri_3, habilitation.genre AS tri_4, habilitation.siret AS siret
  FROM fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation
  WHERE fiche.id = p.cle
    AND ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) = %(n1_peut_former)s
  ORDER BY habilitation.genre <> 'CERTIFICATEUR', habilitation.nom, habilitation.cle, habilitation.genre
  LIMIT %(n1_limite)s
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"siret":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2, lignes_1.tri_3, lignes_1.tri_4
  ) AS e
  GROUP BY e.rang
),
-- habilitations_par_certification
lignes_2 AS (
SELECT p.rang, t.siret AS c1, t.peut_former AS c2, t.tri_1, t.tri_2, t.tri_3, t.tri_4
FROM (SELECT lignes.ligne, lignes.c1 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT habilitation.genre <> 'CERTIFICATEUR' AS tri_1, habilitation.nom AS tri_2, habilitation.cle AS tri_3, habilitation.genre AS tri_4, habilitation.siret AS siret, ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) AS peut_former
  FROM fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation
  WHERE fiche.id = p.cle
    AND left(habilitation.siret, 9) = %(n2_siren)s
  ORDER BY habilitation.genre <> 'CERTIFICATEUR', habilitation.nom, habilitation.cle, habilitation.genre
  LIMIT %(n2_limite)s
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"siret":', coalesce(to_json(lignes_2.c1)::text, 'null'), ',"peutFormer":', coalesce(to_json(lignes_2.c2)::text, chr(1)), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2, lignes_2.tri_3, lignes_2.tri_4
  ) AS e
  GROUP BY e.rang
),
-- habilitations_par_fiche
lignes_3 AS (
SELECT p.rang, t.nom AS c1, t.genre AS c2, t.etat AS c3, t.tri_1, t.tri_2, t.tri_3, t.tri_4
FROM (SELECT lignes.ligne, lignes.c5 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT habilitation.genre <> 'CERTIFICATEUR' AS tri_1, habilitation.nom AS tri_2, habilitation.cle AS tri_3, habilitation.genre AS tri_4, habilitation.nom AS nom, nullif(habilitation.genre, 'CERTIFICATEUR') AS genre, habilitation.etat AS etat
  FROM fiche CROSS JOIN LATERAL (
    SELECT c.siret, c.nom, c.cle, 'CERTIFICATEUR' AS genre, c.actif IS NOT FALSE AS actif,
      CASE c.actif WHEN true THEN 'ACTIF' WHEN false THEN 'INACTIF' END AS etat, NULL::date AS debut
    FROM fiche_certificateur AS c WHERE c.fiche_code = fiche.code AND c.absent_depuis IS NULL
    UNION ALL SELECT a.siret, a.nom, a.cle, a.habilitation, a.etat IS NOT DISTINCT FROM 'ACTIF',
      a.etat, a.debut
    FROM fiche_partenaire AS a WHERE a.fiche_code = fiche.code AND a.absent_depuis IS NULL
  ) AS habilitation
  WHERE fiche.id = p.cle
    AND ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) = %(n3_peut_former)s
  ORDER BY habilitation.genre <> 'CERTIFICATEUR', habilitation.nom, habilitation.cle, habilitation.genre
  LIMIT %(n3_limite)s
) AS t
),
textes_3 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"nom":', coalesce(to_json(lignes_3.c1)::text, chr(1)), ',"genre":', coalesce(to_json(lignes_3.c2)::text, 'null'), ',"etat":', coalesce(to_json(lignes_3.c3)::text, 'null'), '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2, lignes_3.tri_3, lignes_3.tri_4
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, coalesce(textes_1.texte, '{"nodes":[]}'), coalesce(textes_2.texte, '{"nodes":[]}'), lignes.c4, lignes.c5, coalesce(textes_3.texte, '{"nodes":[]}'), lignes.c7, lignes.c8, lignes.c9, lignes.c10, lignes.c11
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes.ligne
ORDER BY lignes.rang;

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
SELECT p.rang, t.siret, t.nom, u1.present, u1.id, u1.nom, t.certificateur, t.genre, t.etat, t.peut_former, t.peut_organiser, t.active, t.debut
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT habilitation.genre <> 'CERTIFICATEUR' AS tri_1, habilitation.nom AS tri_2, habilitation.cle AS tri_3, habilitation.genre AS tri_4, habilitation.siret AS siret, habilitation.nom AS nom, habilitation.genre = 'CERTIFICATEUR' AS certificateur, nullif(habilitation.genre, 'CERTIFICATEUR') AS genre, habilitation.etat AS etat, ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('FORMER', 'ORGA_FORM')) AS peut_former, ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true))) AND habilitation.genre IN ('ORGANISER', 'ORGA_FORM')) AS peut_organiser, ((habilitation.genre = 'CERTIFICATEUR' AND habilitation.actif) OR (habilitation.actif AND (coalesce(fiche.actif, fiche.fin IS NOT NULL) AND coalesce(fiche.debut <= %(aujourdhui)s::date, true) AND coalesce(fiche.fin >= %(aujourdhui)s::date, true)))) AS active, habilitation.debut AS debut
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
LEFT JOIN LATERAL (
  SELECT true AS present, organisme.numero AS id, coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom
  FROM etablissement JOIN organisme ON organisme.id = etablissement.organisme_id
  WHERE etablissement.id IN (SELECT e.id FROM etablissement AS e WHERE e.siret = t.siret UNION ALL (SELECT n.etablissement_id FROM numero_precedent AS n WHERE n.ancien = t.siret AND n.genre = 'SIRET' AND n.etablissement_id IS NOT NULL AND NOT EXISTS (SELECT FROM etablissement AS e WHERE e.siret = t.siret) ORDER BY n.effet_le DESC, n.id DESC LIMIT 1))
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS u1 ON true
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3, t.tri_4;

-- fiches_anciennes_par_fiche
SELECT p.rang, t.cle, t.type_enregistrement, t.actif, t.debut_enregistrement, t.fin_enregistrement
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT fiche.code AS tri_1, fiche.id AS cle, fiche.type_enregistrement AS type_enregistrement, fiche.actif AS actif, fiche.debut AS debut_enregistrement, fiche.fin AS fin_enregistrement
  FROM fiche_succession JOIN fiche ON fiche.code = fiche_succession.ancienne_code
  WHERE fiche_succession.nouvelle_code = p.cle
    AND fiche_succession.absent_depuis IS NULL
) AS t
ORDER BY p.rang, t.tri_1;

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

