-- What the peer reads: views over the tables of the catalogue, so that it finds the rows that SOFI shows without anything
-- of SOFI's being changed, and by the same indexes. Each asks only what a row says of itself; what makes a row visible by
-- its parents is not asked again, to the advantage of the peer. `make bench` creates this schema, then drops it.
DROP SCHEMA IF EXISTS pair CASCADE;
CREATE SCHEMA pair;

CREATE VIEW pair.organisme AS
SELECT id, numero, raison_sociale, coalesce(nom_usage, raison_sociale) AS nom, siren
FROM organisme WHERE statut = 'VALIDEE' AND NOT suspendu;

CREATE VIEW pair.adresse AS SELECT id, lignes, code_postal, ville FROM adresse;

CREATE VIEW pair.etablissement AS
SELECT id, numero, organisme_id, siret, nom, adresse_id FROM etablissement WHERE statut = 'VALIDEE';

CREATE VIEW pair.site AS SELECT id, numero, nom, adresse_id FROM site WHERE statut = 'VALIDEE';

CREATE VIEW pair.formation AS
SELECT id, numero, intitule, certifiante FROM formation WHERE statut = 'VALIDEE';

CREATE VIEW pair.action AS
SELECT id, numero, formation_id, organisme_id, etablissement_id, modalite_enseignement,
  (SELECT concat_ws(' – ', f.intitule, action.complement_intitule)
   FROM formation AS f WHERE f.id = action.formation_id) AS intitule
FROM action WHERE statut = 'VALIDEE';

-- a formation as one organisme proposes it: the edge that carries its own actions
CREATE VIEW pair.organisme_formation AS
SELECT DISTINCT a.organisme_id, a.formation_id, f.numero
FROM action AS a JOIN formation AS f ON f.id = a.formation_id
WHERE a.statut = 'VALIDEE' AND f.statut = 'VALIDEE';

CREATE VIEW pair.session AS
SELECT id, numero, action_id, debut, debut_precision, fin, fin_precision, entrees_sorties_permanentes,
  coalesce(debut, '9999-12-31'::date) AS debut_tri
FROM session
WHERE statut = 'VALIDEE' AND (declaree_perimee OR fin < (now() AT TIME ZONE 'Europe/Paris')::date) IS NOT TRUE;

CREATE VIEW pair.session_site AS SELECT session_id, site_id, rang FROM session_site;
CREATE VIEW pair.type_dispositif AS SELECT code, libelle FROM type_dispositif;
CREATE VIEW pair.financeur AS SELECT code, libelle FROM financeur;
CREATE VIEW pair.public AS SELECT id, code, libelle FROM public_vise;
CREATE VIEW pair.dispositif AS SELECT id, numero, session_id, rang, type_code, financeur_code FROM dispositif;
CREATE VIEW pair.dispositif_public AS SELECT dispositif_id, public_id, rang FROM dispositif_public;
CREATE VIEW pair.formacode AS SELECT id, code, libelle FROM formacode;
CREATE VIEW pair.formation_formacode AS SELECT formation_id, formacode_id, rang FROM formation_formacode;
CREATE VIEW pair.certification AS SELECT id, code_certifinfo, intitule FROM certification;
CREATE VIEW pair.formation_certification AS SELECT formation_id, certification_id, rang FROM formation_certification;

-- The keys of these views, and the names of what they lead to.
COMMENT ON VIEW pair.organisme IS E'@primaryKey id\n@unique numero';
COMMENT ON VIEW pair.adresse IS '@primaryKey id';
COMMENT ON VIEW pair.etablissement IS E'@primaryKey id
@foreignKey (adresse_id) references adresse (id)|@fieldName adresse';
COMMENT ON VIEW pair.site IS E'@primaryKey id
@foreignKey (adresse_id) references adresse (id)|@fieldName adresse';
COMMENT ON VIEW pair.formation IS E'@primaryKey id\n@unique numero';
COMMENT ON VIEW pair.organisme_formation IS E'@primaryKey organisme_id,formation_id
@foreignKey (organisme_id) references organisme (id)|@foreignFieldName formations
@foreignKey (formation_id) references formation (id)|@fieldName formation';
COMMENT ON VIEW pair.action IS E'@primaryKey id\n@unique numero
@foreignKey (organisme_id, formation_id) references organisme_formation (organisme_id, formation_id)|@foreignFieldName actions
@foreignKey (formation_id) references formation (id)|@fieldName formation|@foreignFieldName actions
@foreignKey (organisme_id) references organisme (id)|@fieldName organisme
@foreignKey (etablissement_id) references etablissement (id)|@fieldName etablissement';
COMMENT ON VIEW pair.session IS E'@primaryKey id\n@unique numero
@foreignKey (action_id) references action (id)|@fieldName action|@foreignFieldName sessions';
COMMENT ON VIEW pair.session_site IS E'@primaryKey session_id,site_id
@foreignKey (session_id) references session (id)|@foreignFieldName sites
@foreignKey (site_id) references site (id)|@fieldName site';
COMMENT ON VIEW pair.type_dispositif IS '@primaryKey code';
COMMENT ON VIEW pair.financeur IS '@primaryKey code';
COMMENT ON VIEW pair.public IS '@primaryKey id';
COMMENT ON VIEW pair.dispositif IS E'@primaryKey id
@foreignKey (session_id) references session (id)|@foreignFieldName dispositifs
@foreignKey (type_code) references type_dispositif (code)|@fieldName type
@foreignKey (financeur_code) references financeur (code)|@fieldName financeur';
COMMENT ON VIEW pair.dispositif_public IS E'@primaryKey dispositif_id,public_id
@foreignKey (dispositif_id) references dispositif (id)|@foreignFieldName publics
@foreignKey (public_id) references public (id)|@fieldName public';
COMMENT ON VIEW pair.formacode IS '@primaryKey id';
COMMENT ON VIEW pair.formation_formacode IS E'@primaryKey formation_id,formacode_id
@foreignKey (formation_id) references formation (id)|@foreignFieldName formacodes
@foreignKey (formacode_id) references formacode (id)|@fieldName formacode';
COMMENT ON VIEW pair.certification IS '@primaryKey id';
COMMENT ON VIEW pair.formation_certification IS E'@primaryKey formation_id,certification_id
@foreignKey (formation_id) references formation (id)|@foreignFieldName certifications
@foreignKey (certification_id) references certification (id)|@fieldName certification';

