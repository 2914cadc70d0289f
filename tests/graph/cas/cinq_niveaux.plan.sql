-- organismes (total)
SELECT 1 AS rang, count(*) AS total
FROM (SELECT FROM organisme WHERE organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND NOT organisme.suspendu
  AND (organisme.statut = 'VALIDEE') LIMIT 10001) AS u;

-- organismes
WITH lignes AS (
SELECT 1 AS rang, t.numero AS c1, t.raison_sociale AS c2, t.cle AS c3, t.tri_1, row_number() OVER () AS ligne
FROM (
  SELECT organisme.numero AS tri_1, organisme.numero AS numero, organisme.raison_sociale AS raison_sociale, organisme.id AS cle
  FROM organisme
  WHERE organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
    AND (organisme.statut = 'VALIDEE')
  ORDER BY organisme.numero
  LIMIT %(limite)s
) AS t
),
-- formations_par_organisme
lignes_1 AS (
SELECT p.rang, t.numero AS c1, t.intitule AS c2, t.cle AS c3, u1.present AS c5, u1.code_certifinfo AS c6, u1.intitule AS c7, p.cle AS c8, t.tri_1, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c3 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation.numero AS tri_1, formation.id AS cle, formation.numero AS numero, formation.intitule AS intitule
  FROM formation
  WHERE formation.id IN (SELECT action.formation_id FROM action WHERE action.organisme_id = p.cle AND (action.statut = 'VALIDEE') AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (formation.statut = 'VALIDEE')
  ORDER BY formation.numero
  LIMIT %(n1_limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, certification.code_certifinfo AS code_certifinfo, certification.intitule AS intitule
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = t.cle
  ORDER BY formation_certification.rang, certification.numero
  LIMIT 1
) AS u1 ON true
),
-- formacodes_par_formation
lignes_2 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes_1.ligne, lignes_1.c3 FROM lignes_1) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation_formacode.rang AS tri_1, formacode.code AS tri_2, formacode.code AS code, formacode.libelle AS libelle
  FROM formation_formacode JOIN formacode ON formacode.id = formation_formacode.formacode_id
  WHERE formation_formacode.formation_id = p.cle
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"code":', coalesce(to_json(lignes_2.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_2.c2)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
),
-- actions_par_organisme_et_formation
lignes_3 AS (
SELECT p.rang, t.numero AS c1, t.cle AS c2, t.tri_1, row_number() OVER () AS ligne
FROM (SELECT lignes_1.ligne, lignes_1.c8, lignes_1.c3 FROM lignes_1) AS p(rang, cle_1, cle_2)
CROSS JOIN LATERAL (
  SELECT action.numero AS tri_1, action.numero AS numero, action.id AS cle
  FROM action
  WHERE action.organisme_id = p.cle_1
    AND action.formation_id = p.cle_2
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
    AND (action.statut = 'VALIDEE')
  ORDER BY action.numero
  LIMIT %(n3_limite)s
) AS t
),
-- sessions_par_action
lignes_4 AS (
SELECT p.rang, t.numero AS c1, t.debut AS c2, t.fin AS c3, u1.present AS c4, u1.id AS c5, t.cle AS c6, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM (SELECT lignes_3.ligne, lignes_3.c2 FROM lignes_3) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS numero, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, session.id AS cle
  FROM session
  WHERE session.action_id = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(n4_limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, site.numero AS id
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = t.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY session_site.rang, site.numero
  LIMIT 1
) AS u1 ON true
),
-- dispositifs_par_session
lignes_5 AS (
SELECT p.rang, u1.present AS c1, u1.code AS c2, u2.present AS c3, u2.code AS c4, t.cle AS c5, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM (SELECT lignes_4.ligne, lignes_4.c6 FROM lignes_4) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT dispositif.rang AS tri_1, dispositif.numero AS tri_2, dispositif.type_code AS type_code, dispositif.financeur_code AS financeur_code, dispositif.id AS cle
  FROM dispositif
  WHERE dispositif.session_id = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, type_dispositif.code AS code
  FROM type_dispositif
  WHERE type_dispositif.code = t.type_code
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, financeur.code AS code
  FROM financeur
  WHERE financeur.code = t.financeur_code
) AS u2 ON true
),
-- publics_par_dispositif
lignes_6 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes_5.ligne, lignes_5.c5 FROM lignes_5) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT dispositif_public.rang AS tri_1, public_vise.code AS tri_2, public_vise.code AS code, public_vise.libelle AS libelle
  FROM dispositif_public JOIN public_vise ON public_vise.id = dispositif_public.public_id
  WHERE dispositif_public.dispositif_id = p.cle
) AS t
),
textes_6 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_6.rang, concat('{"code":', coalesce(to_json(lignes_6.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_6.c2)::text, 'null'), '}') AS element_1
    FROM lignes_6
