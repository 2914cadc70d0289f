-- session_par_numero
SELECT p.rang, t.id, t.numero, t.statut, t.source, t.version, t.cree_le, t.modifie_le, t.debut, t.fin, t.entrees_sorties_permanentes, t.etat_recrutement, t.capacite_cumulee, t.conventionnee, t.cle, u1.present, u1.id, u1.nom, u2.present, u2.denomination, u2.lignes, u2.code_postal, u2.ville, u3.present, u3.id, u3.code, u3.libelle, u4.present, u4.code, u5.present, u5.code, u5.libelle, u2.latitude, u2.longitude, u6.present, u6.id, u6.intitule, u6.complement_intitule, u6.modalite_enseignement, u6.heures_total, u6.prix_total_ttc, u6.langues, u6.dates_information, u7.present, u7.code, u7.libelle, u6.cle, u8.present, u8.id, u8.nom, u9.present, u9.id, u9.siret, u10.present, u10.id, u10.intitule, u10.objectif, u10.certifiante, u10.parcours, u11.present, u11.code, u11.libelle, u11.code_lheo, u12.present, u12.code, u12.libelle, u13.present, u13.code, u13.libelle, u10.cle, u14.present, u14.id, u14.code, u14.version, u15.present, u15.id, u15.code_certifinfo, u15.code_rncp, u16.present, u16.id
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT session.numero AS id, session.numero AS numero, CASE WHEN session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) THEN 'PERIMEE' ELSE session.statut END AS statut, session.source AS source, session.version AS version, session.cree_le AS cree_le, session.modifie_le AS modifie_le, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, session.entrees_sorties_permanentes AS entrees_sorties_permanentes, session.etat_recrutement AS etat_recrutement, session.capacite_cumulee AS capacite_cumulee, session.conventionnee AS conventionnee, session.id AS cle, session.action_id AS action_id
  FROM session
  WHERE session.numero = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, site.numero AS id, site.nom AS nom, site.adresse_id AS adresse_id
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = t.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY session_site.rang, site.numero
  LIMIT 1
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, adresse.denomination AS denomination, coalesce(adresse.lignes, '{}') AS lignes, adresse.code_postal AS code_postal, adresse.ville AS ville, adresse.commune_id AS commune_id, adresse.latitude AS latitude, adresse.longitude AS longitude
  FROM adresse
  WHERE adresse.id = u1.adresse_id
) AS u2 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, concat('CM_', commune.code) AS id, commune.code AS code, commune.libelle AS libelle, commune.departement_code AS departement_code
  FROM commune
  WHERE commune.id = u2.commune_id
) AS u3 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, departement.code AS code, departement.region_code AS region_code
  FROM departement
  WHERE departement.code = u3.departement_code
) AS u4 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, region.code AS code, region.libelle AS libelle
  FROM region
  WHERE region.code = u4.region_code
) AS u5 ON true
JOIN LATERAL (
  SELECT true AS present, action.numero AS id, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule, action.complement_intitule AS complement_intitule, action.modalite_enseignement AS modalite_enseignement, action.heures_total AS heures_total, action.prix_total_ttc AS prix_total_ttc, action.langues AS langues, action.dates_information AS dates_information, action.perimetre_recrutement_code AS perimetre_recrutement_code, action.id AS cle, action.organisme_id AS organisme_id, action.etablissement_id AS etablissement_id, action.formation_id AS formation_id
  FROM action
  WHERE action.id = t.action_id
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS u6 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, perimetre_recrutement.code AS code, perimetre_recrutement.libelle AS libelle
  FROM perimetre_recrutement
  WHERE perimetre_recrutement.code = u6.perimetre_recrutement_code
) AS u7 ON true
JOIN LATERAL (
  SELECT true AS present, organisme.numero AS id, coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom
  FROM organisme
  WHERE organisme.id = u6.organisme_id
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS u8 ON true
JOIN LATERAL (
  SELECT true AS present, etablissement.numero AS id, etablissement.siret AS siret
  FROM etablissement
  WHERE etablissement.id = u6.etablissement_id
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
) AS u9 ON true
JOIN LATERAL (
  SELECT true AS present, formation.numero AS id, formation.intitule AS intitule, formation.objectif AS objectif, formation.certifiante AS certifiante, formation.parcours AS parcours, formation.niveau_entree_code AS niveau_entree_code, formation.niveau_sortie_code AS niveau_sortie_code, formation.objectif_general_code AS objectif_general_code, formation.id AS cle, formation.proprietaire_id AS proprietaire_id
  FROM formation
  WHERE formation.id = u6.formation_id
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS u10 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, niveau.code AS code, niveau.libelle AS libelle, niveau.code_lheo AS code_lheo
  FROM niveau
  WHERE niveau.code = u10.niveau_entree_code
) AS u11 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, niveau.code AS code, niveau.libelle AS libelle
  FROM niveau
  WHERE niveau.code = u10.niveau_sortie_code
) AS u12 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, objectif_general.code AS code, objectif_general.libelle AS libelle
  FROM objectif_general
  WHERE objectif_general.code = u10.objectif_general_code
) AS u13 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, concat('FC_', formacode.version, '_', formacode.code) AS id, formacode.code AS code, formacode.version AS version
  FROM formation_formacode JOIN formacode ON formacode.id = formation_formacode.formacode_id
  WHERE formation_formacode.formation_id = u10.cle
  ORDER BY formation_formacode.rang, formacode.code
  LIMIT 1
) AS u14 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, certification.numero AS id, certification.code_certifinfo AS code_certifinfo, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = u10.cle
  ORDER BY formation_certification.rang, certification.numero
  LIMIT 1
) AS u15 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, organisme.numero AS id
  FROM organisme
  WHERE organisme.id = u10.proprietaire_id
) AS u16 ON true;

