-- statistiques (action : DEPARTEMENT)
WITH rangee AS MATERIALIZED (
  SELECT DISTINCT offre.departement_code AS axe_1, offre.action_id AS objet
  FROM recherche_session AS offre
  WHERE (offre.active_jusqu_au >= %(aujourdhui)s))
SELECT count(DISTINCT objet), NULL::text FROM rangee
UNION ALL (SELECT count(*), axe_1 FROM rangee GROUP BY axe_1 LIMIT 10001);

-- statistiques (session : MODALITE, TYPE_DISPOSITIF)
WITH rangee AS MATERIALIZED (
  SELECT DISTINCT offre.modalite_enseignement AS axe_1, dispositif.type_code AS axe_2, offre.session_id AS objet
  FROM recherche_session AS offre
  LEFT JOIN dispositif AS dispositif ON dispositif.session_id = offre.session_id AND true
  WHERE (offre.active_jusqu_au >= %(aujourdhui)s)
    AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s)
SELECT count(DISTINCT objet), NULL::text, NULL::text FROM rangee
UNION ALL (SELECT count(*), axe_1, axe_2 FROM rangee GROUP BY axe_1, axe_2 LIMIT 10001);

-- sessions (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM session WHERE session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
  AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.session_id = session.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s) LIMIT 10001) AS u;

-- sessions
SELECT 1 AS rang, coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2,
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
WHERE session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
  AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.session_id = session.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s)
ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
LIMIT %(limite)s;

-- libelles
SELECT 'DEPARTEMENT', v, (SELECT libelle FROM departement WHERE code = v) FROM unnest(%(DEPARTEMENT)s::text[]) AS v;

-- libelles
SELECT 'TYPE_DISPOSITIF', v, (SELECT libelle FROM type_dispositif WHERE code = v) FROM unnest(%(TYPE_DISPOSITIF)s::text[]) AS v;

-- statistiques (places : session : MODALITE, TYPE_DISPOSITIF)
WITH rangee AS (
  SELECT DISTINCT offre.modalite_enseignement AS axe_1, dispositif.type_code AS axe_2, finance.id, finance.places_financees AS places
  FROM recherche_session AS offre
  LEFT JOIN dispositif AS dispositif ON dispositif.session_id = offre.session_id AND true
  LEFT JOIN dispositif AS finance ON finance.id = dispositif.id
  WHERE (offre.active_jusqu_au >= %(aujourdhui)s)
    AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s)
SELECT sum(places), axe_1, axe_2 FROM rangee GROUP BY axe_1, axe_2;

-- statistiques (actions : session : MODALITE, TYPE_DISPOSITIF)
WITH rangee AS (
  SELECT DISTINCT offre.modalite_enseignement AS axe_1, dispositif.type_code AS axe_2, mesuree.id, mesuree.heures_total AS heures, mesuree.prix_total_ttc AS prix
  FROM recherche_session AS offre
  LEFT JOIN dispositif AS dispositif ON dispositif.session_id = offre.session_id AND true
  LEFT JOIN action AS mesuree ON mesuree.id = offre.action_id
  WHERE (offre.active_jusqu_au >= %(aujourdhui)s)
    AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s)
SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY heures), round((percentile_cont(0.5) WITHIN GROUP (ORDER BY prix))::numeric, 2), axe_1, axe_2 FROM rangee GROUP BY axe_1, axe_2;

