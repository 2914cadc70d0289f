-- changements
SELECT type, numero, depuis, retire, le, CASE WHEN echue THEN jusqu_au END AS finie
FROM (
  (SELECT publication.*, CASE WHEN (isfinite(publication.jusqu_au) AND publication.jusqu_au < %(aujourdhui)s AND publication.le < ((publication.jusqu_au + 1)::timestamp AT TIME ZONE 'Europe/Paris')) THEN ((publication.jusqu_au + 1)::timestamp AT TIME ZONE 'Europe/Paris') ELSE publication.le END AS depuis,
    publication.jusqu_au < %(aujourdhui)s AS retire, false AS echue, publication.le AS moment
  FROM publication
  WHERE publication.type = ANY(%(types)s::text[])
    AND (publication.le, publication.numero) > (%(ecrite)s::timestamptz, %(numero_ecrite)s::text)
    AND NOT ((isfinite(publication.jusqu_au) AND publication.jusqu_au < %(aujourdhui)s AND publication.le < ((publication.jusqu_au + 1)::timestamp AT TIME ZONE 'Europe/Paris'))
      AND (publication.jusqu_au, publication.numero) > (%(finie)s::date, %(numero_finie)s::text))
  ORDER BY publication.le, publication.numero LIMIT %(limite)s)
  UNION ALL
  (SELECT publication.*, ((publication.jusqu_au + 1)::timestamp AT TIME ZONE 'Europe/Paris') AS depuis, true AS retire, true AS echue, ((publication.jusqu_au + 1)::timestamp AT TIME ZONE 'Europe/Paris') AS moment
  FROM publication
  WHERE publication.type = ANY(%(types)s::text[])
    AND (isfinite(publication.jusqu_au) AND publication.jusqu_au < %(aujourdhui)s AND publication.le < ((publication.jusqu_au + 1)::timestamp AT TIME ZONE 'Europe/Paris'))
    AND (publication.jusqu_au, publication.numero) > (%(finie)s::date, %(numero_finie)s::text)
  ORDER BY publication.jusqu_au, publication.numero LIMIT %(limite)s)
) AS publication
ORDER BY moment, numero
LIMIT %(limite)s;

-- action_par_numero
SELECT p.rang, t.id, t.intitule, u1.present, u1.siret
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT action.numero AS id, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule, action.etablissement_id AS etablissement_id
  FROM action
  WHERE action.numero = p.cle
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
) AS t
JOIN LATERAL (
  SELECT true AS present, etablissement.siret AS siret
  FROM etablissement
  WHERE etablissement.id = t.etablissement_id
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
) AS u1 ON true;

-- formation_par_numero
SELECT p.rang, t.id, t.intitule
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT formation.numero AS id, formation.intitule AS intitule
  FROM formation
  WHERE formation.numero = p.cle
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t;

