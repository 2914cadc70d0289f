-- organisme_par_siret
SELECT p.rang, t.id, t.numero, t.nom, t.raison_sociale, t.siren, t.numero_declaration_activite, t.presentation, t.urls, t.confirme_le, t.cle, t.noun
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme.numero AS id, organisme.numero AS numero, coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom, organisme.raison_sociale AS raison_sociale, organisme.siren AS siren, organisme.numero_declaration_activite AS numero_declaration_activite, organisme.presentation AS presentation, organisme.urls AS urls, organisme.confirme_le AS confirme_le, organisme.id AS cle, 'organisme' AS noun
  FROM etablissement JOIN organisme ON organisme.id = etablissement.organisme_id
  WHERE etablissement.id IN (SELECT e.id FROM etablissement AS e WHERE e.siret = p.cle UNION ALL (SELECT n.etablissement_id FROM numero_precedent AS n WHERE n.ancien = p.cle AND n.genre = 'SIRET' AND n.etablissement_id IS NOT NULL AND NOT EXISTS (SELECT FROM etablissement AS e WHERE e.siret = p.cle) ORDER BY n.effet_le DESC, n.id DESC LIMIT 1))
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS t;

-- categories_par_organisme
SELECT p.rang, t.code, t.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme_categorie.rang AS tri_1, categorie_organisme.code AS tri_2, categorie_organisme.code AS code, categorie_organisme.libelle AS libelle
  FROM organisme_categorie JOIN categorie_organisme ON categorie_organisme.code = organisme_categorie.categorie_code
  WHERE organisme_categorie.organisme_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- formacodes_par_organisme
SELECT p.rang, t.id, t.code, t.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT domaine.rang AS tri_1, formacode.code AS tri_2, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.code AS code, formacode.libelle AS libelle
  FROM domaine JOIN formacode ON formacode.id = domaine.formacode_id
  WHERE domaine.organisme_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- identifiants_par_objet
SELECT p.rang, t.source, t.cle
FROM unnest(%(cle_1)s::text[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT identifiant_externe.emetteur AS tri_1, identifiant_externe.cle AS tri_2, identifiant_externe.portee AS tri_3, identifiant_externe.source AS source, identifiant_externe.cle AS cle
  FROM identifiant_externe
  WHERE identifiant_externe.noun = p.cle_1
    AND identifiant_externe.objet_id = p.cle_2
    AND NOT identifiant_externe.naturelle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3;

-- etablissements_par_organisme
SELECT p.rang, t.id, t.siret, t.principal, t.fiche, u1.present, u1.lignes, u1.code_postal, u1.ville, t.cle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1, t.tri_2;

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

-- contacts_par_organisme
SELECT p.rang, t.id, u1.present, u1.code, u1.libelle, t.civilite, t.prenom, t.nom_famille, t.telephones, t.courriel
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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

-- sites_par_etablissement
SELECT p.rang, t.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT NOT site.principal AS tri_1, site.numero AS tri_2, site.numero AS id
  FROM site
  WHERE site.etablissement_id = p.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (site.statut = 'VALIDEE')
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

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

