-- session_par_numero
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.numero AS c2, t.statut AS c3, t.source AS c4, t.modifie_le AS c5, t.noun AS c6, t.cle AS c7, t.debut AS c9, u1.present AS c10, u1.intitule AS c11, row_number() OVER () AS ligne
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
) AS u1 ON true
),
-- identifiants_par_objet
lignes_1 AS (
SELECT p.rang, t.source AS c1, t.cle AS c2, t.tri_1, t.tri_2, t.tri_3
FROM (SELECT lignes.ligne, lignes.c6, lignes.c7 FROM lignes) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT identifiant_externe.emetteur AS tri_1, identifiant_externe.cle AS tri_2, identifiant_externe.portee AS tri_3, identifiant_externe.source AS source, identifiant_externe.cle AS cle
  FROM identifiant_externe
  WHERE identifiant_externe.noun = p.cle_1
    AND identifiant_externe.objet_id = p.cle_2
    AND NOT identifiant_externe.naturelle
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"source":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"cle":', coalesce(to_json(lignes_1.c2)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2, lignes_1.tri_3
  ) AS e
  GROUP BY e.rang
),
-- dispositifs_par_session
lignes_2 AS (
SELECT p.rang, u1.present AS c1, u1.code AS c2, u1.libelle AS c3, u2.present AS c4, u2.code AS c5, u2.libelle AS c6, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c7 FROM lignes) AS p(rang, cle)
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
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"type":', CASE WHEN lignes_2.c1 THEN concat('{"__typename":"TypeDispositif","code":', coalesce(to_json(lignes_2.c2)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_2.c3)::text, 'null'), '}') ELSE chr(1) END, ',"financeur":', CASE WHEN lignes_2.c4 THEN concat('{"__typename":"Financeur","code":', coalesce(to_json(lignes_2.c5)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_2.c6)::text, 'null'), '}') ELSE 'null' END, '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, coalesce(textes_1.texte, '[]'), lignes.c9, lignes.c10, lignes.c11, coalesce(textes_2.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
ORDER BY lignes.rang;

-- action_par_numero
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.numero AS c2, t.statut AS c3, t.source AS c4, t.modifie_le AS c5, t.noun AS c6, t.cle AS c7, u1.present AS c9, u1.intitule AS c10, row_number() OVER () AS ligne
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
) AS u1 ON true
),
-- identifiants_par_objet
lignes_1 AS (
SELECT p.rang, t.source AS c1, t.cle AS c2, t.tri_1, t.tri_2, t.tri_3
FROM (SELECT lignes.ligne, lignes.c6, lignes.c7 FROM lignes) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT identifiant_externe.emetteur AS tri_1, identifiant_externe.cle AS tri_2, identifiant_externe.portee AS tri_3, identifiant_externe.source AS source, identifiant_externe.cle AS cle
  FROM identifiant_externe
  WHERE identifiant_externe.noun = p.cle_1
    AND identifiant_externe.objet_id = p.cle_2
    AND NOT identifiant_externe.naturelle
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"source":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"cle":', coalesce(to_json(lignes_1.c2)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2, lignes_1.tri_3
  ) AS e
  GROUP BY e.rang
),
-- publics_par_action
lignes_2 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c7 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT action_public.rang AS tri_1, public_vise.code AS tri_2, public_vise.code AS code, public_vise.libelle AS libelle
  FROM action_public JOIN public_vise ON public_vise.id = action_public.public_id
  WHERE action_public.action_id = p.cle
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"__typename":"Public","code":', coalesce(to_json(lignes_2.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_2.c2)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, coalesce(textes_1.texte, '[]'), lignes.c9, lignes.c10, coalesce(textes_2.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
ORDER BY lignes.rang;

-- rome_par_code
SELECT p.rang, t.id, t.code, t.libelle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT concat('RM_', rome.code) AS id, rome.code AS code, rome.libelle AS libelle
  FROM rome
  WHERE rome.code = p.cle
) AS t;

-- organisme_par_numero
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.numero AS c2, t.statut AS c3, t.source AS c4, t.modifie_le AS c5, t.noun AS c6, t.cle AS c7, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme.numero AS id, organisme.numero AS numero, organisme.statut AS statut, organisme.source AS source, organisme.modifie_le AS modifie_le, 'organisme' AS noun, organisme.id AS cle
  FROM organisme
  WHERE organisme.numero = p.cle
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS t
),
-- identifiants_par_objet
lignes_1 AS (
SELECT p.rang, t.source AS c1, t.cle AS c2, t.tri_1, t.tri_2, t.tri_3
FROM (SELECT lignes.ligne, lignes.c6, lignes.c7 FROM lignes) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT identifiant_externe.emetteur AS tri_1, identifiant_externe.cle AS tri_2, identifiant_externe.portee AS tri_3, identifiant_externe.source AS source, identifiant_externe.cle AS cle
  FROM identifiant_externe
  WHERE identifiant_externe.noun = p.cle_1
    AND identifiant_externe.objet_id = p.cle_2
    AND NOT identifiant_externe.naturelle
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"source":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"cle":', coalesce(to_json(lignes_1.c2)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2, lignes_1.tri_3
  ) AS e
  GROUP BY e.rang
),
-- categories_par_organisme
lignes_2 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c7 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT organisme_categorie.rang AS tri_1, categorie_organisme.code AS tri_2, categorie_organisme.code AS code, categorie_organisme.libelle AS libelle
  FROM organisme_categorie JOIN categorie_organisme ON categorie_organisme.code = organisme_categorie.categorie_code
  WHERE organisme_categorie.organisme_id = p.cle
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"__typename":"CategorieOrganisme","code":', coalesce(to_json(lignes_2.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_2.c2)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
ORDER BY lignes.rang;

