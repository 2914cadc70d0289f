"""The names that are proposed while one types, and how much the catalogue bears what they stand for."""

from __future__ import annotations

from typing import Final

from loaders.objets import ETABLISSEMENT, ORGANISME
from loaders.visibilite import visible
from models.lecteur import Portee


def _publie(*conditions: str) -> str:
    return " AND ".join(conditions)


_ORGANISME = _publie("organisme.statut = 'VALIDEE'", *visible(ORGANISME, Portee.PUBLIQUE))
_ETABLISSEMENT = _publie(*visible(ETABLISSEMENT, Portee.PUBLIQUE, prouves=ETABLISSEMENT.requis))

_PROPOSEE = "certification.etat IS DISTINCT FROM 'ERRONEE' AND certification.absent_depuis IS NULL"

# The newest version that its feed published; the newest that is named, while none came.
VERSION: Final = (
    "coalesce((SELECT max(version) FROM formacode WHERE lot_id IS NOT NULL), (SELECT max(version) FROM formacode))"
)

# `codes` are what a name is found by besides its words.
_NOMS = f"""\
  SELECT 'METIER', appellation.rome_code, appellation.libelle, rome.libelle, NULL
  FROM rome_appellation AS appellation JOIN rome ON rome.code = appellation.rome_code
  WHERE appellation.absent_depuis IS NULL AND rome.absent_depuis IS NULL
  UNION ALL SELECT 'METIER', code, libelle, libelle, code FROM rome WHERE absent_depuis IS NULL
  UNION ALL SELECT 'METIER', rome.code, synonyme.libelle, rome.libelle, NULL
  FROM formacode_synonyme AS synonyme JOIN formacode_rome AS lien USING (version, code)
  JOIN rome ON rome.code = lien.rome_code
  WHERE synonyme.metier AND synonyme.version = {VERSION} AND synonyme.absent_depuis IS NULL
    AND lien.absent_depuis IS NULL AND rome.absent_depuis IS NULL
  UNION ALL SELECT 'FORMACODE', formacode.code, formacode.libelle, champ.libelle, formacode.code
  FROM formacode LEFT JOIN champ_semantique AS champ
    ON (champ.version, champ.code) = (formacode.version, formacode.champ_code)
  WHERE formacode.version = {VERSION} AND formacode.absent_depuis IS NULL
  UNION ALL SELECT 'FORMACODE', formacode.code, synonyme.libelle, formacode.libelle, NULL
  FROM formacode_synonyme AS synonyme JOIN formacode USING (version, code)
  WHERE formacode.version = {VERSION} AND formacode.absent_depuis IS NULL AND synonyme.absent_depuis IS NULL
  UNION ALL SELECT 'CERTIFICATION', valeur, libelle, complement, codes FROM certifiee,
    LATERAL (VALUES (intitule), (intitule_de_la_fiche)) AS nom(libelle) WHERE libelle IS NOT NULL
    AND (libelle <> valeur OR nommee IS NOT TRUE)
  UNION ALL SELECT 'ORGANISME', organisme.numero, nom.libelle, principal.ville,
    concat_ws(' ', organisme.siren, (SELECT string_agg(etablissement.siret, ' ' ORDER BY etablissement.siret)
      FROM etablissement WHERE etablissement.organisme_id = organisme.id AND {_ETABLISSEMENT}))
  FROM organisme CROSS JOIN LATERAL (VALUES (nom_usage), (raison_sociale)) AS nom(libelle)
  LEFT JOIN (SELECT etablissement.organisme_id, adresse.ville FROM etablissement
    JOIN adresse ON adresse.id = etablissement.adresse_id WHERE etablissement.principal AND {_ETABLISSEMENT}
  ) AS principal ON principal.organisme_id = organisme.id
  WHERE nom.libelle IS NOT NULL AND {_ORGANISME}
  UNION ALL SELECT 'COMMUNE', code, libelle, concat_ws(', ', code_postal, departement), codes_postaux FROM ville
  UNION ALL SELECT 'COMMUNE', ville.code, nom.nom, concat_ws(', ', libelle, code_postal, departement), NULL
  FROM commune_nom AS nom JOIN ville ON ville.id = nom.commune_id WHERE nom.absent_depuis IS NULL
  UNION ALL SELECT 'DEPARTEMENT', departement.code, departement.libelle, region.libelle, departement.code
  FROM departement JOIN region ON region.code = departement.region_code WHERE departement.fin IS NULL"""  # noqa: S608

