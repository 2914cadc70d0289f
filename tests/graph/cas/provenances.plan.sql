-- certification_par_code_certifinfo
SELECT p.rang, t.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.id AS cle
  FROM certification
  WHERE certification.code_certifinfo = p.cle
) AS t;

-- session_par_numero
SELECT p.rang, t.numero, t.cle, t.id, t.statut, t.version, t.source, t.cree_le, t.modifie_le, t.action_id, t.adresse_inscription_id, t.debut, t.fin, t.inscription_du, t.inscription_au, t.entrees_sorties_permanentes, t.modalites_inscription, t.etat_recrutement, t.entree_possible, t.effectif_minimal, t.capacite_simultanee, t.capacite_cumulee, t.conventionnee, t.urls, u1.present, u1.numero, u1.cle, u1.id, u1.statut, u1.version, u1.source, u1.cree_le, u1.modifie_le, u1.formation_id, u1.organisme_id, u1.etablissement_id, u1.intitule, u1.complement_intitule, u1.complement_descriptif, u1.modalite_enseignement, u1.rythme, u1.heures_total, u1.heures_centre, u1.heures_entreprise, u1.heures_hebdomadaires, u1.heures_conventionnees, u1.duree_indicative, u1.prix_total_ttc, u1.prix_horaire_ttc, u1.frais_restants, u1.prise_en_charge_possible, u1.conditions_prise_en_charge, u1.conditions_specifiques, u1.niveau_entree_obligatoire, u1.info_publics, u1.perimetre_recrutement_code, u1.modalites_recrutement, u1.modalites_pedagogiques, u1.modalites_alternance, u1.langues, u1.acces_handicapes, u1.hebergement, u1.restauration, u1.transport, u1.dates_information, u1.urls, u2.present, u2.nom, u2.cle, u2.id, u2.numero, u2.statut, u2.version, u2.source, u2.cree_le, u2.modifie_le, u2.raison_sociale, u2.siren, u2.numero_declaration_activite, u2.presentation, u2.urls, u2.confirme_le, u3.present, u3.nom, u3.cle, u3.id, u3.numero, u3.statut, u3.version, u3.source, u3.cree_le, u3.modifie_le, u3.etablissement_id, u3.adresse_id, u3.principal, u3.siret, u3.uai
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT session.numero AS numero, session.id AS cle, session.numero AS id, CASE WHEN session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) THEN 'PERIMEE' ELSE session.statut END AS statut, session.version AS version, session.source AS source, session.cree_le AS cree_le, session.modifie_le AS modifie_le, session.action_id AS action_id, session.adresse_inscription_id AS adresse_inscription_id, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, to_char(session.inscription_du, CASE session.inscription_du_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS inscription_du, to_char(session.inscription_au, CASE session.inscription_au_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS inscription_au, session.entrees_sorties_permanentes AS entrees_sorties_permanentes, session.modalites_inscription AS modalites_inscription, session.etat_recrutement AS etat_recrutement, (CASE WHEN coalesce(session.etat_recrutement, 'OUVERT') = 'OUVERT' THEN least(CASE WHEN session.statut = 'VALIDEE' AND NOT session.declaree_perimee THEN coalesce(session.fin, 'infinity'::date) ELSE '-infinity'::date END, session.inscription_au, CASE WHEN NOT session.entrees_sorties_permanentes THEN CASE session.debut_precision WHEN 'MOIS' THEN (session.debut + interval '1 month - 1 day')::date WHEN 'ANNEE' THEN (session.debut + interval '1 year - 1 day')::date ELSE session.debut END END) ELSE '-infinity'::date END >= %(aujourdhui)s) AS entree_possible, session.effectif_minimal AS effectif_minimal, session.capacite_simultanee AS capacite_simultanee, session.capacite_cumulee AS capacite_cumulee, session.conventionnee AS conventionnee, session.urls AS urls
  FROM session
  WHERE session.numero = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, action.numero AS numero, action.id AS cle, action.numero AS id, action.statut AS statut, action.version AS version, action.source AS source, action.cree_le AS cree_le, action.modifie_le AS modifie_le, action.formation_id AS formation_id, action.organisme_id AS organisme_id, action.etablissement_id AS etablissement_id, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule, action.complement_intitule AS complement_intitule, action.complement_descriptif AS complement_descriptif, action.modalite_enseignement AS modalite_enseignement, action.rythme AS rythme, action.heures_total AS heures_total, action.heures_centre AS heures_centre, action.heures_entreprise AS heures_entreprise, action.heures_hebdomadaires AS heures_hebdomadaires, action.heures_conventionnees AS heures_conventionnees, action.duree_indicative AS duree_indicative, action.prix_total_ttc AS prix_total_ttc, action.prix_horaire_ttc AS prix_horaire_ttc, action.frais_restants AS frais_restants, action.prise_en_charge_possible AS prise_en_charge_possible, action.conditions_prise_en_charge AS conditions_prise_en_charge, action.conditions_specifiques AS conditions_specifiques, action.niveau_entree_obligatoire AS niveau_entree_obligatoire, action.info_publics AS info_publics, action.perimetre_recrutement_code AS perimetre_recrutement_code, action.modalites_recrutement AS modalites_recrutement, action.modalites_pedagogiques AS modalites_pedagogiques, action.modalites_alternance AS modalites_alternance, action.langues AS langues, action.acces_handicapes AS acces_handicapes, action.hebergement AS hebergement, action.restauration AS restauration, action.transport AS transport, action.dates_information AS dates_information, action.urls AS urls
  FROM action
  WHERE action.id = t.action_id
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom, organisme.id AS cle, organisme.numero AS id, organisme.numero AS numero, organisme.statut AS statut, organisme.version AS version, organisme.source AS source, organisme.cree_le AS cree_le, organisme.modifie_le AS modifie_le, organisme.raison_sociale AS raison_sociale, organisme.siren AS siren, organisme.numero_declaration_activite AS numero_declaration_activite, organisme.presentation AS presentation, organisme.urls AS urls, organisme.confirme_le AS confirme_le
  FROM organisme
  WHERE organisme.id = u1.organisme_id
) AS u2 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, site.nom AS nom, site.id AS cle, site.numero AS id, site.numero AS numero, site.statut AS statut, site.version AS version, site.source AS source, site.cree_le AS cree_le, site.modifie_le AS modifie_le, site.etablissement_id AS etablissement_id, site.adresse_id AS adresse_id, site.principal AS principal, site.siret AS siret, site.uai AS uai
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = t.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY session_site.rang, site.numero
  LIMIT 1
) AS u3 ON true;

