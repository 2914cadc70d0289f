-- sessions
WITH lignes AS (
SELECT 1 AS rang, t.numero AS c1, u1.present AS c2, u1.nom AS c3, u2.present AS c4, u2.ville AS c5, u3.present AS c6, u3.code AS c7, u3.libelle AS c8, u4.present AS c9, u4.siret AS c10, t.cle AS c11, u5.present AS c13, u6.present AS c14, u7.present AS c15, u7.code_rncp AS c16, u7.intitule AS c17, u6.cle AS c18, u8.present AS c20, u8.code AS c21, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS numero, session.id AS cle, session.action_id AS action_id
  FROM session
  WHERE session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))) AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu) AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, site.nom AS nom, site.adresse_id AS adresse_id, site.etablissement_id AS etablissement_id
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = t.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY session_site.rang, site.numero
  LIMIT 1
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, adresse.ville AS ville, adresse.commune_id AS commune_id
  FROM adresse
  WHERE adresse.id = u1.adresse_id
) AS u2 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, commune.code AS code, commune.libelle AS libelle
  FROM commune
  WHERE commune.id = u2.commune_id
) AS u3 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, etablissement.siret AS siret
  FROM etablissement
  WHERE etablissement.id = u1.etablissement_id
) AS u4 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, action.formation_id AS formation_id
  FROM action
  WHERE action.id = t.action_id
) AS u5 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, formation.id AS cle
  FROM formation
  WHERE formation.id = u5.formation_id
) AS u6 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp, certification.intitule AS intitule
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = u6.cle
  ORDER BY formation_certification.rang, certification.numero
  LIMIT 1
) AS u7 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, formacode.code AS code
  FROM formation_formacode JOIN formacode ON formacode.id = formation_formacode.formacode_id
  WHERE formation_formacode.formation_id = u6.cle
  ORDER BY formation_formacode.rang, formacode.code
  LIMIT 1
) AS u8 ON true
),
-- sites_par_session
lignes_1 AS (
SELECT p.rang, t.nom AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c11 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT session_site.rang AS tri_1, site.numero AS tri_2, site.nom AS nom
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = p.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"nom":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- certifications_par_formation
lignes_2 AS (
SELECT p.rang, t.code_rs AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c18 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation_certification.rang AS tri_1, certification.numero AS tri_2, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = p.cle
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"codeRs":', coalesce(to_json(lignes_2.c1)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, lignes.c10, lignes.c11, coalesce(textes_1.texte, '[]'), lignes.c13, lignes.c14, lignes.c15, lignes.c16, lignes.c17, lignes.c18, coalesce(textes_2.texte, '[]'), lignes.c20, lignes.c21
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1, lignes.tri_2;

