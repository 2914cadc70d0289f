-- session_par_numero
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.numero AS c2, t.statut AS c3, t.source AS c4, t.version AS c5, t.cree_le AS c6, t.modifie_le AS c7, t.debut AS c8, t.fin AS c9, t.entrees_sorties_permanentes AS c10, t.etat_recrutement AS c11, t.capacite_cumulee AS c12, t.conventionnee AS c13, t.cle AS c14, u1.present AS c15, u1.id AS c16, u1.nom AS c17, u2.present AS c18, u2.denomination AS c19, u2.lignes AS c20, u2.code_postal AS c21, u2.ville AS c22, u3.present AS c23, u3.id AS c24, u3.code AS c25, u3.libelle AS c26, u4.present AS c27, u4.code AS c28, u5.present AS c29, u5.code AS c30, u5.libelle AS c31, u2.latitude AS c32, u2.longitude AS c33, u6.present AS c35, u6.id AS c36, u6.intitule AS c37, u6.complement_intitule AS c38, u6.modalite_enseignement AS c39, u6.heures_total AS c40, u6.prix_total_ttc AS c41, u6.langues AS c42, u6.dates_information AS c43, u7.present AS c44, u7.code AS c45, u7.libelle AS c46, u6.cle AS c47, u8.present AS c49, u8.id AS c50, u8.nom AS c51, u9.present AS c52, u9.id AS c53, u9.siret AS c54, u10.present AS c55, u10.id AS c56, u10.intitule AS c57, u10.objectif AS c58, u10.certifiante AS c59, u10.parcours AS c60, u11.present AS c61, u11.code AS c62, u11.libelle AS c63, u11.code_lheo AS c64, u12.present AS c65, u12.code AS c66, u12.libelle AS c67, u13.present AS c68, u13.code AS c69, u13.libelle AS c70, u10.cle AS c71, u14.present AS c74, u14.id AS c75, u14.code AS c76, u14.version AS c77, u15.present AS c78, u15.id AS c79, u15.code_certifinfo AS c80, u15.code_rncp AS c81, u16.present AS c82, u16.id AS c83, row_number() OVER () AS ligne
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
) AS u16 ON true
),
-- dispositifs_par_session
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.numero AS c2, u1.present AS c3, u1.code AS c4, u1.libelle AS c5, u1.voie AS c6, u2.present AS c7, u2.code AS c8, u2.libelle AS c9, t.conventionne AS c10, t.intention_embauche AS c11, t.cle AS c12, u3.present AS c14, u3.id AS c15, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c14 FROM lignes) AS p(rang, cle)
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
),
-- publics_par_dispositif
lignes_2 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.version AS c3, t.tri_1, t.tri_2
FROM (SELECT lignes_1.ligne, lignes_1.c12 FROM lignes_1) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT dispositif_public.rang AS tri_1, public_vise.code AS tri_2, public_vise.code AS code, public_vise.libelle AS libelle, public_vise.version AS version
  FROM dispositif_public JOIN public_vise ON public_vise.id = dispositif_public.public_id
  WHERE dispositif_public.dispositif_id = p.cle
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"code":', coalesce(to_json(lignes_2.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_2.c2)::text, 'null'), ',"version":', coalesce(to_json(lignes_2.c3)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"numero":', coalesce(to_json(lignes_1.c2)::text, 'null'), ',"type":', CASE WHEN lignes_1.c3 THEN concat('{"code":', coalesce(to_json(lignes_1.c4)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_1.c5)::text, 'null'), ',"voie":', coalesce(to_json(lignes_1.c6)::text, 'null'), '}') ELSE chr(1) END, ',"financeur":', CASE WHEN lignes_1.c7 THEN concat('{"code":', coalesce(to_json(lignes_1.c8)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_1.c9)::text, 'null'), '}') ELSE 'null' END, ',"conventionne":', coalesce(to_json(lignes_1.c10)::text, 'null'), ',"intentionEmbauche":', coalesce(to_json(lignes_1.c11)::text, 'null'), ',"publics":', coalesce(textes_2.texte, '[]'), ',"session":', CASE WHEN lignes_1.c14 THEN concat('{"id":', coalesce(to_json(lignes_1.c15)::text, 'null'), '}') ELSE chr(1) END, '}') AS element_1
    FROM lignes_1
