-- codes_inconnus
SELECT 'formacodes', v FROM unnest(%(formacodes)s::text[]) AS v
WHERE NOT EXISTS (SELECT FROM (SELECT code FROM formacode) AS l(code) WHERE l.code = v);

-- mots_du_texte
WITH demande AS MATERIALIZED (
  SELECT mot, racine FROM unnest(%(mots)s::text[], %(racines)s::text[]) AS d(mot, racine)),
proche AS MATERIALIZED (
  SELECT d.mot AS pour, p.mot, p.nb, p.nb_court, p.racine, p.distance
  FROM (SELECT mot, fautes FROM unnest(%(corriges)s::text[], %(fautes)s::integer[]) AS c(mot, fautes)
    JOIN demande USING (mot) WHERE NOT EXISTS (
      SELECT FROM recherche_mot AS r WHERE r.racine = demande.racine)) AS d
  CROSS JOIN LATERAL (
    SELECT * FROM (
      SELECT mot, nb, nb_court, racine, CASE WHEN abs(length(r.mot) - length(d.mot)) <= fautes
        THEN levenshtein_less_equal(r.mot, d.mot, fautes) END AS distance
      FROM recherche_mot AS r OFFSET 0) AS r
    WHERE distance <= fautes ORDER BY distance, nb_court DESC, nb DESC, mot LIMIT 8) AS p),
cherchee AS (SELECT mot, racine FROM demande UNION SELECT mot, racine FROM proche),
debut AS (SELECT mot FROM unnest(%(debuts)s::text[]) AS mot)
SELECT 'FORME' AS genre, c.mot AS pour, r.mot, r.nb, r.nb_court, 0 AS distance, NULL AS libelle
FROM cherchee AS c JOIN recherche_mot AS r USING (racine)
UNION ALL SELECT 'FORME', mot, mot, nb, nb_court, 0, NULL FROM recherche_mot WHERE mot = ANY(%(parts)s::text[])
UNION ALL SELECT 'PARENTE', c.mot, r.mot, r.nb, r.nb_court, 0, NULL
FROM cherchee AS c JOIN recherche_parente AS p USING (racine) JOIN recherche_mot AS r ON r.racine = p.parente
UNION ALL SELECT 'PROCHE', pour, mot, nb, nb_court, distance, graphie
FROM proche LEFT JOIN recherche_graphie USING (mot)
UNION ALL SELECT 'DEBUT', debut.mot, debut.mot, sum(r.nb)::integer, sum(r.nb_court)::integer, 0, NULL
FROM debut JOIN recherche_mot AS r ON r.mot >= debut.mot COLLATE "C" AND r.mot < debut.mot || '􏿿' COLLATE "C"
GROUP BY debut.mot
UNION ALL SELECT 'COMMUNE', trouvee.plie, commune.code, coalesce(commune.population, 0), 0,
  (departement.region_code <> %(region)s)::integer, commune.libelle
FROM (SELECT id, plie FROM commune WHERE plie = ANY(%(noms)s::text[])
  UNION SELECT commune_id, plie FROM commune_nom WHERE plie = ANY(%(noms)s::text[]) AND absent_depuis IS NULL
  UNION SELECT id, ' ' || demande FROM commune, unnest(%(codes_postaux)s::text[]) AS demande
  WHERE codes_postaux @> ARRAY[demande]
) AS trouvee JOIN commune USING (id) JOIN departement ON departement.code = commune.departement_code
WHERE commune.absent_depuis IS NULL;

