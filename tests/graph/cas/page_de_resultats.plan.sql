-- codes_inconnus
SELECT 'formacodes', v FROM unnest(%(formacodes)s::text[]) AS v
WHERE NOT EXISTS (SELECT FROM (SELECT code FROM formacode) AS l(code) WHERE l.code = v);

-- mots_du_texte
WITH demande AS MATERIALIZED (
  SELECT mot, racine FROM unnest(%(mots)s::text[], %(racines)s::text[]) AS d(mot, racine)),
proche AS MATERIALIZED (
  SELECT d.mot AS pour, p.mot, p.nb, p.nb_court, p.racine, p.distance
  FROM (SELECT mot, fautes FROM unnest(%(corriges)s::text[], %(fautes)s::integer[]) AS c(mot, fautes)
    JOIN demande USING (mot) WHERE NOT EXISTS (
      SELECT FROM recherche_mot AS r WHERE r.racine = demande.racine)) AS d
  CROSS JOIN LATERAL (
    SELECT * FROM (
      SELECT mot, nb, nb_court, racine, CASE WHEN abs(length(r.mot) - length(d.mot)) <= fautes
        THEN levenshtein_less_equal(r.mot, d.mot, fautes) END AS distance
      FROM recherche_mot AS r OFFSET 0) AS r
    WHERE distance <= fautes ORDER BY distance, nb_court DESC, nb DESC, mot LIMIT 8) AS p),
cherchee AS (SELECT mot, racine FROM demande UNION SELECT mot, racine FROM proche),
debut AS (SELECT mot FROM unnest(%(debuts)s::text[]) AS mot)
SELECT 'FORME' AS genre, c.mot AS pour, r.mot, r.nb, r.nb_court, 0 AS distance, NULL AS libelle
FROM cherchee AS c JOIN recherche_mot AS r USING (racine)
UNION ALL SELECT 'FORME', mot, mot, nb, nb_court, 0, NULL FROM recherche_mot WHERE mot = ANY(%(parts)s::text[])
UNION ALL SELECT 'PARENTE', c.mot, r.mot, r.nb, r.nb_court, 0, NULL
FROM cherchee AS c JOIN recherche_parente AS p USING (racine) JOIN recherche_mot AS r ON r.racine = p.parente
UNION ALL SELECT 'PROCHE', pour, mot, nb, nb_court, distance, graphie
FROM proche LEFT JOIN recherche_graphie USING (mot)
UNION ALL SELECT 'DEBUT', debut.mot, debut.mot, sum(r.nb)::integer, sum(r.nb_court)::integer, 0, NULL
FROM debut JOIN recherche_mot AS r ON r.mot >= debut.mot COLLATE "C" AND r.mot < debut.mot || '􏿿' COLLATE "C"
GROUP BY debut.mot
UNION ALL SELECT 'COMMUNE', trouvee.plie, commune.code, coalesce(commune.population, 0), 0,
  (departement.region_code <> %(region)s)::integer, commune.libelle
FROM (SELECT id, plie FROM commune WHERE plie = ANY(%(noms)s::text[])
  UNION SELECT commune_id, plie FROM commune_nom WHERE plie = ANY(%(noms)s::text[]) AND absent_depuis IS NULL
  UNION SELECT id, ' ' || demande FROM commune, unnest(%(codes_postaux)s::text[]) AS demande
  WHERE codes_postaux @> ARRAY[demande]
) AS trouvee JOIN commune USING (id) JOIN departement ON departement.code = commune.departement_code
WHERE commune.absent_depuis IS NULL;

