-- Offers as of 23 November 2026, one action per session (ids: session 1 of action 1…), each made for what filters tell apart.
INSERT INTO commune (id, code, libelle, codes_postaux, departement_code, latitude, longitude) VALUES
  (1, '53147', 'Mayenne', '{53100}', '53', 48.3, -0.6167), (2, '72181', 'Le Mans', '{72000}', '72', 48.0061, 0.1996),
  (3, '44109', 'Nantes', '{44000}', '44', 47.2181, -1.5528);
-- the second is located by its commune, the third nowhere
INSERT INTO adresse (id, empreinte, lignes, commune_id, latitude, longitude) VALUES
  (1, 'a', '{}', 1, 48.3, -0.6167), (2, 'b', '{}', 2, NULL, NULL), (3, 'c', '{}', NULL, NULL, NULL), (4, 'd', '{}', 3, 47.22, -1.55);
INSERT INTO champ_semantique (version, code, libelle) VALUES (13, '222', 'Bois'), (14, '222', 'Bois'), (14, '150', 'Langues');
-- 22201 holds 22202 and 22203; 22210 became both of them; 22220 had another meaning before, of which nobody says the end;
-- 22230 had one that became 22203; 22240 is the same in both; 22211 and it were under 22210
INSERT INTO formacode (id, version, code, libelle, champ_code, generique_code) VALUES
  (1, 14, '22201', 'Bois', '222', NULL), (2, 14, '22202', 'Charpente', '222', '22201'), (3, 14, '22203', 'Menuiserie', '222', '22201'),
  (4, 13, '22210', 'Charpente menuiserie', '222', NULL), (5, 13, '22211', 'Charpente ancienne', '222', '22210'),
  (6, 14, '22230', 'Anglais', '150', NULL), (7, 13, '22230', 'Menuiserie d''alors', '222', NULL),
  (8, 14, '22240', 'Espagnol', '150', NULL), (9, 13, '22240', 'Espagnol', NULL, '22210');
INSERT INTO formacode_remplacement (version, code, nouvelle_version, nouveau_code, absent_depuis) VALUES
  (13, '22210', 14, '22202', NULL), (13, '22210', 14, '22203', NULL), (13, '22230', 14, '22203', NULL), (13, '22240', 14, '22202', '2026-01-01');
INSERT INTO rome (code, libelle) VALUES ('H2207', 'Menuiserie'), ('H2206', 'Charpente');
INSERT INTO fiche (id, code, intitule) VALUES (1, 'RNCP37387', 'Ébéniste'), (2, 'RS5130', 'Engins');
INSERT INTO certification (id, code_certifinfo, fiche_id, intitule, type_certification) VALUES
  (1, '28229', 1, 'CAP', 'ETAT'), (2, NULL, 2, 'Engins', 'HABILITATION');
INSERT INTO eligibilite_cpf (certification_id, code_cpf, public, debut, cle, fin, region_code, branches, source, absent_depuis) VALUES
  (1, '1', 'TOUT_PUBLIC', '2025-01-01', '/', '2027-02-28', NULL, '{}', 'CPF', NULL),
  (1, '2', 'TOUT_PUBLIC', '2027-09-01', '52/', NULL, '52', '{}', 'CPF', NULL),
  (2, '3', 'TOUT_PUBLIC', '2025-01-01', '53/', NULL, '53', '{}', 'CPF', NULL),
  (2, '4', 'TOUT_PUBLIC', '2025-01-01', '/', NULL, NULL, '{}', 'CPF', '2026-11-23');

INSERT INTO organisme (id, statut, source, raison_sociale, suspendu) VALUES
  (1, 'VALIDEE', 'LHEO', 'Bois', false), (2, 'VALIDEE', 'LHEO', 'Langues', false), (3, 'VALIDEE', 'LHEO', 'Suspendu', true);
INSERT INTO organisme_categorie (organisme_id, categorie_code, rang) VALUES (1, 'CFA', 0), (1, 'ASSOCIATION', 1);
INSERT INTO certification_qualite (organisme_id, categorie, debut, fin, source) VALUES
  (1, 'APPRENTISSAGE', NULL, NULL, 'LISTE_PUBLIQUE'), (1, 'VAE', NULL, '2026-11-23', 'LISTE_PUBLIQUE'),
  (2, 'VAE', NULL, '2026-11-24', 'LISTE_PUBLIQUE');