-- recherche
WITH trouvee AS MATERIALIZED (SELECT action_id, CASE WHEN court @@ %(classe)s::tsquery
  THEN 1000000 + (1000000 * ts_rank(court, %(classe)s::tsquery))::integer
  ELSE least(1000000 - 1, (1000000 * ts_rank(long, %(trouve)s::tsquery))::integer) END AS score FROM recherche_action WHERE long @@ %(trouve)s::tsquery), retenue AS MATERIALIZED (
  SELECT offre.action_id, -max(trouvee.score) AS cle_1, min(CASE WHEN offre.debut >= %(aujourdhui)s THEN offre.debut - date '1970-01-01' ELSE 6000000 - (offre.debut - date '1970-01-01') END) AS cle_2, offre.action_numero AS cle_3, NULL::int AS metres
  FROM recherche_session AS offre JOIN trouvee ON trouvee.action_id = offre.action_id
  WHERE (offre.active_jusqu_au >= %(aujourdhui)s)
    AND offre.formation_id IN (SELECT l.formation_id FROM formation_formacode AS l WHERE l.formacode_id IN (
    WITH RECURSIVE voulu(version, code, avant) AS (
      SELECT max(f.version), f.code, true FROM formacode AS f WHERE f.code = ANY(%(offre_formacodes)s::text[])
      GROUP BY f.code
      UNION SELECT suivant.* FROM voulu CROSS JOIN LATERAL (
        SELECT f.version, f.code, voulu.avant FROM formacode AS f
        WHERE (f.version, f.generique_code) = (voulu.version, voulu.code) AND (voulu.avant OR NOT (
          EXISTS (SELECT FROM formacode_remplacement AS r
          WHERE (r.version, r.code) = (f.version, f.code) AND r.absent_depuis IS NULL)
          OR EXISTS (SELECT FROM formacode AS n WHERE n.code = f.code AND n.version > f.version)))
        UNION ALL SELECT r.nouvelle_version, r.nouveau_code, true FROM formacode_remplacement AS r
        WHERE voulu.avant AND (r.version, r.code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL
        UNION ALL SELECT f.version, f.code, true FROM formacode AS f
        WHERE voulu.avant AND f.code = voulu.code AND f.version > voulu.version
          AND NOT EXISTS (SELECT FROM formacode_remplacement AS r
          WHERE (r.version, r.code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL)
        UNION ALL SELECT r.version, r.code, false FROM formacode_remplacement AS r
        WHERE (r.nouvelle_version, r.nouveau_code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL
        UNION ALL SELECT f.version, f.code, false FROM formacode AS f
        WHERE f.code = voulu.code AND f.version < voulu.version AND NOT EXISTS (SELECT FROM formacode_remplacement AS r
          WHERE (r.version, r.code) = (f.version, f.code) AND r.absent_depuis IS NULL)
      ) AS suivant)
    SELECT f.id FROM voulu JOIN formacode AS f USING (version, code)))
  GROUP BY offre.action_id, offre.action_numero)
SELECT cle_1, cle_2, cle_3, action_id, metres FROM retenue
WHERE true ORDER BY cle_1, cle_2, cle_3 LIMIT %(limite)s OFFSET %(decalage)s;

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

-- organisme_par_action
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
ORDER BY p.rang;

-- formation_par_action
SELECT p.rang,
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
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN formation
WHERE formation.id = p.cle
ORDER BY p.rang;

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

-- sites_par_session
SELECT p.rang,
  site.id AS cle,
  site.numero AS id,
  site.numero,
  site.statut,
  site.version,
  site.source,
  site.cree_le,
  site.modifie_le,
  site.etablissement_id,
  site.adresse_id,
  site.nom,
  site.principal,
  site.siret,
  site.uai
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN session_site JOIN site ON site.id = session_site.site_id
WHERE session_site.session_id = p.cle
  AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
ORDER BY p.rang, session_site.rang, site.numero;

-- certifications_par_formation
SELECT p.rang,
  certification.id AS cle,
  certification.numero AS id,
  certification.fiche_id,
  certification.code_certifinfo,
  certification.intitule,
  certification.type_certification,
  certification.type_diplome_code,
  certification.niveau_code,
  certification.etat AS etat_certification,
  certification.premiere_session,
  certification.derniere_session,
  certification.absent_depuis,
  (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp,
  (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs,
  (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement,
  (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement,
  (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif,
  coalesce((SELECT fiche.urls FROM fiche WHERE fiche.id = certification.fiche_id), '{}') AS urls,
  array_remove(ARRAY[CASE WHEN certification.acces_fi > 0 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca > 0 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp > 0 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc > 0 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae > 0 THEN 'VAE' END], NULL) AS voies,
  array_remove(ARRAY[CASE WHEN certification.acces_fi = 2 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca = 2 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp = 2 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc = 2 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae = 2 THEN 'VAE' END], NULL) AS voies_sous_conditions,
  certification.acces_ind > 0 AS acces_individuel,
  ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM (SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL UNION SELECT f.code, 2 FROM fiche_scolarite AS f WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s WHERE s.place = 1 ORDER BY s.code) AS codes_scolarite,
  ARRAY(SELECT DISTINCT k.code FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'IDEO' AND k.absent_depuis IS NULL ORDER BY k.code) AS codes_ideo
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN formation_certification JOIN certification ON certification.id = formation_certification.certification_id
WHERE formation_certification.formation_id = p.cle
ORDER BY p.rang, formation_certification.rang, certification.numero;

-- formacodes_par_formation
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN formation_formacode JOIN formacode ON formacode.id = formation_formacode.formacode_id
WHERE formation_formacode.formation_id = p.cle
ORDER BY p.rang, formation_formacode.rang, formacode.code;

-- type_dispositif_par_code
SELECT p.rang,
  type_dispositif.code,
  type_dispositif.libelle,
  type_dispositif.voie
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN type_dispositif
WHERE type_dispositif.code = p.cle
ORDER BY p.rang;

-- financeur_par_code
SELECT p.rang,
  financeur.code,
  financeur.libelle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN financeur
WHERE financeur.code = p.cle
ORDER BY p.rang;

-- adresse_par_cle
SELECT p.rang,
  adresse.commune_id,
  adresse.denomination,
  coalesce(adresse.lignes, '{}') AS lignes,
  adresse.code_postal,
  adresse.ville,
  adresse.pays,
  adresse.latitude,
  adresse.longitude
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN adresse
WHERE adresse.id = p.cle
ORDER BY p.rang;

