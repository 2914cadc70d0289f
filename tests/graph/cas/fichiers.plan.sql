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

-- codes_inconnus
SELECT 'departements', v FROM unnest(%(departements)s::text[]) AS v
WHERE NOT EXISTS (SELECT FROM (SELECT code FROM departement) AS l(code) WHERE l.code = v);