LEFT JOIN textes_2 ON textes_2.rang = lignes_1.ligne
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- publics_par_action
lignes_3 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c47 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT action_public.rang AS tri_1, public_vise.code AS tri_2, public_vise.code AS code, public_vise.libelle AS libelle
  FROM action_public JOIN public_vise ON public_vise.id = action_public.public_id
  WHERE action_public.action_id = p.cle
) AS t
),
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"code":', coalesce(to_json(lignes_3.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_3.c2)::text, 'null'), '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2
  ) AS e
  GROUP BY e.rang
),
-- nsf_par_formation
lignes_4 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c71 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation_nsf.rang AS tri_1, nsf.code AS tri_2, nsf.code AS code, nsf.libelle AS libelle
  FROM formation_nsf JOIN nsf ON nsf.code = formation_nsf.nsf_code
  WHERE formation_nsf.formation_id = p.cle
) AS t
),
textes_4 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_4.rang, concat('{"code":', coalesce(to_json(lignes_4.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_4.c2)::text, 'null'), '}') AS element_1
    FROM lignes_4
ORDER BY lignes_4.rang, lignes_4.tri_1, lignes_4.tri_2
  ) AS e
  GROUP BY e.rang
),
-- romes_par_formation
lignes_5 AS (
SELECT p.rang, t.id AS c1, t.code AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c71 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation_rome.rang AS tri_1, rome.code AS tri_2, concat('RM_', rome.code) AS id, rome.code AS code
  FROM formation_rome JOIN rome ON rome.code = formation_rome.rome_code
  WHERE formation_rome.formation_id = p.cle
) AS t
),
textes_5 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_5.rang, concat('{"id":', coalesce(to_json(lignes_5.c1)::text, chr(1)), ',"code":', coalesce(to_json(lignes_5.c2)::text, 'null'), '}') AS element_1
    FROM lignes_5
ORDER BY lignes_5.rang, lignes_5.tri_1, lignes_5.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, lignes.c10, lignes.c11, lignes.c12, lignes.c13, lignes.c14, lignes.c15, lignes.c16, lignes.c17, lignes.c18, lignes.c19, lignes.c20, lignes.c21, lignes.c22, lignes.c23, lignes.c24, lignes.c25, lignes.c26, lignes.c27, lignes.c28, lignes.c29, lignes.c30, lignes.c31, lignes.c32, lignes.c33, coalesce(textes_1.texte, '[]'), lignes.c35, lignes.c36, lignes.c37, lignes.c38, lignes.c39, lignes.c40, lignes.c41, lignes.c42, lignes.c43, lignes.c44, lignes.c45, lignes.c46, lignes.c47, coalesce(textes_3.texte, '[]'), lignes.c49, lignes.c50, lignes.c51, lignes.c52, lignes.c53, lignes.c54, lignes.c55, lignes.c56, lignes.c57, lignes.c58, lignes.c59, lignes.c60, lignes.c61, lignes.c62, lignes.c63, lignes.c64, lignes.c65, lignes.c66, lignes.c67, lignes.c68, lignes.c69, lignes.c70, lignes.c71, coalesce(textes_4.texte, '[]'), coalesce(textes_5.texte, '[]'), lignes.c74, lignes.c75, lignes.c76, lignes.c77, lignes.c78, lignes.c79, lignes.c80, lignes.c81, lignes.c82, lignes.c83
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes.ligne
LEFT JOIN textes_4 ON textes_4.rang = lignes.ligne
LEFT JOIN textes_5 ON textes_5.rang = lignes.ligne
ORDER BY lignes.rang;

-- types_dispositif_par_session
SELECT p.rang,
  type_dispositif.code,
  type_dispositif.libelle,
  type_dispositif.voie
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN dispositif JOIN type_dispositif ON type_dispositif.code = dispositif.type_code
WHERE dispositif.session_id = p.cle
ORDER BY p.rang, dispositif.rang, dispositif.numero;

