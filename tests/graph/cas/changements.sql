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
SELECT p.rang,
  action.id AS cle,
  action.numero AS id,
  action.numero,
  action.statut,
  action.version,
  action.source,
  action.cree_le,
  action.modifie_le,
  action.formation_id,
  action.organisme_id,
  action.etablissement_id,
  (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule,
  action.complement_intitule,
  action.complement_descriptif,
  action.modalite_enseignement,
  action.rythme,
  action.heures_total,
  action.heures_centre,
  action.heures_entreprise,
  action.heures_hebdomadaires,
  action.heures_conventionnees,
  action.duree_indicative,
  action.prix_total_ttc,
  action.prix_horaire_ttc,
  action.frais_restants,
  action.prise_en_charge_possible,
  action.conditions_prise_en_charge,
  action.conditions_specifiques,
  action.niveau_entree_obligatoire,
  action.info_publics,
  action.perimetre_recrutement_code,
  action.modalites_recrutement,
  action.modalites_pedagogiques,
  action.modalites_alternance,
  action.langues,
  action.acces_handicapes,
  action.hebergement,
  action.restauration,
  action.transport,
  action.dates_information,
  action.urls
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN action
WHERE action.numero = p.cle
  AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND EXISTS (SELECT FROM formation WHERE formation.id = action.formation_id AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)))
  AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
  AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
ORDER BY p.rang;

-- formation_par_numero
SELECT p.rang,
  formation.id AS cle,
  formation.numero AS id,
  formation.numero,
  formation.statut,
  formation.version,
  formation.source,
  formation.cree_le,
  formation.modifie_le,
  formation.proprietaire_id,
  formation.intitule,
  formation.objectif,
  formation.programme,
  formation.resultats_attendus,
  formation.certifiante,
  formation.objectif_general_code,
  formation.parcours,
  formation.urls,
  formation.niveau_entree_code,
  formation.niveau_sortie_code
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN formation
WHERE formation.numero = p.cle
  AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
ORDER BY p.rang;

-- etablissement_par_action
SELECT p.rang,
  etablissement.id AS cle,
  etablissement.numero AS id,
  etablissement.numero,
  etablissement.statut,
  etablissement.version,
  etablissement.source,
  etablissement.cree_le,
  etablissement.modifie_le,
  etablissement.organisme_id,
  etablissement.siret,
  etablissement.uai,
  etablissement.nom,
  etablissement.principal,
  etablissement.ouvert,
  etablissement.fiche
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN etablissement
WHERE etablissement.id = p.cle
ORDER BY p.rang;

