-- One whole offer: nothing of it has to be filled, cut or left out.
INSERT INTO adresse (id, empreinte, lignes, code_postal, ville) VALUES (1, 'a', '{12 rue du Port}', '44000', 'Nantes');
INSERT INTO organisme (id, numero, statut, source, raison_sociale, numero_declaration_activite)
  VALUES (1, 'OR_1', 'VALIDEE', 'SAISIE', 'Bâtir ensemble', '52440000144');
INSERT INTO etablissement (id, numero, statut, source, organisme_id, siret, nom, principal, adresse_id)
  VALUES (1, 'ET_1', 'VALIDEE', 'SAISIE', 1, '73282932000074', 'Siège', true, 1);
INSERT INTO contact (id, numero, statut, source, organisme_id, type_code, nom_famille, courriel)
  VALUES (1, 'CT_1', 'VALIDEE', 'SAISIE', 1, '4', 'Martin', 'martin@exemple.fr');
INSERT INTO formacode (id, version, code, libelle) VALUES (1, 14, '22254', 'Maçonnerie');
INSERT INTO formation (id, numero, statut, source, proprietaire_id, intitule, objectif, resultats_attendus, programme,
    parcours, niveau_entree_code, cree_le, modifie_le)
  VALUES (1, 'FO_1', 'VALIDEE', 'SAISIE', 1, 'Cap maçon', 'Monter un mur', 'Obtenir le Cap', 'Lecture de plans',
    'EN_GROUPE', '3', '2026-09-01 00:00+02', '2026-09-02 00:00+02');
INSERT INTO action (id, numero, statut, source, formation_id, organisme_id, etablissement_id, rythme,
    modalites_alternance, conditions_specifiques, modalite_enseignement, niveau_entree_obligatoire,
    prise_en_charge_possible, cree_le, modifie_le)
  VALUES (1, 'AC_1', 'VALIDEE', 'SAISIE', 1, 1, 1, 'Temps plein', 'Aucune', 'Permis B', 'PRESENTIEL', false,
    true, '2026-09-01 00:00+02', '2026-09-02 00:00+02');
INSERT INTO session (id, numero, statut, source, action_id, organisme_id, debut, debut_precision, fin, fin_precision,
    adresse_inscription_id, cree_le, modifie_le)
  VALUES (1, 'SE_1', 'VALIDEE', 'SAISIE', 1, 1, '2027-01-04', 'JOUR', '2027-06-25', 'JOUR',
    1, '2026-09-01 00:00+02', '2026-09-02 00:00+02');
INSERT INTO organisme_contact (organisme_id, contact_id, rang) VALUES (1, 1, 0);
INSERT INTO formation_contact (formation_id, contact_id, rang) VALUES (1, 1, 0);
INSERT INTO formation_formacode (formation_id, formacode_id, rang) VALUES (1, 1, 0);
INSERT INTO action_public (action_id, public_id, rang)
  SELECT 1, id, 0 FROM public_vise WHERE version = 14 AND code = '83056';