INSERT INTO etablissement (id, statut, source, organisme_id, siret, nom) VALUES
  (1, 'VALIDEE', 'LHEO', 1, '12345678200010', 'Bois'), (2, 'VALIDEE', 'LHEO', 2, '98765432400019', 'Langues'), (3, 'VALIDEE', 'LHEO', 3, NULL, 'Suspendu');
INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id) VALUES
  (1, 'VALIDEE', 'LHEO', 1, 'Mayenne', 1), (2, 'ARCHIVEE', 'LHEO', 1, 'Le Mans', 2), (3, 'VALIDEE', 'LHEO', 1, 'Quelque part', 3),
  (4, 'VALIDEE', 'LHEO', 3, 'Chez un suspendu', 2), (5, 'VALIDEE', 'LHEO', 2, 'Nantes', 4);
INSERT INTO formation (id, statut, source, intitule, certifiante, niveau_entree_code, niveau_sortie_code, proprietaire_id) VALUES
  (1, 'VALIDEE', 'LHEO', 'Charpentier', true, '3', '4', NULL), (2, 'VALIDEE', 'LHEO', 'Menuisier', true, NULL, '3', NULL),
  (3, 'VALIDEE', 'LHEO', 'Anglais', false, NULL, NULL, NULL), (4, 'VALIDEE', 'LHEO', 'Bois', false, NULL, NULL, NULL),
  (5, 'VALIDEE', 'LHEO', 'Charpente et menuiserie', false, NULL, NULL, 2), (6, 'VALIDEE', 'LHEO', 'Menuiserie d''alors', false, NULL, NULL, NULL),
  (7, 'VALIDEE', 'LHEO', 'Espagnol d''avant', false, NULL, NULL, NULL);
INSERT INTO formation_formacode (formation_id, formacode_id, rang) VALUES (1, 2, 0), (2, 3, 0), (3, 6, 0), (3, 8, 1), (4, 1, 0), (5, 4, 0), (6, 7, 0), (7, 9, 0), (7, 5, 1);
INSERT INTO formation_rome (formation_id, rome_code, rang) VALUES (1, 'H2206', 0), (2, 'H2207', 0);
INSERT INTO formation_nsf (formation_id, nsf_code, rang) VALUES (1, '233', 0), (2, '234', 0);
INSERT INTO formation_certification (formation_id, certification_id, rang) VALUES (1, 1, 0), (2, 2, 0);

-- 1 to 7 are searched by default; 8 to 10 are over, cancelled, archived; 11 to 13 are not public
INSERT INTO action (id, statut, source, cree_le, modifie_le, formation_id, organisme_id, etablissement_id, modalite_enseignement, heures_hebdomadaires)
  SELECT id, 'VALIDEE', source, cree_le::timestamptz, cree_le::timestamptz, f, o, o, m, h FROM (VALUES
  (1, 'LHEO', '2026-01-01 00:30+01', 1, 1, 'PRESENTIEL', 35), (2, 'LHEO', '2026-02-01 12:00Z', 2, 1, 'MIXTE', 20),
  (3, 'IDEO', '2026-03-01 12:00Z', 3, 2, 'A_DISTANCE', NULL), (4, 'LHEO', '2026-04-01 12:00Z', 4, 1, NULL, NULL),
  (5, 'LHEO', '2026-05-01 12:00Z', 5, 2, 'PRESENTIEL', 24), (6, 'LHEO', '2026-06-01 12:00Z', 6, 1, 'PRESENTIEL', NULL),
  (7, 'LHEO', '2026-07-01 12:00Z', 7, 2, 'A_DISTANCE', NULL), (8, 'LHEO', '2026-08-01 12:00Z', 1, 1, NULL, NULL),
  (9, 'LHEO', '2026-08-01 12:00Z', 1, 1, NULL, NULL), (10, 'LHEO', '2026-08-01 12:00Z', 1, 1, NULL, NULL),
  (11, 'LHEO', '2026-08-01 12:00Z', 1, 1, NULL, NULL), (12, 'LHEO', '2026-08-01 12:00Z', 1, 3, NULL, NULL), (13, 'LHEO', '2026-08-01 12:00Z', 1, 1, NULL, NULL)
  ) AS v (id, source, cree_le, f, o, m, h);
