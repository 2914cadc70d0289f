-- Besides the small catalogue: 12 organismes, 15 formations, 40 actions, 200 sessions that differ in all that is counted.
INSERT INTO commune (id, code, libelle, codes_postaux, departement_code) VALUES
  (1015, '35238', 'Rennes', '{35000}', '35'), (1016, '44109', 'Nantes', '{44000}', '44');
INSERT INTO adresse (id, empreinte, lignes, ville, commune_id) VALUES
  (1000, 'r', '{}', 'RENNES', 1015), (1001, 'n', '{}', 'NANTES', 1016), (1002, 'm', '{}', 'MAYENNE', 11), (1003, 'x', '{}', 'AILLEURS', NULL);
INSERT INTO champ_semantique (version, code, libelle) VALUES (14, '225', 'Second œuvre'), (14, '999', 'Sans aucune offre');
INSERT INTO formacode (id, version, code, libelle, champ_code) VALUES
  (1001, 14, '22501', 'Plomberie', '225'), (1002, 14, '22502', 'Carrelage', '225'), (1003, 14, '99901', 'Sans offre', '999');

INSERT INTO organisme (id, statut, source, cree_le, raison_sociale)
  SELECT 1000 + n, 'VALIDEE', CASE n % 3 WHEN 0 THEN 'SAISIE' ELSE 'LHEO' END, timestamptz '2019-12-31 23:30Z' + n * interval '100 days', 'Organisme ' || n
  FROM generate_series(1, 12) AS n;
INSERT INTO organisme_categorie SELECT 1000 + n, CASE n % 3 WHEN 0 THEN 'CFA' ELSE 'GRETA' END, 0 FROM generate_series(1, 10) AS n;
INSERT INTO certification_qualite (organisme_id, categorie, source) SELECT 1000 + n, 'ACTIONS_DE_FORMATION', 'CARIF' FROM generate_series(2, 12, 2) AS n;
INSERT INTO certification_qualite (organisme_id, categorie, source) SELECT 1000 + n, 'APPRENTISSAGE', 'CARIF' FROM generate_series(3, 12, 3) AS n;
INSERT INTO certification_qualite (organisme_id, categorie, source) SELECT 1000 + n, 'APPRENTISSAGE', 'LISTE_PUBLIQUE' FROM generate_series(6, 12, 6) AS n;
INSERT INTO certification_qualite (organisme_id, categorie, fin, source) SELECT 1000 + n, 'VAE', date '2026-11-20' + n, 'CARIF' FROM generate_series(1, 9, 2) AS n;
INSERT INTO etablissement (id, statut, source, cree_le, organisme_id, nom, principal, fiche, adresse_id)
  SELECT 1000 + n, 'VALIDEE', 'LHEO', timestamptz '2020-06-30 12:00Z' + n * interval '150 days', 1000 + n, 'Siège ' || n, true, n % 2 = 0, 1000 + n % 4
  FROM generate_series(1, 12) AS n;
INSERT INTO etablissement (id, statut, source, cree_le, organisme_id, nom, fiche, adresse_id)
  SELECT 1100 + n, CASE n WHEN 12 THEN 'ARCHIVEE' ELSE 'VALIDEE' END, 'LHEO', timestamptz '2020-06-30 12:00Z' + n * interval '150 days', 1000 + n, 'Annexe ' || n, true, NULL
  FROM generate_series(3, 12, 3) AS n;
INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id)
  SELECT 1000 + n, 'VALIDEE', 'LHEO', 1000 + n, 'Lieu ' || n, 1000 + n % 4 FROM generate_series(1, 12) AS n;

INSERT INTO formation (id, statut, source, proprietaire_id, intitule, certifiante, niveau_sortie_code, programme)
  SELECT 1000 + f, 'VALIDEE', 'LHEO', NULL, 'Formation ' || f, f % 2 = 0, CASE f % 4 WHEN 0 THEN '3' WHEN 1 THEN '4' END, CASE f % 3 WHEN 0 THEN 'Dit' END
  FROM generate_series(1, 15) AS f;