-- retrouver
SELECT p.rang,
  trouve.noun AS genre,
  trouve.objet_id
FROM unnest(%(cle_1)s::text[], %(cle_2)s::text[], %(cle_3)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, cle_3, rang)
CROSS JOIN LATERAL (
  SELECT noun, objet_id FROM identifiant_externe
  WHERE cle = p.cle_1 AND NOT naturelle AND (p.cle_3 IS NULL OR source = p.cle_3)
  UNION SELECT 'etablissement', id FROM etablissement WHERE siret = p.cle_2 AND p.cle_3 IS NULL
  UNION SELECT 'organisme', id FROM organisme WHERE siren = p.cle_2 AND p.cle_3 IS NULL
  UNION SELECT 'organisme', id FROM organisme WHERE numero_declaration_activite = p.cle_2 AND p.cle_3 IS NULL
  UNION SELECT 'organisme', o.id FROM organisme_declare AS d
    JOIN organisme AS o ON o.numero_declaration_activite = d.nda
  WHERE d.precedents @> ARRAY[p.cle_2] AND d.precedents <> '{}' AND p.cle_3 IS NULL
) AS trouve
WHERE true
ORDER BY p.rang, trouve.noun, trouve.objet_id;

-- provenances_par_objet
SELECT p.rang,
  provenance.champ,
  provenance.source,
  provenance.le
