-- What two organismes have, as of 23 November 2026, all of it right by the rules. Internal keys differ from the numbers on
-- purpose. Of A (101, Maison du bois): two établissements, two sites, a contact, an action of each kind, and sessions of
-- the first: SE_1 with two D, SE_2 bought by the Région, SE_3 a draft. Of B (102, GRETA): one of each, SE_4.

INSERT INTO commune (id, code, libelle, codes_postaux, departement_code, latitude, longitude) VALUES
  (11, '53147', 'Mayenne', '{53100}', '53', 48.3, -0.6167), (12, '72181', 'Le Mans', '{72000,72100}', '72', 48.0061, 0.1996);
INSERT INTO adresse (id, empreinte, denomination, lignes, code_postal, ville, commune_id, latitude, longitude) VALUES
  (21, 'a', NULL, '{"12 rue des Ébénistes"}', '53100', 'MAYENNE', 11, 48.3, -0.6167),
  (22, 'b', NULL, '{"3 place de la République"}', '72000', 'LE MANS', 12, 48.0061, 0.1996);
SELECT setval(pg_get_serial_sequence('adresse', 'id'), 99);

INSERT INTO formacode (id, version, code, libelle) VALUES (31, 14, '45570', 'Ébénisterie'), (32, 14, '15041', 'Mise à niveau');
INSERT INTO fiche (id, code, intitule, etat, actif, type_enregistrement, niveau_code, debut, fin) VALUES
  (41, 'RNCP37387', 'Ébéniste', 'PUBLIEE', true, 'SUR_DEMANDE', '3', '2023-03-01', '2028-08-31');
INSERT INTO fiche_partenaire (fiche_code, cle, habilitation, siret, nom, etat, debut) VALUES
  ('RNCP37387', '44300121900015', 'ORGA_FORM', '44300121900015', 'MAISON DU BOIS', 'ACTIF', '2023-09-01');
INSERT INTO certification (id, code_certifinfo, fiche_id, intitule, type_certification, niveau_code, etat) VALUES
  (51, '28229', 41, 'Ébéniste', 'RNCP_SUR_DEMANDE', '3', 'PUBLIEE');

INSERT INTO organisme (id, statut, source, cree_le, modifie_le, raison_sociale, siren, numero_declaration_activite) VALUES
  (101, 'VALIDEE', 'CARIF', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 'Maison du bois', '443001219', '52530012353'),
  (102, 'VALIDEE', 'CARIF', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 'GRETA du Maine', '512044173', '52720000972');
INSERT INTO certification_qualite (organisme_id, categorie, debut, source) VALUES
  (101, 'ACTIONS_DE_FORMATION', '2024-01-01', 'LISTE_PUBLIQUE'), (102, 'ACTIONS_DE_FORMATION', '2024-01-01', 'LISTE_PUBLIQUE');
INSERT INTO domaine (organisme_id, formacode_id, rang) VALUES (101, 31, 0), (102, 32, 0);
INSERT INTO etablissement (id, statut, source, cree_le, modifie_le, organisme_id, siret, nom, principal, fiche, adresse_id) VALUES
  (201, 'VALIDEE', 'CARIF', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 101, '44300121900015', 'Maison du bois, Mayenne', true, true, 21),
  (202, 'VALIDEE', 'CARIF', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 101, '44300121900023', 'Atelier du Mans', false, true, 22),
  (203, 'VALIDEE', 'CARIF', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 102, '51204417300015', 'GRETA, Le Mans', true, true, 22);
INSERT INTO site (id, statut, source, cree_le, modifie_le, etablissement_id, nom, principal, adresse_id) VALUES
  (301, 'VALIDEE', 'CARIF', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 201, 'Mayenne', true, 21),
  (302, 'VALIDEE', 'CARIF', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 202, 'Le Mans', true, 22),
  (303, 'VALIDEE', 'CARIF', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 203, 'Le Mans', true, 22);
INSERT INTO contact (id, statut, source, cree_le, modifie_le, organisme_id, type_code, civilite, prenom, nom_famille, telephones, courriel) VALUES
  (401, 'VALIDEE', 'CARIF', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 101, '4', 'Madame', 'Anne', 'Ébrard', '{0243000001}', 'anne@bois.example');
INSERT INTO organisme_contact (organisme_id, contact_id, rang) VALUES (101, 401, 0);

