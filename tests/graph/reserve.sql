-- Added to catalogue.sql: what two organismes have that is not public, at every step of the circuit, and what hangs below.
-- 101 (Maison du bois) has some already: FO_4, AC_5, SE_5, SE_10; 103 is suspended, 104 a draft, with all that they have.

INSERT INTO etablissement (id, statut, source, organisme_id, siret, nom, adresse_id) VALUES
  (207, 'EN_COURS_DE_SAISIE', 'SAISIE', 102, '98765432400098', 'Annexe à venir du GRETA', 22),
  (208, 'SOUMISE', 'SAISIE', 101, '12345678200098', 'Atelier à venir', 21);
INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id) VALUES
  (305, 'SOUMISE', 'SAISIE', 203, 'Lieu à venir du GRETA', 22),
  (306, 'EN_COURS_DE_SAISIE', 'SAISIE', 208, 'Lieu à venir', 21);
INSERT INTO contact (id, statut, source, organisme_id, nom_famille) VALUES
  (403, 'A_CORRIGER', 'SAISIE', 102, 'Du GRETA'), (404, 'EN_COURS_DE_SAISIE', 'SAISIE', 101, 'Du bois');
INSERT INTO organisme_contact (organisme_id, contact_id, rang) VALUES (102, 403, 0), (101, 404, 2);
INSERT INTO formation (id, statut, source, proprietaire_id, intitule, certifiante) VALUES
  (505, 'A_CORRIGER', 'SAISIE', 102, 'Formation à corriger du GRETA', false);
INSERT INTO formation_formacode (formation_id, formacode_id, rang) VALUES (505, 33, 0), (504, 33, 0);
INSERT INTO action (id, statut, source, formation_id, organisme_id, etablissement_id) VALUES
  (607, 'SOUMISE', 'SAISIE', 502, 102, 203), (608, 'REFUSEE', 'SAISIE', 504, 101, 208),
  (609, 'SOUMISE', 'SAISIE', 505, 102, 207);
INSERT INTO session (id, statut, source, action_id, organisme_id, debut, debut_precision, fin, fin_precision) VALUES
  (713, 'SOUMISE', 'SAISIE', 603, 102, '2027-05-03', 'JOUR', '2027-06-30', 'JOUR'),
  (714, 'REFUSEE', 'SAISIE', 603, 102, '2027-05-03', 'JOUR', '2027-06-30', 'JOUR'),
  (715, 'SUSPENDUE', 'LHEO', 603, 102, '2027-05-03', 'JOUR', '2027-06-30', 'JOUR'),
  (716, 'SUSPENDUE', 'LHEO', 601, 101, '2027-05-03', 'JOUR', '2027-06-30', 'JOUR'),
  (717, 'VALIDEE', 'SAISIE', 607, 102, '2027-05-03', 'JOUR', '2027-06-30', 'JOUR'),
  (718, 'A_CORRIGER', 'SAISIE', 608, 101, '2027-05-03', 'JOUR', '2027-06-30', 'JOUR');
INSERT INTO session_site (session_id, site_id, rang) VALUES (713, 305, 0), (716, 306, 0), (703, 305, 1), (705, 301, 0);
INSERT INTO action_formateur (action_id, etablissement_id, rang) VALUES (601, 207, 2);
INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code) VALUES (805, 713, 0, 'OPCO', '16'), (806, 705, 0, 'OPCO', '16');
INSERT INTO identifiant_externe (noun, emetteur, cle, objet_id, source, naturelle, portee) VALUES
  ('session', 'carif', 'GE7', 713, 'LHEO', false, ''), ('session', 'onisep', 'GE7', 716, 'LHEO', false, '');

-- What the Carif decided.
INSERT INTO compte (id, courriel, role) VALUES (901, 'agent@carif.example', 'CARIF');
INSERT INTO derogation (etablissement_id, motif, debut, fin, decidee_par) VALUES
  (201, 'Antenne saisonnière', '2025-01-01', '2025-12-31', 901), (201, 'Chantier école', '2026-01-01', NULL, 901),
  (203, 'Accord régional', '2026-01-01', NULL, 901);
INSERT INTO delegation (id, de_id, a_id, droit, debut, fin, accordee_par, revoquee_le) VALUES
  (911, 101, 102, 'SAISIE', '2026-01-01', '2026-11-23', 901, NULL), (912, 102, 101, 'LECTURE', '2026-02-01', NULL, 901, NULL),
  (913, 101, 102, 'GESTION', '2026-01-01', NULL, 901, '2026-03-01 08:00Z'), (914, 101, 102, 'SAISIE', '2025-01-01', '2026-11-22', 901, NULL);
INSERT INTO numero_precedent (genre, organisme_id, etablissement_id, ancien, nouveau, effet_le) VALUES
  ('SIRET', 101, 201, '12345678200077', '12345678200085', '2020-01-01'),
  ('SIRET', 101, 201, '12345678200085', '12345678200010', '2024-01-01'),
  ('SIRET', 101, 202, '98765432400015', '12345678200028', '2023-01-01'),
  ('NDA', 101, NULL, '52530000099', '52530012353', '2022-01-01'),
  ('SIRET', 104, 206, '44455566600077', '44455566600017', '2026-11-20');
