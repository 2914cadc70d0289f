-- suggestions
WITH pilote AS MATERIALIZED (
  SELECT t.type, p.mot, p.nombre FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME') OFFSET 0) AS t(type)
  CROSS JOIN LATERAL (
    SELECT tape.mot, (SELECT count(*) FROM (SELECT FROM suggestion_mot AS m
      WHERE m.type = t.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{' LIMIT 200 + 1) AS u) AS nombre
    FROM (VALUES (%(mots_0)s::text) OFFSET 0) AS tape(mot) ORDER BY nombre, length(tape.mot) DESC, tape.mot LIMIT 1) AS p),
mene AS (
  SELECT m.cle FROM pilote CROSS JOIN LATERAL (SELECT m.cle FROM suggestion_mot AS m
    WHERE m.type = pilote.type AND m.mot >= pilote.mot AND m.mot < pilote.mot || '{' OFFSET 0) AS m
  WHERE pilote.nombre <= 200
  UNION ALL SELECT d.cle FROM pilote JOIN suggestion_debut AS d ON (d.type, d.debut) = (pilote.type, pilote.mot)
  WHERE pilote.nombre > 200 AND d.place <= %(nombre)s),
trouvee AS (
  SELECT DISTINCT ON (type, valeur) s.*, ("left"(plie, 200)) COLLATE "C" ^@ %(debut)s AS en_tete
  FROM mene CROSS JOIN LATERAL (SELECT * FROM suggestion WHERE suggestion.cle = mene.cle OFFSET 0) AS s
  WHERE plie || lower(coalesce(' ' || autres, '')) LIKE ALL(%(motifs)s::text[]) AND (type <> 'ORGANISME'
    OR EXISTS (SELECT FROM organisme WHERE organisme.numero = valeur AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY type, valeur, en_tete DESC, plie COLLATE "C", cle),
classee AS (SELECT *, row_number() OVER (PARTITION BY type ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", valeur) AS place FROM trouvee),
gardee AS (SELECT * FROM classee ORDER BY place, en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur LIMIT %(nombre)s)
SELECT type, valeur, libelle, complement FROM gardee ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur;

-- suggestions
WITH pilote AS MATERIALIZED (
  SELECT t.type, p.mot, p.nombre FROM (VALUES ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)
  CROSS JOIN LATERAL (
    SELECT tape.mot, (SELECT count(*) FROM (SELECT FROM suggestion_mot AS m
      WHERE m.type = t.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{' LIMIT 200 + 1) AS u) AS nombre
    FROM (VALUES (%(mots_0)s::text) OFFSET 0) AS tape(mot) ORDER BY nombre, length(tape.mot) DESC, tape.mot LIMIT 1) AS p),
mene AS (
  SELECT m.cle FROM pilote CROSS JOIN LATERAL (SELECT m.cle FROM suggestion_mot AS m
    WHERE m.type = pilote.type AND m.mot >= pilote.mot AND m.mot < pilote.mot || '{' OFFSET 0) AS m
  WHERE pilote.nombre <= 200
  UNION ALL SELECT d.cle FROM pilote JOIN suggestion_debut AS d ON (d.type, d.debut) = (pilote.type, pilote.mot)
  WHERE pilote.nombre > 200 AND d.place <= %(nombre)s),
trouvee AS (
  SELECT DISTINCT ON (type, valeur) s.*, ("left"(plie, 200)) COLLATE "C" ^@ %(debut)s AS en_tete
  FROM mene CROSS JOIN LATERAL (SELECT * FROM suggestion WHERE suggestion.cle = mene.cle OFFSET 0) AS s
  WHERE plie || lower(coalesce(' ' || autres, '')) LIKE ALL(%(motifs)s::text[]) AND (type <> 'ORGANISME'
    OR EXISTS (SELECT FROM organisme WHERE organisme.numero = valeur AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY type, valeur, en_tete DESC, plie COLLATE "C", cle),
classee AS (SELECT *, row_number() OVER (PARTITION BY type ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", valeur) AS place FROM trouvee),
gardee AS (SELECT * FROM classee ORDER BY place, en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur LIMIT %(nombre)s)
SELECT type, valeur, libelle, complement FROM gardee ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur;

-- suggestions
WITH pilote AS MATERIALIZED (
  SELECT t.type, p.mot, p.nombre FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME'), ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)
  CROSS JOIN LATERAL (
    SELECT tape.mot, (SELECT count(*) FROM (SELECT FROM suggestion_mot AS m
      WHERE m.type = t.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{' LIMIT 200 + 1) AS u) AS nombre
    FROM (VALUES (%(mots_0)s::text) OFFSET 0) AS tape(mot) ORDER BY nombre, length(tape.mot) DESC, tape.mot LIMIT 1) AS p),
mene AS (
  SELECT m.cle FROM pilote CROSS JOIN LATERAL (SELECT m.cle FROM suggestion_mot AS m
    WHERE m.type = pilote.type AND m.mot >= pilote.mot AND m.mot < pilote.mot || '{' OFFSET 0) AS m
  WHERE pilote.nombre <= 200
  UNION ALL SELECT d.cle FROM pilote JOIN suggestion_debut AS d ON (d.type, d.debut) = (pilote.type, pilote.mot)
  WHERE pilote.nombre > 200 AND d.place <= %(nombre)s),
trouvee AS (
  SELECT DISTINCT ON (type, valeur) s.*, ("left"(plie, 200)) COLLATE "C" ^@ %(debut)s AS en_tete
  FROM mene CROSS JOIN LATERAL (SELECT * FROM suggestion WHERE suggestion.cle = mene.cle OFFSET 0) AS s
  WHERE plie || lower(coalesce(' ' || autres, '')) LIKE ALL(%(motifs)s::text[]) AND (type <> 'ORGANISME'
    OR EXISTS (SELECT FROM organisme WHERE organisme.numero = valeur AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY type, valeur, en_tete DESC, plie COLLATE "C", cle),
classee AS (SELECT *, row_number() OVER (PARTITION BY type ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", valeur) AS place FROM trouvee),
gardee AS (SELECT * FROM classee ORDER BY place, en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur LIMIT %(nombre)s)
SELECT type, valeur, libelle, complement FROM gardee ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur;

-- suggestions
WITH pilote AS MATERIALIZED (
  SELECT t.type, p.mot, p.nombre FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME'), ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)
  CROSS JOIN LATERAL (
    SELECT tape.mot, (SELECT count(*) FROM (SELECT FROM suggestion_mot AS m
      WHERE m.type = t.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{' LIMIT 200 + 1) AS u) AS nombre
    FROM (VALUES (%(mots_0)s::text), (%(mots_1)s::text), (%(mots_2)s::text) OFFSET 0) AS tape(mot) ORDER BY nombre, length(tape.mot) DESC, tape.mot LIMIT 1) AS p),
mene AS (
  SELECT m.cle FROM pilote CROSS JOIN LATERAL (SELECT m.cle FROM suggestion_mot AS m
    WHERE m.type = pilote.type AND m.mot >= pilote.mot AND m.mot < pilote.mot || '{' OFFSET 0) AS m
  WHERE pilote.nombre <= 200
  UNION ALL SELECT large.cle FROM pilote CROSS JOIN LATERAL (
    WITH en_tete AS MATERIALIZED (
      SELECT cle FROM (SELECT DISTINCT ON (valeur) cle, valeur, actions, frequence, plie FROM suggestion
        WHERE type = pilote.type AND ("left"(plie, 200)) COLLATE "C" >= %(debut)s AND ("left"(plie, 200)) COLLATE "C" < %(debut)s || '{'
        ORDER BY valeur, plie COLLATE "C", cle) AS s
      ORDER BY actions DESC, frequence DESC, plie COLLATE "C", valeur LIMIT %(nombre)s)
    SELECT cle FROM en_tete
    UNION ALL (SELECT m.cle FROM (VALUES (%(longs_0)s::text), (%(longs_1)s::text), (%(longs_2)s::text) OFFSET 0) AS tape(mot)
      JOIN suggestion_mot AS m ON m.type = pilote.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{'
      WHERE (SELECT count(*) FROM en_tete) < %(nombre)s
      GROUP BY m.cle HAVING count(DISTINCT tape.mot) = (SELECT count(*) FROM (VALUES (%(longs_0)s::text), (%(longs_1)s::text), (%(longs_2)s::text) OFFSET 0) AS u))
  ) AS large WHERE pilote.nombre > 200),
trouvee AS (
  SELECT DISTINCT ON (type, valeur) s.*, ("left"(plie, 200)) COLLATE "C" ^@ %(debut)s AS en_tete
  FROM mene CROSS JOIN LATERAL (SELECT * FROM suggestion WHERE suggestion.cle = mene.cle OFFSET 0) AS s
  WHERE plie || lower(coalesce(' ' || autres, '')) LIKE ALL(%(motifs)s::text[]) AND (type <> 'ORGANISME'
    OR EXISTS (SELECT FROM organisme WHERE organisme.numero = valeur AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY type, valeur, en_tete DESC, plie COLLATE "C", cle),
classee AS (SELECT *, row_number() OVER (PARTITION BY type ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", valeur) AS place FROM trouvee),
gardee AS (SELECT * FROM classee ORDER BY place, en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur LIMIT %(nombre)s)
SELECT type, valeur, libelle, complement FROM gardee ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur;

-- suggestions
WITH pilote AS MATERIALIZED (
  SELECT t.type, p.mot, p.nombre FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME'), ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)
  CROSS JOIN LATERAL (
    SELECT tape.mot, (SELECT count(*) FROM (SELECT FROM suggestion_mot AS m
      WHERE m.type = t.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{' LIMIT 200 + 1) AS u) AS nombre
    FROM (VALUES (%(mots_0)s::text), (%(mots_1)s::text) OFFSET 0) AS tape(mot) ORDER BY nombre, length(tape.mot) DESC, tape.mot LIMIT 1) AS p),
mene AS (
  SELECT m.cle FROM pilote CROSS JOIN LATERAL (SELECT m.cle FROM suggestion_mot AS m
    WHERE m.type = pilote.type AND m.mot >= pilote.mot AND m.mot < pilote.mot || '{' OFFSET 0) AS m
  WHERE pilote.nombre <= 200
  UNION ALL SELECT large.cle FROM pilote CROSS JOIN LATERAL (
    WITH en_tete AS MATERIALIZED (
      SELECT cle FROM (SELECT DISTINCT ON (valeur) cle, valeur, actions, frequence, plie FROM suggestion
        WHERE type = pilote.type AND ("left"(plie, 200)) COLLATE "C" >= %(debut)s AND ("left"(plie, 200)) COLLATE "C" < %(debut)s || '{'
        ORDER BY valeur, plie COLLATE "C", cle) AS s
      ORDER BY actions DESC, frequence DESC, plie COLLATE "C", valeur LIMIT %(nombre)s)
    SELECT cle FROM en_tete
    UNION ALL (SELECT m.cle FROM (VALUES (%(longs_0)s::text), (%(longs_1)s::text) OFFSET 0) AS tape(mot)
      JOIN suggestion_mot AS m ON m.type = pilote.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{'
      WHERE (SELECT count(*) FROM en_tete) < %(nombre)s
      GROUP BY m.cle HAVING count(DISTINCT tape.mot) = (SELECT count(*) FROM (VALUES (%(longs_0)s::text), (%(longs_1)s::text) OFFSET 0) AS u))
  ) AS large WHERE pilote.nombre > 200),
trouvee AS (
  SELECT DISTINCT ON (type, valeur) s.*, ("left"(plie, 200)) COLLATE "C" ^@ %(debut)s AS en_tete
  FROM mene CROSS JOIN LATERAL (SELECT * FROM suggestion WHERE suggestion.cle = mene.cle OFFSET 0) AS s
  WHERE plie || lower(coalesce(' ' || autres, '')) LIKE ALL(%(motifs)s::text[]) AND (type <> 'ORGANISME'
    OR EXISTS (SELECT FROM organisme WHERE organisme.numero = valeur AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY type, valeur, en_tete DESC, plie COLLATE "C", cle),
classee AS (SELECT *, row_number() OVER (PARTITION BY type ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", valeur) AS place FROM trouvee),
gardee AS (SELECT * FROM classee ORDER BY place, en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur LIMIT %(nombre)s)
SELECT type, valeur, libelle, complement FROM gardee ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur;

-- suggestions
WITH pilote AS MATERIALIZED (
  SELECT t.type, p.mot, p.nombre FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME'), ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)
  CROSS JOIN LATERAL (
    SELECT tape.mot, (SELECT count(*) FROM (SELECT FROM suggestion_mot AS m
      WHERE m.type = t.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{' LIMIT 200 + 1) AS u) AS nombre
    FROM (VALUES (%(mots_0)s::text) OFFSET 0) AS tape(mot) ORDER BY nombre, length(tape.mot) DESC, tape.mot LIMIT 1) AS p),
mene AS (
  SELECT m.cle FROM pilote CROSS JOIN LATERAL (SELECT m.cle FROM suggestion_mot AS m
    WHERE m.type = pilote.type AND m.mot >= pilote.mot AND m.mot < pilote.mot || '{' OFFSET 0) AS m
  WHERE pilote.nombre <= 200
  UNION ALL SELECT d.cle FROM pilote JOIN suggestion_debut AS d ON (d.type, d.debut) = (pilote.type, pilote.mot)
  WHERE pilote.nombre > 200 AND d.place <= %(nombre)s),
trouvee AS (
  SELECT DISTINCT ON (type, valeur) s.*, ("left"(plie, 200)) COLLATE "C" ^@ %(debut)s AS en_tete
  FROM mene CROSS JOIN LATERAL (SELECT * FROM suggestion WHERE suggestion.cle = mene.cle OFFSET 0) AS s
  WHERE plie || lower(coalesce(' ' || autres, '')) LIKE ALL(%(motifs)s::text[]) AND (type <> 'ORGANISME'
    OR EXISTS (SELECT FROM organisme WHERE organisme.numero = valeur AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY type, valeur, en_tete DESC, plie COLLATE "C", cle),
classee AS (SELECT *, row_number() OVER (PARTITION BY type ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", valeur) AS place FROM trouvee),
gardee AS (SELECT * FROM classee ORDER BY place, en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur LIMIT %(nombre)s)
SELECT type, valeur, libelle, complement FROM gardee ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur;

-- corrections
WITH tape AS (
  SELECT mot, length(mot) AS n, CASE WHEN length(mot) >= 8 THEN 2 ELSE 1 END AS fautes FROM (VALUES (%(mots_0)s::text) OFFSET 0) AS u(mot)),
genre AS (SELECT type FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME') OFFSET 0) AS t(type)),
proche AS (
  SELECT tape.mot AS tape, lu.debut, levenshtein(tape.mot, lu.debut) AS distance, v.type, v.mot
  FROM tape CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= left(tape.mot, 2) AND v.mot < left(tape.mot, 2) || '{'
    AND length(v.mot) >= n - fautes AND levenshtein_less_equal(tape.mot, left(v.mot, n + 1), fautes + 1) <= fautes + 1
    OFFSET 0) AS v
  CROSS JOIN LATERAL (SELECT DISTINCT left(v.mot, n + ecart) AS debut FROM generate_series(-1, 1) AS ecart) AS lu
  WHERE levenshtein_less_equal(tape.mot, lu.debut, fautes) <= fautes
  UNION ALL SELECT u.tape, u.mot, 1, v.type, v.mot
  FROM unnest(%(de)s::text[], %(voisins)s::text[]) AS u(tape, mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= u.mot AND v.mot < u.mot || '{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (substr(tape.mot, 2))) AS suite(mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND substr(mot, 2) >= suite.mot AND substr(mot, 2) < suite.mot || '{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (left(tape.mot, 1) || substr(tape.mot, 3))) AS suite(mot)
  CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND ("left"(mot, 1) || substr(mot, 3)) >= suite.mot AND ("left"(mot, 1) || substr(mot, 3)) < suite.mot || '{' OFFSET 0) AS v),
classee AS (
  SELECT tape, debut, min(distance) AS distance, sum(nombre) AS nombre
  FROM proche CROSS JOIN LATERAL (SELECT v.nombre FROM suggestion_vocabulaire AS v
    WHERE (v.type, v.mot) = (proche.type, proche.mot) OFFSET 0) AS v
  GROUP BY tape, debut)
SELECT tape, debut, distance FROM classee ORDER BY distance, nombre DESC, debut;

-- corrections
WITH tape AS (
  SELECT mot, length(mot) AS n, CASE WHEN length(mot) >= 8 THEN 2 ELSE 1 END AS fautes FROM (VALUES (%(mots_0)s::text) OFFSET 0) AS u(mot)),
genre AS (SELECT type FROM (VALUES ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)),
proche AS (
  SELECT tape.mot AS tape, lu.debut, levenshtein(tape.mot, lu.debut) AS distance, v.type, v.mot
  FROM tape CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= left(tape.mot, 2) AND v.mot < left(tape.mot, 2) || '{'
    AND length(v.mot) >= n - fautes AND levenshtein_less_equal(tape.mot, left(v.mot, n + 1), fautes + 1) <= fautes + 1
    OFFSET 0) AS v
  CROSS JOIN LATERAL (SELECT DISTINCT left(v.mot, n + ecart) AS debut FROM generate_series(-1, 1) AS ecart) AS lu
  WHERE levenshtein_less_equal(tape.mot, lu.debut, fautes) <= fautes
  UNION ALL SELECT u.tape, u.mot, 1, v.type, v.mot
  FROM unnest(%(de)s::text[], %(voisins)s::text[]) AS u(tape, mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= u.mot AND v.mot < u.mot || '{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (substr(tape.mot, 2))) AS suite(mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND substr(mot, 2) >= suite.mot AND substr(mot, 2) < suite.mot || '{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (left(tape.mot, 1) || substr(tape.mot, 3))) AS suite(mot)
  CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND ("left"(mot, 1) || substr(mot, 3)) >= suite.mot AND ("left"(mot, 1) || substr(mot, 3)) < suite.mot || '{' OFFSET 0) AS v),
classee AS (
  SELECT tape, debut, min(distance) AS distance, sum(nombre) AS nombre
  FROM proche CROSS JOIN LATERAL (SELECT v.nombre FROM suggestion_vocabulaire AS v
    WHERE (v.type, v.mot) = (proche.type, proche.mot) OFFSET 0) AS v
  GROUP BY tape, debut)
SELECT tape, debut, distance FROM classee ORDER BY distance, nombre DESC, debut;

-- certification_par_fiche
SELECT p.rang,
  certification.id AS cle,
  certification.numero AS id,
  certification.fiche_id,
  certification.code_certifinfo,
  certification.intitule,
  certification.type_certification,
  certification.type_diplome_code,
  certification.niveau_code,
  certification.etat AS etat_certification,
  certification.premiere_session,
  certification.derniere_session,
  certification.absent_depuis,
  (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp,
  (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs,
  (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement,
  (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement,
  (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif,
  coalesce((SELECT fiche.urls FROM fiche WHERE fiche.id = certification.fiche_id), '{}') AS urls,
  array_remove(ARRAY[CASE WHEN certification.acces_fi > 0 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca > 0 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp > 0 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc > 0 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae > 0 THEN 'VAE' END], NULL) AS voies,
  array_remove(ARRAY[CASE WHEN certification.acces_fi = 2 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca = 2 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp = 2 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc = 2 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae = 2 THEN 'VAE' END], NULL) AS voies_sous_conditions,
  certification.acces_ind > 0 AS acces_individuel,
  ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM (SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL UNION SELECT f.code, 2 FROM fiche_scolarite AS f WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s WHERE s.place = 1 ORDER BY s.code) AS codes_scolarite,
  ARRAY(SELECT DISTINCT k.code FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'IDEO' AND k.absent_depuis IS NULL ORDER BY k.code) AS codes_ideo
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification
WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
ORDER BY p.rang;

-- corrections
WITH tape AS (
  SELECT mot, length(mot) AS n, CASE WHEN length(mot) >= 8 THEN 2 ELSE 1 END AS fautes FROM (VALUES (%(mots_0)s::text), (%(mots_1)s::text) OFFSET 0) AS u(mot)),
genre AS (SELECT type FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME'), ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)),
proche AS (
  SELECT tape.mot AS tape, lu.debut, levenshtein(tape.mot, lu.debut) AS distance, v.type, v.mot
  FROM tape CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= left(tape.mot, 2) AND v.mot < left(tape.mot, 2) || '{'
    AND length(v.mot) >= n - fautes AND levenshtein_less_equal(tape.mot, left(v.mot, n + 1), fautes + 1) <= fautes + 1
    OFFSET 0) AS v
  CROSS JOIN LATERAL (SELECT DISTINCT left(v.mot, n + ecart) AS debut FROM generate_series(-1, 1) AS ecart) AS lu
  WHERE levenshtein_less_equal(tape.mot, lu.debut, fautes) <= fautes
  UNION ALL SELECT u.tape, u.mot, 1, v.type, v.mot
  FROM unnest(%(de)s::text[], %(voisins)s::text[]) AS u(tape, mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= u.mot AND v.mot < u.mot || '{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (substr(tape.mot, 2))) AS suite(mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND substr(mot, 2) >= suite.mot AND substr(mot, 2) < suite.mot || '{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (left(tape.mot, 1) || substr(tape.mot, 3))) AS suite(mot)
  CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND ("left"(mot, 1) || substr(mot, 3)) >= suite.mot AND ("left"(mot, 1) || substr(mot, 3)) < suite.mot || '{' OFFSET 0) AS v),
classee AS (
  SELECT tape, debut, min(distance) AS distance, sum(nombre) AS nombre
  FROM proche CROSS JOIN LATERAL (SELECT v.nombre FROM suggestion_vocabulaire AS v
    WHERE (v.type, v.mot) = (proche.type, proche.mot) OFFSET 0) AS v
  GROUP BY tape, debut)
SELECT tape, debut, distance FROM classee ORDER BY distance, nombre DESC, debut;

-- corrections
WITH tape AS (
  SELECT mot, length(mot) AS n, CASE WHEN length(mot) >= 8 THEN 2 ELSE 1 END AS fautes FROM (VALUES (%(mots_0)s::text) OFFSET 0) AS u(mot)),
genre AS (SELECT type FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME'), ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)),
proche AS (
  SELECT tape.mot AS tape, lu.debut, levenshtein(tape.mot, lu.debut) AS distance, v.type, v.mot
  FROM tape CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= left(tape.mot, 2) AND v.mot < left(tape.mot, 2) || '{'
    AND length(v.mot) >= n - fautes AND levenshtein_less_equal(tape.mot, left(v.mot, n + 1), fautes + 1) <= fautes + 1
    OFFSET 0) AS v
  CROSS JOIN LATERAL (SELECT DISTINCT left(v.mot, n + ecart) AS debut FROM generate_series(-1, 1) AS ecart) AS lu
  WHERE levenshtein_less_equal(tape.mot, lu.debut, fautes) <= fautes
  UNION ALL SELECT u.tape, u.mot, 1, v.type, v.mot
  FROM unnest(%(de)s::text[], %(voisins)s::text[]) AS u(tape, mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= u.mot AND v.mot < u.mot || '{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (substr(tape.mot, 2))) AS suite(mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND substr(mot, 2) >= suite.mot AND substr(mot, 2) < suite.mot || '{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (left(tape.mot, 1) || substr(tape.mot, 3))) AS suite(mot)
  CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND ("left"(mot, 1) || substr(mot, 3)) >= suite.mot AND ("left"(mot, 1) || substr(mot, 3)) < suite.mot || '{' OFFSET 0) AS v),
classee AS (
  SELECT tape, debut, min(distance) AS distance, sum(nombre) AS nombre
  FROM proche CROSS JOIN LATERAL (SELECT v.nombre FROM suggestion_vocabulaire AS v
    WHERE (v.type, v.mot) = (proche.type, proche.mot) OFFSET 0) AS v
  GROUP BY tape, debut)
SELECT tape, debut, distance FROM classee ORDER BY distance, nombre DESC, debut;

-- corrections
WITH tape AS (
  SELECT mot, length(mot) AS n, CASE WHEN length(mot) >= 8 THEN 2 ELSE 1 END AS fautes FROM (VALUES (%(mots_0)s::text) OFFSET 0) AS u(mot)),
genre AS (SELECT type FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME'), ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)),
proche AS (
  SELECT tape.mot AS tape, lu.debut, levenshtein(tape.mot, lu.debut) AS distance, v.type, v.mot
  FROM tape CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= left(tape.mot, 2) AND v.mot < left(tape.mot, 2) || '{'
    AND length(v.mot) >= n - fautes AND levenshtein_less_equal(tape.mot, left(v.mot, n + 1), fautes + 1) <= fautes + 1
    OFFSET 0) AS v
  CROSS JOIN LATERAL (SELECT DISTINCT left(v.mot, n + ecart) AS debut FROM generate_series(-1, 1) AS ecart) AS lu
  WHERE levenshtein_less_equal(tape.mot, lu.debut, fautes) <= fautes
  UNION ALL SELECT u.tape, u.mot, 1, v.type, v.mot
  FROM unnest(%(de)s::text[], %(voisins)s::text[]) AS u(tape, mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v
    WHERE v.type = genre.type AND v.mot >= u.mot AND v.mot < u.mot || '{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (substr(tape.mot, 2))) AS suite(mot) CROSS JOIN genre
  CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND substr(mot, 2) >= suite.mot AND substr(mot, 2) < suite.mot || '{' OFFSET 0) AS v
  UNION ALL SELECT tape.mot, left(v.mot, length(suite.mot) + 1), 1, v.type, v.mot
  FROM tape CROSS JOIN LATERAL (VALUES (tape.mot), (left(tape.mot, 1) || substr(tape.mot, 3))) AS suite(mot)
  CROSS JOIN genre CROSS JOIN LATERAL (SELECT v.type, v.mot FROM suggestion_vocabulaire AS v WHERE v.type = genre.type
    AND ("left"(mot, 1) || substr(mot, 3)) >= suite.mot AND ("left"(mot, 1) || substr(mot, 3)) < suite.mot || '{' OFFSET 0) AS v),
classee AS (
  SELECT tape, debut, min(distance) AS distance, sum(nombre) AS nombre
  FROM proche CROSS JOIN LATERAL (SELECT v.nombre FROM suggestion_vocabulaire AS v
    WHERE (v.type, v.mot) = (proche.type, proche.mot) OFFSET 0) AS v
  GROUP BY tape, debut)
SELECT tape, debut, distance FROM classee ORDER BY distance, nombre DESC, debut;

-- nombres_d_actions
SELECT CASE p.type
  WHEN 'METIER' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.formation_id IN (SELECT l.formation_id FROM formation_rome AS l WHERE l.rome_code = ANY(ARRAY[p.valeur]::text[]))))
  WHEN 'FORMACODE' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.formation_id IN (SELECT l.formation_id FROM formation_formacode AS l WHERE l.formacode_id IN (
    WITH RECURSIVE voulu(version, code, avant) AS (
      SELECT max(f.version), f.code, true FROM formacode AS f WHERE f.code = ANY(ARRAY[p.valeur]::text[])
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
    SELECT f.id FROM voulu JOIN formacode AS f USING (version, code)))))
  WHEN 'CERTIFICATION' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.formation_id IN (SELECT l.formation_id FROM formation_certification AS l JOIN certification ON certification.id = l.certification_id LEFT JOIN fiche ON fiche.id = certification.fiche_id WHERE fiche.code = ANY(ARRAY[p.valeur]::text[])) OR offre.formation_id IN (SELECT l.formation_id FROM formation_certification AS l JOIN certification ON certification.id = l.certification_id LEFT JOIN fiche ON fiche.id = certification.fiche_id WHERE fiche.code = ANY(ARRAY[p.valeur]::text[])) OR offre.formation_id IN (SELECT l.formation_id FROM formation_certification AS l JOIN certification ON certification.id = l.certification_id LEFT JOIN fiche ON fiche.id = certification.fiche_id WHERE certification.code_certifinfo = ANY(ARRAY[p.valeur]::text[]))))
  WHEN 'ORGANISME' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.organisme_id IN (SELECT o.id FROM organisme AS o WHERE o.numero = ANY(ARRAY[p.valeur]::text[]) UNION ALL SELECT e.organisme_id FROM etablissement AS e WHERE e.siret = ANY(ARRAY[p.valeur]::text[]) AND e.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE'))))
  WHEN 'COMMUNE' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.commune_code = ANY(ARRAY[p.valeur]::text[])))
  WHEN 'DEPARTEMENT' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.departement_code = ANY(ARRAY[p.valeur]::text[])))
  END AS nombre
FROM unnest(%(types)s::text[], %(valeurs)s::text[]) WITH ORDINALITY AS p(type, valeur, rang)
ORDER BY p.rang;

-- rome_par_code
SELECT p.rang,
  concat('RM_', rome.code) AS id,
  rome.code,
  rome.libelle,
  ARRAY(SELECT a.libelle FROM rome_appellation AS a WHERE a.rome_code = rome.code AND a.absent_depuis IS NULL ORDER BY a.plie, a.code) AS appellations
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN rome
WHERE rome.code = p.cle
ORDER BY p.rang;

-- certification_par_fiche
SELECT p.rang,
  certification.id AS cle,
  certification.numero AS id,
  certification.fiche_id,
  certification.code_certifinfo,
  certification.intitule,
  certification.type_certification,
  certification.type_diplome_code,
  certification.niveau_code,
  certification.etat AS etat_certification,
  certification.premiere_session,
  certification.derniere_session,
  certification.absent_depuis,
  (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp,
  (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs,
  (SELECT fiche.debut FROM fiche WHERE fiche.id = certification.fiche_id) AS debut_enregistrement,
  (SELECT fiche.fin FROM fiche WHERE fiche.id = certification.fiche_id) AS fin_enregistrement,
  (SELECT fiche.actif FROM fiche WHERE fiche.id = certification.fiche_id) AS enregistrement_actif,
  coalesce((SELECT fiche.urls FROM fiche WHERE fiche.id = certification.fiche_id), '{}') AS urls,
  array_remove(ARRAY[CASE WHEN certification.acces_fi > 0 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca > 0 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp > 0 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc > 0 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae > 0 THEN 'VAE' END], NULL) AS voies,
  array_remove(ARRAY[CASE WHEN certification.acces_fi = 2 THEN 'FORMATION_INITIALE' END, CASE WHEN certification.acces_ca = 2 THEN 'APPRENTISSAGE' END, CASE WHEN certification.acces_cp = 2 THEN 'CONTRAT_PROFESSIONNALISATION' END, CASE WHEN certification.acces_fc = 2 THEN 'FORMATION_CONTINUE' END, CASE WHEN certification.acces_vae = 2 THEN 'VAE' END], NULL) AS voies_sous_conditions,
  certification.acces_ind > 0 AS acces_individuel,
  ARRAY(SELECT s.code FROM (SELECT u.code, rank() OVER (ORDER BY u.rang) AS place FROM (SELECT k.code, (k.origine <> 'certifinfo')::int AS rang FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'SCOLARITE' AND k.absent_depuis IS NULL UNION SELECT f.code, 2 FROM fiche_scolarite AS f WHERE f.fiche_id = certification.fiche_id AND f.absent_depuis IS NULL) AS u) AS s WHERE s.place = 1 ORDER BY s.code) AS codes_scolarite,
  ARRAY(SELECT DISTINCT k.code FROM certification_code AS k WHERE k.certification_id = certification.id AND k.referentiel = 'IDEO' AND k.absent_depuis IS NULL ORDER BY k.code) AS codes_ideo
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification
WHERE certification.id = (SELECT c.id FROM certification AS c JOIN fiche ON fiche.id = c.fiche_id WHERE fiche.code = p.cle ORDER BY c.etat IS DISTINCT FROM 'PUBLIEE' OR c.absent_depuis IS NOT NULL, c.numero LIMIT 1)
ORDER BY p.rang;

-- formacode_par_code
SELECT p.rang,
  formacode.id AS cle,
  concat('FC_', formacode.version, '_', formacode.code) AS id,
  formacode.version,
  formacode.code,
  formacode.libelle,
  formacode.champ_code,
  formacode.generique_code,
  ARRAY(SELECT s.libelle FROM formacode_synonyme AS s WHERE (s.version, s.code) = (formacode.version, formacode.code) AND s.absent_depuis IS NULL ORDER BY s.plie, s.libelle) AS synonymes,
  formacode.note_explicative,
  formacode.note_application
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN formacode
WHERE formacode.code = p.cle
  AND formacode.version = (SELECT max(f.version) FROM formacode AS f WHERE f.code = p.cle)
ORDER BY p.rang;

-- nombres_d_actions
SELECT CASE p.type
  WHEN 'METIER' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.formation_id IN (SELECT l.formation_id FROM formation_rome AS l WHERE l.rome_code = ANY(ARRAY[p.valeur]::text[]))))
  WHEN 'FORMACODE' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.formation_id IN (SELECT l.formation_id FROM formation_formacode AS l WHERE l.formacode_id IN (
    WITH RECURSIVE voulu(version, code, avant) AS (
      SELECT max(f.version), f.code, true FROM formacode AS f WHERE f.code = ANY(ARRAY[p.valeur]::text[])
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
    SELECT f.id FROM voulu JOIN formacode AS f USING (version, code)))))
  WHEN 'CERTIFICATION' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.formation_id IN (SELECT l.formation_id FROM formation_certification AS l JOIN certification ON certification.id = l.certification_id LEFT JOIN fiche ON fiche.id = certification.fiche_id WHERE fiche.code = ANY(ARRAY[p.valeur]::text[])) OR offre.formation_id IN (SELECT l.formation_id FROM formation_certification AS l JOIN certification ON certification.id = l.certification_id LEFT JOIN fiche ON fiche.id = certification.fiche_id WHERE fiche.code = ANY(ARRAY[p.valeur]::text[])) OR offre.formation_id IN (SELECT l.formation_id FROM formation_certification AS l JOIN certification ON certification.id = l.certification_id LEFT JOIN fiche ON fiche.id = certification.fiche_id WHERE certification.code_certifinfo = ANY(ARRAY[p.valeur]::text[]))))
  WHEN 'ORGANISME' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.organisme_id IN (SELECT o.id FROM organisme AS o WHERE o.numero = ANY(ARRAY[p.valeur]::text[]) UNION ALL SELECT e.organisme_id FROM etablissement AS e WHERE e.siret = ANY(ARRAY[p.valeur]::text[]) AND e.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE'))))
  WHEN 'COMMUNE' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.commune_code = ANY(ARRAY[p.valeur]::text[])))
  WHEN 'DEPARTEMENT' THEN (SELECT count(DISTINCT offre.action_id) FROM recherche_session AS offre
    WHERE offre.active_jusqu_au >= %(aujourdhui)s AND (offre.departement_code = ANY(ARRAY[p.valeur]::text[])))
  END AS nombre
FROM unnest(%(types)s::text[], %(valeurs)s::text[]) WITH ORDINALITY AS p(type, valeur, rang)
ORDER BY p.rang;

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

-- suggestions
WITH pilote AS MATERIALIZED (
  SELECT t.type, p.mot, p.nombre FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME'), ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)
  CROSS JOIN LATERAL (
    SELECT tape.mot, (SELECT count(*) FROM (SELECT FROM suggestion_mot AS m
      WHERE m.type = t.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{' LIMIT 200 + 1) AS u) AS nombre
    FROM (VALUES (%(mots_0)s::text), (%(mots_1)s::text), (%(mots_2)s::text) OFFSET 0) AS tape(mot) ORDER BY nombre, length(tape.mot) DESC, tape.mot LIMIT 1) AS p),
mene AS (
  SELECT m.cle FROM pilote CROSS JOIN LATERAL (SELECT m.cle FROM suggestion_mot AS m
    WHERE m.type = pilote.type AND m.mot >= pilote.mot AND m.mot < pilote.mot || '{' OFFSET 0) AS m
  WHERE pilote.nombre <= 200
  UNION ALL SELECT large.cle FROM pilote CROSS JOIN LATERAL (
    WITH en_tete AS MATERIALIZED (
      SELECT cle FROM (SELECT DISTINCT ON (valeur) cle, valeur, actions, frequence, plie FROM suggestion
        WHERE type = pilote.type AND ("left"(plie, 200)) COLLATE "C" >= %(debut)s AND ("left"(plie, 200)) COLLATE "C" < %(debut)s || '{'
        ORDER BY valeur, plie COLLATE "C", cle) AS s
      ORDER BY actions DESC, frequence DESC, plie COLLATE "C", valeur LIMIT %(nombre)s)
    SELECT cle FROM en_tete
    UNION ALL (SELECT m.cle FROM (VALUES (%(longs_0)s::text), (%(longs_1)s::text), (%(longs_2)s::text) OFFSET 0) AS tape(mot)
      JOIN suggestion_mot AS m ON m.type = pilote.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{'
      WHERE (SELECT count(*) FROM en_tete) < %(nombre)s
      GROUP BY m.cle HAVING count(DISTINCT tape.mot) = (SELECT count(*) FROM (VALUES (%(longs_0)s::text), (%(longs_1)s::text), (%(longs_2)s::text) OFFSET 0) AS u))
  ) AS large WHERE pilote.nombre > 200),
trouvee AS (
  SELECT DISTINCT ON (type, valeur) s.*, ("left"(plie, 200)) COLLATE "C" ^@ %(debut)s AS en_tete
  FROM mene CROSS JOIN LATERAL (SELECT * FROM suggestion WHERE suggestion.cle = mene.cle OFFSET 0) AS s
  WHERE plie || lower(coalesce(' ' || autres, '')) LIKE ALL(%(motifs)s::text[]) AND (type <> 'ORGANISME'
    OR EXISTS (SELECT FROM organisme WHERE organisme.numero = valeur AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY type, valeur, en_tete DESC, plie COLLATE "C", cle),
classee AS (SELECT *, row_number() OVER (PARTITION BY type ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", valeur) AS place FROM trouvee),
gardee AS (SELECT * FROM classee ORDER BY place, en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur LIMIT %(nombre)s)
SELECT type, valeur, libelle, complement FROM gardee ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur;

-- suggestions
WITH pilote AS MATERIALIZED (
  SELECT t.type, p.mot, p.nombre FROM (VALUES ('METIER'), ('FORMACODE'), ('CERTIFICATION'), ('ORGANISME'), ('COMMUNE'), ('DEPARTEMENT') OFFSET 0) AS t(type)
  CROSS JOIN LATERAL (
    SELECT tape.mot, (SELECT count(*) FROM (SELECT FROM suggestion_mot AS m
      WHERE m.type = t.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{' LIMIT 200 + 1) AS u) AS nombre
    FROM (VALUES (%(mots_0)s::text), (%(mots_1)s::text) OFFSET 0) AS tape(mot) ORDER BY nombre, length(tape.mot) DESC, tape.mot LIMIT 1) AS p),
mene AS (
  SELECT m.cle FROM pilote CROSS JOIN LATERAL (SELECT m.cle FROM suggestion_mot AS m
    WHERE m.type = pilote.type AND m.mot >= pilote.mot AND m.mot < pilote.mot || '{' OFFSET 0) AS m
  WHERE pilote.nombre <= 200
  UNION ALL SELECT large.cle FROM pilote CROSS JOIN LATERAL (
    WITH en_tete AS MATERIALIZED (
      SELECT cle FROM (SELECT DISTINCT ON (valeur) cle, valeur, actions, frequence, plie FROM suggestion
        WHERE type = pilote.type AND ("left"(plie, 200)) COLLATE "C" >= %(debut)s AND ("left"(plie, 200)) COLLATE "C" < %(debut)s || '{'
        ORDER BY valeur, plie COLLATE "C", cle) AS s
      ORDER BY actions DESC, frequence DESC, plie COLLATE "C", valeur LIMIT %(nombre)s)
    SELECT cle FROM en_tete
    UNION ALL (SELECT m.cle FROM (VALUES (%(longs_0)s::text), (%(longs_1)s::text) OFFSET 0) AS tape(mot)
      JOIN suggestion_mot AS m ON m.type = pilote.type AND m.mot >= tape.mot AND m.mot < tape.mot || '{'
      WHERE (SELECT count(*) FROM en_tete) < %(nombre)s
      GROUP BY m.cle HAVING count(DISTINCT tape.mot) = (SELECT count(*) FROM (VALUES (%(longs_0)s::text), (%(longs_1)s::text) OFFSET 0) AS u))
  ) AS large WHERE pilote.nombre > 200),
trouvee AS (
  SELECT DISTINCT ON (type, valeur) s.*, ("left"(plie, 200)) COLLATE "C" ^@ %(debut)s AS en_tete
  FROM mene CROSS JOIN LATERAL (SELECT * FROM suggestion WHERE suggestion.cle = mene.cle OFFSET 0) AS s
  WHERE plie || lower(coalesce(' ' || autres, '')) LIKE ALL(%(motifs)s::text[]) AND (type <> 'ORGANISME'
    OR EXISTS (SELECT FROM organisme WHERE organisme.numero = valeur AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
  ORDER BY type, valeur, en_tete DESC, plie COLLATE "C", cle),
classee AS (SELECT *, row_number() OVER (PARTITION BY type ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", valeur) AS place FROM trouvee),
gardee AS (SELECT * FROM classee ORDER BY place, en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur LIMIT %(nombre)s)
SELECT type, valeur, libelle, complement FROM gardee ORDER BY en_tete DESC, actions DESC, frequence DESC, plie COLLATE "C", type, valeur;

-- organisme_par_numero
SELECT p.rang,
  organisme.id AS cle,
  organisme.numero AS id,
  organisme.numero,
  organisme.statut,
  organisme.version,
  organisme.source,
  organisme.cree_le,
  organisme.modifie_le,
  organisme.raison_sociale,
  organisme.siren,
  organisme.numero_declaration_activite,
  organisme.presentation,
  organisme.urls,
  coalesce(organisme.nom_usage, organisme.raison_sociale) AS nom,
  organisme.confirme_le
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN organisme
WHERE organisme.numero = p.cle
  AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND NOT organisme.suspendu
ORDER BY p.rang;

