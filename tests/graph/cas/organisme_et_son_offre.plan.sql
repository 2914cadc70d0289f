-- organisme_par_numero
SELECT p.rang, t.numero, t.raison_sociale, t.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme.numero AS numero, organisme.raison_sociale AS raison_sociale, organisme.id AS cle
  FROM organisme
  WHERE organisme.numero = p.cle
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS t;

-- formations_par_organisme
SELECT p.rang, t.numero, t.intitule, t.certifiante, p.cle, t.cle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.id AS cle, formation.numero AS numero, formation.intitule AS intitule, formation.certifiante AS certifiante
  FROM formation
  WHERE formation.id IN (SELECT action.formation_id FROM action WHERE action.organisme_id = p.cle AND (action.statut = 'VALIDEE') AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1;

-- actions_par_organisme_et_formation
SELECT p.rang, t.numero, t.intitule, t.modalite_enseignement, t.cle
FROM unnest(%(cle_1)s::bigint[], %(cle_2)s::bigint[]) WITH ORDINALITY AS p(cle_1, cle_2, rang)
CROSS JOIN LATERAL (
  SELECT action.numero AS tri_1, action.numero AS numero, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule, action.modalite_enseignement AS modalite_enseignement, action.id AS cle
  FROM action
  WHERE action.organisme_id = p.cle_1
    AND action.formation_id = p.cle_2
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (action.statut = 'VALIDEE')
  ORDER BY action.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1;

-- sessions_par_action
SELECT p.rang, t.numero, t.debut, t.fin, t.entrees_sorties_permanentes, t.cle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS numero, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, session.entrees_sorties_permanentes AS entrees_sorties_permanentes, session.id AS cle
  FROM session
  WHERE session.action_id = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(limite)s
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

-- dispositifs_par_session
SELECT p.rang, t.numero, u1.present, u1.code, u1.libelle, u2.present, u2.code, u2.libelle, t.cle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT dispositif.rang AS tri_1, dispositif.numero AS tri_2, dispositif.numero AS numero, dispositif.type_code AS type_code, dispositif.financeur_code AS financeur_code, dispositif.id AS cle
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

-- publics_par_dispositif
SELECT p.rang, t.code, t.libelle
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT dispositif_public.rang AS tri_1, public_vise.code AS tri_2, public_vise.code AS code, public_vise.libelle AS libelle
  FROM dispositif_public JOIN public_vise ON public_vise.id = dispositif_public.public_id
  WHERE dispositif_public.dispositif_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2;