# Actions that offer sessions, whatever the day: what is proposed first does not change at midnight.
_ACTIONS = """\
  SELECT 'METIER', rome_code, count(*) FROM offre JOIN formation_rome USING (formation_id) GROUP BY rome_code
  UNION ALL SELECT 'FORMACODE', code, sum(nombre) FROM (
    SELECT DISTINCT formation_id, ancetre.code
    FROM formation_formacode JOIN ancetre ON ancetre.id = formation_formacode.formacode_id) AS porte
  JOIN par_formation USING (formation_id) GROUP BY code
  UNION ALL SELECT 'CERTIFICATION', valeur, sum(nombre) FROM (
    SELECT DISTINCT formation_id, valeur
    FROM formation_certification JOIN certifiee ON certifiee.id = certification_id) AS porte
  JOIN par_formation USING (formation_id) GROUP BY valeur
  UNION ALL SELECT 'ORGANISME', organisme.numero, count(*)
  FROM offre JOIN organisme ON organisme.id = organisme_id GROUP BY organisme.numero
  UNION ALL SELECT 'COMMUNE', commune_code, count(DISTINCT action_id) FROM seance GROUP BY commune_code
  UNION ALL SELECT 'DEPARTEMENT', departement_code, count(DISTINCT action_id) FROM seance GROUP BY departement_code"""

_FREQUENCES = f"""\
  SELECT 'METIER', rome_code, count(*) FROM (
    SELECT rome_code FROM certification_rome WHERE absent_depuis IS NULL
    UNION ALL SELECT rome_code FROM fiche_rome WHERE absent_depuis IS NULL) AS porte GROUP BY rome_code
  UNION ALL SELECT 'FORMACODE', code, count(*) FROM (
    SELECT formacode_id FROM certification_formacode WHERE absent_depuis IS NULL
    UNION ALL SELECT formacode_id FROM fiche_formacode WHERE absent_depuis IS NULL) AS porte
  JOIN formacode ON formacode.id = formacode_id WHERE version = {VERSION} GROUP BY code
  UNION ALL SELECT 'CERTIFICATION', valeur, max(publiee::int) FROM certifiee GROUP BY valeur
  UNION ALL SELECT 'COMMUNE', code, population FROM commune WHERE population IS NOT NULL"""  # noqa: S608