INSERT INTO formation_formacode SELECT 1000 + f, (ARRAY[35, 36, 1001, 1002, 33])[f % 5 + 1], 0 FROM generate_series(1, 14) AS f;
INSERT INTO formation_formacode SELECT 1000 + f, (ARRAY[37, 1001, 35])[f % 3 + 1], 1 FROM generate_series(1, 14, 2) AS f ON CONFLICT DO NOTHING;
INSERT INTO formation_certification SELECT 1000 + f, (ARRAY[51, 52, 55])[f % 3 + 1], 0 FROM generate_series(2, 14, 2) AS f;
INSERT INTO formation_certification SELECT 1000 + f, 53, 1 FROM generate_series(4, 12, 4) AS f;
INSERT INTO action (id, statut, source, cree_le, formation_id, organisme_id, etablissement_id, modalite_enseignement, heures_total, prix_total_ttc)
  SELECT 1000 + a, 'VALIDEE', CASE a % 4 WHEN 0 THEN 'SAISIE' ELSE 'LHEO' END, timestamptz '2020-11-30 23:30Z' + a * interval '20 days',
    1001 + a % 15, 1001 + a % 12, 1001 + a % 12, (ARRAY['PRESENTIEL', 'A_DISTANCE', 'MIXTE', NULL])[a % 4 + 1],
    CASE WHEN a % 3 > 0 THEN 10 * a END, CASE WHEN a % 5 > 0 THEN a * 100 + 0.35 END
  FROM generate_series(1, 40) AS a;
INSERT INTO action_public SELECT 1000 + a, p.id, 0 FROM generate_series(1, 40, 3) AS a, public_vise AS p WHERE p.version = 14 AND p.code = '80003';
INSERT INTO action_formateur SELECT 1000 + a, 1001 + (a + 1) % 12, 0 FROM generate_series(1, 40, 7) AS a;

INSERT INTO session (id, statut, source, cree_le, action_id, organisme_id, debut, debut_precision, fin, fin_precision, conventionnee, etat_recrutement)
  SELECT 1000 + s, CASE WHEN s % 11 = 0 THEN 'ANNULEE' WHEN s % 13 = 0 THEN 'ARCHIVEE' WHEN s % 17 = 0 THEN 'EN_COURS_DE_SAISIE' ELSE 'VALIDEE' END, 'LHEO',
    timestamptz '2020-12-31 22:30Z' + s * interval '10 days', action.id, action.organisme_id,
    CASE precision WHEN 'JOUR' THEN jour WHEN 'MOIS' THEN date_trunc('month', jour) WHEN 'ANNEE' THEN date_trunc('year', jour) END, precision,
    CASE precision WHEN 'INCONNUE' THEN NULL ELSE jour + 60 END, CASE precision WHEN 'INCONNUE' THEN 'INCONNUE' ELSE 'JOUR' END,
    (ARRAY[true, NULL, false, false, true, false])[s % 6 + 1], (ARRAY['OUVERT', 'FERME', NULL])[s % 3 + 1]
  FROM generate_series(1, 200) AS s JOIN action ON action.id = 1001 + s % 40
  CROSS JOIN LATERAL (SELECT date '2026-07-01' + 3 * s AS jour, (ARRAY['JOUR', 'JOUR', 'JOUR', 'JOUR', 'MOIS', 'ANNEE', 'INCONNUE'])[s % 7 + 1] AS precision) AS t;
INSERT INTO session_site SELECT s.id, s.organisme_id, 0 FROM session AS s WHERE s.id > 1000 AND s.id % 6 > 0;
INSERT INTO session_site SELECT s.id, 1001 + s.id % 12, 1 FROM session AS s WHERE s.id > 1000 AND s.id % 5 = 0 ON CONFLICT DO NOTHING;
INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code, programme, places_financees)
  SELECT s.id, s.id, 0, (ARRAY['OPCO', 'CONTRAT_APPRENTISSAGE', 'VISA_METIERS'])[s.id % 3 + 1], (ARRAY['16', '2', NULL])[s.id % 5 % 3 + 1],
    CASE s.id % 4 WHEN 0 THEN 'Programme régional' END, CASE WHEN s.id % 3 > 0 THEN s.id % 20 END
  FROM session AS s WHERE s.id > 1000 AND s.id % 4 > 0;
INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code, places_financees)
  SELECT s.id + 1000, s.id, 1, (ARRAY['CONTRAT_APPRENTISSAGE', 'VISA_METIERS'])[s.id % 2 + 1], '2', 3 FROM session AS s WHERE s.id > 1000 AND s.id % 5 = 0;
INSERT INTO dispositif_public SELECT d.id, p.id, 0 FROM dispositif AS d, public_vise AS p WHERE d.id > 1000 AND d.id % 3 = 0 AND p.version = 14 AND p.code = '82044';
INSERT INTO dispositif_public SELECT d.id, p.id, 1 FROM dispositif AS d, public_vise AS p WHERE d.id > 1000 AND d.id % 2 = 0 AND p.version = 14 AND p.code = '80003';