ORDER BY lignes_6.rang, lignes_6.tri_1, lignes_6.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_5 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_5.rang, concat('{"type":', CASE WHEN lignes_5.c1 THEN concat('{"code":', coalesce(to_json(lignes_5.c2)::text, 'null'), '}') ELSE chr(1) END, ',"financeur":', CASE WHEN lignes_5.c3 THEN concat('{"code":', coalesce(to_json(lignes_5.c4)::text, 'null'), '}') ELSE 'null' END, ',"publics":', coalesce(textes_6.texte, '[]'), '}') AS element_1
    FROM lignes_5
LEFT JOIN textes_6 ON textes_6.rang = lignes_5.ligne
ORDER BY lignes_5.rang, lignes_5.tri_1, lignes_5.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_4 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_4.rang, concat('{"numero":', coalesce(to_json(lignes_4.c1)::text, 'null'), ',"debut":', coalesce(to_json(lignes_4.c2)::text, 'null'), ',"fin":', coalesce(to_json(lignes_4.c3)::text, 'null'), ',"site":', CASE WHEN lignes_4.c4 THEN concat('{"id":', coalesce(to_json(lignes_4.c5)::text, 'null'), '}') ELSE 'null' END, ',"dispositifs":', coalesce(textes_5.texte, '[]'), '}') AS element_1
    FROM lignes_4
LEFT JOIN textes_5 ON textes_5.rang = lignes_4.ligne
ORDER BY lignes_4.rang, lignes_4.tri_1, lignes_4.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_3 AS (
  SELECT e.rang, concat('{"nodes":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"numero":', coalesce(to_json(lignes_3.c1)::text, 'null'), ',"sessions":', coalesce(textes_4.texte, '{"nodes":[]}'), '}') AS element_1
    FROM lignes_3
LEFT JOIN textes_4 ON textes_4.rang = lignes_3.ligne
ORDER BY lignes_3.rang, lignes_3.tri_1
  ) AS e
  GROUP BY e.rang
),
textes_1 AS (
  SELECT e.rang, concat('{"edges":', '[', string_agg(e.element_1, ','), ']', '}') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"node":{"numero":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"intitule":', coalesce(to_json(lignes_1.c2)::text, 'null'), ',"formacodes":', coalesce(textes_2.texte, '[]'), ',"certification":', CASE WHEN lignes_1.c5 THEN concat('{"codeCertifinfo":', coalesce(to_json(lignes_1.c6)::text, 'null'), ',"intitule":', coalesce(to_json(lignes_1.c7)::text, 'null'), '}') ELSE 'null' END, '},"actions":', coalesce(textes_3.texte, '{"nodes":[]}'), '}') AS element_1
    FROM lignes_1
LEFT JOIN textes_2 ON textes_2.rang = lignes_1.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes_1.ligne
ORDER BY lignes_1.rang, lignes_1.tri_1
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, coalesce(textes_1.texte, '{"edges":[]}')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1;

