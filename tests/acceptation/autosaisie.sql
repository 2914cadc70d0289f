-- What the feeds bring before anybody enters the example of the leaflet: a commune, a Formacode, a certification.

INSERT INTO commune (id, code, libelle, codes_postaux, departement_code, latitude, longitude) VALUES
  (11, '53147', 'Mayenne', '{53100}', '53', 48.3, -0.6167);
INSERT INTO formacode (id, version, code, libelle) VALUES (21, 14, '45502', 'Ébénisterie');
INSERT INTO certification (id, code_certifinfo, intitule, type_certification, niveau_code, etat) VALUES
  (31, '119007', 'CAP ébéniste', 'ETAT', '3', 'PUBLIEE');
INSERT INTO formation (id, statut, source, certification_id, intitule, objectif, programme, certifiante, niveau_sortie_code) VALUES
  (41, 'VALIDEE', 'CERTIFINFO', 31, 'Cap ébéniste', 'Fabriquer des meubles à l''unité ou en petite série.',
   'Dessin, technologie, travail en atelier, finition.', true, '3');
INSERT INTO formation_formacode (formation_id, formacode_id, rang) VALUES (41, 21, 0);
INSERT INTO formation_certification (formation_id, certification_id, rang) VALUES (41, 31, 0);
