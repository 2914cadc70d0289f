-- As many organismes as `sofi.organismes` says, each with two formations, actions, sessions and dispositifs.
INSERT INTO organisme (id, statut, source, raison_sociale) SELECT n, 'VALIDEE', 'LHEO', 'O' || n FROM generate_series(1, current_setting('sofi.organismes')::int) n;
INSERT INTO adresse (id, empreinte, lignes) VALUES (1, 'a', '{}');
INSERT INTO etablissement (id, statut, source, organisme_id, nom, adresse_id) SELECT id, 'VALIDEE', 'LHEO', id, 'E', 1 FROM organisme;
INSERT INTO site (id, statut, source, etablissement_id, nom, adresse_id) SELECT id, 'VALIDEE', 'LHEO', id, 'L', 1 FROM etablissement;
INSERT INTO contact (id, statut, source, organisme_id, type_code) SELECT id, 'VALIDEE', 'LHEO', id, '4' FROM organisme;
INSERT INTO organisme_contact SELECT id, id, 0 FROM organisme;
INSERT INTO formacode (id, version, code, libelle) VALUES (1, 14, '22254', 'Ébénisterie');
INSERT INTO domaine SELECT id, 1, 0 FROM organisme;
INSERT INTO certification (id, code_certifinfo, intitule) VALUES (1, '1', '1');
INSERT INTO formation (id, statut, source, intitule, proprietaire_id, niveau_sortie_code)
  SELECT 2 * o.id + k, 'VALIDEE', 'LHEO', 'F', CASE k WHEN 0 THEN o.id END, '3' FROM organisme o, generate_series(0, 1) k;
INSERT INTO formation_formacode SELECT id, 1, 0 FROM formation;
INSERT INTO formation_certification SELECT id, 1, 0 FROM formation;
INSERT INTO action (id, statut, source, formation_id, organisme_id, etablissement_id)
  SELECT id, 'VALIDEE', 'LHEO', id, id / 2, id / 2 FROM formation;
INSERT INTO session (id, statut, source, action_id, organisme_id) SELECT id, 'VALIDEE', 'LHEO', id, organisme_id FROM action;
INSERT INTO session_site SELECT id, organisme_id, 0 FROM session;
INSERT INTO session_contact SELECT id, organisme_id, 0 FROM session;
INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code) SELECT id, id, 0, 'OPCO', '16' FROM session;
INSERT INTO dispositif_public SELECT d.id, p.id, 0 FROM dispositif d, public_vise p WHERE p.version = 14 AND p.code = '82044';