UPDATE action SET statut = 'EN_COURS_DE_SAISIE' WHERE id = 13;
INSERT INTO action_public (action_id, public_id, rang) SELECT a, id, 0 FROM (VALUES (1, '81050'), (2, '82020'), (3, '80003'), (5, '82044')) AS v (a, c)
  JOIN public_vise ON (version, code) = (14, c);
INSERT INTO session (id, statut, source, modifie_le, action_id, organisme_id, debut, debut_precision, fin, fin_precision, entrees_sorties_permanentes,
    inscription_du, inscription_du_precision, inscription_au, inscription_au_precision, etat_recrutement, conventionnee)
  SELECT v.id, v.statut, 'LHEO', '2026-10-01 12:00Z', v.id, action.organisme_id, debut::date, p, fin::date, CASE WHEN fin IS NULL THEN 'INCONNUE' ELSE 'JOUR' END, esp,
    du::date, CASE WHEN du IS NULL THEN 'INCONNUE' ELSE 'JOUR' END, au::date, CASE WHEN au IS NULL THEN 'INCONNUE' ELSE 'JOUR' END, etat, conv
  FROM (VALUES
  (1, 'VALIDEE', '2027-01-04', 'JOUR', '2027-06-30', false, '2026-11-01', '2026-12-15', 'OUVERT', true),
  (2, 'VALIDEE', '2027-09-01', 'MOIS', '2028-06-30', false, NULL, NULL, 'FERME', false),
  (3, 'VALIDEE', NULL, 'INCONNUE', NULL, false, NULL, NULL, 'SUSPENDU', NULL),
  (4, 'VALIDEE', '2027-01-01', 'ANNEE', '2027-12-31', false, NULL, '2026-11-22', NULL, NULL),
  (5, 'VALIDEE', '2026-01-05', 'JOUR', '2027-12-31', true, '2026-12-01', NULL, NULL, NULL),
  (6, 'VALIDEE', '2027-03-01', 'JOUR', NULL, false, NULL, NULL, NULL, NULL),
  (7, 'VALIDEE', '2026-11-10', 'JOUR', '2026-11-23', false, NULL, NULL, NULL, NULL),
  (8, 'VALIDEE', '2026-01-05', 'JOUR', '2026-11-22', false, NULL, NULL, NULL, NULL),
  (9, 'ANNULEE', '2027-03-01', 'JOUR', NULL, false, NULL, NULL, NULL, NULL),
  (10, 'ARCHIVEE', '2027-03-01', 'JOUR', NULL, false, NULL, NULL, NULL, NULL),
  (11, 'EN_COURS_DE_SAISIE', '2027-03-01', 'JOUR', NULL, false, NULL, NULL, NULL, NULL),
  (12, 'VALIDEE', '2027-03-01', 'JOUR', NULL, false, NULL, NULL, NULL, NULL),
  (13, 'VALIDEE', '2027-03-01', 'JOUR', NULL, false, NULL, NULL, NULL, NULL)
  ) AS v (id, statut, debut, p, fin, esp, du, au, etat, conv) JOIN action USING (id);
-- 2 is at two places, 4 at none, 5 nowhere known, 6 at a place that the public may not see
INSERT INTO session_site (session_id, site_id, rang) VALUES (1, 1, 0), (2, 1, 0), (2, 2, 1), (5, 3, 0), (6, 4, 0), (7, 5, 0), (8, 1, 0), (9, 1, 0), (12, 4, 0);
INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code, programme) VALUES
  (1, 1, 0, 'PRF', '2', 'Région Formation'), (2, 1, 1, 'OPCO', '16', NULL), (3, 2, 0, 'CONTRAT_APPRENTISSAGE', NULL, NULL),
  (4, 5, 0, 'CPF', NULL, NULL), (5, 5, 1, 'OPCO', '16', NULL), (6, 6, 0, 'OPCO', '16', NULL);
INSERT INTO dispositif_public (dispositif_id, public_id, rang) SELECT d, id, 0 FROM (VALUES (1, 14, '80003'), (2, 14, '82044'), (5, 14, '80004'), (6, 9, '80004')) AS v (d, ver, c)
  JOIN public_vise ON (version, code) = (ver, c);
