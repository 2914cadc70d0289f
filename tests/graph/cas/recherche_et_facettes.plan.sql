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

-- valeurs_de_recherche
SELECT axe, rang, valeur FROM recherche_valeur ORDER BY axe, rang;

-- recherche
WITH trouvee AS MATERIALIZED (SELECT action_id, CASE WHEN court @@ %(classe)s::tsquery
  THEN 1000000 + (1000000 * ts_rank(court, %(classe)s::tsquery))::integer
  ELSE least(1000000 - 1, (1000000 * ts_rank(long, %(trouve)s::tsquery))::integer) END AS score FROM recherche_action WHERE long @@ %(trouve)s::tsquery), retenue AS MATERIALIZED (
  SELECT offre.action_id, -max(trouvee.score) AS cle_1, min(CASE WHEN offre.debut >= %(aujourdhui)s THEN offre.debut - date '1970-01-01' ELSE 6000000 - (offre.debut - date '1970-01-01') END) AS cle_2, offre.action_numero AS cle_3, NULL::int AS metres
  FROM recherche_session AS offre JOIN trouvee ON trouvee.action_id = offre.action_id
  WHERE (offre.active_jusqu_au >= %(aujourdhui)s)
    AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s
  GROUP BY offre.action_id, offre.action_numero)
SELECT cle_1, cle_2, cle_3, action_id, metres FROM retenue
WHERE true ORDER BY cle_1, cle_2, cle_3 LIMIT %(limite)s OFFSET %(decalage)s;

-- facettes
WITH trouvee AS MATERIALIZED (SELECT action_id, CASE WHEN court @@ %(classe)s::tsquery
  THEN 1000000 + (1000000 * ts_rank(court, %(classe)s::tsquery))::integer
  ELSE least(1000000 - 1, (1000000 * ts_rank(long, %(trouve)s::tsquery))::integer) END AS score FROM recherche_action WHERE long @@ %(trouve)s::tsquery), somme AS (
  SELECT true AS retenue, bit_or(departement_1) AS departement_1, min(niveau_sortie_code) AS niveau_sortie_code
  FROM (SELECT offre.action_id, offre.departement_1, offre.niveau_sortie_code FROM recherche_session AS offre JOIN trouvee ON trouvee.action_id = offre.action_id WHERE (offre.active_jusqu_au >= %(aujourdhui)s)
    AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s) AS rangee
  GROUP BY action_id)
SELECT grouping(departement_1, niveau_sortie_code), departement_1, niveau_sortie_code, count(*), count(*) FILTER (WHERE retenue)
FROM somme GROUP BY GROUPING SETS ((), (departement_1), (niveau_sortie_code));

-- libelles
SELECT 'DEPARTEMENT', v, (SELECT libelle FROM departement WHERE code = v) FROM unnest(%(DEPARTEMENT)s::text[]) AS v
UNION ALL SELECT 'NIVEAU_SORTIE', v, (SELECT libelle FROM niveau WHERE code = v) FROM unnest(%(NIVEAU_SORTIE)s::text[]) AS v;