-- types_dispositif_par_session
SELECT p.rang,
  type_dispositif.code,
  type_dispositif.libelle,
  type_dispositif.voie
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN dispositif JOIN type_dispositif ON type_dispositif.code = dispositif.type_code
WHERE dispositif.session_id = p.cle
ORDER BY p.rang, dispositif.rang, dispositif.numero;

-- dispositifs_par_session
SELECT p.rang, t.id, t.numero, u1.present, u1.code, u1.libelle, u1.voie, u2.present, u2.code, u2.libelle, t.conventionne, t.intention_embauche, t.cle, u3.present, u3.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT dispositif.rang AS tri_1, dispositif.numero AS tri_2, dispositif.numero AS id, dispositif.numero AS numero, dispositif.type_code AS type_code, dispositif.financeur_code AS financeur_code, dispositif.conventionne AS conventionne, dispositif.intention_embauche AS intention_embauche, dispositif.id AS cle, dispositif.session_id AS session_id
  FROM dispositif
  WHERE dispositif.session_id = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, type_dispositif.code AS code, type_dispositif.libelle AS libelle, type_dispositif.voie AS voie
  FROM type_dispositif
  WHERE type_dispositif.code = t.type_code
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, financeur.code AS code, financeur.libelle AS libelle
  FROM financeur
  WHERE financeur.code = t.financeur_code
) AS u2 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, session.numero AS id
  FROM session
  WHERE session.id = t.session_id
) AS u3 ON true
ORDER BY p.rang, t.tri_1, t.tri_2;

-- publics_par_action
SELECT p.rang, t.code, t.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT action_public.rang AS tri_1, public_vise.code AS tri_2, public_vise.code AS code, public_vise.libelle AS libelle
  FROM action_public JOIN public_vise ON public_vise.id = action_public.public_id
  WHERE action_public.action_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- nsf_par_formation
SELECT p.rang, t.code, t.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation_nsf.rang AS tri_1, nsf.code AS tri_2, nsf.code AS code, nsf.libelle AS libelle
  FROM formation_nsf JOIN nsf ON nsf.code = formation_nsf.nsf_code
  WHERE formation_nsf.formation_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- romes_par_formation
SELECT p.rang, t.id, t.code
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation_rome.rang AS tri_1, rome.code AS tri_2, concat('RM_', rome.code) AS id, rome.code AS code
  FROM formation_rome JOIN rome ON rome.code = formation_rome.rome_code
  WHERE formation_rome.formation_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- publics_par_dispositif
SELECT p.rang, t.code, t.libelle, t.version
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT dispositif_public.rang AS tri_1, public_vise.code AS tri_2, public_vise.code AS code, public_vise.libelle AS libelle, public_vise.version AS version
  FROM dispositif_public JOIN public_vise ON public_vise.id = dispositif_public.public_id
  WHERE dispositif_public.dispositif_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

