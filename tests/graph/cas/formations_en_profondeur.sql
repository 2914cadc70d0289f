-- formations
SELECT 1 AS rang, formation.numero AS tri_1,
  formation.id AS cle,
  formation.numero AS id,
  formation.numero,
  formation.statut,
  formation.version,
  formation.source,
  formation.cree_le,
  formation.modifie_le,
  formation.proprietaire_id,
  formation.intitule,
  formation.objectif,
  formation.programme,
  formation.resultats_attendus,
  formation.certifiante,
  formation.objectif_general_code,
  formation.parcours,
  formation.urls,
  formation.niveau_entree_code,
  formation.niveau_sortie_code
FROM formation
WHERE formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  AND (formation.statut = 'VALIDEE')
ORDER BY formation.numero
LIMIT %(limite)s;

-- actions_par_formation
SELECT p.rang, t.*
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT action.numero AS tri_1,
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
  FROM action
  WHERE action.formation_id = p.cle
  AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
  AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  AND (action.statut = 'VALIDEE')
  ORDER BY action.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1;

-- sessions_par_action
SELECT p.rang, t.*
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2,
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
  FROM session
  WHERE session.action_id = p.cle
  AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- dispositifs_par_session
SELECT p.rang,
  dispositif.id AS cle,
  dispositif.numero AS id,
  dispositif.numero,
  dispositif.session_id,
  dispositif.type_code,
  dispositif.financeur_code,
  dispositif.programme,
  dispositif.conventionne,
  dispositif.places_financees,
  dispositif.intention_embauche,
  dispositif.reference_marche
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN dispositif
WHERE dispositif.session_id = p.cle
ORDER BY p.rang, dispositif.rang, dispositif.numero;

-- type_dispositif_par_code
SELECT p.rang,
  type_dispositif.code,
  type_dispositif.libelle,
  type_dispositif.voie
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN type_dispositif
WHERE type_dispositif.code = p.cle
ORDER BY p.rang;

