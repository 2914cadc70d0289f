-- action_par_numero
SELECT p.rang, t.id, t.intitule, t.complement_descriptif, t.heures_total, t.prix_total_ttc, t.modifie_le, t.source, t.cle, u1.present, u1.id, u1.intitule, u1.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT action.numero AS id, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule, action.complement_descriptif AS complement_descriptif, action.heures_total AS heures_total, action.prix_total_ttc AS prix_total_ttc, action.modifie_le AS modifie_le, action.source AS source, action.id AS cle, action.formation_id AS formation_id
  FROM action
  WHERE action.numero = p.cle
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t
JOIN LATERAL (
  SELECT true AS present, formation.numero AS id, formation.intitule AS intitule, formation.id AS cle
  FROM formation
  WHERE formation.id = t.formation_id
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS u1 ON true;

-- etablissements_par_action
SELECT p.rang, t.id, t.nom
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT action_formateur.rang AS tri_1, etablissement.numero AS tri_2, etablissement.numero AS id, etablissement.nom AS nom
  FROM action_formateur JOIN etablissement ON etablissement.id = action_formateur.etablissement_id
  WHERE action_formateur.action_id = p.cle
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- contacts_par_action
SELECT p.rang, t.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT action_contact.rang AS tri_1, contact.numero AS tri_2, contact.numero AS id
  FROM action_contact JOIN contact ON contact.id = action_contact.contact_id
  WHERE action_contact.action_id = p.cle
    AND contact.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = contact.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND (contact.statut = 'VALIDEE')
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- certifications_par_formation
SELECT p.rang, t.id, t.code_rncp, t.code_rs
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation_certification.rang AS tri_1, certification.numero AS tri_2, certification.numero AS id, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

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

-- sessions_par_action
SELECT p.rang, t.id, t.debut, t.fin, t.entrees_sorties_permanentes, t.entree_possible, t.inscription_du, t.inscription_au, u1.present, u1.lignes, u1.code_postal, u1.ville, t.cle, t.tri_1, t.tri_2
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS id, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, session.entrees_sorties_permanentes AS entrees_sorties_permanentes, (CASE WHEN coalesce(session.etat_recrutement, 'OUVERT') = 'OUVERT' THEN least(CASE WHEN session.statut = 'VALIDEE' AND NOT session.declaree_perimee THEN coalesce(session.fin, 'infinity'::date) ELSE '-infinity'::date END, session.inscription_au, CASE WHEN NOT session.entrees_sorties_permanentes THEN CASE session.debut_precision WHEN 'MOIS' THEN (session.debut + interval '1 month - 1 day')::date WHEN 'ANNEE' THEN (session.debut + interval '1 year - 1 day')::date ELSE session.debut END END) ELSE '-infinity'::date END >= %(aujourdhui)s) AS entree_possible, to_char(session.inscription_du, CASE session.inscription_du_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS inscription_du, to_char(session.inscription_au, CASE session.inscription_au_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS inscription_au, session.adresse_inscription_id AS adresse_inscription_id, session.id AS cle
  FROM session
  WHERE session.action_id = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
    AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.session_id = session.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s)
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, coalesce(adresse.lignes, '{}') AS lignes, adresse.code_postal AS code_postal, adresse.ville AS ville
  FROM adresse
  WHERE adresse.id = t.adresse_inscription_id
) AS u1 ON true
ORDER BY p.rang, t.tri_1, t.tri_2;

-- types_dispositif_par_session
SELECT p.rang,
  type_dispositif.code,
  type_dispositif.libelle,
  type_dispositif.voie
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN dispositif JOIN type_dispositif ON type_dispositif.code = dispositif.type_code
WHERE dispositif.session_id = p.cle
ORDER BY p.rang, dispositif.rang, dispositif.numero;

-- contacts_par_session
SELECT p.rang, t.id, t.courriel, t.telephones
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT session_contact.rang AS tri_1, contact.numero AS tri_2, contact.numero AS id, contact.courriel AS courriel, contact.telephones AS telephones
  FROM session_contact JOIN contact ON contact.id = session_contact.contact_id
  WHERE session_contact.session_id = p.cle
    AND contact.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = contact.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND (contact.statut = 'VALIDEE')
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- blocs_par_session
SELECT p.rang, t.code, t.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT session_bloc.rang AS tri_1, bloc_competences.code AS tri_2, bloc_competences.code AS code, bloc_competences.libelle AS libelle
  FROM session_bloc JOIN bloc_competences ON bloc_competences.code = session_bloc.bloc_code
  WHERE session_bloc.session_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- recrutements_par_session
SELECT p.rang, u1.present, u1.code, u1.libelle, t.debut, t.heure_debut, t.places, u2.present, u2.ville
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT recrutement.rang AS tri_1, recrutement.id AS tri_2, recrutement.modalite_code AS modalite_code, to_char(recrutement.debut, CASE recrutement.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, recrutement.heure_debut AS heure_debut, recrutement.places AS places, recrutement.adresse_id AS adresse_id
  FROM recrutement
  WHERE recrutement.session_id = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, modalite_recrutement.code AS code, modalite_recrutement.libelle AS libelle
  FROM modalite_recrutement
  WHERE modalite_recrutement.code = t.modalite_code
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, adresse.ville AS ville
  FROM adresse
  WHERE adresse.id = t.adresse_id
) AS u2 ON true
ORDER BY p.rang, t.tri_1, t.tri_2;

-- sites_par_session
SELECT p.rang, t.id
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT session_site.rang AS tri_1, site.numero AS tri_2, site.numero AS id
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = p.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- dispositifs_par_session
SELECT p.rang, t.id, u1.present, u1.code, u1.libelle, t.programme, t.places_financees, t.cle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT dispositif.rang AS tri_1, dispositif.numero AS tri_2, dispositif.numero AS id, dispositif.type_code AS type_code, dispositif.programme AS programme, dispositif.places_financees AS places_financees, dispositif.id AS cle
  FROM dispositif
  WHERE dispositif.session_id = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, type_dispositif.code AS code, type_dispositif.libelle AS libelle
  FROM type_dispositif
  WHERE type_dispositif.code = t.type_code
) AS u1 ON true
ORDER BY p.rang, t.tri_1, t.tri_2;

-- publics_par_dispositif
SELECT p.rang, t.code, t.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT dispositif_public.rang AS tri_1, public_vise.code AS tri_2, public_vise.code AS code, public_vise.libelle AS libelle
  FROM dispositif_public JOIN public_vise ON public_vise.id = dispositif_public.public_id
  WHERE dispositif_public.dispositif_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

