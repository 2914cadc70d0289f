-- organisme_par_siret
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.numero AS c2, t.nom AS c3, t.raison_sociale AS c4, t.siren AS c5, t.numero_declaration_activite AS c6, t.presentation AS c7, t.urls AS c8, t.confirme_le AS c9, t.cle AS c10, t.noun AS c13, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme.numero AS id, organisme.numero AS numero, coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom, organisme.raison_sociale AS raison_sociale, organisme.siren AS siren, organisme.numero_declaration_activite AS numero_declaration_activite, organisme.presentation AS presentation, organisme.urls AS urls, organisme.confirme_le AS confirme_le, organisme.id AS cle, 'organisme' AS noun
  FROM etablissement JOIN organisme ON organisme.id = etablissement.organisme_id
  WHERE etablissement.id IN (SELECT e.id FROM etablissement AS e WHERE e.siret = p.cle UNION ALL (SELECT n.etablissement_id FROM numero_precedent AS n WHERE n.ancien = p.cle AND n.genre = 'SIRET' AND n.etablissement_id IS NOT NULL AND NOT EXISTS (SELECT FROM etablissement AS e WHERE e.siret = p.cle) ORDER BY n.effet_le DESC, n.id DESC LIMIT 1))
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS t
),
-- categories_par_organisme
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c10 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT organisme_categorie.rang AS tri_1, categorie_organisme.code AS tri_2, categorie_organisme.code AS code, categorie_organisme.libelle AS libelle
  FROM organisme_categorie JOIN categorie_organisme ON categorie_organisme.code = organisme_categorie.categorie_code
  WHERE organisme_categorie.organisme_id = p.cle
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_1.c2)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- formacodes_par_organisme
lignes_2 AS (
SELECT p.rang, t.id AS c1, t.code AS c2, t.libelle AS c3, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c10 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT domaine.rang AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.code AS code, formacode.libelle AS libelle
  FROM domaine JOIN formacode ON formacode.id = domaine.formacode_id
  WHERE domaine.organisme_id = p.cle
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"id":', coalesce(to_json(lignes_2.c1)::text, chr(1)), ',"code":', coalesce(to_json(lignes_2.c2)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_2.c3)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
),
-- identifiants_par_objet
lignes_3 AS (
SELECT p.rang, t.source AS c1, t.cle AS c2, t.tri_1, t.tri_2, t.tri_3
FROM (SELECT lignes.ligne, lignes.c13, lignes.c10 FROM lignes) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT identifiant_externe.emetteur AS tri_1, identifiant_externe.cle AS tri_2, identifiant_externe.portee AS tri_3, identifiant_externe.source AS source, identifiant_externe.cle AS cle
  FROM identifiant_externe
  WHERE identifiant_externe.noun = p.cle_1
    AND identifiant_externe.objet_id = p.cle_2
    AND NOT identifiant_externe.naturelle
) AS t
),
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"source":', coalesce(to_json(lignes_3.c1)::text, 'null'), ',"cle":', coalesce(to_json(lignes_3.c2)::text, 'null'), '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2, lignes_3.tri_3
  ) AS e
  GROUP BY e.rang
),
-- etablissements_par_organisme
lignes_4 AS (
SELECT p.rang, t.id AS c1, t.siret AS c2, t.principal AS c3, t.fiche AS c4, u1.present AS c5, u1.lignes AS c6, u1.code_postal AS c7, u1.ville AS c8, t.cle AS c9, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c10 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT NOT etablissement.principal AS tri_1, etablissement.numero AS tri_2, etablissement.numero AS id, etablissement.siret AS siret, etablissement.principal AS principal, etablissement.fiche AS fiche, etablissement.id AS cle
  FROM etablissement
  WHERE etablissement.organisme_id = p.cle
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (etablissement.statut = 'VALIDEE')
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, coalesce(adresse.lignes, '{}') AS lignes, adresse.code_postal AS code_postal, adresse.ville AS ville
  FROM etablissement LEFT JOIN adresse ON adresse.id = etablissement.adresse_id
  WHERE etablissement.id = t.cle
) AS u1 ON true
),
-- sites_par_etablissement
lignes_5 AS (
SELECT p.rang, t.id AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes_4.ligne, lignes_4.c9 FROM lignes_4) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT NOT site.principal AS tri_1, site.numero AS tri_2, site.numero AS id
  FROM site
  WHERE site.etablissement_id = p.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (site.statut = 'VALIDEE')
) AS t
),
textes_5 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_5.rang, concat('{"id":', coalesce(to_json(lignes_5.c1)::text, 'null'), '}') AS element_1
    FROM lignes_5
ORDER BY lignes_5.rang, lignes_5.tri_1, lignes_5.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_4 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_4.rang, concat('{"id":', coalesce(to_json(lignes_4.c1)::text, 'null'), ',"siret":', coalesce(to_json(lignes_4.c2)::text, 'null'), ',"principal":', coalesce(to_json(lignes_4.c3)::text, 'null'), ',"fiche":', coalesce(to_json(lignes_4.c4)::text, 'null'), ',"adresse":', CASE WHEN lignes_4.c5 THEN concat('{"lignes":', coalesce(to_json(lignes_4.c6)::text, chr(1)), ',"codePostal":', coalesce(to_json(lignes_4.c7)::text, 'null'), ',"ville":', coalesce(to_json(lignes_4.c8)::text, 'null'), '}') ELSE chr(1) END, ',"sites":', coalesce(textes_5.texte, '[]'), '}') AS element_1
    FROM lignes_4
