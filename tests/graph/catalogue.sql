-- A small fixed catalogue, as of 23 November 2026. Internal keys differ from the numbers (OR_0000000001…) on purpose.
-- One organisme of wood, one GRETA, one suspended, one still a draft; one formation de référence that three of them share.

INSERT INTO commune (id, code, libelle, codes_postaux, departement_code, latitude, longitude) VALUES
  (11, '53147', 'Mayenne', '{53100}', '53', 48.3, -0.6167),
  (12, '72181', 'Le Mans', '{72000,72100}', '72', 48.0061, 0.1996);

INSERT INTO commune (id, code, libelle, codes_postaux, departement_code, parent_id, absent_depuis) VALUES
  (13, '72263', 'Saint-Cœur-la-Forêt', '{72110}', '72', NULL, NULL),
  (14, '72264', 'Saint-Cœur-le-Vieux', '{72110}', '72', NULL, '2026-01-01');
INSERT INTO commune_nom (commune_id, nom, absent_depuis) VALUES (12, 'ST PAVACE', NULL), (12, 'STE CROIX', '2026-01-01');

INSERT INTO adresse (id, empreinte, denomination, lignes, code_postal, ville, commune_id, latitude, longitude) VALUES
  (21, 'a', 'Maison du bois', '{"12 rue des Ébénistes"}', '53100', 'MAYENNE', 11, 48.3, -0.6167),
  (22, 'b', NULL, '{"3 place de la République","Bâtiment B"}', '72000', 'LE MANS', 12, NULL, NULL);

INSERT INTO formacode (id, version, code, libelle) VALUES (31, 14, '22254', '22254'), (32, 13, '22254', '22254'), (33, 14, '15041', '15041');
INSERT INTO champ_semantique (version, code, libelle, absent_depuis) VALUES
  (13, '455', 'Métiers d''art', NULL), (14, '455', 'Artisanat d''art', NULL), (14, '456', 'Champ retiré', '2026-01-05');
INSERT INTO formacode (id, version, code, libelle, champ_code, generique_code, note_explicative, note_application, absent_depuis) VALUES
  (34, 14, '45554', 'Artisanat d''art', '455', NULL, NULL, NULL, NULL),
  (35, 14, '45570', 'Travail du bois d''art', '455', '45554', 'Hors charpente et menuiserie.', 'À préciser par un spécifique.', NULL),
  (36, 14, '45571', 'Marqueterie', '455', '45570', NULL, NULL, NULL),
  (37, 14, '45572', 'Tournage sur bois', '455', '45570', NULL, NULL, NULL),
  (38, 14, '45573', 'Bois retiré', '455', '45570', NULL, NULL, '2026-01-05'),
  (39, 13, '45560', 'Bois d''art', '455', NULL, NULL, NULL, NULL);
INSERT INTO formacode_synonyme (version, code, libelle, metier, absent_depuis) VALUES
  (14, '45571', 'Incrustation de bois', false, NULL), (14, '45571', 'Ébéniste marqueteur', true, NULL), (14, '45571', 'Mosaïque retirée', false, '2026-01-05');
INSERT INTO formacode_associe (version, code, associe_code, absent_depuis) VALUES
  (14, '22254', '45571', NULL), (14, '45571', '45572', NULL), (14, '45570', '45571', '2026-01-05'), (14, '45571', '45573', NULL);
INSERT INTO formacode_remplacement (version, code, nouvelle_version, nouveau_code, absent_depuis) VALUES
  (13, '45560', 14, '45571', NULL), (13, '45560', 14, '45572', NULL), (13, '45560', 14, '45554', '2026-01-05');
INSERT INTO rome (code, libelle) VALUES ('H2207', 'H2207'), ('H2206', 'Réalisation de menuiserie bois');
INSERT INTO rome (code, libelle, absent_depuis) VALUES ('H2208', 'Métier disparu', '2026-01-01');
INSERT INTO rome_appellation (code, rome_code, libelle, absent_depuis) VALUES
  ('1', 'H2207', 'Marqueteur / Marqueteuse', NULL), ('2', 'H2207', 'Ébéniste', NULL), ('3', 'H2207', 'Ancien nom', '2026-01-01');
