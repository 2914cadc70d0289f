-- session_par_numero
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
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN session
WHERE session.numero = p.cle
  AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
ORDER BY p.rang;

-- retrouver
SELECT p.rang,
  trouve.noun AS genre,
  trouve.objet_id
FROM unnest(%(cle_1)s::text[], %(cle_2)s::text[], %(cle_3)s::text[]) WITH ORDINALITY AS p(cle_1, cle_2, cle_3, rang)
CROSS JOIN LATERAL (
  SELECT noun, objet_id FROM identifiant_externe
  WHERE cle = p.cle_1 AND NOT naturelle AND (p.cle_3 IS NULL OR source = p.cle_3)
  UNION SELECT 'etablissement', id FROM etablissement WHERE siret = p.cle_2 AND p.cle_3 IS NULL
  UNION SELECT 'etablissement', etablissement_id FROM numero_precedent
  WHERE ancien = p.cle_2 AND genre = 'SIRET' AND etablissement_id IS NOT NULL AND p.cle_3 IS NULL
  UNION SELECT 'organisme', organisme_id FROM numero_precedent
  WHERE ancien = p.cle_2 AND genre = 'NDA' AND p.cle_3 IS NULL
  UNION SELECT 'organisme', id FROM organisme WHERE siren = p.cle_2 AND p.cle_3 IS NULL
  UNION SELECT 'organisme', id FROM organisme WHERE numero_declaration_activite = p.cle_2 AND p.cle_3 IS NULL
  UNION SELECT 'organisme', o.id FROM organisme_declare AS d
    JOIN organisme AS o ON o.numero_declaration_activite = d.nda
  WHERE d.precedents @> ARRAY[p.cle_2] AND d.precedents <> '{}' AND p.cle_3 IS NULL
) AS trouve
WHERE true
ORDER BY p.rang, trouve.noun, trouve.objet_id;

-- identifiants_par_objet
SELECT p.rang,
  identifiant_externe.source,
  identifiant_externe.cle
FROM unnest(%(cle_1)s::text[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN identifiant_externe
WHERE identifiant_externe.noun = p.cle_1
  AND identifiant_externe.objet_id = p.cle_2
  AND NOT identifiant_externe.naturelle
ORDER BY p.rang, identifiant_externe.emetteur, identifiant_externe.cle, identifiant_externe.portee;

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

-- etablissement_par_cle
SELECT p.rang,
  etablissement.id AS cle,
  etablissement.numero AS id,
  etablissement.numero,
  etablissement.statut,
  etablissement.version,
  etablissement.source,
  etablissement.cree_le,
  etablissement.modifie_le,
  etablissement.organisme_id,
  etablissement.siret,
  etablissement.uai,
  etablissement.nom,
  etablissement.principal,
  etablissement.ouvert,
  etablissement.fiche
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN etablissement
WHERE etablissement.id = p.cle
  AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
ORDER BY p.rang;

-- organisme_par_cle
SELECT p.rang,
  organisme.id AS cle,
  organisme.numero AS id,
  organisme.numero,
  organisme.statut,
  organisme.version,
  organisme.source,
  organisme.cree_le,
  organisme.modifie_le,
  organisme.raison_sociale,
  organisme.siren,
  organisme.numero_declaration_activite,
  organisme.presentation,
  organisme.urls,
  coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom,
  organisme.confirme_le
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN organisme
WHERE organisme.id = p.cle
  AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND NOT organisme.suspendu
ORDER BY p.rang;

-- identifiants_par_objet
SELECT p.rang,
  identifiant_externe.source,
  identifiant_externe.cle
FROM unnest(%(cle_1)s::text[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN identifiant_externe
WHERE identifiant_externe.noun = p.cle_1
  AND identifiant_externe.objet_id = p.cle_2
  AND NOT identifiant_externe.naturelle
ORDER BY p.rang, identifiant_externe.emetteur, identifiant_externe.cle, identifiant_externe.portee;

-- identifiants_par_objet
SELECT p.rang,
  identifiant_externe.source,
  identifiant_externe.cle
FROM unnest(%(cle_1)s::text[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN identifiant_externe
WHERE identifiant_externe.noun = p.cle_1
  AND identifiant_externe.objet_id = p.cle_2
  AND NOT identifiant_externe.naturelle
ORDER BY p.rang, identifiant_externe.emetteur, identifiant_externe.cle, identifiant_externe.portee;

-- identifiants_par_objet
SELECT p.rang,
  identifiant_externe.source,
  identifiant_externe.cle
FROM unnest(%(cle_1)s::text[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN identifiant_externe
WHERE identifiant_externe.noun = p.cle_1
  AND identifiant_externe.objet_id = p.cle_2
  AND NOT identifiant_externe.naturelle
ORDER BY p.rang, identifiant_externe.emetteur, identifiant_externe.cle, identifiant_externe.portee;

