-- codes_inconnus
SELECT 'departements', v FROM unnest(%(departements)s::text[]) AS v
WHERE NOT EXISTS (SELECT FROM (SELECT code FROM departement) AS l(code) WHERE l.code = v);

-- formations (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM formation WHERE formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  AND (formation.statut = 'VALIDEE')
  AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.formation_id = formation.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s)) AS u;

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
  AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.formation_id = formation.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s)
ORDER BY formation.numero
LIMIT %(limite)s;

-- organismes (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM organisme WHERE organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND NOT organisme.suspendu
  AND (organisme.statut = 'VALIDEE')
  AND organisme.id IN (SELECT etablissement.organisme_id FROM etablissement JOIN (adresse LEFT JOIN commune ON commune.id = adresse.commune_id) ON adresse.id = etablissement.adresse_id WHERE (etablissement.statut = 'VALIDEE') AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND commune.departement_code = ANY(%(departements)s::text[]) UNION ALL SELECT etablissement.organisme_id FROM etablissement JOIN site ON site.etablissement_id = etablissement.id JOIN (adresse LEFT JOIN commune ON commune.id = adresse.commune_id) ON adresse.id = site.adresse_id WHERE (site.statut = 'VALIDEE') AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)) AND commune.departement_code = ANY(%(departements)s::text[])) LIMIT 10001) AS u;

-- codes_inconnus
SELECT 'departements', v FROM unnest(%(departements)s::text[]) AS v
WHERE NOT EXISTS (SELECT FROM (SELECT code FROM departement) AS l(code) WHERE l.code = v);

-- actions_par_formation (total)
SELECT p.rang, t.total
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT count(*) AS total
  FROM (SELECT FROM action WHERE action.formation_id = p.cle
  AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
  AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  AND (action.statut = 'VALIDEE')
  AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.action_id = action.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND offre.departement_code = ANY(%(offre_departements)s::text[])) LIMIT 10001) AS u
) AS t;

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
  AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.action_id = action.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND offre.departement_code = ANY(%(offre_departements)s::text[]))
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
  AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.session_id = session.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s) LIMIT 10001) AS u
) AS t;

