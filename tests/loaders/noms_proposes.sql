-- Names of each type, a few published actions, and more than two hundred communes that begin alike.
INSERT INTO commune (id, code, libelle, codes_postaux, departement_code, population) VALUES
  (1, '44109', 'Nantes', '{44300,44000}', '44', 320000), (2, '49999', 'Nantilly', '{49100}', '49', 900),
  (3, '53147', 'Mayenne', '{53100}', '53', NULL), (4, '72181', 'Le Mans', '{72000}', '72', 145000),
  (5, '85001', 'Mansigné', '{85000}', '85', 10), (6, '85002', 'Saint-Mars-la-Brière', '{85001}', '85', 5);
INSERT INTO commune (id, code, libelle, departement_code, absent_depuis) VALUES (7, '44999', 'Nantou', '44', '2026-01-01');
INSERT INTO commune (id, code, libelle, codes_postaux, departement_code, population)
  SELECT 1000 + n, (10000 + n)::text, 'Saint-Exemple-' || n || CASE n % 25 WHEN 0 THEN ' les Roches' ELSE '' END, '{01000}', '01', n
  FROM generate_series(1, 250) AS n;
INSERT INTO commune_nom (commune_id, nom, absent_depuis) VALUES (4, 'ST PAVACE', NULL), (4, 'ST RETIRE', '2026-01-01');

INSERT INTO rome (code, libelle) VALUES ('D1102', 'Boulangerie - viennoiserie'), ('N4101', 'Conduite de transport');
INSERT INTO rome (code, libelle, absent_depuis) VALUES ('Z9999', 'Boulange retirée', '2026-01-01');
INSERT INTO rome_appellation (code, rome_code, libelle, absent_depuis) VALUES
  ('1', 'D1102', 'Boulanger / Boulangère', NULL), ('2', 'D1102', 'Aide-boulanger / Aide-boulangère', NULL),
  ('3', 'N4101', 'Conducteur / Conductrice de poids lourd', NULL), ('4', 'D1102', 'Boulangiste', '2026-01-01');
INSERT INTO champ_semantique (version, code, libelle) VALUES (14, '215', 'Alimentation');
INSERT INTO formacode (id, version, code, libelle, champ_code, generique_code, lot_id, absent_depuis) VALUES
  (1, 14, '21500', 'Métiers de bouche', '215', NULL, 1, NULL), (2, 14, '21538', 'Boulangerie', '215', '21500', 1, NULL),
  (3, 13, '21538', 'Boulangerie ancienne', NULL, NULL, 1, NULL), (4, 14, '21599', 'Boulangerie retirée', '215', NULL, 1, '2026-01-01'),
  (5, 15, '21538', '21538', NULL, NULL, NULL, NULL);
INSERT INTO formacode_synonyme (version, code, libelle, metier) VALUES
  (14, '21538', 'Pain artisanal', false), (14, '21538', 'Fournier', true);
INSERT INTO formacode_rome (version, code, rome_code, origine) VALUES (14, '21538', 'D1102', 'thesaurus');
INSERT INTO fiche (id, code, intitule, actif) VALUES (1, 'RNCP37537', 'CAP Boulanger', true), (2, 'RS5', 'RS5', true);
INSERT INTO certification (id, code_certifinfo, fiche_id, intitule, etat, absent_depuis) VALUES
  (1, '100001', 1, 'CAP Boulanger', 'PUBLIEE', NULL), (2, '100002', 1, 'CAP Boulanger (ancien code)', 'ARCHIVEE', NULL),
  (3, NULL, 2, 'Conduite en sécurité', NULL, NULL), (4, '100003', NULL, 'Brevet de boulanger', 'PUBLIEE', NULL),
  (5, '100004', NULL, 'Boulanger erroné', 'ERRONEE', NULL), (6, '100005', NULL, 'Boulanger disparu', 'PUBLIEE', '2026-01-01');

INSERT INTO organisme (id, statut, source, raison_sociale, nom_usage, siren, suspendu) VALUES
  (1, 'VALIDEE', 'LHEO', 'Association des boulangers', 'Maison du pain', '123456782', false),
  (2, 'VALIDEE', 'LHEO', 'Boulange suspendue', NULL, NULL, true), (3, 'SOUMISE', 'SAISIE', 'Boulange en attente', NULL, NULL, false);
INSERT INTO adresse (id, empreinte, ville, commune_id) VALUES (1, 'a', 'NANTES', 1), (2, 'b', 'LE MANS', 4);
INSERT INTO etablissement (id, statut, source, organisme_id, nom, siret, principal, adresse_id) VALUES
  (1, 'VALIDEE', 'LHEO', 1, 'Siège', '12345678200010', true, 1), (2, 'VALIDEE', 'LHEO', 1, 'Annexe', '12345678200028', false, 2);
INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id) VALUES (1, 'VALIDEE', 'LHEO', 1, 'N', 1), (2, 'VALIDEE', 'LHEO', 2, 'M', 2);
INSERT INTO formation (id, statut, source, intitule) VALUES (1, 'VALIDEE', 'LHEO', 'Boulanger'), (2, 'VALIDEE', 'LHEO', 'Pain');
INSERT INTO formation_formacode (formation_id, formacode_id, rang) VALUES (1, 2, 0), (2, 1, 0);
INSERT INTO formation_rome (formation_id, rome_code, rang) VALUES (1, 'D1102', 0);
INSERT INTO formation_certification (formation_id, certification_id, rang) VALUES (1, 1, 0), (1, 2, 1);
INSERT INTO action (id, statut, source, formation_id, organisme_id, etablissement_id) VALUES
  (1, 'VALIDEE', 'LHEO', 1, 1, 1), (2, 'VALIDEE', 'LHEO', 1, 1, 1), (3, 'VALIDEE', 'LHEO', 2, 1, 1), (4, 'SOUMISE', 'SAISIE', 1, 1, 1);
INSERT INTO session (id, statut, source, action_id, organisme_id, debut, debut_precision, fin, fin_precision) VALUES
  (1, 'VALIDEE', 'LHEO', 1, 1, '2026-10-01', 'JOUR', '2026-11-22', 'JOUR'), (2, 'VALIDEE', 'LHEO', 2, 1, '2026-11-01', 'JOUR', '2026-11-23', 'JOUR'),
  (3, 'VALIDEE', 'LHEO', 3, 1, NULL, 'INCONNUE', NULL, 'INCONNUE'), (4, 'VALIDEE', 'LHEO', 4, 1, NULL, 'INCONNUE', NULL, 'INCONNUE');
INSERT INTO session_site (session_id, site_id, rang) VALUES (1, 1, 0), (2, 1, 0), (2, 2, 1), (3, 2, 0), (4, 1, 0);
