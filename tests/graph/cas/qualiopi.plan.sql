-- organisme_par_siret
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.cle AS c2, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT organisme.numero AS id, organisme.id AS cle
  FROM etablissement JOIN organisme ON organisme.id = etablissement.organisme_id
  WHERE etablissement.id IN (SELECT e.id FROM etablissement AS e WHERE e.siret = p.cle UNION ALL (SELECT n.etablissement_id FROM numero_precedent AS n WHERE n.ancien = p.cle AND n.genre = 'SIRET' AND n.etablissement_id IS NOT NULL AND NOT EXISTS (SELECT FROM etablissement AS e WHERE e.siret = p.cle) ORDER BY n.effet_le DESC, n.id DESC LIMIT 1))
    AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
) AS t
),
-- certifications_qualite_par_organisme
lignes_1 AS (
SELECT p.rang, t.categorie AS c1, t.debut AS c2, t.fin AS c3, t.source AS c4, t.tri_1, t.tri_2, t.tri_3
FROM (SELECT lignes.ligne, lignes.c2 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT array_position(ARRAY['ACTIONS_DE_FORMATION', 'BILANS_DE_COMPETENCES', 'VAE', 'APPRENTISSAGE'], certification_qualite.categorie) AS tri_1, coalesce(certification_qualite.fin, 'infinity') AS tri_2, certification_qualite.id AS tri_3, certification_qualite.categorie AS categorie, certification_qualite.debut AS debut, certification_qualite.fin AS fin, certification_qualite.source AS source
  FROM certification_qualite
  WHERE certification_qualite.organisme_id = p.cle
    AND coalesce(certification_qualite.fin > %(aujourdhui)s, true)
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"categorie":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"debut":', coalesce(to_json(lignes_1.c2)::text, 'null'), ',"fin":', coalesce(to_json(lignes_1.c3)::text, 'null'), ',"source":', coalesce(to_json(lignes_1.c4)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2, lignes_1.tri_3
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, coalesce(textes_1.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang;

-- organismes
WITH lignes AS (
SELECT 1 AS rang, t.numero AS c1, t.cle AS c2, t.tri_1, row_number() OVER () AS ligne
FROM (
  SELECT organisme.numero AS tri_1, organisme.numero AS numero, organisme.id AS cle
  FROM organisme
  WHERE organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND NOT organisme.suspendu
    AND (organisme.statut = 'VALIDEE')
  ORDER BY organisme.numero
  LIMIT %(limite)s
) AS t
),
-- certifications_qualite_par_organisme
lignes_1 AS (
SELECT p.rang, t.categorie AS c1, t.fin AS c2, t.tri_1, t.tri_2, t.tri_3
FROM (SELECT lignes.ligne, lignes.c2 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT array_position(ARRAY['ACTIONS_DE_FORMATION', 'BILANS_DE_COMPETENCES', 'VAE', 'APPRENTISSAGE'], certification_qualite.categorie) AS tri_1, coalesce(certification_qualite.fin, 'infinity') AS tri_2, certification_qualite.id AS tri_3, certification_qualite.categorie AS categorie, certification_qualite.fin AS fin
  FROM certification_qualite
  WHERE certification_qualite.organisme_id = p.cle
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"categorie":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"fin":', coalesce(to_json(lignes_1.c2)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2, lignes_1.tri_3
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, coalesce(textes_1.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1;

