-- sessions
SELECT 1 AS rang, t.numero, u1.present, u1.nom, u2.present, u2.ville, u3.present, u3.code, u3.libelle, u4.present, u4.siret, t.cle, u5.present, u6.present, u7.present, u7.code_rncp, u7.intitule, u6.cle, u8.present, u8.code
FROM (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS numero, session.id AS cle, session.action_id AS action_id
  FROM session
  WHERE session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, site.nom AS nom, site.adresse_id AS adresse_id, site.etablissement_id AS etablissement_id
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = t.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY session_site.rang, site.numero
  LIMIT 1
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, adresse.ville AS ville, adresse.commune_id AS commune_id
  FROM adresse
  WHERE adresse.id = u1.adresse_id
) AS u2 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, commune.code AS code, commune.libelle AS libelle
  FROM commune
  WHERE commune.id = u2.commune_id
) AS u3 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, etablissement.siret AS siret
  FROM etablissement
  WHERE etablissement.id = u1.etablissement_id
) AS u4 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, action.formation_id AS formation_id
  FROM action
  WHERE action.id = t.action_id
) AS u5 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, formation.id AS cle
  FROM formation
  WHERE formation.id = u5.formation_id
) AS u6 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp, certification.intitule AS intitule
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = u6.cle
  ORDER BY formation_certification.rang, certification.numero
  LIMIT 1
) AS u7 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, formacode.code AS code
  FROM formation_formacode JOIN formacode ON formacode.id = formation_formacode.formacode_id
  WHERE formation_formacode.formation_id = u6.cle
  ORDER BY formation_formacode.rang, formacode.code
  LIMIT 1
) AS u8 ON true
ORDER BY t.tri_1, t.tri_2;

-- sites_par_session
SELECT p.rang, t.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT session_site.rang AS tri_1, site.numero AS tri_2, site.nom AS nom
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = p.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- certifications_par_formation
SELECT p.rang, t.code_rs
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation_certification.rang AS tri_1, certification.numero AS tri_2, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

