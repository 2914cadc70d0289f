-- organisme_par_numero
SELECT p.rang, t.id, t.version, t.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme.numero AS id, organisme.version AS version, organisme.id AS cle
  FROM organisme
  WHERE organisme.numero = p.cle
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS t;

-- etablissement_par_siret
SELECT p.rang, t.id, u1.present, u1.id, t.cle
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
) AS u1 ON true;

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

-- etablissements_par_organisme
SELECT p.rang, t.id, t.siret, t.uai, t.cle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT NOT etablissement.principal AS tri_1, etablissement.numero AS tri_2, etablissement.numero AS id, etablissement.siret AS siret, etablissement.uai AS uai, etablissement.id AS cle
  FROM etablissement
  WHERE etablissement.organisme_id = p.cle
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (etablissement.statut = 'VALIDEE')
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- contacts_par_organisme
SELECT p.rang, t.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme_contact.rang AS tri_1, contact.numero AS tri_2, contact.numero AS id
  FROM organisme_contact JOIN contact ON contact.id = organisme_contact.contact_id
  WHERE organisme_contact.organisme_id = p.cle
    AND contact.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = contact.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND (contact.statut = 'VALIDEE')
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- actions_par_etablissement
SELECT p.rang, t.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1;

-- sites_par_etablissement
SELECT p.rang, t.cle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT NOT site.principal AS tri_1, site.numero AS tri_2, site.id AS cle
  FROM site
  WHERE site.etablissement_id = p.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (site.statut = 'VALIDEE')
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- sites_par_etablissement
SELECT p.rang, t.id, t.nom, t.principal, u1.present, u1.ville
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
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
ORDER BY p.rang, t.tri_1, t.tri_2;

-- sessions_par_site
SELECT p.rang, t.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS id
  FROM session
  WHERE session.id IN (SELECT session_site.session_id FROM session_site WHERE session_site.site_id = p.cle)
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