INSERT INTO formation (id, statut, source, cree_le, modifie_le, proprietaire_id, certification_id, intitule, objectif, programme, certifiante, niveau_sortie_code) VALUES
  (501, 'VALIDEE', 'CERTIFINFO', '2026-01-05 08:00Z', '2026-01-05 08:00Z', NULL, 51, 'Ébéniste', 'Fabriquer des meubles.', 'Dessin, usinage.', true, '3'),
  (502, 'VALIDEE', 'SAISIE', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 101, NULL, 'S''initier au bois', 'Découvrir.', 'Scier, poncer.', false, NULL),
  (503, 'VALIDEE', 'SAISIE', '2026-01-05 08:00Z', '2026-01-05 08:00Z', 102, NULL, 'Remise à niveau', 'Reprendre pied.', 'Lire, compter.', false, NULL);
INSERT INTO formation_formacode (formation_id, formacode_id, rang) VALUES (501, 31, 0), (502, 31, 0), (503, 32, 0);
INSERT INTO formation_certification (formation_id, certification_id, rang) VALUES (501, 51, 0);
INSERT INTO action (id, statut, source, cree_le, modifie_le, formation_id, organisme_id, etablissement_id, complement_intitule, modalite_enseignement, heures_total, prix_total_ttc) VALUES
  (601, 'VALIDEE', 'SAISIE', '2026-02-02 08:00Z', '2026-02-02 08:00Z', 501, 101, 201, 'en dix mois', 'PRESENTIEL', 700, 8400),
  (602, 'VALIDEE', 'SAISIE', '2026-02-02 08:00Z', '2026-02-02 08:00Z', 502, 101, 201, NULL, 'PRESENTIEL', 21, 630),
  (603, 'VALIDEE', 'SAISIE', '2026-02-02 08:00Z', '2026-02-02 08:00Z', 503, 102, 203, NULL, 'PRESENTIEL', 70, 1050);
INSERT INTO session (id, statut, source, cree_le, modifie_le, action_id, organisme_id, debut, debut_precision, fin, fin_precision, etat_recrutement, conventionnee) VALUES
  (701, 'VALIDEE', 'SAISIE', '2026-02-03 08:00Z', '2026-02-03 08:00Z', 601, 101, '2027-09-06', 'JOUR', '2028-06-30', 'JOUR', 'OUVERT', false),
  (702, 'VALIDEE', 'SAISIE', '2026-02-03 08:00Z', '2026-02-03 08:00Z', 601, 101, '2027-03-01', 'JOUR', '2027-12-17', 'JOUR', 'OUVERT', true),
  (703, 'EN_COURS_DE_SAISIE', 'SAISIE', '2026-11-20 08:00Z', '2026-11-20 08:00Z', 602, 101, '2027-02-01', 'JOUR', '2027-02-03', 'JOUR', NULL, false),
  (704, 'VALIDEE', 'SAISIE', '2026-02-03 08:00Z', '2026-02-03 08:00Z', 603, 102, '2027-01-11', 'JOUR', '2027-02-26', 'JOUR', 'OUVERT', false);
INSERT INTO session_site (session_id, site_id, rang) VALUES (701, 301, 0), (702, 301, 0), (703, 301, 0), (704, 303, 0);
INSERT INTO session_contact (session_id, contact_id, rang) VALUES (701, 401, 0);
INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code, programme, conventionne, places_financees) VALUES
  (801, 701, 0, 'OPCO', '16', NULL, false, NULL), (802, 701, 1, 'CONTRAT_PROFESSIONNALISATION', NULL, NULL, false, NULL),
  (803, 702, 0, 'VISA_METIERS', '2', NULL, true, 8), (804, 703, 0, 'OPCO', '16', NULL, false, NULL),
  (805, 704, 0, 'OPCO', '16', NULL, false, NULL);
INSERT INTO dispositif_public (dispositif_id, public_id, rang)
  SELECT d.id, p.id, 0 FROM dispositif d, public_vise p WHERE p.version = 14 AND p.code = '82044';

INSERT INTO compte (id, courriel, role) VALUES
  (901, 'agent@carif.example', 'CARIF'), (902, 'admin@carif.example', 'ADMIN'), (903, 'flux@partenaire.example', 'PARTENAIRE'),
  (911, 'gestion@bois.example', 'ORGANISME'), (912, 'saisie@bois.example', 'ORGANISME'), (913, 'lecture@bois.example', 'ORGANISME'),
  (921, 'gestion@greta.example', 'ORGANISME'), (931, 'nouveau@of.example', 'ORGANISME');
INSERT INTO membre (compte_id, organisme_id, droit) VALUES
  (911, 101, 'GESTION'), (912, 101, 'SAISIE'), (913, 101, 'LECTURE'), (921, 102, 'GESTION');