INSERT INTO fiche (id, code, intitule, sigle, etat, actif, type_enregistrement, niveau_code, debut, fin, decision, effet,
    limite_delivrance, publication, objectifs, activites, capacites, secteurs, emplois) VALUES
  (41, 'RNCP37387', 'Ébéniste', 'TP', 'PUBLIEE', true, 'SUR_DEMANDE', '3', '2023-03-01', '2028-02-29', '2023-02-20', '2023-03-01',
    '2029-02-28', '2023-03-04', 'Former des ébénistes.', 'Fabriquer des meubles.', 'Lire un plan.', 'Ameublement', 'Ébéniste'),
  (42, 'RS5130', 'RS5130', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (43, 'RNCP1021', 'Ébéniste (ancienne fiche)', 'TP', 'ARCHIVEE', false, 'DE_DROIT', '3', '2018-03-01', '2023-02-28', NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (44, 'RNCP40021', 'Ébéniste créateur', 'TP', 'PUBLIEE', true, 'SUR_DEMANDE', '4', '2028-03-01', '2033-02-28', NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (46, 'RNCP40023', 'Ébéniste numérique', NULL, 'PUBLIEE', true, 'SUR_DEMANDE', '4', '2026-09-01', '2031-08-31', NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL),
  (45, 'RNCP40022', 'Ébéniste restaurateur', NULL, 'PUBLIEE', true, 'SUR_DEMANDE', '4', '2028-03-01', '2033-02-28', NULL, NULL,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO fiche_succession (ancienne_code, nouvelle_code, absent_depuis) VALUES
  ('RNCP1021', 'RNCP37387', NULL), ('RNCP37387', 'RNCP40023', NULL), ('RNCP37387', 'RNCP40021', NULL), ('RNCP40021', 'RNCP40022', NULL),
  ('RNCP40022', 'RNCP40021', NULL), ('RNCP37387', 'RS5130', '2026-01-01');
INSERT INTO fiche_formacode (fiche_code, formacode_id, rang, absent_depuis) VALUES ('RNCP37387', 33, 1, NULL), ('RNCP37387', 31, 0, NULL), ('RNCP37387', 32, 2, '2026-01-01');
INSERT INTO fiche_nsf (fiche_code, nsf_code, rang, absent_depuis) VALUES ('RNCP37387', '234', 0, NULL), ('RNCP37387', '233', 1, '2026-01-01');
INSERT INTO fiche_rome (fiche_code, rome_code, rang, absent_depuis) VALUES ('RNCP37387', 'H2207', 1, NULL), ('RNCP37387', 'H2206', 0, NULL), ('RNCP37387', 'H2208', 2, '2026-01-01');
INSERT INTO fiche_certificateur (fiche_code, cle, siret, nom, actif, rang, absent_depuis) VALUES
  ('RNCP37387', 'chambre des métiers du bois', NULL, 'Chambre des métiers du bois', NULL, 1, NULL),
  ('RNCP37387', '12345678200010', '12345678200010', 'MAISON DU BOIS', true, 0, NULL),
  ('RNCP37387', '11122233800019', '11122233800019', 'ANCIEN CERTIFICATEUR', false, 2, NULL),
  ('RNCP37387', '55208131700000', '55208131700000', 'PARTI', true, 3, '2026-01-01');
INSERT INTO fiche_partenaire (fiche_code, cle, habilitation, siret, nom, etat, debut, absent_depuis) VALUES
  ('RNCP37387', '98765432400019', 'ORGA_FORM', '98765432400019', 'GRETA DU MAINE', 'ACTIF', '2024-09-01', NULL),
  ('RNCP37387', '98765432400027', 'ORGANISER', '98765432400027', 'GRETA DU MAINE (JURY)', 'ACTIF', NULL, NULL),
  ('RNCP37387', '73282932000074', 'FORMER', '73282932000074', 'ATELIERS FERMÉS', 'SUPPRIME', '2023-09-01', NULL),
  ('RNCP37387', 'sans numéro', 'FORMER', NULL, 'SANS NUMÉRO', NULL, NULL, NULL),
  ('RNCP37387', '55208131700000', 'FORMER', '55208131700000', 'PARTI', 'ACTIF', NULL, '2026-01-01');
INSERT INTO bloc_competences (code, libelle, fiche_id, competences, modalites_evaluation, absent_depuis) VALUES
  ('RNCP37387BC01', 'Fabriquer un meuble', 41, 'Débiter, assembler.', 'Mise en situation.', NULL),
  ('RNCP37387BC02', 'Restaurer un meuble', 41, NULL, NULL, NULL),
  ('RNCP37387BC03', 'Vernir un meuble', 41, NULL, NULL, '2026-01-01');
INSERT INTO certification (id, code_certifinfo, fiche_id, intitule) VALUES (51, '28229', 41, '28229'), (52, NULL, 42, 'RS5130');

INSERT INTO organisme (id, statut, source, cree_le, modifie_le, raison_sociale, nom_usage, siren, numero_declaration_activite, presentation, urls, suspendu) VALUES
  (101, 'VALIDEE', 'LHEO', '2016-01-04 08:00Z', '2026-10-01 08:00Z', 'Association du bois mayennais', 'Maison du bois', '123456782', '52530012353', 'Le bois, du geste à l''ouvrage.', '{https://bois.example}', false),
  (102, 'VALIDEE', 'LHEO', '2017-02-01 08:00Z', '2026-10-02 08:00Z', 'GRETA-CFA du Maine', NULL, '987654324', '52720000972', NULL, '{}', false),
  (103, 'VALIDEE', 'LHEO', '2018-03-01 08:00Z', '2026-10-03 08:00Z', 'Formations suspendues', NULL, '111222338', NULL, NULL, '{}', true),
  (104, 'EN_COURS_DE_SAISIE', 'SAISIE', '2026-11-20 08:00Z', '2026-11-20 08:00Z', 'Organisme à venir', NULL, NULL, NULL, NULL, '{}', false);
INSERT INTO organisme_categorie (organisme_id, categorie_code, rang) VALUES (101, 'ASSOCIATION', 1), (101, 'CFA', 0), (102, 'GRETA', 0);
INSERT INTO domaine (organisme_id, formacode_id, rang) VALUES (101, 31, 0), (101, 33, 1);
INSERT INTO certification_qualite (id, organisme_id, categorie, debut, fin, source) VALUES
  (111, 101, 'APPRENTISSAGE', NULL, NULL, 'LISTE_PUBLIQUE'), (112, 101, 'ACTIONS_DE_FORMATION', '2022-01-01', '2024-12-31', 'CARIF'),
  (113, 101, 'VAE', NULL, NULL, 'LISTE_PUBLIQUE'), (114, 101, 'ACTIONS_DE_FORMATION', '2025-01-01', NULL, 'CARIF'),
  (115, 101, 'BILANS_DE_COMPETENCES', NULL, NULL, 'LISTE_PUBLIQUE'), (116, 102, 'VAE', NULL, '2026-11-23', 'LISTE_PUBLIQUE'),
  (117, 102, 'APPRENTISSAGE', NULL, '2026-11-24', 'LISTE_PUBLIQUE'), (118, 103, 'VAE', NULL, NULL, 'LISTE_PUBLIQUE');
INSERT INTO organisme_declare (nda, precedents, denomination, siren) VALUES ('52530012353', '{52530000053}', 'ASSOCIATION DU BOIS', '123456782');

INSERT INTO etablissement (id, statut, source, cree_le, modifie_le, organisme_id, siret, uai, nom, principal, fiche, adresse_id) VALUES
  (201, 'VALIDEE', 'LHEO', '2016-01-04 08:00Z', '2026-10-01 08:00Z', 101, '12345678200010', NULL, 'Maison du bois de Mayenne', true, true, 21),
  (202, 'VALIDEE', 'LHEO', '2016-01-04 08:00Z', '2026-10-01 08:00Z', 101, '12345678200028', NULL, 'Atelier de Laval', false, false, NULL),
  (203, 'VALIDEE', 'LHEO', '2017-02-01 08:00Z', '2026-10-02 08:00Z', 102, '98765432400015', '0720029R', 'GRETA-CFA, Le Mans', true, true, 22),
  (204, 'VALIDEE', 'LHEO', '2018-03-01 08:00Z', '2026-10-03 08:00Z', 103, '11122233800011', NULL, 'Siège suspendu', true, true, 22),
  (205, 'ARCHIVEE', 'LHEO', '2016-01-04 08:00Z', '2026-10-01 08:00Z', 101, '12345678200036', NULL, 'Atelier fermé', false, false, 21),
  (206, 'EN_COURS_DE_SAISIE', 'SAISIE', '2026-11-20 08:00Z', '2026-11-20 08:00Z', 104, '44455566600017', NULL, 'Siège à venir', true, true, 22);

INSERT INTO site (id, statut, source, cree_le, modifie_le, etablissement_id, nom, principal, siret, adresse_id) VALUES
  (301, 'VALIDEE', 'LHEO', '2016-01-04 08:00Z', '2026-10-01 08:00Z', 201, 'Mayenne', true, '12345678200010', 21),
  (302, 'VALIDEE', 'LHEO', '2016-01-04 08:00Z', '2026-10-01 08:00Z', 202, 'Laval', true, NULL, 21),
  (303, 'VALIDEE', 'LHEO', '2017-02-01 08:00Z', '2026-10-02 08:00Z', 203, 'Le Mans', true, NULL, 22),
  (304, 'VALIDEE', 'LHEO', '2018-03-01 08:00Z', '2026-10-03 08:00Z', 204, 'Site suspendu', true, NULL, 22);

INSERT INTO contact (id, statut, source, cree_le, modifie_le, organisme_id, type_code, civilite, prenom, nom_famille, telephones, courriel) VALUES
  (401, 'VALIDEE', 'LHEO', '2016-01-04 08:00Z', '2026-10-01 08:00Z', 101, '4', 'Madame', 'Anne', 'Ébrard', '{0243000001,0600000001}', 'accueil@bois.example'),
  (402, 'ARCHIVEE', 'LHEO', '2016-01-04 08:00Z', '2026-10-01 08:00Z', 101, NULL, NULL, NULL, 'Ancien secrétariat', '{}', NULL);
INSERT INTO organisme_contact (organisme_id, contact_id, rang) VALUES (101, 402, 0), (101, 401, 1);

INSERT INTO formation (id, statut, source, cree_le, modifie_le, proprietaire_id, intitule, objectif, programme, certifiante, objectif_general_code, parcours, niveau_entree_code, niveau_sortie_code) VALUES
  (501, 'VALIDEE', 'LHEO', '2016-01-04 08:00Z', '2026-10-01 08:00Z', NULL, 'Cap ébéniste', 'Fabriquer des meubles de style.', 'Dessin, usinage, finition.', true, '6', 'EN_GROUPE', 'SANS', '3'),
  (502, 'VALIDEE', 'LHEO', '2017-02-01 08:00Z', '2026-10-02 08:00Z', 102, 'Remise à niveau', NULL, NULL, false, '5', NULL, NULL, NULL),
  (503, 'VALIDEE', 'LHEO', '2018-03-01 08:00Z', '2026-10-03 08:00Z', 103, 'Formation propre d''un suspendu', NULL, NULL, false, NULL, NULL, NULL, NULL),
  (504, 'EN_COURS_DE_SAISIE', 'SAISIE', '2026-11-20 08:00Z', '2026-11-20 08:00Z', 101, 'Formation en cours de saisie', NULL, NULL, false, NULL, NULL, NULL, NULL);
INSERT INTO formation_formacode (formation_id, formacode_id, rang) VALUES (501, 31, 0), (501, 33, 1), (502, 33, 0), (503, 33, 0);
INSERT INTO formation_rome (formation_id, rome_code, rang) VALUES (501, 'H2207', 0);
INSERT INTO formation_nsf (formation_id, nsf_code, rang) VALUES (501, '234', 0);
INSERT INTO formation_certification (formation_id, certification_id, rang) VALUES (501, 51, 0), (501, 52, 1);

INSERT INTO action (id, statut, source, cree_le, modifie_le, formation_id, organisme_id, etablissement_id, complement_intitule, modalite_enseignement, heures_total, prix_total_ttc, perimetre_recrutement_code, langues, dates_information) VALUES
  (601, 'VALIDEE', 'LHEO', '2016-05-02 08:00Z', '2026-10-01 08:00Z', 501, 101, 201, 'Auboisveillant', 'PRESENTIEL', 700, 1234.50, '3', '{fr}', '{2026-12-01,2027-01}'),
  (602, 'VALIDEE', 'LHEO', '2017-05-02 08:00Z', '2026-10-02 08:00Z', 501, 102, 203, NULL, 'MIXTE', NULL, NULL, NULL, '{}', '{}'),
  (603, 'VALIDEE', 'LHEO', '2017-05-02 08:00Z', '2026-10-02 08:00Z', 502, 102, 203, NULL, NULL, NULL, NULL, NULL, '{}', '{}'),
  (604, 'VALIDEE', 'LHEO', '2018-05-02 08:00Z', '2026-10-03 08:00Z', 501, 103, 204, NULL, NULL, NULL, NULL, NULL, '{}', '{}'),
  (605, 'EN_COURS_DE_SAISIE', 'SAISIE', '2026-11-20 08:00Z', '2026-11-20 08:00Z', 501, 101, 201, 'Brouillon', NULL, NULL, NULL, NULL, '{}', '{}'),
  (606, 'ARCHIVEE', 'LHEO', '2016-05-02 08:00Z', '2026-10-01 08:00Z', 501, 101, 201, 'Ancienne', NULL, NULL, NULL, NULL, '{}', '{}');
INSERT INTO action_formateur (action_id, etablissement_id, rang) VALUES (601, 202, 0), (601, 204, 1);
INSERT INTO action_public (action_id, public_id, rang) SELECT 601, id, 0 FROM public_vise WHERE version = 14 AND code = '82044';

INSERT INTO session (id, statut, source, cree_le, modifie_le, action_id, organisme_id, debut, debut_precision, fin, fin_precision, entrees_sorties_permanentes, declaree_perimee, inscription_du, inscription_du_precision, inscription_au, inscription_au_precision, etat_recrutement, adresse_inscription_id, capacite_cumulee, conventionnee) VALUES
  (701, 'VALIDEE', 'LHEO', '2016-06-01 08:00Z', '2016-06-01 08:00Z', 601, 101, '2016-09-27', 'JOUR', '2017-06-13', 'JOUR', false, false, NULL, 'INCONNUE', NULL, 'INCONNUE', 'FERME', NULL, 12, true),
  (702, 'VALIDEE', 'LHEO', '2026-06-01 08:00Z', '2026-06-01 08:00Z', 601, 101, '2027-09-01', 'MOIS', '2028-06-30', 'MOIS', false, false, '2027-01-01', 'ANNEE', '2027-06-30', 'MOIS', 'OUVERT', 21, 14, true),
  (703, 'VALIDEE', 'LHEO', '2026-06-01 08:00Z', '2026-06-01 08:00Z', 601, 101, '2026-01-01', 'JOUR', '2027-12-31', 'JOUR', true, false, NULL, 'INCONNUE', NULL, 'INCONNUE', 'OUVERT', NULL, NULL, NULL),
  (704, 'VALIDEE', 'LHEO', '2026-06-01 08:00Z', '2026-06-01 08:00Z', 601, 101, NULL, 'INCONNUE', NULL, 'INCONNUE', false, false, NULL, 'INCONNUE', NULL, 'INCONNUE', NULL, NULL, NULL, NULL),
  (705, 'EN_COURS_DE_SAISIE', 'SAISIE', '2026-11-20 08:00Z', '2026-11-20 08:00Z', 601, 101, '2027-01-04', 'JOUR', '2027-02-26', 'JOUR', false, false, NULL, 'INCONNUE', NULL, 'INCONNUE', NULL, NULL, NULL, NULL),
  (706, 'ANNULEE', 'LHEO', '2026-06-01 08:00Z', '2026-06-02 08:00Z', 601, 101, '2027-03-01', 'JOUR', '2027-04-30', 'JOUR', false, false, NULL, 'INCONNUE', NULL, 'INCONNUE', NULL, NULL, NULL, NULL),
  (707, 'VALIDEE', 'LHEO', '2026-06-01 08:00Z', '2026-06-01 08:00Z', 602, 102, '2027-01-01', 'ANNEE', '2027-12-31', 'ANNEE', false, false, NULL, 'INCONNUE', NULL, 'INCONNUE', NULL, NULL, NULL, NULL),
  (708, 'VALIDEE', 'LHEO', '2026-06-01 08:00Z', '2026-06-01 08:00Z', 603, 102, '2026-11-23', 'JOUR', '2026-11-23', 'JOUR', false, false, NULL, 'INCONNUE', NULL, 'INCONNUE', NULL, NULL, NULL, NULL),
  (709, 'VALIDEE', 'LHEO', '2026-06-01 08:00Z', '2026-06-01 08:00Z', 604, 103, '2027-01-04', 'JOUR', '2027-02-26', 'JOUR', false, false, NULL, 'INCONNUE', NULL, 'INCONNUE', NULL, NULL, NULL, NULL),
  (710, 'VALIDEE', 'LHEO', '2026-06-01 08:00Z', '2026-06-01 08:00Z', 605, 101, '2027-01-04', 'JOUR', '2027-02-26', 'JOUR', false, false, NULL, 'INCONNUE', NULL, 'INCONNUE', NULL, NULL, NULL, NULL),
  (711, 'VALIDEE', 'LHEO', '2026-06-01 08:00Z', '2026-06-01 08:00Z', 603, 102, NULL, 'INCONNUE', NULL, 'INCONNUE', false, true, NULL, 'INCONNUE', NULL, 'INCONNUE', NULL, NULL, NULL, NULL),
  (712, 'ARCHIVEE', 'LHEO', '2016-06-01 08:00Z', '2020-06-01 08:00Z', 606, 101, '2016-01-04', 'JOUR', '2016-02-26', 'JOUR', false, false, NULL, 'INCONNUE', NULL, 'INCONNUE', NULL, NULL, NULL, NULL);
INSERT INTO session_site (session_id, site_id, rang) VALUES
  (701, 301, 0), (702, 302, 1), (702, 301, 0), (703, 301, 0), (706, 301, 0), (707, 303, 0), (709, 304, 0), (710, 301, 0), (712, 301, 0);
INSERT INTO session_bloc (session_id, bloc_code, rang) VALUES (702, 'RNCP37387BC01', 0);
INSERT INTO session_contact (session_id, contact_id, rang) VALUES (702, 401, 0);

INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code, programme, conventionne, places_financees) VALUES
  (801, 701, 0, 'OPCO', '16', NULL, false, NULL),
  (802, 702, 1, 'CONTRAT_APPRENTISSAGE', NULL, NULL, false, NULL),
  (803, 702, 0, 'VISA_METIERS', '2', 'Région Formation', true, 8),
  (804, 709, 0, 'OPCO', '16', NULL, false, NULL);
INSERT INTO dispositif_public (dispositif_id, public_id, rang)
  SELECT dispositif, public_vise.id, rang FROM (VALUES (801, '82044', 0), (803, '82044', 1), (803, '80003', 0)) AS v (dispositif, code, rang)
  JOIN public_vise ON public_vise.version = 14 AND public_vise.code = v.code;
INSERT INTO recrutement (session_id, rang, modalite_code, debut, debut_precision, heure_debut, places, adresse_id) VALUES
  (702, 0, '9', '2027-03-15', 'JOUR', '09:00', 20, 21);

INSERT INTO identifiant_externe (noun, emetteur, cle, objet_id, source, naturelle, portee) VALUES
  ('session', 'carif', 'GE1716206', 702, 'LHEO', false, ''),
  ('action', 'carif', 'GE1716206', 601, 'LHEO', false, ''),
  ('session', 'onisep', 'AF.5992', 702, 'IDEO', false, ''),
  ('session', 'carif', 'GE9', 709, 'LHEO', false, ''),
  ('organisme', 'carif', 'clé composée', 101, 'LHEO', true, '');
INSERT INTO evenement (le, geste, noun, objet_id, source) VALUES ('2026-11-20 08:00Z', 'CREER', 'session', 705, 'SAISIE');

-- What Certif Info says: the CAP, the two habilitations that RS5130 followed, one of them by way of the other.
INSERT INTO type_diplome (code, libelle) VALUES ('500', 'Certificat d''aptitude professionnelle'), ('970', 'Habilitation');
UPDATE certification SET intitule = 'CAP ébéniste', type_certification = 'ETAT', type_diplome_code = '500', niveau_code = '3', etat = 'PUBLIEE',
  premiere_session = 2010, acces_fi = 1, acces_ca = 1, acces_fc = 1, acces_cp = 2, acces_vae = 0, acces_ind = 1 WHERE id = 51;
INSERT INTO certification (id, code_certifinfo, fiche_id, intitule, type_certification, type_diplome_code, etat, premiere_session, derniere_session, absent_depuis) VALUES
  (53, '93001', NULL, 'Conduite d''engins, 2000', 'HABILITATION', '970', 'ARCHIVEE', 2000, 2010, NULL),
  (54, '93002', NULL, 'Conduite d''engins, 2010', 'HABILITATION', '970', 'ARCHIVEE', 2010, NULL, '2024-01-01'),
  (55, '93003', 42, 'Conduite d''engins, 2024', 'HABILITATION', '970', 'PUBLIEE', 2024, NULL, NULL);
INSERT INTO certification_remplacement (ancienne_id, nouvelle_id, origine, absent_depuis) VALUES
  (53, 54, 'certifinfo', NULL), (53, 54, 'certifinfo_remplacements', NULL), (54, 55, 'certifinfo', NULL), (53, 51, 'certifinfo', '2026-01-01');
INSERT INTO certification_formacode (certification_id, formacode_id, rang, absent_depuis) VALUES (51, 31, 0, NULL), (51, 33, 0, '2026-01-01');
INSERT INTO certification_rome (certification_id, rome_code, rang) VALUES (51, 'H2207', 0);
INSERT INTO certification_nsf (certification_id, nsf_code, rang) VALUES (51, '234', 0);
INSERT INTO certification_autorite (certification_id, role, nom, absent_depuis) VALUES
  (51, 'CERTIFICATEUR', 'Selon Certif Info', NULL), (51, 'VALIDEUR', 'Ministère des métiers', NULL), (55, 'CERTIFICATEUR', 'Engins de France', NULL), (55, 'CERTIFICATEUR', 'Anciens engins', '2026-01-01');
INSERT INTO certification_code (certification_id, referentiel, code, origine) VALUES
  (51, 'SCOLARITE', '50023412', 'certifinfo'), (51, 'SCOLARITE', '50023400', 'onisep'), (51, 'IDEO', 'FOR.9001', 'onisep');
INSERT INTO fiche_scolarite (fiche_id, code) VALUES (41, '50023411'), (42, '46031101');
INSERT INTO formation (id, statut, source, cree_le, modifie_le, certification_id, intitule, certifiante, niveau_sortie_code) VALUES
  (590, 'VALIDEE', 'CERTIFINFO', '2026-11-22 08:00Z', '2026-11-22 08:00Z', 55, 'Conduite d''engins, 2024', true, NULL);
INSERT INTO formation_certification (formation_id, certification_id, rang) VALUES (590, 55, 0);

-- Jobs of keywords, as two sources say them; what the sheet of the habilitation says where Certif Info is silent.
INSERT INTO formacode_rome (version, code, rome_code, origine, absent_depuis) VALUES
  (14, '22254', 'H2207', 'francetravail', NULL), (14, '22254', 'H2207', 'thesaurus', NULL), (14, '45571', 'H2207', 'francetravail', NULL),
  (14, '45571', 'H2206', 'francetravail', '2026-01-01'), (13, '22254', 'H2206', 'francetravail', NULL), (13, '45560', 'H2207', 'thesaurus', NULL);
INSERT INTO fiche_formacode (fiche_code, formacode_id, rang) VALUES ('RS5130', 33, 0), ('RS5130', 31, 1);
INSERT INTO fiche_nsf (fiche_code, nsf_code, rang) VALUES ('RS5130', '234', 0);
INSERT INTO fiche_rome (fiche_code, rome_code, rang) VALUES ('RS5130', 'H2206', 0);
UPDATE fiche SET objectifs = 'Conduire des engins en sécurité.', urls = '{https://engins.example,https://engins.example/rs5130}' WHERE code = 'RS5130';
UPDATE formation SET objectif = 'Conduire des engins en sécurité.' WHERE id = 590;

-- What touched some objects since their creation.
INSERT INTO evenement (le, geste, noun, objet_id, source, anciennes_valeurs) VALUES
  ('2026-07-01 08:00Z', 'IMPORTER', 'session', 702, 'LHEO', '{"debut": "2027-01-01", "debut_precision": "ANNEE", "sites": [301]}'),
  ('2026-08-01 08:00Z', 'IMPORTER', 'session', 702, 'LHEO', '{"debut_precision": "JOUR"}'),
  ('2026-09-01 08:00Z', 'MODIFIER', 'session', 702, 'SAISIE', '{"dispositifs": []}'),
  ('2026-09-02 08:00Z', 'IMPORTER', 'action', 702, 'IDEO', '{"prix_total_ttc": null}'),
  ('2026-09-01 08:00Z', 'MODIFIER', 'organisme', 101, 'CARIF', '{"nom_usage": null}'),
  ('2026-09-03 08:00Z', 'MODIFIER', 'site', 301, 'SAISIE', '{"adresse_id": 22}'),
  ('2026-11-22 08:00Z', 'IMPORTER', 'formation', 590, 'CERTIFINFO', NULL),
  ('2026-11-22 08:00Z', 'IMPORTER', 'formation', 590, 'RNCP', '{"objectif": null}'),
  ('2026-11-22 20:00Z', 'IMPORTER', 'formation', 590, 'CERTIFINFO', '{"intitule": "Conduite d''engins", "formacodes": [33]}'),
  ('2026-11-23 04:00Z', 'IMPORTER', 'formation', 590, 'CERTIFINFO', '{"intitule": "Conduite d''engins (2024)"}');
-- Eligibility for the CPF: two certifications of one formation share a period, others are of a region, over, or no longer listed.
INSERT INTO eligibilite_cpf (certification_id, code_cpf, public, debut, cle, fin, region_code, branches, liste, source, absent_depuis) VALUES
  (51, '236000', 'TOUT_PUBLIC', '2025-01-01', '/COPANEF', '2027-08-31', NULL, '{}', 'COPANEF', 'CPF', NULL),
  (52, '236000', 'TOUT_PUBLIC', '2025-01-01', '/COPANEF', '2027-08-31', NULL, '{}', 'COPANEF', 'CPF', NULL),
  (51, '236001', 'SALARIE', '2026-01-01', '52/CPNE du bois', NULL, '52', '{16.23Z,43.32A}', 'CPNE du bois', 'CPF', NULL),
  (51, '236002', 'DEMANDEUR_EMPLOI', '2026-01-01', '53/', NULL, '53', '{}', NULL, 'CPF', NULL),
  (51, '130805', 'TOUT_PUBLIC', '2014-12-04', '/COPANEF', '2018-12-31', NULL, '{}', 'COPANEF', 'CPF', NULL),
  (51, '236003', 'TOUT_PUBLIC', '2026-01-01', '/', NULL, NULL, '{}', NULL, 'CPF', '2026-11-23');
