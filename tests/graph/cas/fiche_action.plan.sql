-- action_par_numero
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.intitule AS c2, t.complement_descriptif AS c3, t.heures_total AS c4, t.prix_total_ttc AS c5, t.modifie_le AS c6, t.source AS c7, t.cle AS c8, u1.present AS c11, u1.id AS c12, u1.intitule AS c13, u1.cle AS c14, row_number() OVER () AS ligne
FROM unnest(%(cle)s::text[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT action.numero AS id, (SELECT concat_ws(' – ', formation.intitule, action.complement_intitule) FROM formation WHERE formation.id = action.formation_id) AS intitule, action.complement_descriptif AS complement_descriptif, action.heures_total AS heures_total, action.prix_total_ttc AS prix_total_ttc, action.modifie_le AS modifie_le, action.source AS source, action.id AS cle, action.formation_id AS formation_id
  FROM action
  WHERE action.numero = p.cle
    AND action.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = action.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = action.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t
JOIN LATERAL (
  SELECT true AS present, formation.numero AS id, formation.intitule AS intitule, formation.id AS cle
  FROM formation
  WHERE formation.id = t.formation_id
    AND formation.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (formation.proprietaire_id IS NULL OR EXISTS (SELECT FROM organisme WHERE organisme.id = formation.proprietaire_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS u1 ON true
),
-- etablissements_par_action
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.nom AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c8 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT action_formateur.rang AS tri_1, etablissement.numero AS tri_2, etablissement.numero AS id, etablissement.nom AS nom
  FROM action_formateur JOIN etablissement ON etablissement.id = action_formateur.etablissement_id
  WHERE action_formateur.action_id = p.cle
    AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"nom":', coalesce(to_json(lignes_1.c2)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- contacts_par_action
lignes_2 AS (
SELECT p.rang, t.id AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c8 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT action_contact.rang AS tri_1, contact.numero AS tri_2, contact.numero AS id
  FROM action_contact JOIN contact ON contact.id = action_contact.contact_id
  WHERE action_contact.action_id = p.cle
    AND contact.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = contact.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND (contact.statut = 'VALIDEE')
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"id":', coalesce(to_json(lignes_2.c1)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
),
-- certifications_par_formation
lignes_3 AS (
SELECT p.rang, t.id AS c1, t.code_rncp AS c2, t.code_rs AS c3, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c14 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT formation_certification.rang AS tri_1, certification.numero AS tri_2, certification.numero AS id, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RNCP') AS code_rncp, (SELECT fiche.code FROM fiche WHERE fiche.id = certification.fiche_id AND fiche.code ^@ 'RS') AS code_rs
  FROM formation_certification JOIN certification ON certification.id = formation_certification.certification_id
  WHERE formation_certification.formation_id = p.cle
) AS t
),
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"id":', coalesce(to_json(lignes_3.c1)::text, 'null'), ',"codeRncp":', coalesce(to_json(lignes_3.c2)::text, 'null'), ',"codeRs":', coalesce(to_json(lignes_3.c3)::text, 'null'), '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]'), lignes.c11, lignes.c12, lignes.c13, lignes.c14, coalesce(textes_3.texte, '[]')
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes.ligne
ORDER BY lignes.rang;

-- sessions_par_action (total)
SELECT p.rang, t.total
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT count(*) AS total
  FROM (SELECT FROM session WHERE session.action_id = p.cle
  AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
  AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
  AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.session_id = session.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s) LIMIT 10001) AS u
) AS t;

