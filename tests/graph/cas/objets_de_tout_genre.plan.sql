-- session_par_numero
SELECT p.rang, t.id, t.numero, t.statut, t.source, t.modifie_le, t.noun, t.cle, t.debut, u1.present, u1.intitule
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT session.numero AS id, session.numero AS numero, CASE WHEN session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) THEN 'PERIMEE' ELSE session.statut END AS statut, session.source AS source, session.modifie_le AS modifie_le, 'session' AS noun, session.id AS cle, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, session.action_id AS action_id
  FROM session
  WHERE session.numero = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS t
JOIN LATERAL (
  SELECT true AS present, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule
  FROM action
  WHERE action.id = t.action_id
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS u1 ON true;

-- action_par_numero
SELECT p.rang, t.id, t.numero, t.statut, t.source, t.modifie_le, t.noun, t.cle, u1.present, u1.intitule
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT action.numero AS id, action.numero AS numero, action.statut AS statut, action.source AS source, action.modifie_le AS modifie_le, 'action' AS noun, action.id AS cle, action.formation_id AS formation_id
  FROM action
  WHERE action.numero = p.cle
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t
JOIN LATERAL (
  SELECT true AS present, formation.intitule AS intitule
  FROM formation
  WHERE formation.id = t.formation_id
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS u1 ON true;

-- rome_par_code
SELECT p.rang, t.id, t.code, t.libelle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT concat('RM_', rome.code) AS id, rome.code AS code, rome.libelle AS libelle
  FROM rome
  WHERE rome.code = p.cle
) AS t;

-- organisme_par_numero
SELECT p.rang, t.id, t.numero, t.statut, t.source, t.modifie_le, t.noun, t.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme.numero AS id, organisme.numero AS numero, organisme.statut AS statut, organisme.source AS source, organisme.modifie_le AS modifie_le, 'organisme' AS noun, organisme.id AS cle
  FROM organisme
  WHERE organisme.numero = p.cle
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS t;

-- identifiants_par_objet
SELECT p.rang, t.source, t.cle
FROM unnest(%(cle_1)s::text[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT identifiant_externe.emetteur AS tri_1, identifiant_externe.cle AS tri_2, identifiant_externe.portee AS tri_3, identifiant_externe.source AS source, identifiant_externe.cle AS cle
  FROM identifiant_externe
  WHERE identifiant_externe.noun = p.cle_1
    AND identifiant_externe.objet_id = p.cle_2
    AND NOT identifiant_externe.naturelle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3;

-- dispositifs_par_session
SELECT p.rang, u1.present, u1.code, u1.libelle, u2.present, u2.code, u2.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT dispositif.rang AS tri_1, dispositif.numero AS tri_2, dispositif.type_code AS type_code, dispositif.financeur_code AS financeur_code
  FROM dispositif
  WHERE dispositif.session_id = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, type_dispositif.code AS code, type_dispositif.libelle AS libelle
  FROM type_dispositif
  WHERE type_dispositif.code = t.type_code
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, financeur.code AS code, financeur.libelle AS libelle
  FROM financeur
  WHERE financeur.code = t.financeur_code
) AS u2 ON true
ORDER BY p.rang, t.tri_1, t.tri_2;

-- identifiants_par_objet
SELECT p.rang, t.source, t.cle
FROM unnest(%(cle_1)s::text[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT identifiant_externe.emetteur AS tri_1, identifiant_externe.cle AS tri_2, identifiant_externe.portee AS tri_3, identifiant_externe.source AS source, identifiant_externe.cle AS cle
  FROM identifiant_externe
  WHERE identifiant_externe.noun = p.cle_1
    AND identifiant_externe.objet_id = p.cle_2
    AND NOT identifiant_externe.naturelle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3;

-- publics_par_action
SELECT p.rang, t.code, t.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT action_public.rang AS tri_1, public_vise.code AS tri_2, public_vise.code AS code, public_vise.libelle AS libelle
  FROM action_public JOIN public_vise ON public_vise.id = action_public.public_id
  WHERE action_public.action_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- identifiants_par_objet
SELECT p.rang, t.source, t.cle
FROM unnest(%(cle_1)s::text[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT identifiant_externe.emetteur AS tri_1, identifiant_externe.cle AS tri_2, identifiant_externe.portee AS tri_3, identifiant_externe.source AS source, identifiant_externe.cle AS cle
  FROM identifiant_externe
  WHERE identifiant_externe.noun = p.cle_1
    AND identifiant_externe.objet_id = p.cle_2
    AND NOT identifiant_externe.naturelle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3;

-- categories_par_organisme
SELECT p.rang, t.code, t.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme_categorie.rang AS tri_1, categorie_organisme.code AS tri_2, categorie_organisme.code AS code, categorie_organisme.libelle AS libelle
  FROM organisme_categorie JOIN categorie_organisme ON categorie_organisme.code = organisme_categorie.categorie_code
  WHERE organisme_categorie.organisme_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