LIBELLES: Final = f"""\
WITH RECURSIVE ancetre (id, version, code, generique_code) AS (
  SELECT id, version, code, generique_code FROM formacode
  UNION SELECT ancetre.id, formacode.version, formacode.code, formacode.generique_code FROM ancetre
  JOIN formacode ON (formacode.version, formacode.code) = (ancetre.version, ancetre.generique_code)),
certifiee AS MATERIALIZED (
  SELECT certification.id, coalesce(fiche.code, code_certifinfo) AS valeur, certification.intitule,
    nullif(fiche.intitule, fiche.code) AS intitule_de_la_fiche,
    bool_or(certification.intitule <> coalesce(fiche.code, code_certifinfo) OR fiche.intitule <> fiche.code)
      OVER (PARTITION BY coalesce(fiche.code, code_certifinfo)) AS nommee,
    coalesce(fiche.code, 'Certif Info ' || code_certifinfo) AS complement,
    concat_ws(' ', fiche.code, substring(fiche.code FROM '[0-9]+'), code_certifinfo) AS codes,
    certification.etat IS DISTINCT FROM 'ARCHIVEE' AND fiche.actif IS NOT FALSE AS publiee
  FROM certification LEFT JOIN fiche ON fiche.id = certification.fiche_id
  WHERE {_PROPOSEE}),
ville AS MATERIALIZED (
  SELECT commune.id, commune.code, commune.libelle, array_to_string(codes_postaux, ' ') AS codes_postaux,
    (SELECT min(u) FROM unnest(codes_postaux) AS u) AS code_postal, departement.libelle AS departement
  FROM commune JOIN departement ON departement.code = commune.departement_code WHERE commune.absent_depuis IS NULL),
seance AS MATERIALIZED (
  SELECT DISTINCT action_id, formation_id, organisme_id, commune_code, departement_code
  FROM recherche_session WHERE statut = 'VALIDEE'),
offre AS MATERIALIZED (SELECT DISTINCT action_id, formation_id, organisme_id FROM seance),
par_formation AS MATERIALIZED (SELECT formation_id, count(*) AS nombre FROM offre GROUP BY formation_id),
nom AS (
  SELECT nom.* FROM ({_NOMS}) AS nom (type, valeur, libelle, complement, codes) WHERE {{parmi}}),
portee AS (SELECT nom.* FROM ({_ACTIONS}) AS nom (type, valeur, nombre) WHERE {{parmi}}),
courante AS (SELECT nom.* FROM ({_FREQUENCES}) AS nom (type, valeur, nombre) WHERE {{parmi}})
SELECT md5(concat_ws(chr(31), type, valeur, libelle))::uuid, type, valeur, libelle,
  nullif(min(complement), libelle), nullif(string_agg(DISTINCT codes, ' ' ORDER BY codes), ''),
  coalesce(max(portee.nombre), 0)::integer, coalesce(max(courante.nombre), 0)::integer
FROM nom LEFT JOIN portee USING (type, valeur) LEFT JOIN courante USING (type, valeur)
GROUP BY type, valeur, libelle"""  # noqa: S608  our own names

# What LIBELLES counts, of the actions by which a transaction makes a difference.
COMPTER: Final = f"""\
-- compter_suggestion
WITH RECURSIVE formation_d AS (
  SELECT * FROM unnest(%(formations)s::bigint[], %(de_formations)s::integer[]) AS d (formation_id, n)),
mot_cle (formation_id, version, code, generique_code) AS (
  SELECT formation_id, version, code, generique_code
  FROM formation_d JOIN formation_formacode USING (formation_id) JOIN formacode ON formacode.id = formacode_id
  UNION SELECT formation_id, formacode.version, formacode.code, formacode.generique_code FROM mot_cle
  JOIN formacode ON (formacode.version, formacode.code) = (mot_cle.version, mot_cle.generique_code)),
certifie AS (
  SELECT DISTINCT formation_id, coalesce(fiche.code, code_certifinfo) AS valeur
  FROM formation_d JOIN formation_certification USING (formation_id)
  JOIN certification ON certification.id = certification_id LEFT JOIN fiche ON fiche.id = certification.fiche_id
  WHERE {_PROPOSEE}),
difference (type, valeur, n) AS (
  SELECT 'METIER', rome_code, n FROM formation_d JOIN formation_rome USING (formation_id)
  UNION ALL SELECT 'FORMACODE', code, n FROM (SELECT DISTINCT formation_id, code FROM mot_cle) AS porte
  JOIN formation_d USING (formation_id)
  UNION ALL SELECT 'CERTIFICATION', valeur, n FROM certifie JOIN formation_d USING (formation_id)
  UNION ALL SELECT 'ORGANISME', numero, n
  FROM unnest(%(organismes)s::bigint[], %(de_organismes)s::integer[]) AS d (id, n) JOIN organisme USING (id)
  UNION ALL SELECT 'COMMUNE', *
  FROM unnest(%(communes)s::text[], %(de_communes)s::integer[]) AS d
  UNION ALL SELECT 'DEPARTEMENT', *
  FROM unnest(%(departements)s::text[], %(de_departements)s::integer[]) AS d),
somme AS (
  SELECT type, valeur, sum(n)::integer AS n FROM difference WHERE type <> ALL(%(types)s::text[])
  GROUP BY type, valeur HAVING sum(n) <> 0)
UPDATE suggestion SET actions = actions + somme.n
FROM somme WHERE (suggestion.type, suggestion.valeur) = (somme.type, somme.valeur) RETURNING cle"""  # noqa: S608  idem