-- A page of results: SOFI's own search (loaders/offre/page.py, loaders/texte) for one word of the vocabulary and keywords,
-- over the same tables. SOFI reads what a word means in a statement of its own; here it is part of this one.
CREATE FUNCTION pair.recherche(texte text, formacodes text[]) RETURNS SETOF pair.action LANGUAGE sql STABLE AS $$
WITH RECURSIVE
voulu(version, code, avant) AS (  -- loaders/descendance.py
  SELECT max(f.version), f.code, true FROM formacode AS f WHERE f.code = ANY(formacodes) GROUP BY f.code
  UNION SELECT suivant.* FROM voulu CROSS JOIN LATERAL (
    SELECT f.version, f.code, voulu.avant FROM formacode AS f
    WHERE (f.version, f.generique_code) = (voulu.version, voulu.code) AND (voulu.avant OR NOT (
      EXISTS (SELECT FROM formacode_remplacement AS r
        WHERE (r.version, r.code) = (f.version, f.code) AND r.absent_depuis IS NULL)
      OR EXISTS (SELECT FROM formacode AS n WHERE n.code = f.code AND n.version > f.version)))
    UNION ALL SELECT r.nouvelle_version, r.nouveau_code, true FROM formacode_remplacement AS r
    WHERE voulu.avant AND (r.version, r.code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL
    UNION ALL SELECT f.version, f.code, true FROM formacode AS f
    WHERE voulu.avant AND f.code = voulu.code AND f.version > voulu.version AND NOT EXISTS (
      SELECT FROM formacode_remplacement AS r
      WHERE (r.version, r.code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL)
    UNION ALL SELECT r.version, r.code, false FROM formacode_remplacement AS r
    WHERE (r.nouvelle_version, r.nouveau_code) = (voulu.version, voulu.code) AND r.absent_depuis IS NULL
    UNION ALL SELECT f.version, f.code, false FROM formacode AS f
    WHERE f.code = voulu.code AND f.version < voulu.version AND NOT EXISTS (
      SELECT FROM formacode_remplacement AS r
      WHERE (r.version, r.code) = (f.version, f.code) AND r.absent_depuis IS NULL)
  ) AS suivant),
demande AS MATERIALIZED (
  SELECT r.mot, r.racine FROM unnest(tsvector_to_array(to_tsvector('recherche', texte))) AS d(mot)
  JOIN recherche_mot AS r USING (mot)),
forme AS MATERIALIZED (SELECT quote_literal(r.mot) AS mot FROM demande JOIN recherche_mot AS r USING (racine)),
parente AS (
  SELECT quote_literal(r.mot) AS mot
  FROM demande JOIN recherche_parente AS p USING (racine) JOIN recherche_mot AS r ON r.racine = p.parente),
sens AS MATERIALIZED (
  SELECT
    (SELECT string_agg(mot, ' | ') FROM (
      SELECT mot FROM forme UNION ALL SELECT quote_literal(mot) || ':*' FROM demande) AS t)::tsquery AS trouve,
    (SELECT string_agg(mot, ' | ') FROM (SELECT mot FROM forme UNION SELECT mot FROM parente) AS c)::tsquery AS classe),
trouvee AS MATERIALIZED (
  SELECT action_id, CASE WHEN court @@ sens.classe
    THEN 1000000 + (1000000 * ts_rank(court, sens.classe))::integer
    ELSE least(999999, (1000000 * ts_rank(long, sens.trouve))::integer) END AS score
  FROM sens JOIN recherche_action ON long @@ sens.trouve),
choisie AS (
  SELECT offre.action_id, offre.action_numero, max(trouvee.score) AS score, min(
    CASE WHEN offre.debut >= (now() AT TIME ZONE 'Europe/Paris')::date THEN offre.debut - date '1970-01-01'
      ELSE 6000000 - (offre.debut - date '1970-01-01') END) AS prochaine
  FROM recherche_session AS offre JOIN trouvee ON trouvee.action_id = offre.action_id
  WHERE offre.active_jusqu_au >= (now() AT TIME ZONE 'Europe/Paris')::date
    AND offre.formation_id IN (
      SELECT l.formation_id FROM formation_formacode AS l
      JOIN formacode AS f ON f.id = l.formacode_id JOIN voulu USING (version, code))
  GROUP BY offre.action_id, offre.action_numero)
SELECT action.* FROM choisie JOIN pair.action ON action.id = choisie.action_id
ORDER BY choisie.score DESC, choisie.prochaine, choisie.action_numero
$$;