-- recherche
WITH trouvee AS MATERIALIZED (SELECT action_id, CASE WHEN court @@ %(classe)s::tsquery
  THEN 1000000 + (1000000 * ts_rank(court, %(classe)s::tsquery))::integer
  ELSE least(1000000 - 1, (1000000 * ts_rank(long, %(trouve)s::tsquery))::integer) END AS score FROM recherche_action WHERE long @@ %(trouve)s::tsquery), retenue AS MATERIALIZED (
  SELECT offre.action_id, -max(trouvee.score) AS cle_1, min(CASE WHEN offre.debut >= %(aujourdhui)s THEN offre.debut - date '1970-01-01' ELSE 6000000 - (offre.debut - date '1970-01-01') END) AS cle_2, offre.action_numero AS cle_3, NULL::int AS metres
  FROM recherche_session AS offre JOIN trouvee ON trouvee.action_id = offre.action_id
  WHERE (offre.active_jusqu_au >= %(aujourdhui)s)
    AND offre.formation_id IN (SELECT l.formation_id FROM formation_formacode AS l WHERE l.formacode_id IN (
    WITH RECURSIVE voulu(version, code, avant) AS (
      SELECT max(f.version), f.code, true FROM formacode AS f WHERE f.code = ANY(%(offre_formacodes)s::text[])
      GROUP BY f.code
      UNION SELECT suivant.* FROM voulu CROSS JOIN LATERAL (
        SELECT f.version, f.code, voulu.avant FROM formacode AS f
        WHERE (f.version, f.generique_code) = (voulu.version, voulu.code) AND (voulu.avant OR NOT (
          EXISTS (SELECT FROM formacode_remplacement AS r
          WHERE (r.version, r.code) = (f.version, f.code) AND r.absent_depuis IS NULL)
          OR EXISTS (SELECT FROM formacode AS n WHERE n.code = f.code AND n.version > f.version)))
        UNION ALL SELECT r.nouvelle_version, r.nouveau_code, true FROM formacode_remplacement AS r
        WHERE voulu.avant AND (r.version, r.code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL
        UNION ALL SELECT f.version, f.code, true FROM formacode AS f
        WHERE voulu.avant AND f.code = voulu.code AND f.version > voulu.version
          AND NOT EXISTS (SELECT FROM formacode_remplacement AS r
          WHERE (r.version, r.code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL)
        UNION ALL SELECT r.version, r.code, false FROM formacode_remplacement AS r
        WHERE (r.nouvelle_version, r.nouveau_code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL
        UNION ALL SELECT f.version, f.code, false FROM formacode AS f
        WHERE f.code = voulu.code AND f.version < voulu.version AND NOT EXISTS (SELECT FROM formacode_remplacement AS r
          WHERE (r.version, r.code) = (f.version, f.code) AND r.absent_depuis IS NULL)
      ) AS suivant)
    SELECT f.id FROM voulu JOIN formacode AS f USING (version, code)))
  GROUP BY offre.action_id, offre.action_numero)
SELECT cle_1, cle_2, cle_3, action_id, metres FROM retenue
WHERE true ORDER BY cle_1, cle_2, cle_3 LIMIT %(limite)s OFFSET %(decalage)s;

-- action_par_cle
WITH lignes AS (
SELECT p.rang, t.numero AS c1, t.intitule AS c2, t.modalite_enseignement AS c3, u1.present AS c4, u1.numero AS c5, u1.nom AS c6, u2.present AS c7, u2.numero AS c8, u2.intitule AS c9, u3.present AS c10, u3.code_certifinfo AS c11, u3.intitule AS c12, u2.cle AS c13, row_number() OVER () AS ligne
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT action.numero AS numero, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule, action.modalite_enseignement AS modalite_enseignement, action.organisme_id AS organisme_id, action.formation_id AS formation_id
  FROM action
  WHERE action.id = p.cle
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t
JOIN LATERAL (
  SELECT true AS present, organisme.numero AS numero, coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom
  FROM organisme
  WHERE organisme.id = t.organisme_id
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
) AS u1 ON true
JOIN LATERAL (
  SELECT true AS present, formation.numero AS numero, formation.intitule AS intitule, formation.id AS cle
  FROM formation
  WHERE formation.id = t.formation_id
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS u2 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, certification.code_certifinfo AS code_certifinfo, certification.intitule AS intitule
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = u2.cle
  ORDER BY formation_certification.rang, certification.numero
  LIMIT 1
) AS u3 ON true
),
-- formacodes_par_formation
lignes_1 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c13 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation_formacode.rang AS tri_1, formacode.code AS tri_2, formacode.code AS code, formacode.libelle AS libelle
  FROM formation_formacode JOIN formacode ON formacode.id = formation_formacode.formacode_id
  WHERE formation_formacode.formation_id = p.cle
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"code":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_1.c2)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, lignes.c10, lignes.c11, lignes.c12, lignes.c13, coalesce(textes_1.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- sessions_par_action
WITH lignes AS (
SELECT p.rang, t.numero AS c1, t.debut AS c2, t.fin AS c3, t.cle AS c4, u1.present AS c6, u1.nom AS c7, u2.present AS c8, u2.lignes AS c9, u2.code_postal AS c10, u2.ville AS c11, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS numero, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, session.id AS cle
  FROM session
  WHERE session.action_id = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, site.nom AS nom, site.adresse_id AS adresse_id
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = t.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY session_site.rang, site.numero
  LIMIT 1
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, coalesce(adresse.lignes, '{}') AS lignes, adresse.code_postal AS code_postal, adresse.ville AS ville
  FROM adresse
  WHERE adresse.id = u1.adresse_id
) AS u2 ON true
),
-- dispositifs_par_session
lignes_1 AS (
SELECT p.rang, t.numero AS c1, u1.present AS c2, u1.code AS c3, u1.libelle AS c4, u2.present AS c5, u2.code AS c6, u2.libelle AS c7, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c4 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT dispositif.rang AS tri_1, dispositif.numero AS tri_2, dispositif.numero AS numero, dispositif.type_code AS type_code, dispositif.financeur_code AS financeur_code
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
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"numero":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"type":', CASE WHEN lignes_1.c2 THEN concat('{"code":', coalesce(to_json(lignes_1.c3)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_1.c4)::text, 'null'), '}') ELSE chr(1) END, ',"financeur":', CASE WHEN lignes_1.c5 THEN concat('{"code":', coalesce(to_json(lignes_1.c6)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_1.c7)::text, 'null'), '}') ELSE 'null' END, '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, coalesce(textes_1.texte, '[]'), lignes.c6, lignes.c7, lignes.c8, lignes.c9, lignes.c10, lignes.c11
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1, lignes.tri_2;

