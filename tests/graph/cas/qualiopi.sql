-- organisme_par_siret
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
CROSS JOIN etablissement JOIN organisme ON organisme.id = etablissement.organisme_id
WHERE etablissement.id IN (SELECT e.id FROM etablissement AS e WHERE e.siret = p.cle UNION ALL (SELECT n.etablissement_id FROM numero_precedent AS n WHERE n.ancien = p.cle AND n.genre = 'SIRET' AND n.etablissement_id IS NOT NULL AND NOT EXISTS (SELECT FROM etablissement AS e WHERE e.siret = p.cle) ORDER BY n.effet_le DESC, n.id DESC LIMIT 1))
  AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND NOT organisme.suspendu
  AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
ORDER BY p.rang;

-- organismes
SELECT 1 AS rang, organisme.numero AS tri_1,
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
FROM organisme
WHERE organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND NOT organisme.suspendu
  AND (organisme.statut = 'VALIDEE')
ORDER BY organisme.numero
LIMIT %(limite)s;

-- certifications_qualite_par_organisme
SELECT p.rang,
  certification_qualite.organisme_id,
  certification_qualite.categorie,
  certification_qualite.debut,
  certification_qualite.fin,
  certification_qualite.source
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification_qualite
WHERE certification_qualite.organisme_id = p.cle
  AND coalesce(certification_qualite.fin > %(aujourdhui)s, true)
ORDER BY p.rang, array_position(ARRAY['ACTIONS_DE_FORMATION', 'BILANS_DE_COMPETENCES', 'VAE', 'APPRENTISSAGE'], certification_qualite.categorie), coalesce(certification_qualite.fin, 'infinity'), certification_qualite.id;

-- certifications_qualite_par_organisme
SELECT p.rang,
  certification_qualite.organisme_id,
  certification_qualite.categorie,
  certification_qualite.debut,
  certification_qualite.fin,
  certification_qualite.source
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN certification_qualite
WHERE certification_qualite.organisme_id = p.cle
ORDER BY p.rang, array_position(ARRAY['ACTIONS_DE_FORMATION', 'BILANS_DE_COMPETENCES', 'VAE', 'APPRENTISSAGE'], certification_qualite.categorie), coalesce(certification_qualite.fin, 'infinity'), certification_qualite.id;

