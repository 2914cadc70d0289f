-- Beside `offres.sql`: 153 actions and 400 sessions at random, the same each time.
SELECT setseed(0.25);
INSERT INTO action (id, statut, source, cree_le, modifie_le, formation_id, organisme_id, etablissement_id, modalite_enseignement)
  SELECT n, 'VALIDEE', (ARRAY['LHEO', 'IDEO'])[1 + n % 2], '2026-01-01'::timestamptz + n * interval '1 day', '2026-06-01'::timestamptz + n % 40 * interval '1 hour',
    1 + floor(random() * 7)::int, o, o, (ARRAY['PRESENTIEL', 'MIXTE', 'A_DISTANCE', NULL])[1 + floor(random() * 4)::int]
  FROM generate_series(1001, 1153) AS n, LATERAL (SELECT 1 + n % 2 AS o) AS v;
INSERT INTO action_public (action_id, public_id, rang) SELECT a.id, p.id, 0 FROM action AS a
  JOIN public_vise AS p ON p.version = 14 AND p.code = (ARRAY['80003', '80004', '82044', '81050', '82020', NULL])[1 + a.id % 6] WHERE a.id > 1000;
INSERT INTO session (id, statut, source, modifie_le, action_id, organisme_id, debut, debut_precision, fin, fin_precision, entrees_sorties_permanentes, etat_recrutement, conventionnee)
  SELECT n, (ARRAY['VALIDEE', 'VALIDEE', 'VALIDEE', 'VALIDEE', 'ANNULEE'])[1 + n % 5], 'LHEO', '2026-07-01'::timestamptz + n % 30 * interval '1 hour', action.id, action.organisme_id,
    d, CASE WHEN d IS NULL THEN 'INCONNUE' WHEN p < 0.2 THEN 'MOIS' WHEN p < 0.3 THEN 'ANNEE' ELSE 'JOUR' END, f, CASE WHEN f IS NULL THEN 'INCONNUE' ELSE 'JOUR' END,
    p > 0.8, CASE WHEN p > 0.9 THEN 'FERME' END, CASE WHEN n % 3 = 0 THEN n % 2 = 0 END
  FROM generate_series(2001, 2400) AS n
  CROSS JOIN LATERAL (SELECT random() AS p, random() AS q, n AS m) AS v
  CROSS JOIN LATERAL (SELECT CASE WHEN q < 0.05 THEN NULL WHEN p < 0.2 THEN date_trunc('month', j)::date WHEN p < 0.3 THEN date_trunc('year', j)::date ELSE j END AS d
    FROM (SELECT date '2026-08-01' + floor(q * 400)::int AS j) AS w) AS x
  CROSS JOIN LATERAL (SELECT CASE WHEN q > 0.1 THEN d + 120 END AS f) AS y
  JOIN action ON action.id = 1001 + floor(q * 7919)::int % 150;
INSERT INTO session (id, statut, source, action_id, organisme_id, debut, debut_precision) VALUES (2500, 'VALIDEE', 'LHEO', 1151, 2, '1968-05-03', 'JOUR'),
  (2501, 'VALIDEE', 'LHEO', 1152, 1, '1968-05-03', 'JOUR'), (2502, 'VALIDEE', 'LHEO', 1153, 2, '1966-05-03', 'JOUR');
INSERT INTO session_site (session_id, site_id, rang) SELECT s.id, (ARRAY[1, 2, 3, 5])[k], k FROM session AS s, generate_series(1, 4) AS k
  WHERE s.id > 2000 AND (s.id * 7 + k * 3) % 5 < 2;
INSERT INTO dispositif (id, session_id, rang, type_code, financeur_code)
  SELECT s.id * 10 + k, s.id, k, (ARRAY['PRF', 'OPCO', 'CPF', 'CONTRAT_APPRENTISSAGE', 'VAE'])[1 + (s.id + 2 * k) % 5], (ARRAY['2', '16', NULL])[1 + (s.id * 3 + k) % 3]
  FROM session AS s, generate_series(0, 2) AS k WHERE s.id > 2000 AND (s.id + k) % 4 < 2;
INSERT INTO dispositif_public (dispositif_id, public_id, rang) SELECT d.id, p.id, 0 FROM dispositif AS d
  JOIN public_vise AS p ON p.version = 14 AND p.code = (ARRAY['80003', '80004', '82044', NULL])[1 + (d.id / 3) % 4] WHERE d.session_id > 2000;