LEFT JOIN textes_5 ON textes_5.rang = lignes_4.ligne
ORDER BY lignes_4.rang, lignes_4.tri_1, lignes_4.tri_2
  ) AS e
  GROUP BY e.rang
),
-- contacts_par_organisme
lignes_6 AS (
SELECT p.rang, t.id AS c1, u1.present AS c2, u1.code AS c3, u1.libelle AS c4, t.civilite AS c5, t.prenom AS c6, t.nom_famille AS c7, t.telephones AS c8, t.courriel AS c9, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c10 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT organisme_contact.rang AS tri_1, contact.numero AS tri_2, contact.numero AS id, contact.type_code AS type_code, contact.civilite AS civilite, contact.prenom AS prenom, contact.nom_famille AS nom_famille, contact.telephones AS telephones, contact.courriel AS courriel
  FROM organisme_contact JOIN contact ON contact.id = organisme_contact.contact_id
  WHERE organisme_contact.organisme_id = p.cle
    AND contact.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = contact.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND (contact.statut = 'VALIDEE')
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, type_contact.code AS code, type_contact.libelle AS libelle
  FROM type_contact
  WHERE type_contact.code = t.type_code
) AS u1 ON true
),
textes_6 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_6.rang, concat('{"id":', coalesce(to_json(lignes_6.c1)::text, 'null'), ',"typeContact":', CASE WHEN lignes_6.c2 THEN concat('{"code":', coalesce(to_json(lignes_6.c3)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_6.c4)::text, 'null'), '}') ELSE 'null' END, ',"civilite":', coalesce(to_json(lignes_6.c5)::text, 'null'), ',"prenom":', coalesce(to_json(lignes_6.c6)::text, 'null'), ',"nomFamille":', coalesce(to_json(lignes_6.c7)::text, 'null'), ',"telephones":', coalesce(to_json(lignes_6.c8)::text, 'null'), ',"courriel":', coalesce(to_json(lignes_6.c9)::text, 'null'), '}') AS element_1
    FROM lignes_6
ORDER BY lignes_6.rang, lignes_6.tri_1, lignes_6.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, lignes.c10, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]'), lignes.c13, coalesce(textes_3.texte, '[]'), coalesce(textes_4.texte, '[]'), coalesce(textes_6.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes.ligne
LEFT JOIN textes_4 ON textes_4.rang = lignes.ligne
LEFT JOIN textes_6 ON textes_6.rang = lignes.ligne
ORDER BY lignes.rang;

-- sites_par_organisme
SELECT p.rang, t.id, t.nom, t.principal, u1.present, u1.ville, u1.latitude, u1.longitude
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT NOT site.principal AS tri_1, site.numero AS tri_2, site.numero AS id, site.nom AS nom, site.principal AS principal, site.adresse_id AS adresse_id
  FROM etablissement JOIN site ON site.etablissement_id = etablissement.id
  WHERE etablissement.organisme_id = p.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (site.statut = 'VALIDEE')
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, adresse.ville AS ville, adresse.latitude AS latitude, adresse.longitude AS longitude
  FROM adresse
  WHERE adresse.id = t.adresse_id
) AS u1 ON true
ORDER BY p.rang, t.tri_1, t.tri_2;

-- formations_par_organisme (total)
SELECT p.rang, t.total
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT count(*) AS total
  FROM (SELECT FROM formation WHERE formation.id IN (SELECT action.formation_id FROM action WHERE action.organisme_id = p.cle AND (action.statut = 'VALIDEE') AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
  AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  AND (formation.statut = 'VALIDEE') LIMIT 10001) AS u
) AS t;

-- formations_par_organisme
SELECT p.rang, t.id, t.numero, t.intitule, u1.present, u1.id, u1.code_rncp, p.cle, t.cle, t.tri_1
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.id AS cle, formation.numero AS id, formation.numero AS numero, formation.intitule AS intitule
  FROM formation
  WHERE formation.id IN (SELECT action.formation_id FROM action WHERE action.organisme_id = p.cle AND (action.statut = 'VALIDEE') AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, certification.numero AS id, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = t.cle
  ORDER BY formation_certification.rang, certification.numero
  LIMIT 1
) AS u1 ON true
ORDER BY p.rang, t.tri_1;

-- actions_par_organisme_et_formation
SELECT p.rang, t.id, t.numero, t.intitule, t.cle
FROM unnest(%(cle_1)s::bigint[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT action.numero AS tri_1, action.numero AS id, action.numero AS numero, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule, action.id AS cle
  FROM action
  WHERE action.organisme_id = p.cle_1
    AND action.formation_id = p.cle_2
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (action.statut = 'VALIDEE')
  ORDER BY action.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1;

-- sessions_par_action (total)
SELECT p.rang, t.total
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT count(*) AS total
  FROM (SELECT FROM session WHERE session.action_id = p.cle
  AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE')) LIMIT 10001) AS u
) AS t;

-- sessions_par_action
SELECT p.rang, t.id, t.debut, t.fin, t.entrees_sorties_permanentes
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS id, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, session.entrees_sorties_permanentes AS entrees_sorties_permanentes
  FROM session
  WHERE session.action_id = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

