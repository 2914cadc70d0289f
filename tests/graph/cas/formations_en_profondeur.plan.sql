-- formations
WITH lignes AS (
SELECT 1 AS rang, t.numero AS c1, t.intitule AS c2, t.cle AS c3, t.tri_1, row_number() OVER () AS ligne
FROM (
  SELECT formation.numero AS tri_1, formation.numero AS numero, formation.intitule AS intitule, formation.id AS cle
  FROM formation
  WHERE formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(limite)s
) AS t
),
-- actions_par_formation
lignes_1 AS (
SELECT p.rang, t.numero AS c1, t.modalite_enseignement AS c2, t.cle AS c3, t.tri_1, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c3 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT action.numero AS tri_1, action.numero AS numero, action.modalite_enseignement AS modalite_enseignement, action.id AS cle
  FROM action
  WHERE action.formation_id = p.cle
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (action.statut = 'VALIDEE')
  ORDER BY action.numero
  LIMIT %(n1_limite)s
) AS t
),
-- sessions_par_action
lignes_2 AS (
SELECT p.rang, t.numero AS c1, t.debut AS c2, t.fin AS c3, t.cle AS c4, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM (SELECT lignes_1.ligne, lignes_1.c3 FROM lignes_1) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS numero, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, session.id AS cle
  FROM session
  WHERE session.action_id = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(n2_limite)s
) AS t
),
-- dispositifs_par_session
lignes_3 AS (
SELECT p.rang, t.numero AS c1, u1.present AS c2, u1.code AS c3, u1.libelle AS c4, t.tri_1, t.tri_2
FROM (SELECT lignes_2.ligne, lignes_2.c4 FROM lignes_2) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT dispositif.rang AS tri_1, dispositif.numero AS tri_2, dispositif.numero AS numero, dispositif.type_code AS type_code
  FROM dispositif
  WHERE dispositif.session_id = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, type_dispositif.code AS code, type_dispositif.libelle AS libelle
  FROM type_dispositif
  WHERE type_dispositif.code = t.type_code
) AS u1 ON true
),
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"numero":', coalesce(to_json(lignes_3.c1)::text, 'null'), ',"type":', CASE WHEN lignes_3.c2 THEN concat('{"code":', coalesce(to_json(lignes_3.c3)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_3.c4)::text, 'null'), '}') ELSE chr(1) END, '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_2 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"numero":', coalesce(to_json(lignes_2.c1)::text, 'null'), ',"debut":', coalesce(to_json(lignes_2.c2)::text, 'null'), ',"fin":', coalesce(to_json(lignes_2.c3)::text, 'null'), ',"dispositifs":', coalesce(textes_3.texte, '[]'), '}') AS element_1
    FROM lignes_2
LEFT JOIN textes_3 ON textes_3.rang = lignes_2.ligne
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_1 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"numero":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"modaliteEnseignement":', coalesce(to_json(lignes_1.c2)::text, 'null'), ',"sessions":', coalesce(textes_2.texte, '{"nodes":[]}'), '}') AS element_1
    FROM lignes_1
LEFT JOIN textes_2 ON textes_2.rang = lignes_1.ligne
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, coalesce(textes_1.texte, '{"nodes":[]}'), lignes.tri_1
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1;

