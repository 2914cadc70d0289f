-- organisme_par_numero
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.version AS c2, t.cle AS c3, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme.numero AS id, organisme.version AS version, organisme.id AS cle
  FROM organisme
  WHERE organisme.numero = p.cle
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS t
),
-- etablissements_par_organisme
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.siret AS c2, t.uai AS c3, t.cle AS c4, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c3 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT NOT etablissement.principal AS tri_1, etablissement.numero AS tri_2, etablissement.numero AS id, etablissement.siret AS siret, etablissement.uai AS uai, etablissement.id AS cle
  FROM etablissement
  WHERE etablissement.organisme_id = p.cle
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (etablissement.statut = 'VALIDEE')
) AS t
),
-- sites_par_etablissement
lignes_2 AS (
SELECT p.rang, t.id AS c1, t.nom AS c2, t.principal AS c3, u1.present AS c4, u1.ville AS c5, t.tri_1, t.tri_2
FROM (SELECT lignes_1.ligne, lignes_1.c4 FROM lignes_1) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT NOT site.principal AS tri_1, site.numero AS tri_2, site.numero AS id, site.nom AS nom, site.principal AS principal, site.adresse_id AS adresse_id
  FROM site
  WHERE site.etablissement_id = p.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (site.statut = 'VALIDEE')
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, adresse.ville AS ville
  FROM adresse
  WHERE adresse.id = t.adresse_id
) AS u1 ON true
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"id":', coalesce(to_json(lignes_2.c1)::text, 'null'), ',"nom":', coalesce(to_json(lignes_2.c2)::text, 'null'), ',"principal":', coalesce(to_json(lignes_2.c3)::text, 'null'), ',"adresse":', CASE WHEN lignes_2.c4 THEN concat('{"ville":', coalesce(to_json(lignes_2.c5)::text, 'null'), '}') ELSE chr(1) END, '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"siret":', coalesce(to_json(lignes_1.c2)::text, 'null'), ',"uai":', coalesce(to_json(lignes_1.c3)::text, 'null'), ',"sites":', coalesce(textes_2.texte, '[]'), '}') AS element_1
    FROM lignes_1
LEFT JOIN textes_2 ON textes_2.rang = lignes_1.ligne
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- contacts_par_organisme
lignes_3 AS (
SELECT p.rang, t.id AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c3 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT organisme_contact.rang AS tri_1, contact.numero AS tri_2, contact.numero AS id
  FROM organisme_contact JOIN contact ON contact.id = organisme_contact.contact_id
  WHERE organisme_contact.organisme_id = p.cle
    AND contact.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = contact.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND (contact.statut = 'VALIDEE')
) AS t
),
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"id":', coalesce(to_json(lignes_3.c1)::text, 'null'), '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, coalesce(textes_1.texte, '[]'), coalesce(textes_3.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes.ligne
ORDER BY lignes.rang;

-- etablissement_par_siret
WITH lignes AS (
SELECT p.rang, t.id AS c1, u1.present AS c2, u1.id AS c3, t.cle AS c4, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT etablissement.numero AS id, etablissement.organisme_id AS organisme_id, etablissement.id AS cle
  FROM etablissement
  WHERE etablissement.id IN (SELECT e.id FROM etablissement AS e WHERE e.siret = p.cle UNION ALL (SELECT n.etablissement_id FROM numero_precedent AS n WHERE n.ancien = p.cle AND n.genre = 'SIRET' AND n.etablissement_id IS NOT NULL AND NOT EXISTS (SELECT FROM etablissement AS e WHERE e.siret = p.cle) ORDER BY n.effet_le DESC, n.id DESC LIMIT 1))
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS t
JOIN LATERAL (
  SELECT true AS present, organisme.numero AS id
  FROM organisme
  WHERE organisme.id = t.organisme_id
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS u1 ON true
),
-- actions_par_etablissement
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.tri_1
FROM (SELECT lignes.ligne, lignes.c4 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT action.numero AS tri_1, action.numero AS id
  FROM action
  WHERE action.id IN (SELECT a.id FROM action AS a WHERE a.etablissement_id = p.cle UNION ALL SELECT f.action_id FROM action_formateur AS f WHERE f.etablissement_id = p.cle)
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (action.statut = 'VALIDEE')
  ORDER BY action.numero
  LIMIT %(n1_limite)s
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
),
-- sites_par_etablissement
lignes_2 AS (
SELECT p.rang, t.cle AS c1, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c4 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT NOT site.principal AS tri_1, site.numero AS tri_2, site.id AS cle
  FROM site
  WHERE site.etablissement_id = p.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (site.statut = 'VALIDEE')
) AS t
),
-- sessions_par_site
lignes_3 AS (
SELECT p.rang, t.id AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes_2.ligne, lignes_2.c1 FROM lignes_2) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS id
  FROM session
  WHERE session.id IN (SELECT session_site.session_id FROM session_site WHERE session_site.site_id = p.cle)
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(n3_limite)s
) AS t
),
textes_3 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"id":', coalesce(to_json(lignes_3.c1)::text, 'null'), '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"sessions":', coalesce(textes_3.texte, '{"nodes":[]}'), '}') AS element_1
    FROM lignes_2
LEFT JOIN textes_3 ON textes_3.rang = lignes_2.ligne
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, coalesce(textes_1.texte, '{"nodes":[]}'), coalesce(textes_2.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
ORDER BY lignes.rang;

-- valeurs_par_nomenclature
SELECT p.rang,
  valeur.code,
  valeur.libelle,
  valeur.code_lheo,
  valeur.debut,
  valeur.fin,
  valeur.successeur
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN (SELECT 'TYPE_DISPOSITIF' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM type_dispositif UNION ALL SELECT 'FINANCEUR' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM financeur UNION ALL SELECT 'NIVEAU' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM niveau UNION ALL SELECT 'TYPE_CONTACT' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM type_contact UNION ALL SELECT 'CATEGORIE_ORGANISME' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM categorie_organisme UNION ALL SELECT 'OBJECTIF_GENERAL' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM objectif_general UNION ALL SELECT 'PERIMETRE_RECRUTEMENT' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM perimetre_recrutement UNION ALL SELECT 'MODALITE_RECRUTEMENT' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM modalite_recrutement UNION ALL SELECT 'NSF' AS nomenclature, rang, code, libelle, code_lheo, debut, coalesce(fin, absent_depuis - 1) AS fin, successeur FROM nsf UNION ALL SELECT 'DEPARTEMENT' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM departement UNION ALL SELECT 'LANGUE' AS nomenclature, rang, code, libelle, code_lheo, debut, fin, successeur FROM langue UNION ALL SELECT 'PUBLIC', 0, code, libelle, NULL, NULL, absent_depuis - 1, NULL FROM public_vise WHERE version = (SELECT max(version) FROM public_vise) UNION ALL SELECT 'CHAMP', 0, code, libelle, NULL, NULL, absent_depuis - 1, NULL FROM champ_semantique WHERE version = (SELECT max(version) FROM champ_semantique) UNION ALL SELECT upper(liste), 9999, code, libelle, NULL, debut, fin, NULL FROM libelle_date) AS valeur
WHERE valeur.nomenclature = p.cle
  AND (valeur.fin IS NULL OR valeur.fin >= %(aujourdhui)s)
ORDER BY p.rang, valeur.rang, valeur.code;