FROM unnest(%(cle_1)s::text[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT DISTINCT ON (ancienne.champ) ancienne.champ, e.source, e.le, e.id
  FROM evenement AS e CROSS JOIN jsonb_object_keys(e.anciennes_valeurs) AS ancienne(champ)
  WHERE e.objet_id = p.cle_2 AND e.noun = p.cle_1
  ORDER BY ancienne.champ, e.id DESC
) AS provenance
WHERE true
ORDER BY p.rang, provenance.id, provenance.champ;

-- action_par_cle
SELECT p.rang,
  action.id AS cle,
  action.numero AS id,
  action.numero,
  action.statut,
  action.version,
  action.source,
  action.cree_le,
  action.modifie_le,
  action.formation_id,
  action.organisme_id,
  action.etablissement_id,
  (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule,
  action.complement_intitule,
  action.complement_descriptif,
  action.modalite_enseignement,
  action.rythme,
  action.heures_total,
  action.heures_centre,
  action.heures_entreprise,
  action.heures_hebdomadaires,
  action.heures_conventionnees,
  action.duree_indicative,
  action.prix_total_ttc,
  action.prix_horaire_ttc,
  action.frais_restants,
  action.prise_en_charge_possible,
  action.conditions_prise_en_charge,
  action.conditions_specifiques,
  action.niveau_entree_obligatoire,
  action.info_publics,
  action.perimetre_recrutement_code,
  action.modalites_recrutement,
  action.modalites_pedagogiques,
  action.modalites_alternance,
  action.langues,
  action.acces_handicapes,
  action.hebergement,
  action.restauration,
  action.transport,
  action.dates_information,
  action.urls
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN action
WHERE action.id = p.cle
  AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
  AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
  AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
ORDER BY p.rang;

-- session_par_cle
SELECT p.rang,
  session.id AS cle,
  session.numero AS id,
  session.numero,
  CASE WHEN session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) THEN 'PERIMEE' ELSE session.statut END AS statut,
  session.version,
  session.source,
  session.cree_le,
  session.modifie_le,
  session.action_id,
  session.adresse_inscription_id,
  to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut,
  to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin,
  to_char(session.inscription_du, CASE session.inscription_du_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS inscription_du,
  to_char(session.inscription_au, CASE session.inscription_au_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS inscription_au,
  session.entrees_sorties_permanentes,
  session.modalites_inscription,
  session.etat_recrutement,
  (CASE WHEN coalesce(session.etat_recrutement, 'OUVERT') = 'OUVERT' THEN least(CASE WHEN session.statut = 'VALIDEE' AND NOT session.declaree_perimee THEN coalesce(session.fin, 'infinity'::date) ELSE '-infinity'::date END, session.inscription_au, CASE WHEN NOT session.entrees_sorties_permanentes THEN CASE session.debut_precision WHEN 'MOIS' THEN (session.debut + interval '1 month - 1 day')::date WHEN 'ANNEE' THEN (session.debut + interval '1 year - 1 day')::date ELSE session.debut END END) ELSE '-infinity'::date END >= %(aujourdhui)s) AS entree_possible,
  session.effectif_minimal,
  session.capacite_simultanee,
  session.capacite_cumulee,
  session.conventionnee,
  session.urls
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN session
WHERE session.id = p.cle
  AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
ORDER BY p.rang;

-- formations_par_certification
SELECT p.rang, t.source, t.cree_le, t.cle, t.id, t.numero, t.statut, t.version, t.modifie_le, t.proprietaire_id, t.intitule, t.objectif, t.programme, t.resultats_attendus, t.certifiante, t.objectif_general_code, t.parcours, t.urls, t.niveau_entree_code, t.niveau_sortie_code
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.source AS source, formation.cree_le AS cree_le, formation.id AS cle, formation.numero AS id, formation.numero AS numero, formation.statut AS statut, formation.version AS version, formation.modifie_le AS modifie_le, formation.proprietaire_id AS proprietaire_id, formation.intitule AS intitule, formation.objectif AS objectif, formation.programme AS programme, formation.resultats_attendus AS resultats_attendus, formation.certifiante AS certifiante, formation.objectif_general_code AS objectif_general_code, formation.parcours AS parcours, formation.urls AS urls, formation.niveau_entree_code AS niveau_entree_code, formation.niveau_sortie_code AS niveau_sortie_code
  FROM formation
  WHERE formation.id IN (SELECT formation_certification.formation_id FROM formation_certification WHERE formation_certification.certification_id = p.cle)
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1;

-- provenances_par_objet
SELECT p.rang,
  provenance.champ,
  provenance.source,
  provenance.le
FROM unnest(%(cle_1)s::text[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT DISTINCT ON (ancienne.champ) ancienne.champ, e.source, e.le, e.id
  FROM evenement AS e CROSS JOIN jsonb_object_keys(e.anciennes_valeurs) AS ancienne(champ)
  WHERE e.objet_id = p.cle_2 AND e.noun = p.cle_1
  ORDER BY ancienne.champ, e.id DESC
) AS provenance
WHERE true
ORDER BY p.rang, provenance.id, provenance.champ;