-- sessions_par_action
WITH lignes AS (
SELECT p.rang, t.id AS c1, t.debut AS c2, t.fin AS c3, t.entrees_sorties_permanentes AS c4, t.entree_possible AS c5, t.inscription_du AS c6, t.inscription_au AS c7, u1.present AS c8, u1.lignes AS c9, u1.code_postal AS c10, u1.ville AS c11, t.cle AS c12, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN LATERAL (
  SELECT coalesce(session.debut, '9999-12-31'::date) AS tri_1, session.numero AS tri_2, session.numero AS id, to_char(session.debut, CASE session.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, to_char(session.fin, CASE session.fin_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS fin, session.entrees_sorties_permanentes AS entrees_sorties_permanentes, (CASE WHEN coalesce(session.etat_recrutement, 'OUVERT') = 'OUVERT' THEN least(CASE WHEN session.statut = 'VALIDEE' AND NOT session.declaree_perimee THEN coalesce(session.fin, 'infinity'::date) ELSE '-infinity'::date END, session.inscription_au, CASE WHEN NOT session.entrees_sorties_permanentes THEN CASE session.debut_precision WHEN 'MOIS' THEN (session.debut + interval '1 month - 1 day')::date WHEN 'ANNEE' THEN (session.debut + interval '1 year - 1 day')::date ELSE session.debut END END) ELSE '-infinity'::date END >= %(aujourdhui)s) AS entree_possible, to_char(session.inscription_du, CASE session.inscription_du_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS inscription_du, to_char(session.inscription_au, CASE session.inscription_au_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS inscription_au, session.adresse_inscription_id AS adresse_inscription_id, session.id AS cle
  FROM session
  WHERE session.action_id = p.cle
    AND session.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND (session.statut = 'VALIDEE' AND (session.declaree_perimee OR session.fin < %(aujourdhui)s) IS NOT TRUE AND EXISTS (SELECT FROM action WHERE action.id = session.action_id AND action.statut = 'VALIDEE'))
    AND EXISTS (SELECT FROM recherche_session AS offre WHERE offre.session_id = session.id AND (offre.active_jusqu_au >= %(aujourdhui)s) AND (offre.entree_jusqu_au >= %(aujourdhui)s) = %(offre_entree_possible)s)
  ORDER BY coalesce(session.debut, '9999-12-31'::date), session.numero
  LIMIT %(limite)s
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, coalesce(adresse.lignes, '{}') AS lignes, adresse.code_postal AS code_postal, adresse.ville AS ville
  FROM adresse
  WHERE adresse.id = t.adresse_inscription_id
) AS u1 ON true
),
-- contacts_par_session
lignes_1 AS (
SELECT p.rang, t.id AS c1, t.courriel AS c2, t.telephones AS c3, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c12 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT session_contact.rang AS tri_1, contact.numero AS tri_2, contact.numero AS id, contact.courriel AS courriel, contact.telephones AS telephones
  FROM session_contact JOIN contact ON contact.id = session_contact.contact_id
  WHERE session_contact.session_id = p.cle
    AND contact.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM organisme WHERE organisme.id = contact.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu)
    AND (contact.statut = 'VALIDEE')
) AS t
),
textes_1 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_1.rang, concat('{"id":', coalesce(to_json(lignes_1.c1)::text, 'null'), ',"courriel":', coalesce(to_json(lignes_1.c2)::text, 'null'), ',"telephones":', coalesce(to_json(lignes_1.c3)::text, 'null'), '}') AS element_1
    FROM lignes_1
ORDER BY lignes_1.rang, lignes_1.tri_1, lignes_1.tri_2
  ) AS e
  GROUP BY e.rang
),
-- blocs_par_session
lignes_2 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c12 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT session_bloc.rang AS tri_1, bloc_competences.code AS tri_2, bloc_competences.code AS code, bloc_competences.libelle AS libelle
  FROM session_bloc JOIN bloc_competences ON bloc_competences.code = session_bloc.bloc_code
  WHERE session_bloc.session_id = p.cle
) AS t
),
textes_2 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_2.rang, concat('{"code":', coalesce(to_json(lignes_2.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_2.c2)::text, 'null'), '}') AS element_1
    FROM lignes_2
ORDER BY lignes_2.rang, lignes_2.tri_1, lignes_2.tri_2
  ) AS e
  GROUP BY e.rang
),
-- recrutements_par_session
lignes_3 AS (
SELECT p.rang, u1.present AS c1, u1.code AS c2, u1.libelle AS c3, t.debut AS c4, t.heure_debut AS c5, t.places AS c6, u2.present AS c7, u2.ville AS c8, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c12 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT recrutement.rang AS tri_1, recrutement.id AS tri_2, recrutement.modalite_code AS modalite_code, to_char(recrutement.debut, CASE recrutement.debut_precision WHEN 'JOUR' THEN 'YYYY-MM-DD' WHEN 'MOIS' THEN 'YYYY-MM' WHEN 'ANNEE' THEN 'YYYY' END) AS debut, recrutement.heure_debut AS heure_debut, recrutement.places AS places, recrutement.adresse_id AS adresse_id
  FROM recrutement
  WHERE recrutement.session_id = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, modalite_recrutement.code AS code, modalite_recrutement.libelle AS libelle
  FROM modalite_recrutement
  WHERE modalite_recrutement.code = t.modalite_code
) AS u1 ON true
LEFT JOIN LATERAL (
  SELECT true AS present, adresse.ville AS ville
  FROM adresse
  WHERE adresse.id = t.adresse_id
) AS u2 ON true
),
textes_3 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_3.rang, concat('{"modalite":', CASE WHEN lignes_3.c1 THEN concat('{"code":', coalesce(to_json(lignes_3.c2)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_3.c3)::text, 'null'), '}') ELSE chr(1) END, ',"debut":', coalesce(to_json(lignes_3.c4)::text, 'null'), ',"heureDebut":', coalesce(to_json(lignes_3.c5)::text, 'null'), ',"places":', coalesce(to_json(lignes_3.c6)::text, 'null'), ',"adresse":', CASE WHEN lignes_3.c7 THEN concat('{"ville":', coalesce(to_json(lignes_3.c8)::text, 'null'), '}') ELSE 'null' END, '}') AS element_1
    FROM lignes_3
