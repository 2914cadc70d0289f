-- What waits in the catalogue beside, for each mutation to have something to write: a session handed in with its submission, a
-- demande, a delegation, a duplicate.

INSERT INTO session (id, statut, source, cree_le, modifie_le, action_id, organisme_id, debut, debut_precision, fin, fin_precision) VALUES
  (705, 'SOUMISE', 'SAISIE', '2026-11-20 08:00Z', '2026-11-20 08:00Z', 602, 101, '2027-05-03', 'JOUR', '2027-05-05', 'JOUR');
INSERT INTO session_site (session_id, site_id, rang) VALUES (705, 301, 0);
INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code, conventionne) VALUES (806, 705, 0, 'OPCO', '16', false);
INSERT INTO dispositif_public (dispositif_id, public_id, rang)
  SELECT 806, id, 0 FROM public_vise WHERE version = 14 AND code = '82044';
INSERT INTO soumission (noun, objet_id, organisme_id, etat, deposee_par) VALUES ('session', 705, 101, 'DEPOSEE', 912);
INSERT INTO demande (type_demande, organisme_id, etablissement_id, siret, motif, deposee_par) VALUES
  ('DEROGATION_PERIMETRE', 101, 202, '44300121900023', 'Plateau technique unique.', 911);
INSERT INTO delegation (de_id, a_id, droit, debut, accordee_par) VALUES (102, 101, 'LECTURE', '2026-01-01', 901);
INSERT INTO lot (id, flux, emetteur, fichier, etat) VALUES (1, 'ideo', 'ideo', 'offre.csv', 'TERMINE');
INSERT INTO doublon (session_ideo_id, session_id, motif, lot_id) VALUES (704, 701, 'SIRET', 1);
