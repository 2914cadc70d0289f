-- organisme_par_siret
SELECT p.rang, t.id, t.cle
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme.numero AS id, organisme.id AS cle
  FROM etablissement JOIN organisme ON organisme.id = etablissement.organisme_id
  WHERE etablissement.id IN (SELECT e.id FROM etablissement AS e WHERE e.siret = p.cle UNION ALL (SELECT n.etablissement_id FROM numero_precedent AS n WHERE n.ancien = p.cle AND n.genre = 'SIRET' AND n.etablissement_id IS NOT NULL AND NOT EXISTS (SELECT FROM etablissement AS e WHERE e.siret = p.cle) ORDER BY n.effet_le DESC, n.id DESC LIMIT 1))
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS t;

-- organismes
SELECT 1 AS rang, t.numero, t.cle
FROM (
  SELECT organisme.numero AS tri_1, organisme.numero AS numero, organisme.id AS cle
  FROM organisme
  WHERE organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
    AND (organisme.statut = 'VALIDEE')
  ORDER BY organisme.numero
  LIMIT %(limite)s
) AS t
ORDER BY t.tri_1;

-- certifications_qualite_par_organisme
SELECT p.rang, t.categorie, t.debut, t.fin, t.source
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT array_position(ARRAY['ACTIONS_DE_FORMATION', 'BILANS_DE_COMPETENCES', 'VAE', 'APPRENTISSAGE'], certification_qualite.categorie) AS tri_1, coalesce(certification_qualite.fin, 'infinity') AS tri_2, certification_qualite.id AS tri_3, certification_qualite.categorie AS categorie, certification_qualite.debut AS debut, certification_qualite.fin AS fin, certification_qualite.source AS source
  FROM certification_qualite
  WHERE certification_qualite.organisme_id = p.cle
    AND coalesce(certification_qualite.fin > %(aujourdhui)s, true)
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3;

-- certifications_qualite_par_organisme
SELECT p.rang, t.categorie, t.fin
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT array_position(ARRAY['ACTIONS_DE_FORMATION', 'BILANS_DE_COMPETENCES', 'VAE', 'APPRENTISSAGE'], certification_qualite.categorie) AS tri_1, coalesce(certification_qualite.fin, 'infinity') AS tri_2, certification_qualite.id AS tri_3, certification_qualite.categorie AS categorie, certification_qualite.fin AS fin
  FROM certification_qualite
  WHERE certification_qualite.organisme_id = p.cle
) AS t
ORDER BY p.rang, t.tri_1, t.tri_2, t.tri_3;