ORDER BY lignes_3.rang, lignes_3.tri_1, lignes_3.tri_2
  ) AS e
  GROUP BY e.rang
),
-- sites_par_session
lignes_4 AS (
SELECT p.rang, t.id AS c1, t.tri_1, t.tri_2
FROM (SELECT lignes.ligne, lignes.c12 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT session_site.rang AS tri_1, site.numero AS tri_2, site.numero AS id
  FROM session_site JOIN site ON site.id = session_site.site_id
  WHERE session_site.session_id = p.cle
    AND site.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE')
    AND EXISTS (SELECT FROM etablissement WHERE etablissement.id = site.etablissement_id AND etablissement.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND EXISTS (SELECT FROM organisme WHERE organisme.id = etablissement.organisme_id AND organisme.statut IN ('VALIDEE', 'ANNULEE', 'ARCHIVEE') AND NOT organisme.suspendu))
) AS t
),
textes_4 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_4.rang, concat('{"id":', coalesce(to_json(lignes_4.c1)::text, 'null'), '}') AS element_1
    FROM lignes_4
ORDER BY lignes_4.rang, lignes_4.tri_1, lignes_4.tri_2
  ) AS e
  GROUP BY e.rang
),
-- dispositifs_par_session
lignes_5 AS (
SELECT p.rang, t.id AS c1, u1.present AS c2, u1.code AS c3, u1.libelle AS c4, t.programme AS c5, t.places_financees AS c6, t.cle AS c7, t.tri_1, t.tri_2, row_number() OVER () AS ligne
FROM (SELECT lignes.ligne, lignes.c12 FROM lignes) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT dispositif.rang AS tri_1, dispositif.numero AS tri_2, dispositif.numero AS id, dispositif.type_code AS type_code, dispositif.programme AS programme, dispositif.places_financees AS places_financees, dispositif.id AS cle
  FROM dispositif
  WHERE dispositif.session_id = p.cle
) AS t
LEFT JOIN LATERAL (
  SELECT true AS present, type_dispositif.code AS code, type_dispositif.libelle AS libelle
  FROM type_dispositif
  WHERE type_dispositif.code = t.type_code
) AS u1 ON true
),
-- publics_par_dispositif
lignes_6 AS (
SELECT p.rang, t.code AS c1, t.libelle AS c2, t.tri_1, t.tri_2
FROM (SELECT lignes_5.ligne, lignes_5.c7 FROM lignes_5) AS p(rang, cle)
CROSS JOIN LATERAL (
  SELECT dispositif_public.rang AS tri_1, public_vise.code AS tri_2, public_vise.code AS code, public_vise.libelle AS libelle
  FROM dispositif_public JOIN public_vise ON public_vise.id = dispositif_public.public_id
  WHERE dispositif_public.dispositif_id = p.cle
) AS t
),
textes_6 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_6.rang, concat('{"code":', coalesce(to_json(lignes_6.c1)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_6.c2)::text, 'null'), '}') AS element_1
    FROM lignes_6
ORDER BY lignes_6.rang, lignes_6.tri_1, lignes_6.tri_2
  ) AS e
  GROUP BY e.rang
),
textes_5 AS (
  SELECT e.rang, concat('[', string_agg(e.element_1, ','), ']') AS texte
  FROM (
    SELECT lignes_5.rang, concat('{"id":', coalesce(to_json(lignes_5.c1)::text, 'null'), ',"type":', CASE WHEN lignes_5.c2 THEN concat('{"code":', coalesce(to_json(lignes_5.c3)::text, 'null'), ',"libelle":', coalesce(to_json(lignes_5.c4)::text, 'null'), '}') ELSE chr(1) END, ',"programme":', coalesce(to_json(lignes_5.c5)::text, 'null'), ',"placesFinancees":', coalesce(to_json(lignes_5.c6)::text, 'null'), ',"publics":', coalesce(textes_6.texte, '[]'), '}') AS element_1
    FROM lignes_5
LEFT JOIN textes_6 ON textes_6.rang = lignes_5.ligne
ORDER BY lignes_5.rang, lignes_5.tri_1, lignes_5.tri_2
  ) AS e
  GROUP BY e.rang
)
SELECT lignes.rang, lignes.c1, lignes.c2, lignes.c3, lignes.c4, lignes.c5, lignes.c6, lignes.c7, lignes.c8, lignes.c9, lignes.c10, lignes.c11, lignes.c12, coalesce(textes_1.texte, '[]'), coalesce(textes_2.texte, '[]'), coalesce(textes_3.texte, '[]'), coalesce(textes_4.texte, '[]'), coalesce(textes_5.texte, '[]'), lignes.tri_1, lignes.tri_2
FROM lignes
LEFT JOIN textes_1 ON textes_1.rang = lignes.ligne
LEFT JOIN textes_2 ON textes_2.rang = lignes.ligne
LEFT JOIN textes_3 ON textes_3.rang = lignes.ligne
LEFT JOIN textes_4 ON textes_4.rang = lignes.ligne
LEFT JOIN textes_5 ON textes_5.rang = lignes.ligne
ORDER BY lignes.rang, lignes.tri_1, lignes.tri_2;

-- types_dispositif_par_session
SELECT p.rang,
  type_dispositif.code,
  type_dispositif.libelle,
  type_dispositif.voie
FROM unnest(%(cle)s::bigint[]) WITH ORDINALITY AS p(cle, rang)
CROSS JOIN dispositif JOIN type_dispositif ON type_dispositif.code = dispositif.type_code
WHERE dispositif.session_id = p.cle
ORDER BY p.rang, dispositif.rang, dispositif.numero;

