-- session_par_numero
SELECT p.rang, t.numero, t.debut, t.fin, t.entrees_sorties_permanentes, u1.present, u1.numero, u1.intitule, u1.modalite_enseignement, u2.present, u2.numero, u2.intitule, u2.certifiante, u3.present, u3.numero, u3.nom, u3.siren, u4.present, u4.numero, u4.siret, u4.nom, u5.present, u5.lignes, u5.code_postal, u5.ville
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT session.numero AS numero, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, session.entrees_sorties_permanentes AS entrees_sorties_permanentes, session.action_id AS action_id
  FROM session
  WHERE session.numero = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS t
JOIN LATERAL (
  SELECT true AS present, action.numero AS numero, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule, action.modalite_enseignement AS modalite_enseignement, action.formation_id AS formation_id, action.organisme_id AS organisme_id, action.etablissement_id AS etablissement_id
  FROM action
  WHERE action.id = t.action_id
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS u1 ON true
JOIN LATERAL (
  SELECT true AS present, formation.numero AS numero, formation.intitule AS intitule, formation.certifiante AS certifiante
  FROM formation
  WHERE formation.id = u1.formation_id
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS u2 ON true
JOIN LATERAL (
  SELECT true AS present, organisme.numero AS numero, coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom, organisme.siren AS siren
  FROM organisme
  WHERE organisme.id = u1.organisme_id
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS u3 ON true
JOIN LATERAL (
  SELECT true AS present, etablissement.numero AS numero, etablissement.siret AS siret, etablissement.nom AS nom, etablissement.id AS cle
  FROM etablissement
  WHERE etablissement.id = u1.etablissement_id
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
) AS u4 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, coalesce(adresse.lignes, '{}') AS lignes, adresse.code_postal AS code_postal, adresse.ville AS ville
  FROM etablissement LEFT JOIN adresse ON adresse.id = etablissement.adresse_id
  WHERE etablissement.id = u4.cle
) AS u5 ON true;

