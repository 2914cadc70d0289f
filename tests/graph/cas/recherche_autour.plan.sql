-- commune_par_code
SELECT p.rang,
  commune.id AS cle,
  concat('CM_', commune.code) AS id,
  commune.code,
  commune.libelle,
  commune.codes_postaux,
  commune.departement_code,
  commune.latitude,
  commune.longitude
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN commune
WHERE commune.code = p.cle
ORDER BY p.rang;

-- recherche
WITH proche AS MATERIALIZED (SELECT * FROM (
    SELECT l.site_id, round(2 * 6371009 * asin(least(1, sqrt(power(sind((l.latitude - d.latitude) / 2), 2) + cosd(d.latitude) * cosd(l.latitude) * power(sind((l.longitude - d.longitude) / 2), 2)))))::int AS metres FROM (SELECT %(offre_latitude)s::float AS latitude, %(offre_longitude)s::float AS longitude) AS d JOIN recherche_lieu AS l
    ON l.latitude BETWEEN d.latitude - %(offre_rayon)s::float / 111195 AND d.latitude + %(offre_rayon)s::float / 111195
    AND (abs(l.longitude - d.longitude) <= least(180, %(offre_rayon)s::float / 111195 / greatest(0.01, cosd(least(90, abs(d.latitude) + %(offre_rayon)s::float / 111195)))) OR abs(l.longitude - d.longitude) >= 360 - least(180, %(offre_rayon)s::float / 111195 / greatest(0.01, cosd(least(90, abs(d.latitude) + %(offre_rayon)s::float / 111195)))))
    WHERE round(2 * 6371009 * asin(least(1, sqrt(power(sind((l.latitude - d.latitude) / 2), 2) + cosd(d.latitude) * cosd(l.latitude) * power(sind((l.longitude - d.longitude) / 2), 2)))))::int <= %(offre_rayon)s) AS lieu UNION ALL SELECT 0, NULL), retenue AS MATERIALIZED (
  SELECT offre.action_id, min(coalesce(proche.metres, 99999999)) AS cle_1, min(CASE WHEN offre.debut >= %(aujourdhui)s THEN offre.debut - date '1970-01-01' ELSE 6000000 - (offre.debut - date '1970-01-01') END) AS cle_2, offre.action_numero AS cle_3, min(proche.metres) AS metres
  FROM recherche_session AS offre  JOIN proche ON proche.site_id = offre.site_id
  WHERE (offre.active_jusqu_au >= %(aujourdhui)s)
  GROUP BY offre.action_id, offre.action_numero)
SELECT cle_1, cle_2, cle_3, action_id, metres FROM retenue
WHERE true ORDER BY cle_1, cle_2, cle_3 LIMIT %(limite)s OFFSET %(decalage)s;

-- action_par_cle
WITH lignes AS (
SELECT p.rang, t.intitule AS c1, u1.present AS c2, u1.nom AS c3, u1.cle AS c4, row_number() OVER () AS ligne
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule, action.organisme_id AS organisme_id
  FROM action
  WHERE action.id = p.cle
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t
JOIN LATERAL (
  SELECT true AS present, coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom, organisme.id AS cle
  FROM organisme
  WHERE organisme.id = t.organisme_id
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS u1 ON true
),
-- categories_par_organisme
lignes_1 AS (
SELECT p.rang, t.libelle AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c4 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT organisme_categorie.rang AS tri_1, categorie_organisme.code AS tri_2, categorie_organisme.libelle AS libelle
  FROM organisme_categorie JOIN categorie_organisme ON categorie_organisme.code = organisme_categorie.categorie_code
  WHERE organisme_categorie.organisme_id = p.cle
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"libelle":', coalesce(to_json(lignes_1.c1)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, coalesce(textes_1.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- sessions_par_action (total)
SELECT p.rang, t.total
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT count(*) AS total
  FROM (SELECT FROM session WHERE session.action_id = p.cle
  AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.session_id = session.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND (offre.site_id IN (SELECT lieu.site_id FROM (
    SELECT l.site_id, round(2 * 6371009 * asin(least(1, sqrt(power(sind((l.latitude - d.latitude) / 2), 2) + cosd(d.latitude) * cosd(l.latitude) * power(sind((l.longitude - d.longitude) / 2), 2)))))::int AS metres FROM (SELECT %(offre_latitude)s::float AS latitude, %(offre_longitude)s::float AS longitude) AS d JOIN recherche_lieu AS l
    ON l.latitude BETWEEN d.latitude - %(offre_rayon)s::float / 111195 AND d.latitude + %(offre_rayon)s::float / 111195
    AND (abs(l.longitude - d.longitude) <= least(180, %(offre_rayon)s::float / 111195 / greatest(0.01, cosd(least(90, abs(d.latitude) + %(offre_rayon)s::float / 111195)))) OR abs(l.longitude - d.longitude) >= 360 - least(180, %(offre_rayon)s::float / 111195 / greatest(0.01, cosd(least(90, abs(d.latitude) + %(offre_rayon)s::float / 111195)))))
    WHERE round(2 * 6371009 * asin(least(1, sqrt(power(sind((l.latitude - d.latitude) / 2), 2) + cosd(d.latitude) * cosd(l.latitude) * power(sind((l.longitude - d.longitude) / 2), 2)))))::int <= %(offre_rayon)s) AS lieu) OR offre.site_id = 0)) LIMIT 10001) AS u
) AS t;

-- sessions_par_action
SELECT p.rang, t.debut, t.fin, t.entrees_sorties_permanentes, t.cle, u1.present, u2.present, u2.ville
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, session.entrees_sorties_permanentes AS entrees_sorties_permanentes, session.id AS cle
  FROM session
  WHERE session.action_id = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
    AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.session_id = session.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND (offre.site_id IN (SELECT lieu.site_id FROM (
    SELECT l.site_id, round(2 * 6371009 * asin(least(1, sqrt(power(sind((l.latitude - d.latitude) / 2), 2) + cosd(d.latitude) * cosd(l.latitude) * power(sind((l.longitude - d.longitude) / 2), 2)))))::int AS metres FROM (SELECT %(offre_latitude)s::float AS latitude, %(offre_longitude)s::float AS longitude) AS d JOIN recherche_lieu AS l
    ON l.latitude BETWEEN d.latitude - %(offre_rayon)s::float / 111195 AND d.latitude + %(offre_rayon)s::float / 111195
    AND (abs(l.longitude - d.longitude) <= least(180, %(offre_rayon)s::float / 111195 / greatest(0.01, cosd(least(90, abs(d.latitude) + %(offre_rayon)s::float / 111195)))) OR abs(l.longitude - d.longitude) >= 360 - least(180, %(offre_rayon)s::float / 111195 / greatest(0.01, cosd(least(90, abs(d.latitude) + %(offre_rayon)s::float / 111195)))))
    WHERE round(2 * 6371009 * asin(least(1, sqrt(power(sind((l.latitude - d.latitude) / 2), 2) + cosd(d.latitude) * cosd(l.latitude) * power(sind((l.longitude - d.longitude) / 2), 2)))))::int <= %(offre_rayon)s) AS lieu) OR offre.site_id = 0))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, site.adresse_id AS adresse_id
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = t.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY session_site.rang, site.numero
  LIMIT 1
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, adresse.ville AS ville
  FROM adresse
  WHERE adresse.id = u1.adresse_id
) AS u2 ON true
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

