-- certification_par_code_certifinfo
SELECT p.rang, t.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT certification.id AS cle
  FROM certification
  WHERE certification.code_certifinfo = p.cle
) AS t;

-- session_par_numero
SELECT p.rang, t.numero, t.cle, t.source, t.cree_le, u1.present, u1.numero, u1.cle, u1.source, u1.cree_le, u2.present, u2.nom, u2.cle, u2.source, u2.cree_le, u3.present, u3.nom, u3.cle, u3.source, u3.cree_le
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT session.numero AS numero, session.id AS cle, session.source AS source, session.cree_le AS cree_le, session.action_id AS action_id
  FROM session
  WHERE session.numero = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS t
JOIN LATERAL (
  SELECT true AS present, action.numero AS numero, action.id AS cle, action.source AS source, action.cree_le AS cree_le, action.organisme_id AS organisme_id
  FROM action
  WHERE action.id = t.action_id
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS u1 ON true
JOIN LATERAL (
  SELECT true AS present, coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom, organisme.id AS cle, organisme.source AS source, organisme.cree_le AS cree_le
  FROM organisme
  WHERE organisme.id = u1.organisme_id
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS u2 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, site.nom AS nom, site.id AS cle, site.source AS source, site.cree_le AS cree_le
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
SELECT p.rang, t.source, t.cree_le, t.cle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.source AS source, formation.cree_le AS cree_le, formation.id AS cle
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

